"""What is not remembered: the clock and the library."""

from datetime import datetime
from typing import Protocol

from knowledge.library import Library
from knowledge.shelf import Shelf as Folder


class Clock(Protocol):
    """The present moment: aware, in UTC."""

    def __call__(self) -> datetime: ...


class LibraryShelf(Protocol):
    """The library in force; `is_refused`: what the editors saved last is not it."""

    @property
    def current(self) -> Library: ...
    @property
    def is_refused(self) -> bool: ...


class Workshop(LibraryShelf, Protocol):
    """The library with the files it is made of.

    `folder` reads all of them, `text` gives one as it stands, None where there is none. `publish`
    writes a file whole or not at all, or takes it away for None; raises OSError. `broken` names
    the files whose errors keep all that was saved since from coming into force.
    """

    async def folder(self) -> Folder: ...
    async def text(self, path: str) -> str | None: ...
    async def publish(self, path: str, text: str | None) -> None: ...
    async def broken(self) -> tuple[str, ...]: ...
