"""How a case ends and begins again: closed by the desk or by silence, reopened within a window."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Unpack

from cases.agenda import promised
from cases.case import Case, Ending, ExchangeKind, Extension, Status
from cases.errors import Code, DeskError
from cases.gate import admits, may_be_reopened
from cases.move import Move
from cases.moved import Moved, Turn
from cases.notice import CaseEnded, CaseReopened
from cases.people import Person
from cases.rules import Rules
from cases.steps import (
    Along,
    clock_stood,
    ended,
    made,
    noted,
    said,
    shown,
    to_officer,
    to_topic,
    unchanged,
)
from cases.target import targets

#: The reason of the time that a reopened case is given anew, as the officer reads it.
REOPENED = "Vaka yeniden açıldı."


def close(case: Case, *, by: Person | None, at: datetime, rules: Rules) -> Moved:
    """End a case without a word of the officer, who is told how to reopen it.

    The desk itself (`by` is None) closes only what met with silence: its answer or its question.
    """
    turn = Turn(by, at, rules)
    if not admits(case, Move.CLOSE, turn):
        return unchanged(case)
    ending = _ending(case, by)
    over = replace(ended(case, Status.CLOSED, at), ending=ending)
    outgoing = to_officer(case, CaseEnded(case.number, case.reopened))
    return made(over, Move.CLOSE, turn, outgoing=outgoing, data={"ending": ending.value})


def reopen(
    case: Case, *, text: str, by: Person, at: datetime, rules: Rules, **along: Unpack[Along]
) -> Moved:
    """Take an ended case up again; it is sorted already, and promised the full time anew.

    The officer says why and the topic reads it. What a secretary writes stays a note.
    """
    turn = Turn(by, at, rules)
    admits(case, Move.REOPEN, turn)
    if not may_be_reopened(case, at, rules):
        raise DeskError(Code.REOPENING_OVER, number=case.number)
    again = _again(case, turn)
    notice = CaseReopened(case.number, again.reopened)
    data: dict[str, str | int] = {"round": again.reopened}
    if by.id == case.officer_id:
        if not text.strip():
            raise DeskError(Code.REASON_MISSING)
        spoken, exchange = said(again, ExchangeKind.COMPLAINT, text, turn, **along)
        outgoing = (*to_topic(notice), *shown(case, exchange))
        return made(spoken, Move.REOPEN, turn, outgoing=outgoing, exchange=exchange, data=data)
    why = noted(text, turn, **along) if text.strip() or along.get("attachments") else None
    return made(again, Move.REOPEN, turn, outgoing=to_officer(case, notice), note=why, data=data)


def _ending(case: Case, by: Person | None) -> Ending:
    if by is not None:
        return Ending.BY_DESK
    return Ending.UNANSWERED if case.status is Status.WAITING else Ending.SILENT


def _again(case: Case, turn: Turn) -> Case:
    """The clock stood since the answer or the end; then the rest is filled up to a full term."""
    since = case.progress.answered_at or case.ended_at or turn.at
    fresh = replace(
        case,
        status=Status.TRIAGED,
        reopened=case.reopened + 1,
        linked_to=None,
        ended_at=None,
        ending=None,
        satisfied=None,
    )
    rested = clock_stood(fresh, since, turn)
    full = _full(case, turn)
    between = turn.rules.calendar.between
    missing = between(rested.progress.targets.due_at, full)
    # With more time a pause may count that began after the promise was missed.
    longer = _longer(rested, missing, turn)
    return _longer(rested, missing - between(full, longer.progress.targets.due_at), turn)


def _full(case: Case, turn: Turn) -> datetime:
    """The end of a full term from now; of a type that is no longer in the rules, as it had."""
    if case.request.type in turn.rules.types:
        return targets(turn.rules, case.request, turn.at, (), ()).due_at
    calendar = turn.rules.calendar
    return calendar.add(turn.at, calendar.between(case.opened_at, case.progress.targets.due_at))


def _longer(case: Case, by: timedelta, turn: Turn) -> Case:
    if by <= timedelta():
        return case
    extensions = (*case.progress.extensions, Extension(by, REOPENED, turn.at))
    longer = replace(case, progress=replace(case.progress, extensions=extensions))
    return promised(longer, turn.rules, before=case)
