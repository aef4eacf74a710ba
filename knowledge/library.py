"""Entries, registers and search as one immutable snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.answer import Decision, Match
from knowledge.entry import Entry, Institution, Law, Topic


@dataclass(frozen=True)
class Library:
    """One immutable snapshot of everything the desk knows."""

    entries: Mapping[str, Entry]
    topics: Mapping[str, Topic]
    laws: Mapping[str, Law]
    directory: Mapping[str, Institution]
    digest: str

    def decide(self, text: str) -> Decision:
        """Answer, ask back or abstain; never raises for any text."""
        raise NotImplementedError

    def rank(self, text: str, limit: int = 10) -> tuple[Match, ...]:
        """The best candidates with their reasons, best first."""
        raise NotImplementedError

    def resolve(self, entry_id: str) -> Entry | None:
        """The entry of that id, also under an id that it replaces."""
        raise NotImplementedError
