"""The desk as a conversation sees it: everything it may ask for, in one value."""

from dataclasses import dataclass
from typing import Self

from handlers.services.entries import Entries
from handlers.services.people import People
from handlers.services.ports import Clock, LibraryShelf, Storage
from handlers.services.questions import Questions
from handlers.services.resources import Resources


@dataclass(frozen=True, slots=True)
class Desk:
    """The services of one installation."""

    questions: Questions
    people: People
    entries: Entries
    resources: Resources
    clock: Clock

    @classmethod
    def of(cls, storage: Storage, shelf: LibraryShelf, clock: Clock) -> Self:
        """The desk over a storage, a shelf with the library in force, and a clock."""
        entries = Entries(shelf, clock)
        return cls(
            questions=Questions(storage, entries, clock),
            people=People(storage, clock),
            entries=entries,
            resources=Resources(shelf, clock),
            clock=clock,
        )
