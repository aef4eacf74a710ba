"""The decision: an answer, a question back, or an honest silence; each with its reason."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from knowledge.entry import Entry, LegalStatus


class Why(StrEnum):
    """The reason of a decision."""

    SURE = "sure"
    CLOSE = "close"  # two or three candidates are too near to each other
    UNSURE = "unsure"  # candidates are plausible, none is sure
    ONE_WORD = "one_word"
    TWO_QUESTIONS = "two_questions"
    STATUS = "status"  # the entry's answer depends on the person's legal status
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of why an entry matched: a view of the search, its share, the words."""

    view: str
    share: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A scored candidate; `wording` is the question or alias nearest to the query."""

    entry: Entry
    score: float
    wording: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decision rests on; probability and coverage lie in 0..1."""

    matches: tuple[Match, ...] = ()
    probability: float = 0.0
    margin: float = 0.0
    coverage: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry, sure. `presumed` says that the status was concluded, not said."""

    entry: Entry
    evidence: Evidence
    status: LegalStatus | None = None
    presumed: bool = False
    why: Why = Why.SURE


@dataclass(frozen=True, slots=True)
class Clarification:
    """A question back: which of these entries.

    Two or three entries; with `STATUS` exactly one, and the person's legal status is asked.
    """

    entries: tuple[Entry, ...]
    evidence: Evidence
    why: Why


@dataclass(frozen=True, slots=True)
class Abstention:
    """No answer; `nearest` are entries that may still be worth a look."""

    nearest: tuple[Entry, ...]
    evidence: Evidence
    why: Why


Decision: TypeAlias = Answer | Clarification | Abstention
