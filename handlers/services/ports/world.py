"""What is not remembered: the clock and the library."""

from datetime import datetime
from typing import Protocol

from knowledge.library import Library


class Clock(Protocol):
    """The present moment: aware, in UTC."""

    def __call__(self) -> datetime: ...


class LibraryShelf(Protocol):
    """The library in force; a running question keeps the one it began with."""

    @property
    def current(self) -> Library: ...
