"""A loop whose clock runs faster than the wall's: a minute of Telegram's limits is soon over.

The desk keeps its pace by the clock of its loop, and everything else by the wall's.
"""

import asyncio
import selectors
import time


class _Hasty(selectors.DefaultSelector):
    """Waits a part of what it is asked to wait."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What is ready within the part."""
        return super().select(timeout / self._speed if timeout else timeout)


class HastyLoop(asyncio.SelectorEventLoop):
    """A loop that counts `speed` seconds in one."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        super().__init__(_Hasty(speed))

    def time(self) -> float:
        """Seconds by its own clock."""
        return time.monotonic() * self._speed


class Haste(asyncio.DefaultEventLoopPolicy):
    """Every loop of this process is hasty."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """A hasty loop."""
        return HastyLoop(self._speed)
