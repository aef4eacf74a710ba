"""A question as it is remembered: masked text, the decision, what she thought of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """The three decisions, and what became of a clarification."""

    ANSWERED = "answered"
    CLARIFIED = "clarified"
    ABSTAINED = "abstained"


class Channel(StrEnum):
    """Where a question was asked."""

    PRIVATE = "private"
    GROUP = "group"


class Verdict(StrEnum):
    """What the officer said of an answer or an abstention."""

    HELPED = "helped"
    NOT_HELPED = "not_helped"


class Complaint(StrEnum):
    """Why an answer or a silence did not help."""

    WRONG_TOPIC = "wrong_topic"
    TOO_GENERAL = "too_general"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"
    REWORD = "reword"  # of a silence: she will ask again in other words
    NOT_OURS = "not_ours"  # of a silence: no business of a municipality
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Feedback:
    """A verdict, with the reason of a negative one."""

    verdict: Verdict
    at: datetime
    complaint: Complaint | None = None


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """A question about to be remembered; `text` is masked already.

    `scores` holds (entry id, score) of the first candidates, best first;
    `probability` lies in 0..1; `margin` is s1 - s2 on the score scale. `update_id` is the
    update it came with: the same update asked again is the same question.
    """

    person_id: int
    asked_at: datetime
    channel: Channel
    text: str
    outcome: Outcome
    reason: str
    probability: float
    margin: float
    coverage: float
    scores: tuple[tuple[str, float], ...] = ()
    entry_id: str | None = None
    entry_version: str | None = None
    status: str | None = None
    update_id: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A remembered question: what was asked, what was chosen, how it was judged.

    `wants_news`: she wants to hear when there is an answer. `is_set_aside`: an editor says that
    no entry is missing for it.
    """

    id: int
    asked: NewQuestion
    chosen_entry_id: str | None = None
    chosen_status: str | None = None
    feedback: Feedback | None = None
    wants_news: bool = False
    is_set_aside: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """How often an entry was shown, and what was said of it."""

    shown: int = 0
    helped: int = 0
    not_helped: int = 0
