"""Background work: started here, restarted when it fails, finished in order at the end."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Self

import structlog

from bot.logs import fault

log = structlog.get_logger()

Work = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait after the nth failure in a row: twice as long each time, up to a limit."""

    first: float = 1.0
    most: float = 30.0

    def after(self, failures: int) -> float:
        """Seconds to wait after so many failures, one at least."""
        return min(self.most, self.first * 2.0 ** (min(failures, 30) - 1))


async def attempt(work: Awaitable[None], *, within: float) -> Exception | None:
    """Do it once, within so many seconds; gives what went wrong instead of raising it.

    A cancellation is nothing that went wrong: it passes through.
    """
    try:
        async with asyncio.timeout(within):
            await work
    except Exception as error:  # the caller decides what a failure means
        return error
    return None


class Supervisor:
    """Keeps named pieces of work going; one that fails is begun again after a while."""

    def __init__(self, backoff: Backoff | None = None) -> None:
        self._backoff = backoff or Backoff()
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def start(self, name: str, work: Work) -> None:
        """Begin a piece of work that runs until it is stopped, or until it returns."""
        self._tasks[name] = asyncio.create_task(self._keep(name, work), name=name)

    @property
    def working(self) -> frozenset[str]:
        """The names of the work that goes on."""
        return frozenset(name for name, task in self._tasks.items() if not task.done())

    async def stop(self, *names: str, grace: float = 0.0) -> None:
        """Stop the named work, or all of it, and wait until it has stopped.

        What ends by itself within `grace` seconds is not interrupted.
        """
        chosen = [self._tasks[name] for name in names or self._tasks if name in self._tasks]
        if not chosen:
            return
        _, late = await asyncio.wait(chosen, timeout=grace)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _keep(self, name: str, work: Work) -> None:
        loop = asyncio.get_running_loop()
        failures = 0
        while True:
            begun = loop.time()
            try:
                await work()
            except Exception:  # whatever fails here, the rest goes on
                failures = 1 if loop.time() - begun > self._backoff.most else failures + 1
                log.exception("worker.failed", worker=name, failures=failures)
                await asyncio.sleep(self._backoff.after(failures))
            else:
                return


@dataclass(slots=True)
class Crew:
    """A bounded number of short tasks, each under a key of its own."""

    size: int
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def busy(self) -> frozenset[str]:
        """The keys being worked on."""
        return frozenset(self._tasks)

    @property
    def free(self) -> int:
        """How many more tasks may begin."""
        return self.size - len(self._tasks)

    def start(self, key: str, work: Coroutine[Any, Any, None]) -> None:
        """Begin a task; the caller has looked that one is free."""
        task = asyncio.create_task(work, name=f"lane {key}")
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))

    def cancel(self, key: str) -> None:
        """Interrupt the task of that key, if there is one."""
        if task := self._tasks.get(key):
            task.cancel()

    async def has_room(self) -> Self:
        """Wait until a task may begin."""
        while self.free <= 0:
            self._changed.clear()
            await self._changed.wait()
        return self

    async def drain(self, seconds: float) -> int:
        """Let everything finish; what has not after so many seconds is interrupted."""
        tasks = list(self._tasks.values())
        if not tasks:
            return 0
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return len(late)

    def _ended(self, key: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]
        self._changed.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("task.failed", **fault(error))
