"""What the clock will do of a case by itself, and when: the one place that knows the moments."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from cases.case import Case, Pause, Status
from cases.rules import Rules
from cases.target import Which, carried_on, marks, targets


class Duty(StrEnum):
    """What falls due."""

    NEAR = "near"
    MISSED = "missed"
    EXPIRE = "expire"  # a claim without work
    REMIND = "remind"  # the officer of the question she was asked
    SILENT = "silent"  # she was reminded and does not answer
    GO_ON = "go_on"  # without the officer, who is forgotten
    CLOSE = "close"  # after silence, hers to the answer or to the question


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that falls due at a moment; `key` is how `Case.told` remembers it."""

    at: datetime
    duty: Duty
    key: str = ""
    times: int = 0


def agenda(case: Case, rules: Rules) -> Iterator[Due]:
    """Everything that is not done yet; an ended case has none."""
    if case.has_ended:
        return
    if case.status is Status.ANSWERED:
        yield Due(case.next_at or closes_at(case.opened_at, rules), Duty.CLOSE)
        return
    if case.status is Status.CLAIMED and case.held_until is not None:
        yield Due(case.held_until, Duty.EXPIRE)
    pause = ongoing(case)
    yield from _warnings(case, rules) if pause is None else _reminders(case, pause, rules)


def planned(case: Case, rules: Rules) -> Case:
    """The case with the next moment at which the sweep must look at it."""
    moments = (due.at for due in agenda(case, rules))
    return replace(case, next_at=min(moments, default=None))


def ongoing(case: Case) -> Pause | None:
    """The pause that lasts."""
    pauses = case.progress.pauses
    return pauses[-1] if pauses and pauses[-1].until is None else None


def closes_at(silent_since: datetime, rules: Rules) -> datetime:
    """When silence closes an answered case: never while the desk is closed itself."""
    return rules.calendar.next_opening(silent_since + rules.close_after)


def closes_unanswered_at(pause: Pause, rules: Rules) -> datetime:
    """When a case closes whose officer never answers: after the desk was told of it."""
    told_at = _silent_at(pause, rules)
    return rules.calendar.next_opening(told_at + rules.close_unanswered_after)


def promised(case: Case, rules: Rules, *, before: Case) -> Case:
    """The case with its targets counted again; what was told of a moment that moved is untold.

    A pause that lasts is left out: the moments are counted again when it ends. `before` is the
    case with the targets as they were; of a type that is no longer in the rules they go on.
    """
    progress, old = case.progress, before.progress.targets
    if case.request.type in rules.types:
        ended = tuple(pause for pause in progress.pauses if pause.until is not None)
        new = targets(rules, case.request, case.opened_at, ended, progress.extensions)
    else:
        new = carried_on(before.progress, progress, rules.calendar)
    moved = {
        *((Which.RESPOND,) if new.respond_by != old.respond_by else ()),
        *((Which.DUE,) if new.due_at != old.due_at else ()),
    }
    told = frozenset(key for key in case.told if key.partition(":")[2] not in moved)
    return replace(case, told=told, progress=replace(progress, targets=new))


def promises(case: Case) -> int:
    """How often the promise was changed so far; sorting anew is not among it."""
    progress = case.progress
    return case.reopened + len(progress.pauses) + len(progress.extensions)


def _warnings(case: Case, rules: Rules) -> Iterator[Due]:
    for mark in marks(case, rules):
        if not case.told & {mark.name, f"{Duty.MISSED}:{mark.which}"}:
            yield Due(mark.at, Duty.MISSED if mark.is_missed else Duty.NEAR, mark.name)


def _reminders(case: Case, pause: Pause, rules: Rules) -> Iterator[Due]:
    """While the clock stands, the last thing said is the question the officer owes an answer.

    A case that the board has is not given up meanwhile.
    """
    if case.officer_id is None:
        yield Due(pause.since, Duty.GO_ON)
        return
    for times in range(1, rules.remind_officer_times + 1):
        key = f"{Duty.REMIND}:{case.exchanges}:{times}"
        if key not in case.told:
            wait = rules.remind_officer_every * times
            yield Due(rules.calendar.add(pause.since, wait), Duty.REMIND, key, times)
    if case.status is Status.WAITING:
        key = f"{Duty.SILENT}:{pause.since.isoformat()}"
        if key not in case.told:
            yield Due(_silent_at(pause, rules), Duty.SILENT, key)
        yield Due(closes_unanswered_at(pause, rules), Duty.CLOSE)


def _silent_at(pause: Pause, rules: Rules) -> datetime:
    """One interval after the last reminder."""
    wait = rules.remind_officer_every * (rules.remind_officer_times + 1)
    return rules.calendar.add(pause.since, wait)
