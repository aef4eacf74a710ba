"""The expert board: a case referred to chosen members, their seats, opinions and the outcome."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.case import Attachment


class Declaration(StrEnum):
    """What a member declares before she sees the brief."""

    CLEAR = "clear"  # no conflict of interest
    RECUSED = "recused"


class Position(StrEnum):
    """What a member holds of the question."""

    YES = "yes"  # the municipality may or must
    NO = "no"  # it may not or need not
    CONDITIONAL = "conditional"


class Method(StrEnum):
    """How opinions become an outcome."""

    CONSENSUS = "consensus"  # every counted opinion holds the same
    MAJORITY = "majority"


class Late(StrEnum):
    """What an opinion counts for that comes after the deadline."""

    COUNT = "count"
    ANNEX = "annex"  # kept and shown, not counted
    REFUSE = "refuse"


class Result(StrEnum):
    """How a referral ended."""

    ADOPTED = "adopted"
    ADOPTED_WITH_DISSENT = "adopted_with_dissent"
    NO_QUORUM = "no_quorum"
    WITHDRAWN = "withdrawn"


#: The board has spoken.
ADOPTED = frozenset({Result.ADOPTED, Result.ADOPTED_WITH_DISSENT})


@dataclass(frozen=True, slots=True)
class Opinion:
    """One member's view, with the fields of an entry.

    `obligation` is an obligation word of the FAQ (zorunlu, takdir, yönlendirme, yasak, bilgi);
    `basis` names laws and articles, one a line.
    """

    position: Position
    obligation: str
    reasoning: str
    basis: tuple[str, ...] = ()
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One member's place in a referral.

    Exactly one of `opinion` and `abstained_at` is set once she has spoken; `is_late` says that
    it came after the deadline. `group` and `institution` are those of her grant when she was
    asked; `conflict` is the reason why one is suggested to her, if any.
    """

    id: int
    person_id: int | None
    asked_at: datetime
    due_at: datetime
    group: str | None = None
    institution: str | None = None
    municipality: str | None = None
    conflict: str | None = None
    declaration: Declaration | None = None
    declared_at: datetime | None = None
    opinion: Opinion | None = None
    given_at: datetime | None = None
    abstained_at: datetime | None = None
    is_late: bool = False
    extensions: int = 0

    @property
    def has_spoken(self) -> bool:
        """Whether she gave an opinion or abstained."""
        return self.opinion is not None or self.abstained_at is not None

    @property
    def is_recused(self) -> bool:
        """Whether she counts for nothing: neither for the quorum nor for its base."""
        return self.declaration is Declaration.RECUSED


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result and a Turkish sentence that says why."""

    result: Result
    sentence: str
    at: datetime
    position: Position | None = None
    obligation: str | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """A case before the board, at one revision.

    `brief` is what members read: the question without the asker's name; the municipality is
    shown only when `shows_municipality`; `files` are those of the case that go with it. `next_at`
    is when the sweep must look again.
    """

    id: int
    revision: int
    number: str
    brief: str
    referred_by: int | None
    referred_at: datetime
    due_at: datetime
    seats: tuple[Seat, ...]
    shows_municipality: bool = False
    files: tuple[Attachment, ...] = ()
    outcome: Outcome | None = None
    reminders: int = 0
    next_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether opinions are still awaited."""
        return self.outcome is None

    @property
    def recused(self) -> frozenset[int]:
        """Who has recused herself, as far as she is not forgotten."""
        seats = (seat for seat in self.seats if seat.is_recused)
        return frozenset(seat.person_id for seat in seats if seat.person_id is not None)

    def seat_of(self, person_id: int) -> Seat | None:
        """The seat of that person, if she was asked."""
        return next((seat for seat in self.seats if seat.person_id == person_id), None)
