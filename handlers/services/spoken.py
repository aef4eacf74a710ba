"""What members said, by group and title; who they are stays out of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cases.board import Opinion, Referral, Seat
from cases.errors import Code, DeskError
from cases.outcome import sentences
from cases.people import Role
from cases.rules import Rules
from cases.words import Words
from handlers.services.ports import Board, People


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a member said; who she is stays between her and the secretariat."""

    group: Words | None
    title: str | None
    opinion: Opinion
    is_late: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A referral that has come to an end: what was said by those who were not recused, and why."""

    referral: Referral
    spoken: tuple[Spoken, ...]
    why: Words | None = None


class Remembered(Protocol):
    """A transaction that looks at the board and its members."""

    @property
    def people(self) -> People:
        """The members."""
        ...

    @property
    def board(self) -> Board:
        """The cases before the board."""
        ...


async def spoken_by(seat: Seat, unit: Remembered, rules: Rules, at: datetime) -> Spoken:
    """What was said from that seat; raises DeskError for one without an opinion."""
    if seat.opinion is None:
        raise DeskError(Code.BAD_REQUEST)
    person = None if seat.person_id is None else await unit.people.get(seat.person_id)
    grant = person.grant(Role.MEMBER, at) if person else None
    group = rules.board.groups.get(seat.group or "")
    return Spoken(group, grant.post.title if grant else None, seat.opinion, seat.is_late)


async def heard_in(
    referral: Referral, unit: Remembered, rules: Rules, at: datetime
) -> tuple[Spoken, ...]:
    """The opinions of a referral without those of recused members; none before its end."""
    if referral.is_open:
        return ()
    given = [seat for seat in referral.seats if seat.opinion and not seat.is_recused]
    return tuple([await spoken_by(seat, unit, rules, at) for seat in given])


async def heard(number: str, unit: Remembered, rules: Rules, at: datetime) -> tuple[Heard, ...]:
    """Every referral of a case that has come to an end, the first first."""
    ended = [each for each in await unit.board.of_case(number) if not each.is_open]
    return tuple([await _heard(each, unit, rules, at) for each in ended])


async def _heard(referral: Referral, unit: Remembered, rules: Rules, at: datetime) -> Heard:
    given = await heard_in(referral, unit, rules, at)
    return Heard(referral, given, sentences(referral, rules.board))
