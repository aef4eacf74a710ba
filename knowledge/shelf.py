"""Everything read from one knowledge folder, before and after it became values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from knowledge.calibration import Calibration
from knowledge.document import Document, Path
from knowledge.emergencies import Emergency
from knowledge.entry import Entry, Institution, Law, Topic, Value
from knowledge.resource import Event, Practice, Publication

T = TypeVar("T", bound=Value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One entry with the file it stands in."""

    file: str
    document: Document
    entry: Entry

    def line(self, *path: str | int) -> int:
        """The line of a field, or of what stands around it."""
        return self.document.line_of(path)


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A value of a register with the file and the place it stands in."""

    file: str
    document: Document
    place: int
    value: T

    def line(self, *path: str | int) -> int:
        """The line of a field, or of what stands around it."""
        whole: Path = (self.place, *path)
        return self.document.line_of(whole)


ResourceRow: TypeAlias = Row[Publication] | Row[Practice] | Row[Event]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All sheets and registers of a folder, valid one by one.

    `unread` names the entries whose files have faults of their own; `examples` has the further
    wordings by entry id.
    """

    sheets: tuple[Sheet, ...]
    topics: Mapping[str, Topic]
    laws: Mapping[str, Law]
    directory: Mapping[str, Institution]
    synonyms: tuple[tuple[str, ...], ...] = ()
    fillers: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    calibration: Calibration = field(default_factory=Calibration)
    digest: str = ""
    unread: frozenset[str] = frozenset()
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    publications: Sequence[Row[Publication]] = ()
    practices: Sequence[Row[Practice]] = ()
    events: Sequence[Row[Event]] = ()
    emergencies: Sequence[Row[Emergency]] = ()

    @property
    def resources(self) -> tuple[ResourceRow, ...]:
        """The rows of publications, practices and events."""
        return (*self.publications, *self.practices, *self.events)
