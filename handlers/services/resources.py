"""Publications, practices and events as screens list them, on the day of the desk's clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.errors import Code, DeskError
from handlers.services.entries import LOCAL, key_of
from handlers.services.ports import Clock, LibraryShelf
from knowledge.entry import Topic
from knowledge.resource import Event, Practice, Publication, Resource


class Register(StrEnum):
    """The three lists; the values stand on buttons."""

    PUBLICATIONS = "p"
    PRACTICES = "u"
    EVENTS = "e"


@dataclass(frozen=True, slots=True)
class Item:
    """A resource as it is to be shown today."""

    resource: Publication | Practice | Event
    is_past: bool = False

    @property
    def register(self) -> Register:
        """The list it stands in."""
        match self.resource:
            case Publication():
                return Register.PUBLICATIONS
            case Practice():
                return Register.PRACTICES
            case Event():
                return Register.EVENTS

    @property
    def owner(self) -> str | None:
        """Whose it is: its publisher, its municipality, or who organises it."""
        match self.resource:
            case Publication(publisher=owner) | Practice(municipality=owner):
                return owner
            case Event(organiser=owner):
                return owner

    @property
    def day(self) -> date | None:
        """The day of an event, where it is known."""
        return self.resource.on if isinstance(self.resource, Event) else None


class Resources:
    """Finds what a list or a button points at; raises UNKNOWN_ENTRY when it is gone."""

    def __init__(self, shelf: LibraryShelf, clock: Clock) -> None:
        self._shelf = shelf
        self._clock = clock

    def of(self, register: Register) -> tuple[Item, ...]:
        """A list in the order of its file; of events what is to come before what is over."""
        known = self._shelf.current.resources
        match register:
            case Register.PUBLICATIONS:
                return self.items(known.publications)
            case Register.PRACTICES:
                return self.items(known.practices)
            case Register.EVENTS:
                return tuple(sorted(self.items(known.events), key=_turn))

    def by_key(self, register: Register, key: str) -> Item:
        """The item of a button's key."""
        for item in self.of(register):
            if key_of(item.resource.key) == key:
                return item
        raise DeskError(Code.UNKNOWN_ENTRY)

    def items(self, resources: Iterable[Resource]) -> tuple[Item, ...]:
        """Resources as they are to be shown today."""
        today = self._clock().astimezone(LOCAL).date()
        return tuple(
            Item(resource, isinstance(resource, Event) and resource.is_past(today))
            for resource in resources
            if isinstance(resource, Publication | Practice | Event)
        )

    def beside(self, resources: Iterable[Resource]) -> tuple[Item, ...]:
        """A few of them as they are shown under something else: what is over stands last."""
        return tuple(sorted(self.items(resources), key=lambda item: item.is_past))

    def topics_of(self, item: Item) -> tuple[Topic, ...]:
        """The topics of an item."""
        topics = self._shelf.current.topics
        return tuple(topics[key] for key in item.resource.topics if key in topics)


def _turn(item: Item) -> tuple[bool, int]:
    """Coming events by their day, then those without one, then past ones from the latest on."""
    year = item.resource.year
    day = item.day or (date(year, 12, 31) if year else date.max)
    return item.is_past, -day.toordinal() if item.is_past else day.toordinal()
