"""Telegram's limits are kept, by the sandbox's own count, and nobody is held up for ever."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pace import COURTESY_SECONDS, Pace
from bot.sandbox.buckets import Buckets
from bot.windows import GROUP, OVERALL, REMEMBERED, Haste, Windows
from tests.bot.leaping import leap
from tests.storage.moments import NOON

OFFICER, FORUM = 1001, -1001900000001
REPLY, NOTICE = Haste.REPLY, Haste.NOTICE


def _now() -> datetime:
    return NOON + timedelta(seconds=asyncio.get_running_loop().time())


@dataclass
class Street:
    """Messages that go through a pace, and Telegram's buckets at its end."""

    pace: Pace = field(default_factory=Pace)
    buckets: Buckets = field(default_factory=lambda: Buckets(_now))
    passed: list[tuple[float, int, Haste, int]] = field(default_factory=list)

    async def send(
        self, chat: int, haste: Haste = NOTICE, *, at: float = 0.0, nth: int = 0
    ) -> None:
        """One message, written at that second."""
        await asyncio.sleep(at)
        await self.pace.wait(chat, haste)
        self.buckets.take("sendMessage", {"chat_id": chat})
        self.passed.append((asyncio.get_running_loop().time(), chat, haste, nth))

    async def all(self, *messages: Coroutine[None, None, None]) -> float:
        """All of them; gives the second at which the last one has passed."""
        await asyncio.gather(*messages)
        return self.passed[-1][0]

    def seconds(self, haste: Haste) -> list[float]:
        """When those of that haste passed."""
        return [round(at, 1) for at, _, of, _ in self.passed if of is haste]


def test_a_few_messages_to_an_officer_need_not_wait() -> None:
    async def play() -> None:
        street = Street()
        assert await street.all(*(street.send(OFFICER) for _ in range(4))) == 0
        assert await street.all(*(street.send(OFFICER) for _ in range(4))) > 5

    leap(play)


def test_an_officer_who_waits_holds_nobody_else_up() -> None:
    async def play() -> None:
        street = Street()
        await street.all(*(street.send(OFFICER) for _ in range(9)), street.send(1002))
        assert street.passed[4][:2] == (0, 1002)

    leap(play)


def test_a_flood_to_everybody_keeps_the_limit_of_all() -> None:
    async def play() -> None:
        street = Street()
        last = await street.all(*(street.send(chat) for chat in range(1, 241)))
        assert last < 240 / OVERALL.share * (OVERALL.seconds + 2 * COURTESY_SECONDS)
        assert street.buckets.would_refuse == 0
        assert [chat for _, chat, _, _ in street.passed] == list(range(1, 241))

    leap(play)


def test_a_group_is_never_told_more_than_twenty_things_a_minute() -> None:
    async def play() -> None:
        street = Street()
        last = await street.all(
            *(street.send(FORUM) for _ in range(100)),
            *(street.send(FORUM, REPLY) for _ in range(20)),
        )
        assert street.buckets.would_refuse == 0
        assert street.buckets.chats[FORUM].worst == GROUP.places
        assert last < (120 / GROUP.places + 1) * (GROUP.seconds + 1)

    leap(play)


def test_a_direct_reply_does_not_wait_behind_notices() -> None:
    async def play() -> None:
        street = Street()
        notices = [street.send(FORUM, nth=nth) for nth in range(60)]
        await street.all(*notices, *(street.send(FORUM, REPLY, at=at) for at in (1, 30, 70, 100)))
        assert street.seconds(REPLY) == [1, 30, 70, 100]

    leap(play)


def test_notices_do_not_wait_for_ever_behind_direct_replies() -> None:
    async def play() -> None:
        street = Street()
        replies = [street.send(FORUM, REPLY, at=at) for at in range(600)]
        await street.all(*replies, *(street.send(FORUM, nth=nth) for nth in range(8)))
        assert max(street.seconds(NOTICE)) < 2 * (GROUP.seconds + 1)
        assert street.buckets.would_refuse == 0

    leap(play)


def test_halt_holds_everybody_until_its_moment() -> None:
    async def play() -> None:
        street = Street()
        await street.pace.halt(30)
        await street.pace.halt(10)
        await street.all(street.send(OFFICER), street.send(FORUM, REPLY))
        assert street.seconds(REPLY) + street.seconds(NOTICE) == [30, 30]

    leap(play)


def test_halt_that_comes_while_somebody_waits_holds_her_too() -> None:
    async def play() -> None:
        street = Street()

        async def halt() -> None:
            await asyncio.sleep(2)
            await street.pace.halt(100)

        await street.all(halt(), *(street.send(OFFICER, nth=nth) for nth in range(5)))
        assert street.seconds(NOTICE) == [0, 0, 0, 0, 102]

    leap(play)


def test_who_gives_up_waiting_leaves_the_line_to_the_next() -> None:
    async def play() -> None:
        street = Street()
        await street.all(*(street.send(OFFICER) for _ in range(4)))
        first = asyncio.ensure_future(street.send(OFFICER, nth=1))
        second = asyncio.ensure_future(street.send(OFFICER, nth=2))
        await asyncio.sleep(1)
        first.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        assert [nth for *_, nth in street.passed[4:]] == [2]

    leap(play)


def test_chats_in_which_nothing_happens_are_forgotten() -> None:
    async def play() -> None:
        windows = Windows()
        for chat in range(1, REMEMBERED):
            await windows.take(chat, NOTICE)
            await asyncio.sleep(1)
        assert len(windows._kept) < REMEMBERED / 2 + 100

    leap(play)


MESSAGES = st.tuples(
    st.sampled_from((OFFICER, 1002, 1003, FORUM, FORUM, FORUM - 1)),
    st.sampled_from(Haste),
    st.floats(0, 180, allow_nan=False).map(lambda at: round(at, 3)),
)


@settings(max_examples=60)
@given(st.lists(MESSAGES, max_size=200))
def test_whatever_is_sent_passes_in_order_and_within_the_limits(
    messages: list[tuple[int, Haste, float]],
) -> None:
    messages.sort(key=lambda message: message[2])
    # No two at the same moment: the loop would wake them in any order.
    written = [(c, h, at + n / 1_000_000, n) for n, (c, h, at) in enumerate(messages)]

    async def play() -> None:
        street = Street()
        sends = (street.send(c, h, at=at, nth=n) for c, h, at, n in written)
        await street.all(street.send(0), *sends)
        assert street.buckets.would_refuse == 0
        assert len(street.passed) == len(messages) + 1
        for chat in {chat for _, chat, _, _ in street.passed}:
            for haste in Haste:
                line = [n for _, c, h, n in street.passed if (c, h) == (chat, haste)]
                assert line == sorted(line)

    leap(play)


def test_one_person_who_plays_a_whole_secretariat_need_not_wait_a_minute() -> None:
    async def play() -> None:
        street = Street(Pace(Windows(group=OVERALL)))
        assert await street.all(*(street.send(FORUM) for _ in range(40))) < 2 * OVERALL.seconds + 1

    leap(play)
