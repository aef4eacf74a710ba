"""A referral as one member sees it: what she may read of it, and what she may do.

What is shown to her is made of this value alone: before her declaration it holds no brief, and
the officer behind the case is nowhere in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from cases import seats
from cases.anonymous import for_members
from cases.board import Late, Outcome, Referral, Seat
from cases.boarded import Boarded
from cases.case import Attachment, Case
from cases.errors import DeskError
from cases.members import require_member
from cases.moved import Turn
from cases.municipalities import Kind, kind_of
from cases.outcome import sentences
from cases.people import Municipality, Person
from cases.rules import Rules
from cases.words import Words


class Step(StrEnum):
    """What a member may do with a referral."""

    CLEAR = "clear"  # declare that there is no conflict of interest
    RECUSE = "recuse"
    SPEAK = "speak"
    ABSTAIN = "abstain"
    EXTEND = "extend"
    COMPARE = "compare"  # read what others said


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a member knows of a referral before she declares: enough to tell a conflict.

    That is the type of the case, what sort of municipality asks, and the topic, which whoever
    knows the topics puts in. No word of the officer is in it, not even the title.
    """

    id: int
    number: str
    seat: Seat
    type: Words
    asker: Kind | None = None
    topic: Words | None = None


@dataclass(frozen=True, slots=True)
class Sitting(Invitation):
    """One member's place in a referral, at a moment.

    `brief` and `title` are None as long as she may not read them, `municipality` unless the
    secretariat shows it; `files` go with the brief, `why` with the outcome. `late` says what an
    opinion counts for that she gave now, None in time; `longer` until when she may have more time.
    """

    at: datetime = field(kw_only=True)
    steps: frozenset[Step] = field(kw_only=True)
    title: str | None = None
    brief: str | None = None
    municipality: Municipality | None = None
    files: tuple[Attachment, ...] = ()
    outcome: Outcome | None = None
    why: Words | None = None
    late: Late | None = None
    longer: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the board has not come to an end with it."""
        return self.outcome is None


def invitation(referral: Referral, case: Case, person_id: int, rules: Rules) -> Invitation | None:
    """What she is told when she is asked; None when she has no seat."""
    seat = referral.seat_of(person_id)
    if seat is None:
        return None
    return Invitation(referral.id, referral.number, seat, _type(case, rules), _asker(case))


def sitting(referral: Referral, case: Case, person: Person, at: datetime, rules: Rules) -> Sitting:
    """The referral as she sees it.

    Raises DeskError for one in which she has no seat, and once she is no member any more.
    """
    seat = seats.seat_of(referral, person)
    require_member(person, at)
    steps = allowed(referral, person, at, rules)
    reads = _admits(seats.brief_for, referral, person)
    town = case.request.municipality if referral.shows_municipality else None
    return Sitting(
        id=referral.id,
        number=referral.number,
        seat=seat,
        type=_type(case, rules),
        asker=_asker(case),
        at=at,
        steps=steps,
        title=_anonymous(case.request.title, referral, case) if reads else None,
        brief=_anonymous(referral.brief, referral, case) if reads else None,
        municipality=town if reads else None,
        files=referral.files if reads else (),
        outcome=referral.outcome,
        why=sentences(referral, rules.board),
        late=rules.board.late if at > seat.due_at or not referral.is_open else None,
        longer=_longer(seat, rules) if Step.EXTEND in steps else None,
    )


def allowed(referral: Referral, person: Person, at: datetime, rules: Rules) -> frozenset[Step]:
    """What she may do now; a screen offers no more, and every step checks it again."""
    steps = {
        step for step, take in _TAKEN.items() if _changes(take, referral, Turn(person, at, rules))
    }
    if Step.ABSTAIN in steps:
        steps.add(Step.SPEAK)
    if _admits(seats.others_opinions, referral, person):
        steps.add(Step.COMPARE)
    return frozenset(steps)


def _type(case: Case, rules: Rules) -> Words:
    kind = rules.types.get(case.request.type)
    return kind.name if kind else Words(tr=case.request.type)


def _asker(case: Case) -> Kind | None:
    town = case.request.municipality
    return kind_of(town) if town else None


def _declared(referral: Referral, person: Person, turn: Turn, *, recused: bool) -> Boarded:
    return seats.declare(referral, by=person, at=turn.at, rules=turn.rules, recused=recused)


#: How each step would be taken: the rules themselves say whether it may be.
_TAKEN: Mapping[Step, Callable[[Referral, Person, Turn], Boarded]] = MappingProxyType(
    {
        Step.CLEAR: partial(_declared, recused=False),
        Step.RECUSE: partial(_declared, recused=True),
        Step.ABSTAIN: lambda referral, person, turn: seats.abstain(
            referral, by=person, at=turn.at, rules=turn.rules
        ),
        Step.EXTEND: lambda referral, person, turn: seats.extend(
            referral, by=person, at=turn.at, rules=turn.rules
        ),
    }
)


def _changes(
    take: Callable[[Referral, Person, Turn], Boarded], referral: Referral, turn: Turn
) -> bool:
    if turn.by is None:
        return False
    try:
        return not take(referral, turn.by, turn).changes_nothing
    except DeskError:
        return False


def _admits(
    read: Callable[[Referral, Person], object], referral: Referral, person: Person
) -> bool:
    try:
        read(referral, person)
    except DeskError:
        return False
    return True


def _longer(seat: Seat, rules: Rules) -> datetime:
    return rules.calendar.add(seat.due_at, rules.board.extend_by)


def _anonymous(text: str, referral: Referral, case: Case) -> str:
    return for_members(text, case.request.municipality, shows=referral.shows_municipality)
