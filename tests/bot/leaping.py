"""A loop whose clock leaps to the next moment at which something is to happen."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")

#: With files and threads in the play an answer may be on its way: no leap is longer than this.
LONGEST_LEAP = 0.25


class _Leaping(selectors.DefaultSelector):
    """Waits for nothing: when no file is ready, time has passed."""

    def __init__(self, listen: float) -> None:
        super().__init__()
        self.now = 0.0
        self._listen = listen

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What is ready now; else the clock leaps by the timeout."""
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        ready = super().select(self._listen)
        if not ready:
            self.now += min(timeout, LONGEST_LEAP if self._listen else timeout)
        return ready


class LeapingLoop(asyncio.SelectorEventLoop):
    """An hour takes as long as what is done in it."""

    def __init__(self, listen: float = 0.0) -> None:
        self._leaping = _Leaping(listen)
        super().__init__(self._leaping)

    def time(self) -> float:
        """Seconds since the loop began, by its own clock."""
        return self._leaping.now


def leap(play: Callable[[], Coroutine[Any, Any, Result]], *, listen: float = 0.0) -> Result:
    """Play something to its end in leaps.

    Where files or threads are in it, the loop listens so many seconds before each leap.
    """
    with asyncio.Runner(loop_factory=lambda: LeapingLoop(listen)) as runner:
        return runner.run(play())
