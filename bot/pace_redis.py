"""The pace of several processes together, kept in Redis; without Redis each keeps its own."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.windows import Chat, Delay, Haste, Windows, measure, places

log = structlog.get_logger()

ANSWER_WITHIN_SECONDS = 0.5
#: A Redis that failed is not asked again before so many seconds have passed.
LEFT_ALONE_SECONDS = 10.0

#: Takes a place in all windows, or none: gives the milliseconds to wait for each, and for a halt.
#: A window is a list of the moments that stand in it; the clock is the server's.
TAKE = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local waits, longest = {}, 0
for i = 1, 4 do
  local places, lasts = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local first = tonumber(redis.call('LINDEX', KEYS[i], 0))
  while first and first <= now - lasts do
    redis.call('LPOP', KEYS[i])
    first = tonumber(redis.call('LINDEX', KEYS[i], 0))
  end
  local excess = redis.call('LLEN', KEYS[i]) + 1 - places
  waits[i] = 0
  if excess > 0 then
    waits[i] = math.ceil(tonumber(redis.call('LINDEX', KEYS[i], excess - 1)) + lasts - now)
  end
  longest = math.max(longest, waits[i])
end
waits[5] = math.ceil(math.max(0, tonumber(redis.call('GET', KEYS[5]) or 0) - now))
if math.max(longest, waits[5]) > 0 then return waits end
for i = 1, 4 do
  redis.call('RPUSH', KEYS[i], string.format('%.3f', now))
  redis.call('PEXPIRE', KEYS[i], math.ceil(tonumber(ARGV[2 * i])))
end
return waits
"""
#: Moves the end of the halt, never to an earlier moment.
HALT = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local ends = now + tonumber(ARGV[1])
if ends > tonumber(redis.call('GET', KEYS[1]) or 0) then
  redis.call('SET', KEYS[1], string.format('%.3f', ends), 'PX', math.ceil(tonumber(ARGV[1])))
end
return {}
"""


@dataclass(slots=True)
class SharedWindows:
    """The windows of all processes of one bot; a Redis that fails lets the officer through.

    Every process keeps its own windows too: they are what counts while Redis is away.
    """

    redis: Redis
    prefix: str
    own: Windows = field(default_factory=Windows)
    _away_until: float = field(default=0.0, init=False)

    @classmethod
    def over(cls, url: str, prefix: str) -> "SharedWindows":
        """The windows kept at that address; one that does not answer at once is not waited for."""
        redis = Redis.from_url(
            url,
            socket_timeout=ANSWER_WITHIN_SECONDS,
            socket_connect_timeout=ANSWER_WITHIN_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        return cls(redis, prefix)

    async def take(self, chat: Chat, haste: Haste) -> Delay:
        """Take a place in every window, or none: gives how long to wait then."""
        delay = self.own.delay(chat, haste)
        if not delay.is_over:
            return delay
        which = places(chat, haste)
        keys = [f"{self.prefix}:{place.chat or 'all'}:{place.haste or 'any'}" for place in which]
        limits = [
            value
            for places_, seconds in map(measure, which)
            for value in (places_, seconds * 1000)
        ]
        waits = await self._asked(TAKE, [*keys, f"{self.prefix}:halt"], limits)
        if waits is None:
            return await self.own.take(chat, haste)
        everybody, hasty, of_chat, of_both, halt = (wait / 1000 for wait in waits)
        delay = Delay(max(of_chat, of_both), max(everybody, hasty, halt))
        if delay.is_over:
            self.own.count(chat, haste)
        return delay

    async def halt(self, seconds: float) -> None:
        """Let nobody pass for so long, in no process."""
        await self.own.halt(seconds)
        await self._asked(HALT, (f"{self.prefix}:halt",), (seconds * 1000,))

    async def close(self) -> None:
        """Give the connection back."""
        await self.redis.aclose()

    async def _asked(
        self, script: str, keys: Sequence[str], values: Sequence[float]
    ) -> list[int] | None:
        """What Redis says, or None when it is away; then it is left alone for a while."""
        now = asyncio.get_running_loop().time
        if now() < self._away_until:
            return None
        try:
            answer: Any = await self.redis.register_script(script)(keys=keys, args=values)
        except (RedisError, OSError) as error:
            self._away_until = now() + LEFT_ALONE_SECONDS
            log.warning("pace.redis_away", error=type(error).__name__)
            return None
        return [int(wait) for wait in answer]
