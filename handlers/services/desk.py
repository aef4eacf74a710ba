"""The desk as a conversation sees it: everything it may ask for, in one value."""

from dataclasses import dataclass
from typing import Self

from handlers.services.entries import Entries
from handlers.services.people import People
from handlers.services.ports import Clock, LibraryShelf, Storage
from handlers.services.questions import Questions


@dataclass(frozen=True, slots=True)
class Desk:
    """The services of one installation."""

    questions: Questions
    people: People
    entries: Entries
    clock: Clock

    @classmethod
    def of(cls, storage: Storage, shelf: LibraryShelf, clock: Clock) -> Self:
        """The desk over a storage, a shelf with the library in force, and a clock."""
        entries = Entries(shelf, clock)
        return cls(Questions(storage, entries, clock), People(storage, clock), entries, clock)
