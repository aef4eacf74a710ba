"""Everything read from one knowledge folder, before and after it became values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.calibration import Calibration
from knowledge.document import Document
from knowledge.entry import Entry, Institution, Law, Topic


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
