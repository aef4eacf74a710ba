"""A desk with a small library of its own, an officer and a stranger."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.loader import load
from storage.engine import Database
from storage.unit import Storage
from tests.handlers.chat import Chat, Persona

LIBRARY = Path(__file__).parent / "library"


@pytest.fixture(scope="session")
def library() -> Library:
    """Five entries, four topics, nine institutions."""
    return load(LIBRARY)


@pytest.fixture
async def chat(sqlite_url: str, library: Library) -> AsyncIterator[Chat]:
    """The desk over a SQLite file of its own."""
    storage = Storage(Database(sqlite_url))
    yield Chat(storage, library)
    await storage.close()


@pytest.fixture
def officer(chat: Chat) -> Persona:
    """Somebody who works for a municipality."""
    return Persona(chat, 1001)


@pytest.fixture
def stranger(chat: Chat) -> Persona:
    """Somebody who touches what is not hers."""
    return Persona(chat, 6666)
