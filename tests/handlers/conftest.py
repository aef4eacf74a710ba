"""A desk with a small library of its own, and everybody who has to do with it."""

from collections.abc import AsyncIterator

import pytest

from cases.people import NO_POST, Post, Role
from knowledge.library import Library
from knowledge.loader import load
from storage.engine import Database
from storage.unit import Storage
from tests.handlers.chat import FORUM, LIBRARY, TOWN, Chat, Persona
from tests.handlers.own_case import Desk, with_draft
from tests.handlers.topic import Topic


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


@pytest.fixture
async def enrolled(chat: Chat) -> Persona:
    """An officer whom the desk knows as one of her municipality."""
    officer = Persona(chat, 1002)
    await officer.becomes(Role.OFFICER, Post(municipality=TOWN))
    return officer


@pytest.fixture
async def secretary(chat: Chat) -> Persona:
    """Somebody of the secretariat."""
    return await _with(chat, 2001, Role.SECRETARY, Post(title="Hukuk müşaviri"))


@pytest.fixture
async def colleague(chat: Chat) -> Persona:
    """Another of the secretariat."""
    return await _with(chat, 2002, Role.SECRETARY, Post(title="Uzman"))


@pytest.fixture
async def member(chat: Chat) -> Persona:
    """A board member from a university."""
    return await _with(chat, 3001, Role.MEMBER, _seat("Gaziantep Üniversitesi", "akademi"))


@pytest.fixture
async def second_member(chat: Chat) -> Persona:
    """A board member from another institution and group."""
    return await _with(chat, 3002, Role.MEMBER, _seat("Göç Çalışmaları Derneği", "sivil-toplum"))


@pytest.fixture
async def third_member(chat: Chat) -> Persona:
    """A board member from local government, without whom no quorum is complete."""
    return await _with(chat, 3003, Role.MEMBER, _seat("Belediyeler Birliği", "yerel-yonetim"))


@pytest.fixture
async def editor(chat: Chat) -> Persona:
    """Somebody who writes entries."""
    return await _with(chat, 4001, Role.EDITOR)


@pytest.fixture
async def second_editor(chat: Chat) -> Persona:
    """Somebody who approves what another has written."""
    return await _with(chat, 4002, Role.EDITOR)


@pytest.fixture
async def admin(chat: Chat) -> Persona:
    """Somebody who gives roles."""
    return await _with(chat, 5001, Role.ADMIN)


@pytest.fixture
async def auditor(chat: Chat) -> Persona:
    """Somebody who reads everything and changes nothing."""
    return await _with(chat, 6001, Role.AUDITOR)


@pytest.fixture
async def forum(chat: Chat) -> int:
    """The secretariat's group with topics; gives its number."""
    await chat.set_up_forum()
    return FORUM


@pytest.fixture
async def desk(chat: Chat, enrolled: Persona, secretary: Persona) -> Desk:
    """A desk to which the officer has brought one case."""
    await with_draft(enrolled)
    await enrolled.taps("✅ Gönder")
    return Desk(chat, secretary, enrolled)


def _seat(institution: str, group: str) -> Post:
    return Post(institution=institution, group=group, expertise=("statuler",))


async def _with(chat: Chat, number: int, role: Role, post: Post = NO_POST) -> Persona:
    persona = Persona(chat, number)
    await persona.becomes(role, post)
    return persona


@pytest.fixture
async def topic(chat: Chat, enrolled: Persona, forum: int) -> Topic:
    """An officer's case in its topic."""
    assert forum
    return await Topic(chat, enrolled).opened()
