"""The moves by which the secretariat keeps order: sort, claim, release, assign, note, extend."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypedDict, Unpack

from cases.agenda import planned, promised
from cases.case import Case, Extension, Request, Status, Urgency
from cases.delivery import ToPerson
from cases.errors import Code, DeskError
from cases.gate import admits
from cases.move import Move
from cases.moved import Moved, Turn
from cases.notice import CaseAssigned, Outgoing, TargetExtended, TargetMoved
from cases.people import Person, Role
from cases.rules import Rules
from cases.steps import (
    Along,
    freed,
    held,
    made,
    noted,
    taken_on,
    to_officer,
    unchanged,
    worked_on,
)

_UNSORTED = frozenset({Status.OPEN, Status.TRIAGED})


class Sorting(TypedDict, total=False):
    """What may be put right of a request; what is left out stays."""

    type: str | None
    topic: str | None
    urgency: Urgency | None
    title: str | None


class Once(TypedDict, total=False):
    """Which one it is to be, counted from 1: one that was given already is not given again."""

    nth: int


def triage(
    case: Case, *, by: Person, at: datetime, rules: Rules, **sorting: Unpack[Sorting]
) -> Moved:
    """Sort a case; another type or urgency promises other moments."""
    turn = Turn(by, at, rules)
    admits(case, Move.TRIAGE, turn)
    request = _sorted(case.request, sorting)
    if request.type not in rules.types:
        raise DeskError(Code.UNKNOWN_TYPE, type=request.type)
    if not request.title.strip():
        raise DeskError(Code.TEXT_MISSING)
    if request == case.request and case.status is not Status.OPEN:
        return unchanged(case)
    sorted_ = promised(worked_on(replace(case, request=request), turn), rules, before=case)
    if case.status is Status.OPEN:
        sorted_ = replace(sorted_, status=Status.TRIAGED)
    data: dict[str, str | int] = {"type": request.type, "urgency": request.urgency.value}
    return made(sorted_, Move.TRIAGE, turn, outgoing=_told_later(case, sorted_), data=data)


def claim(case: Case, *, by: Person, at: datetime, rules: Rules) -> Moved:
    """Take a case on; while it waits for somebody, only the holder changes."""
    turn = Turn(by, at, rules)
    if not admits(case, Move.CLAIM, turn):
        return unchanged(case)
    return made(_in_work(taken_on(case, turn)), Move.CLAIM, turn)


def release(case: Case, *, by: Person, at: datetime, rules: Rules) -> Moved:
    """Give a claim up."""
    turn = Turn(by, at, rules)
    if not admits(case, Move.RELEASE, turn) or case.holder_id is None:
        return unchanged(case)
    return made(_out_of_work(case), Move.RELEASE, turn)


def assign(case: Case, *, to: Person, by: Person, at: datetime, rules: Rules) -> Moved:
    """Give the case to a secretary; to oneself it is a claim, and needs the case to be free."""
    if to.id == by.id:
        return claim(case, by=by, at=at, rules=rules)
    turn = Turn(by, at, rules)
    admits(case, Move.ASSIGN, turn)
    if Role.SECRETARY not in to.roles(at):
        raise DeskError(Code.NOT_A_SECRETARY)
    if case.holder_id == to.id:
        return unchanged(case)
    assigned = _in_work(held(case, to.id, turn))
    told = Outgoing(CaseAssigned(case.number, case.revision + 1), ToPerson(to.id))
    return made(assigned, Move.ASSIGN, turn, outgoing=(told,), data={"to": to.id})


def note(
    case: Case, *, text: str, by: Person, at: datetime, rules: Rules, **along: Unpack[Along]
) -> Moved:
    """Write down something for the secretariat alone: it is told to nobody, whoever holds it."""
    turn = Turn(by, at, rules)
    admits(case, Move.NOTE, turn)
    kept = planned(worked_on(case, turn), rules)
    return Moved(kept, note=noted(text, turn, **along), event=Move.NOTE.value)


def extend(
    case: Case,
    *,
    by_working: timedelta,
    reason: str,
    by: Person,
    at: datetime,
    rules: Rules,
    **once: Unpack[Once],
) -> Moved:
    """Promise a later moment, for a reason that the officer is told."""
    turn = Turn(by, at, rules)
    admits(case, Move.EXTEND, turn)
    given = case.progress.extensions
    if once.get("nth", len(given) + 1) <= len(given):
        return unchanged(case)
    if not reason.strip():
        raise DeskError(Code.REASON_MISSING)
    if by_working <= timedelta():
        raise DeskError(Code.BAD_REQUEST)
    extensions = (*given, Extension(by_working, reason.strip(), at))
    longer = replace(case, progress=replace(case.progress, extensions=extensions))
    nth = len(extensions)
    return made(
        promised(worked_on(longer, turn), rules, before=case),
        Move.EXTEND,
        turn,
        outgoing=to_officer(case, TargetExtended(case.number, nth)),
        data={"nth": nth, "minutes": int(by_working.total_seconds() // 60)},
    )


def _sorted(request: Request, sorting: Sorting) -> Request:
    return replace(
        request,
        type=sorting.get("type") or request.type,
        topic=sorting.get("topic") or request.topic,
        urgency=sorting.get("urgency") or request.urgency,
        title=sorting.get("title") or request.title,
    )


def _told_later(case: Case, sorted_: Case) -> tuple[Outgoing, ...]:
    """The officer counts on the day she was promised: of a later one she is told."""
    if sorted_.progress.targets.due_at <= case.progress.targets.due_at:
        return ()
    why = "urgency" if sorted_.request.urgency is not case.request.urgency else "type"
    return to_officer(case, TargetMoved(case.number, case.revision + 1, why))


def _in_work(case: Case) -> Case:
    return replace(case, status=Status.CLAIMED) if case.status in _UNSORTED else case


def _out_of_work(case: Case) -> Case:
    free = freed(case)
    return replace(free, status=Status.TRIAGED) if case.status is Status.CLAIMED else free
