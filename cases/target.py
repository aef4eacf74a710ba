"""Targets: what the desk promised a case in working time, and what has come of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cases.case import ENDED, Case, Extension, Pause, Progress, Request, Status, Targets
from cases.errors import Code, DeskError
from cases.explanation import Explanation, explain
from cases.hours import Calendar
from cases.rules import Rules

__all__ = [
    "Explanation",
    "Mark",
    "Which",
    "carried_on",
    "explain",
    "is_paused",
    "marks",
    "reached",
    "targets",
]

_NOTHING = timedelta(0)


class Which(StrEnum):
    """The two promises."""

    RESPOND = "respond"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment at which a promise comes near or is missed."""

    which: Which
    is_missed: bool
    at: datetime

    @property
    def name(self) -> str:
        """How the case remembers that it was told: "near:due", "missed:respond"."""
        return f"{'missed' if self.is_missed else 'near'}:{self.which}"


def targets(
    rules: Rules,
    request: Request,
    opened_at: datetime,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
) -> Targets:
    """The promised moments, moved on by the working time that pauses took.

    A pause that still lasts moves nothing yet: what is given is the moment as it stood when the
    clock stopped, and `reached` is silent. Extensions move the resolution only. A pause that
    begins after the promise was missed does not undo that. Raises UNKNOWN_TYPE.
    """
    if not (kind := rules.types.get(request.type)):
        raise DeskError(Code.UNKNOWN_TYPE, type=request.type)
    respond, resolve = kind.within(request.urgency)
    more = sum((extension.by for extension in extensions), _NOTHING)
    ended = sorted((p.since, p.until) for p in pauses if p.until is not None)
    calendar = rules.calendar
    return Targets(
        _moved_on(calendar, opened_at, respond, ended),
        _moved_on(calendar, opened_at, resolve + more, ended),
    )


def carried_on(before: Progress, after: Progress, calendar: Calendar) -> Targets:
    """What was promised before, moved on by what is new since: pauses that ended, extensions.

    For a case whose type the rules know no longer: what it was promised holds.
    """
    pauses = [
        (p.since, p.until) for p in after.pauses if p.until is not None and p not in before.pauses
    ]
    more = sum((e.by for e in after.extensions[len(before.extensions) :]), _NOTHING)
    respond_by, due_at = before.targets.respond_by, before.targets.due_at
    for since, until in pauses:
        respond_by = _put_off(calendar, respond_by, since, until)
        due_at = _put_off(calendar, due_at, since, until)
    return Targets(respond_by, calendar.add(due_at, more))


def _put_off(calendar: Calendar, due: datetime, since: datetime, until: datetime) -> datetime:
    if not since < min(due, until):
        return due
    return calendar.add(until, calendar.between(since, due))


def _moved_on(
    calendar: Calendar,
    start: datetime,
    promised: timedelta,
    pauses: Iterable[tuple[datetime, datetime]],
) -> datetime:
    due, counted_to = calendar.add(start, promised), start
    for since, until in pauses:
        begun = max(since, counted_to)  # what two pauses share is taken once
        if begun < due and begun < until:
            promised += calendar.between(begun, until)
            due, counted_to = calendar.add(start, promised), until
    return due


def is_paused(progress: Progress) -> bool:
    """Whether the clock of the case stands."""
    return any(pause.until is None for pause in progress.pauses)


def marks(case: Case, rules: Rules) -> tuple[Mark, ...]:
    """Every moment that the open promises of a case still lead to, the earliest first.

    None while the clock stands, when the case has ended or is answered with another one.
    """
    progress = case.progress
    if is_paused(progress) or case.status in ENDED | {Status.LINKED, Status.ANSWERED}:
        return ()
    promised = (
        (Which.RESPOND, progress.responded_at, progress.targets.respond_by),
        (Which.DUE, progress.answered_at, progress.targets.due_at),
    )
    found = (
        Mark(which, is_missed, at)
        for which, kept_at, target in promised
        if kept_at is None
        for is_missed, at in ((False, _near(case, target, rules)), (True, target))
    )
    return tuple(sorted(found, key=lambda mark: (mark.at, mark.name)))


def reached(case: Case, at: datetime, rules: Rules) -> tuple[Mark, ...]:
    """Which promises are near or missed at that moment; a missed one is not near as well."""
    passed = [mark for mark in marks(case, rules) if mark.at <= at]
    missed = {mark.which for mark in passed if mark.is_missed}
    return tuple(mark for mark in passed if mark.is_missed or mark.which not in missed)


def _near(case: Case, target: datetime, rules: Rules) -> datetime:
    """When a promise comes near: for a short one, half of it before its moment."""
    calendar = rules.calendar
    whole = calendar.between(case.opened_at, target)
    return calendar.back(target, min(rules.near, whole / 2))
