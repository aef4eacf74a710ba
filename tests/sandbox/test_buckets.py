"""Rate buckets: always counted, refused only when asked for."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from bot.sandbox.buckets import Buckets
from bot.sandbox.errors import ApiError
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, HandClock

GROUP = -1001900000001


@pytest.fixture
def buckets(clock: HandClock) -> Buckets:
    return Buckets(clock, enforced=True)


def send(buckets: Buckets, chat_id: int, method: str = "sendMessage") -> None:
    buckets.take(method, {"chat_id": chat_id})


def test_group_takes_twenty_a_minute(buckets: Buckets, clock: HandClock) -> None:
    for _ in range(20):
        send(buckets, GROUP)
        clock.pass_(seconds=1)
    with pytest.raises(ApiError) as refused:
        send(buckets, GROUP)
    assert refused.value.parameters == {"retry_after": 40}
    clock.pass_(seconds=40)
    send(buckets, GROUP)


@pytest.mark.parametrize("method", ["editMessageText", "createForumTopic", "copyMessage"])
def test_edits_and_topics_count_like_messages(buckets: Buckets, method: str) -> None:
    for _ in range(20):
        send(buckets, GROUP, method)
    with pytest.raises(ApiError, match="Too Many Requests: retry after 60"):
        send(buckets, GROUP)


def test_albums_count_each_file(buckets: Buckets) -> None:
    for _ in range(2):
        buckets.take("sendMediaGroup", {"chat_id": GROUP, "media": [{}] * 10})
    with pytest.raises(ApiError):
        send(buckets, GROUP)


def test_short_burst_to_a_person_passes_then_one_a_second(
    buckets: Buckets, clock: HandClock
) -> None:
    for _ in range(5):
        send(buckets, ELIF)
    with pytest.raises(ApiError):
        send(buckets, ELIF)
    clock.pass_(seconds=5)
    send(buckets, ELIF)


def test_thirty_a_second_overall(buckets: Buckets, clock: HandClock) -> None:
    for person in range(30):
        send(buckets, 5000 + person)
    with pytest.raises(ApiError, match="retry after 1"):
        send(buckets, 6000)
    clock.pass_(seconds=1)
    send(buckets, 6000)


def test_typing_and_reading_weigh_nothing(buckets: Buckets) -> None:
    for method in ("sendChatAction", "getChat", "answerCallbackQuery", "sendMessageDraft"):
        for _ in range(50):
            send(buckets, ELIF, method)


async def test_limits_are_counted_and_not_enforced_by_default(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF)
    for number in range(8):
        await bot.send_message(ELIF, str(number))
    assert sandbox.buckets.shown()["would_refuse"] == 3
    assert sandbox.buckets.chats[ELIF].worst == 8


async def test_enforced_limits_refuse_with_the_seconds_to_wait(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.buckets.enforced = True
    sandbox.people.start(ELIF)
    for number in range(5):
        await bot.send_message(ELIF, str(number))
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(ELIF, "fazla")
    assert refused.value.retry_after == 5
