"""What the desk does by itself when a moment has come: one thing at a time, each said once."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from cases.agenda import Due, Duty, agenda, closes_unanswered_at, promises
from cases.case import Case, Status
from cases.delivery import ToPerson
from cases.move import Move
from cases.moved import Moved, Turn
from cases.moves_ends import close
from cases.notice import (
    CaseNotice,
    ClaimEnded,
    OfficerReminder,
    OfficerSilent,
    Outgoing,
    TargetMissed,
    TargetNear,
)
from cases.rules import Rules
from cases.steps import clock_running, freed, made, to_officer, to_topic, with_desk
from cases.target import Which


def sweep(case: Case, *, at: datetime, rules: Rules) -> Moved | None:
    """The first thing that is due and not yet done; None for nothing.

    What is due besides is found the next time: `next_at` has passed already then.
    """
    due = [each for each in agenda(case, rules) if each.at <= at]
    first = min(due, key=lambda each: each.at, default=None)
    return None if first is None else _done(case, _latest(first, due), Turn(None, at, rules))


def _latest(first: Due, due: list[Due]) -> Due:
    """What stands for the first: the closing, the last reminder, that a target is missed."""
    if closing := next((each for each in due if each.duty is Duty.CLOSE), None):
        return closing
    if first.duty is Duty.REMIND:
        return max((each for each in due if each.duty is Duty.REMIND), key=lambda each: each.times)
    if first.duty is Duty.NEAR:
        missed = first.key.replace(Duty.NEAR, Duty.MISSED, 1)
        return next((each for each in due if each.key == missed), first)
    return first


def _done(case: Case, due: Due, turn: Turn) -> Moved:
    match due.duty:
        case Duty.EXPIRE:
            told = to_topic(ClaimEnded(case.number, case.revision + 1))
            return made(with_desk(freed(case), turn), Move.EXPIRE, turn, outgoing=told)
        case Duty.CLOSE:
            return close(case, by=None, at=turn.at, rules=turn.rules)
        case Duty.GO_ON:
            return made(_without_officer(case, turn), Move.REMIND, turn, data={"gone": 1})
        case Duty.REMIND:
            return _reminded(case, due, turn)
        case Duty.SILENT:
            return _silent(case, due, turn)
        case Duty.NEAR | Duty.MISSED:
            return _warned(case, due, turn)
        case never:
            assert_never(never)


def _without_officer(case: Case, turn: Turn) -> Case:
    running = clock_running(case, turn)
    return running if case.status is Status.REFERRED else with_desk(running, turn)


def _reminded(case: Case, due: Due, turn: Turn) -> Moved:
    told = to_officer(case, OfficerReminder(case.number, case.exchanges, due.times))
    stem = due.key.rpartition(":")[0]
    keys = {f"{stem}:{times}" for times in range(1, due.times + 1)}
    return made(_told(case, *keys), Move.REMIND, turn, outgoing=told, data={"times": due.times})


def _silent(case: Case, due: Due, turn: Turn) -> Moved:
    pause = case.progress.pauses[-1]
    closes = closes_unanswered_at(pause, turn.rules).isoformat()
    told = _to_desk(case, OfficerSilent(case.number, case.exchanges, closes))
    return made(_told(case, due.key), Move.REMIND, turn, outgoing=told, data={"silent": 1})


def _warned(case: Case, due: Due, turn: Turn) -> Moved:
    which, targets = due.key.partition(":")[2], case.progress.targets
    moment = targets.respond_by if which == Which.RESPOND else targets.due_at
    if due.duty is Duty.NEAR:
        told = to_topic(TargetNear(case.number, which, promises(case), moment.isoformat()))
    else:
        told = _to_desk(case, TargetMissed(case.number, which, promises(case), moment.isoformat()))
    data: dict[str, str | int] = {"which": which, "what": due.duty.value}
    return made(_told(case, due.key), Move.WARN, turn, outgoing=told, data=data)


def _to_desk(case: Case, notice: CaseNotice) -> tuple[Outgoing, ...]:
    """For the topic, and for its holder herself."""
    if case.holder_id is None:
        return to_topic(notice)
    return (*to_topic(notice), Outgoing(notice, ToPerson(case.holder_id)))


def _told(case: Case, *keys: str) -> Case:
    return replace(case, told=case.told.union(keys))
