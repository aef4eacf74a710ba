"""The board at work: members are asked, declare, speak or abstain, until there is an outcome.

Every step is a pure function of the referral: it saves and sends nothing. The outcome is counted
again whenever it could change, also after it was told: by a recusal, or by a late opinion where
late opinions count. What a member may read is asked here too.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Required, TypedDict, Unpack

from cases import moves_board
from cases.board import Declaration, Late, Opinion, Position, Referral, Result, Seat
from cases.boarded import (
    Boarded,
    Referred,
    concluded,
    kept,
    planned,
    recounted,
    reminder_at,
    to_board,
)
from cases.case import Attachment, Case
from cases.delivery import ToPerson
from cases.errors import Code, DeskError
from cases.gate import require_role
from cases.members import Candidate, require_board, require_member
from cases.move import Move
from cases.moved import Turn
from cases.notice import BoardExtended, BoardReminder, Outgoing
from cases.outcome import is_awaited, is_decided, tally, withdrawn
from cases.people import Person
from cases.rules import Rules


class Brief(TypedDict, total=False):
    """What members read of a case, and who must not sit on it.

    That is `asker` with her institution, and `recused`, who have withdrawn from the case before.
    """

    brief: Required[str]
    files: tuple[Attachment, ...]
    shows_municipality: bool
    asker: Person | None
    recused: Collection[int]


class Once(TypedDict, total=False):
    """Which extension it is to be, counted from 1: one that was given is not given again."""

    nth: int


def refer(
    case: Case,
    *,
    members: Sequence[Person],
    by: Person,
    at: datetime,
    rules: Rules,
    **brief: Unpack[Brief],
) -> Referred:
    """Ask chosen members. They are told once the referral has a number (`boarded.invitations`).

    Raises DeskError when the case may not be referred, for a person who is no member or must not
    sit on it, and when the chosen cannot reach the quorum and the groups.
    """
    moved = moves_board.refer(case, by=by, at=at, rules=rules)
    if not brief["brief"].strip():
        raise DeskError(Code.TEXT_MISSING)
    asker, recused = brief.get("asker"), brief.get("recused", ())
    board = require_board(members, case, asker, at, rules, recused)
    due_at = rules.calendar.add(at, rules.board.opinions_within)
    referral = Referral(
        id=0,
        revision=0,
        number=case.number,
        brief=brief["brief"].strip(),
        referred_by=by.id,
        referred_at=at,
        due_at=due_at,
        seats=tuple(_seat(candidate, at, due_at) for candidate in board),
        shows_municipality=brief.get("shows_municipality", False),
        files=brief.get("files", ()),
    )
    return Referred(planned(referral, at, rules), moved)


def declare(
    referral: Referral, *, by: Person, at: datetime, rules: Rules, recused: bool
) -> Boarded:
    """Say whether there is a conflict of interest, before the brief or whenever one shows.

    A recusal stays. It is accepted after the outcome, too, which is then counted again.
    """
    seat = _own(referral, by, at)
    wanted = Declaration.RECUSED if recused else Declaration.CLEAR
    if seat.declaration is wanted:
        return Boarded(referral)
    if seat.is_recused:
        raise DeskError(Code.RECUSED)
    if recused:
        _require_standing(referral)
    else:
        _require_time(referral, seat, at, rules)
    declared = _with(referral, replace(seat, declaration=wanted, declared_at=at))
    return recounted(kept(declared, seat, wanted.value), at, rules)


def give(
    referral: Referral, *, by: Person, opinion: Opinion, at: datetime, rules: Rules
) -> Boarded:
    """Give an opinion; after the deadline it counts for what the rules say."""
    seat = _speaking(referral, by, at, rules)
    if seat.opinion == opinion:
        return Boarded(referral)
    if seat.has_spoken:
        raise DeskError(Code.ALREADY_SPOKEN)
    needs_conditions = opinion.position is Position.CONDITIONAL and not opinion.conditions.strip()
    if not opinion.reasoning.strip() or not opinion.obligation.strip() or needs_conditions:
        raise DeskError(Code.TEXT_MISSING)
    late = _is_late(referral, seat, at)
    spoken = _with(referral, replace(seat, opinion=opinion, given_at=at, is_late=late))
    return recounted(kept(spoken, seat, "late_opinion" if late else "opinion"), at, rules)


def abstain(referral: Referral, *, by: Person, at: datetime, rules: Rules) -> Boarded:
    """Give no opinion; that counts to the quorum where the rules say so, to the outcome never."""
    seat = _speaking(referral, by, at, rules)
    if seat.abstained_at is not None:
        return Boarded(referral)
    if seat.has_spoken:
        raise DeskError(Code.ALREADY_SPOKEN)
    late = _is_late(referral, seat, at)
    silent = _with(referral, replace(seat, abstained_at=at, is_late=late))
    return recounted(kept(silent, seat, "abstained"), at, rules)


def extend(
    referral: Referral, *, by: Person, at: datetime, rules: Rules, **once: Unpack[Once]
) -> Boarded:
    """More time for herself, as often as the rules allow and before her time is over."""
    seat = _speaking(referral, by, at, rules)
    if once.get("nth", seat.extensions + 1) <= seat.extensions:
        return Boarded(referral)
    if seat.has_spoken:
        raise DeskError(Code.ALREADY_SPOKEN)
    if _is_late(referral, seat, at):
        raise DeskError(Code.REFERRAL_OVER)
    if seat.extensions >= rules.board.extensions:
        raise DeskError(Code.NO_MORE_TIME)
    due_at = rules.calendar.add(seat.due_at, rules.board.extend_by)
    longer = _with(referral, replace(seat, due_at=due_at, extensions=seat.extensions + 1))
    longer = replace(longer, due_at=max(each.due_at for each in longer.seats))
    times = sum(each.extensions for each in longer.seats)
    notice = BoardExtended(referral.number, referral.id, times)
    outgoing = to_board(longer, notice, ToPerson(by.id))
    data: dict[str, str | int] = {"seat": seat.id, "times": seat.extensions + 1}
    return Boarded(planned(longer, at, rules), outgoing, "board_extended", data)


def withdraw(referral: Referral, *, by: Person | None, at: datetime, rules: Rules) -> Boarded:
    """Take the question back; None: the officer withdrew her case."""
    require_role(Move.RETURN, Turn(by, at, rules))
    if referral.outcome is not None and referral.outcome.result is Result.WITHDRAWN:
        return Boarded(referral)
    if not referral.is_open:
        raise DeskError(Code.REFERRAL_OVER)
    return concluded(Boarded(referral), withdrawn(at))


def conclude(referral: Referral, at: datetime, rules: Rules) -> Boarded:
    """The outcome, when everybody has spoken, the time is over, or nothing can change it."""
    counted = tally(referral, at, rules.board)
    if not referral.is_open or not is_decided(counted, rules.board):
        return Boarded(referral)
    return recounted(Boarded(referral), at, rules)


def sweep(referral: Referral, at: datetime, rules: Rules) -> Boarded | None:
    """What is due: the outcome or a reminder; None for nothing. Missed reminders become one."""
    if not referral.is_open:
        return None
    ended = conclude(referral, at, rules)
    if ended.concluded:
        return ended
    rounds = referral.reminders
    while reminder_at(referral, rounds + 1, rules) <= at:
        rounds += 1
    if rounds == referral.reminders:
        return None
    reminded = planned(replace(referral, reminders=rounds), at, rules)
    notice = BoardReminder(referral.number, referral.id, rounds)
    outgoing = tuple(
        Outgoing(notice, ToPerson(seat.person_id))
        for seat in referral.seats
        if seat.person_id is not None and is_awaited(seat, at)
    )
    return Boarded(reminded, outgoing, "board_reminded", {"times": rounds})


def seat_of(referral: Referral, person: Person) -> Seat:
    """Her seat; raises DeskError for a referral that is none of her business."""
    seat = referral.seat_of(person.id)
    if seat is None:
        raise DeskError(Code.UNKNOWN_REFERRAL)
    return seat


def brief_for(referral: Referral, person: Person) -> str:
    """What she reads of the case, once she declared that she has no conflict of interest."""
    seat = seat_of(referral, person)
    if seat.is_recused:
        raise DeskError(Code.RECUSED)
    if seat.declaration is None:
        raise DeskError(Code.NOT_DECLARED)
    return referral.brief


def others_opinions(referral: Referral, person: Person) -> tuple[Seat, ...]:
    """The seats of the others that gave an opinion; only after she has spoken herself."""
    own = seat_of(referral, person)
    brief_for(referral, person)
    if not own.has_spoken:
        raise DeskError(Code.SPEAK_FIRST)
    return tuple(
        seat
        for seat in referral.seats
        if seat.person_id != person.id and seat.opinion is not None and not seat.is_recused
    )


def _seat(candidate: Candidate, at: datetime, due_at: datetime) -> Seat:
    post = candidate.grant.post
    return Seat(
        id=0,
        person_id=candidate.person.id,
        asked_at=at,
        due_at=due_at,
        group=post.group,
        institution=post.institution,
        municipality=None if post.municipality is None else post.municipality.name,
        conflict=candidate.conflict,
    )


def _own(referral: Referral, by: Person, at: datetime) -> Seat:
    """Her seat, while she is a member of the board."""
    seat = seat_of(referral, by)
    require_member(by, at)
    return seat


def _speaking(referral: Referral, by: Person, at: datetime, rules: Rules) -> Seat:
    """Her seat, when she may speak from it."""
    seat = _own(referral, by, at)
    brief_for(referral, by)
    if not seat.has_spoken:
        _require_time(referral, seat, at, rules)
    return seat


def _require_time(referral: Referral, seat: Seat, at: datetime, rules: Rules) -> None:
    _require_standing(referral)
    if _is_late(referral, seat, at) and rules.board.late is Late.REFUSE:
        raise DeskError(Code.REFERRAL_OVER)


def _require_standing(referral: Referral) -> None:
    if referral.outcome is not None and referral.outcome.result is Result.WITHDRAWN:
        raise DeskError(Code.REFERRAL_OVER)


def _is_late(referral: Referral, seat: Seat, at: datetime) -> bool:
    return at > seat.due_at or not referral.is_open


def _with(referral: Referral, seat: Seat) -> Referral:
    seats = (seat if each.person_id == seat.person_id else each for each in referral.seats)
    return replace(referral, seats=tuple(seats))
