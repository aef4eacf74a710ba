"""Entries, registers and search as one immutable snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from knowledge.answer import Decision, Match
from knowledge.calibration import Calibration
from knowledge.concepts import concepts
from knowledge.decide import decide
from knowledge.emergencies import Emergencies
from knowledge.entry import Entry, Institution, Law, Topic
from knowledge.index import Index, Likeness, Registers, build
from knowledge.query import read_query
from knowledge.rank import matches, score
from knowledge.resource import Resource
from knowledge.resources import Resources
from knowledge.shelf import Shelf
from knowledge.text import tokens


@dataclass(frozen=True)
class Library:
    """One immutable snapshot of everything the desk knows."""

    entries: Mapping[str, Entry]
    topics: Mapping[str, Topic]
    laws: Mapping[str, Law]
    directory: Mapping[str, Institution]
    index: Index
    calibration: Calibration
    replaced: Mapping[str, str]
    digest: str
    resources: Resources
    emergencies: Emergencies

    def decide(self, text: str) -> Decision:
        """Answer, ask back or abstain; never raises for any text."""
        return decide(text, self.index, self.calibration)

    def rank(self, text: str, limit: int = 10) -> tuple[Match, ...]:
        """The best candidates with their reasons, best first."""
        query = read_query(text, self.index)
        if not query.words:
            return ()
        scored = score(query, self.index, self.calibration)
        return matches(scored, self.index, limit, explained=True)

    def resources_for(self, text: str) -> tuple[Resource, ...]:
        """The publications, practices and events that a question names, best first."""
        return self.resources.asked_by(read_query(text, self.index))

    def emergency_in(self, text: str) -> tuple[Institution, ...]:
        """Whom to call before anything else is read: none unless a danger to life is named."""
        return tuple(self.directory[key] for key in self.emergencies.named_in(text))

    @property
    def is_semantic(self) -> bool:
        """Whether meanings are compared, too; every question then takes tens of milliseconds."""
        return self.index.meaning is not None

    def comparing(self, meaning: Likeness) -> "Library":
        """The same library that compares meanings as well, if it was calibrated for that."""
        fitted = self.calibration.semantic
        if fitted is None:
            return self
        return replace(self, index=replace(self.index, meaning=meaning), calibration=fitted)

    def resolve(self, entry_id: str) -> Entry | None:
        """The entry of that id, also under an id that it replaces."""
        return self.entries.get(self.replaced.get(entry_id, entry_id))


def assemble(shelf: Shelf) -> Library:
    """Build the snapshot of a valid shelf; retired entries are kept, but not searched first."""
    entries = {sheet.entry.id: sheet.entry for sheet in shelf.sheets}
    fillers = frozenset(word for phrase in shelf.fillers for word in tokens(phrase))
    cues = concepts([sorted(shelf.cues)] if shelf.cues else [])
    registers = Registers(concepts(shelf.synonyms), fillers, cues, shelf.examples)
    index = build(tuple(entries.values()), registers)
    resources = Resources(
        publications=tuple(row.value for row in shelf.publications),
        practices=tuple(row.value for row in shelf.practices),
        events=tuple(row.value for row in shelf.events),
        index=index,
    )
    return Library(
        entries=entries,
        topics=shelf.topics,
        laws=shelf.laws,
        directory=shelf.directory,
        index=index,
        calibration=shelf.calibration,
        replaced={old: e.id for e in entries.values() for old in e.replaces},
        digest=shelf.digest,
        resources=resources,
        emergencies=Emergencies.of(row.value for row in shelf.emergencies),
    )
