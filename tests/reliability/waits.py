"""How long notices waited, and how long the windows forced them to wait."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Self

from sqlalchemy import select

from bot.windows import Limit
from cases.delivery import DeliveryState
from storage.tables import outbox
from storage.unit import Storage


@dataclass(frozen=True, slots=True)
class Job:
    """A notice that was delivered, and how many calls it took."""

    written: datetime
    settled: datetime
    calls: int

    @property
    def waited(self) -> float:
        return (self.settled - self.written).total_seconds()


@dataclass(frozen=True, slots=True)
class Waits:
    """Of so many notices: the middle and the longest wait, and the longest that was forced."""

    number: int
    middle: float
    longest: float
    forced: float

    @classmethod
    def of(cls, jobs: Sequence[Job], limit: Limit, replies: Sequence[datetime] = ()) -> Self:
        """What the notices waited; `replies` are the moments at which others took a place."""
        forced = list(ideal(jobs, limit, replies))
        waited = [job.waited for job in jobs]
        return cls(
            number=len(jobs),
            middle=median(waited),
            longest=max(waited),
            forced=max(forced),
        )


def ideal(jobs: Iterable[Job], limit: Limit, replies: Sequence[datetime] = ()) -> Iterable[float]:
    """The waits if every call took no time and passed as soon as the windows let it."""
    window, taken = timedelta(seconds=limit.seconds), sorted(replies)
    passed: list[datetime] = []
    for job in jobs:
        at = job.written
        for _ in range(job.calls):
            at = max([at, *passed[-1:]])
            if len(passed) >= limit.share:
                at = max(at, passed[-limit.share] + window)
            while (over := _within(passed, taken, at, window)) and len(over) >= limit.places:
                at = over[len(over) - limit.places] + window
            passed.append(at)
        yield (at - job.written).total_seconds()


def _within(
    passed: Sequence[datetime], taken: Sequence[datetime], at: datetime, window: timedelta
) -> list[datetime]:
    """Everything that stands in the window which ends at that moment."""
    begin = at - window
    of_notices = passed[bisect_right(passed, begin) : bisect_right(passed, at)]
    of_replies = taken[bisect_right(taken, begin) : bisect_right(taken, at)]
    return sorted([*of_notices, *of_replies])


async def of_group(storage: Storage, since: datetime) -> list[Job]:
    """What was said in the group, in the order in which it was settled."""
    return await _jobs(storage, since, is_group=True)


async def of_people(storage: Storage, since: datetime) -> list[Job]:
    """What people were told, in the order in which it was settled."""
    return await _jobs(storage, since, is_group=False)


async def _jobs(storage: Storage, since: datetime, *, is_group: bool) -> list[Job]:
    of_person = outbox.c.person_id.is_(None) if is_group else outbox.c.person_id.is_not(None)
    query = (
        select(outbox.c.created_at, outbox.c.settled_at, outbox.c.recipient, outbox.c.id)
        .where(of_person, outbox.c.state == DeliveryState.SENT.value)
        .order_by(outbox.c.settled_at, outbox.c.id)
    )
    async with storage.read() as unit:
        rows = list(await unit.connection.execute(query))
    jobs, known = [], set[str]()
    for row in rows:
        # The first card of a case: its topic is opened, the card posted and pinned.
        calls = 3 if is_group and row.recipient not in known else 1
        known.add(row.recipient)
        if row.created_at >= since:
            jobs.append(Job(row.created_at, row.settled_at, calls))
    return jobs
