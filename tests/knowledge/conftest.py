"""A small knowledge folder with invented entries, and the content that the product ships."""

import shutil
from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.loader import load

DESK = Path(__file__).parent / "desk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small folder that a test may spoil."""
    return Path(shutil.copytree(DESK, tmp_path / "desk"))


@pytest.fixture(scope="session")
def desk() -> Library:
    """The small folder as a library."""
    return load(DESK)


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The content of the product as a library."""
    return load()
