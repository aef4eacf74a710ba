"""The pace of several processes together, kept in Redis; without Redis each keeps its own."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.pace import GROUP, OVERALL, PRIVATE, Pace, is_private

log = structlog.get_logger()

ANSWER_WITHIN_SECONDS = 0.5
#: A Redis that failed is not asked again before so many seconds have passed.
LEFT_ALONE_SECONDS = 10.0

#: Takes one place in both buckets, or none: gives the milliseconds to wait before asking again.
#: A bucket is the moment at which it will be empty; it may not lie further ahead than its period.
TAKE = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local wait = tonumber(redis.call('GET', KEYS[3]) or 0) - now
local empty_at = {}
for i = 1, 2 do
  local step, period = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  empty_at[i] = math.max(tonumber(redis.call('GET', KEYS[i]) or 0), now) + step
  wait = math.max(wait, empty_at[i] - now - period)
end
if wait > 0 then return math.ceil(wait) end
for i = 1, 2 do
  local moment, lasts = string.format('%.3f', empty_at[i]), math.ceil(empty_at[i] - now)
  redis.call('SET', KEYS[i], moment, 'PX', lasts)
end
return 0
"""
#: Moves the end of the halt, never to an earlier moment.
HALT = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local ends = now + tonumber(ARGV[1])
if ends > tonumber(redis.call('GET', KEYS[1]) or 0) then
  redis.call('SET', KEYS[1], string.format('%.3f', ends), 'PX', math.ceil(tonumber(ARGV[1])))
end
"""


@dataclass(slots=True)
class SharedPace:
    """Like Pace, for all processes of one bot; a Redis that fails lets the officer through."""

    redis: Redis
    prefix: str
    own: Pace = field(default_factory=Pace)
    _away_until: float = field(default=0.0, init=False)

    @classmethod
    def over(cls, url: str, prefix: str) -> "SharedPace":
        """The pace kept at that address; one that does not answer at once is not waited for."""
        redis = Redis.from_url(
            url,
            socket_timeout=ANSWER_WITHIN_SECONDS,
            socket_connect_timeout=ANSWER_WITHIN_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        return cls(redis, prefix)

    async def wait(self, chat: int | str) -> None:
        """Wait until a message to that chat may be sent."""
        await self.own.wait(chat)
        keys = (f"{self.prefix}:all", f"{self.prefix}:chat:{chat}", f"{self.prefix}:halt")
        limits = (*_milliseconds(OVERALL), *_milliseconds(PRIVATE if is_private(chat) else GROUP))
        while True:
            wait_ms = await self._asked(TAKE, keys, limits)
            if wait_ms == 0:
                return
            await asyncio.sleep(wait_ms / 1000)

    async def halt(self, seconds: float) -> None:
        """Let nobody pass for so long, in no process."""
        await self.own.halt(seconds)
        await self._asked(HALT, (f"{self.prefix}:halt",), (seconds * 1000,))

    async def close(self) -> None:
        """Give the connection back."""
        await self.redis.aclose()

    async def _asked(self, script: str, keys: Sequence[str], values: Sequence[float]) -> int:
        """What Redis says, or 0 when it is away; then it is left alone for a while."""
        now = asyncio.get_running_loop().time
        if now() < self._away_until:
            return 0
        try:
            return int(await self.redis.register_script(script)(keys=keys, args=values) or 0)
        except (RedisError, OSError) as error:
            self._away_until = now() + LEFT_ALONE_SECONDS
            log.warning("pace.redis_away", error=type(error).__name__)
            return 0


def _milliseconds(limit: tuple[int, float]) -> tuple[float, float]:
    """What one place takes, and how far ahead a bucket may be filled."""
    places, seconds = limit
    return seconds * 1000 / places, seconds * 1000
