"""Doubles of the world: a clock that is moved by hand, and handlers that remember."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from storage.lanes import Job

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass(slots=True)
class HandClock:
    """Stands still until it is moved."""

    moment: datetime = NOON

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass(slots=True)
class Diary:
    """A handler that writes down what it was given, and does what it was told on the way."""

    on_handle: Callable[[Job], Awaitable[None]] | None = None
    on_give_up: Callable[[Job], Awaitable[None]] | None = None
    handled: list[int] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)
    given_up: list[int] = field(default_factory=list)
    at_once: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    most_at_once: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    async def handle(self, job: Job) -> None:
        self.begun.append(job.update_id)
        self.at_once[job.lane] += 1
        self.most_at_once[job.lane] = max(self.most_at_once[job.lane], self.at_once[job.lane])
        try:
            if self.on_handle:
                await self.on_handle(job)
            self.handled.append(job.update_id)
        finally:
            self.at_once[job.lane] -= 1

    async def give_up(self, job: Job) -> None:
        if self.on_give_up:
            await self.on_give_up(job)
        self.given_up.append(job.update_id)


async def until(condition: Callable[[], object], *, within: float = 20.0) -> None:
    """Let the loop run until the condition holds."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110  what is waited for belongs to other processes
            await asyncio.sleep(0.005)
