"""Faults by rule: what the bot sees, and what really happened."""

import asyncio
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from telegram import Bot as PtbBot
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, MURAT, until


@pytest.fixture(autouse=True)
def officers_have_started(sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF)
    sandbox.people.start(MURAT)
    sandbox.updates.clear()


def arrived(sandbox: Sandbox, chat_id: int = ELIF) -> list[str]:
    me = sandbox.world.bot.id
    messages = sandbox.world.chats[chat_id].messages.values()
    return [m.content["text"] for m in messages if m.sender == me]


async def test_too_many_requests_names_the_seconds_to_both_clients(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else reading retry_after warns
    sandbox.faults.add(Fault.TOO_MANY, method="sendMessage", times=2, retry_after=7)
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(ELIF, "x")
    assert refused.value.retry_after == 7
    with pytest.raises(RetryAfter) as refused_again:
        await ptb.send_message(ELIF, "x")
    assert refused_again.value.retry_after == timedelta(seconds=7)
    await bot.send_message(ELIF, "y")
    assert arrived(sandbox) == ["y"]


async def test_rule_strikes_the_nth_call_to_its_chat(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.SERVER_ERROR, chat_id=ELIF, nth=2)
    await bot.send_message(ELIF, "bir")
    await bot.send_message(MURAT, "bir")
    with pytest.raises(TelegramServerError):
        await bot.send_message(ELIF, "iki")
    await bot.send_message(ELIF, "üç")
    assert arrived(sandbox) == ["bir", "üç"]


async def test_second_rule_waits_for_its_own_turn(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.SERVER_ERROR)
    sandbox.faults.add(Fault.UNAUTHORIZED)
    with pytest.raises(TelegramServerError):
        await bot.get_me()
    with pytest.raises(TelegramUnauthorizedError):
        await bot.get_me()
    assert [rule.hits for rule in sandbox.faults.rules] == [1, 1]


async def test_html_body_is_no_answer(bot: Bot, ptb: PtbBot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.HTML, times=2)
    with pytest.raises(ClientDecodeError):
        await bot.get_me()
    with pytest.raises(NetworkError):
        await ptb.send_message(ELIF, "x")


async def test_connection_cut_before_means_nothing_happened(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.CUT_BEFORE)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ELIF, "x")
    assert arrived(sandbox) == []


async def test_connection_cut_after_means_it_happened_unseen(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox
) -> None:
    sandbox.faults.add(Fault.CUT_AFTER, times=2)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ELIF, "x")
    with pytest.raises(NetworkError):
        await ptb.send_message(ELIF, "y")
    assert arrived(sandbox) == ["x", "y"]
    assert [entry.status for entry in sandbox.journal.of("sendMessage")] == [0, 0]


async def test_hanging_call_times_out(ptb: PtbBot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.HANG)
    with pytest.raises(TimedOut):
        await ptb.send_message(ELIF, "x", read_timeout=0.02)
    assert arrived(sandbox) == []


async def test_slow_call_is_done_and_answered_late(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.SLOW, seconds=0.01)
    assert (await bot.send_message(ELIF, "x")).text == "x"


async def test_revoked_token_is_unauthorized(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.UNAUTHORIZED, times=0)
    for _ in range(2):
        with pytest.raises(TelegramUnauthorizedError):
            await bot.get_me()


async def test_duplicate_update_comes_again_after_it_was_acknowledged(
    bot: Bot, sandbox: Sandbox
) -> None:
    sandbox.faults.add(Fault.DUPLICATE_UPDATE)
    sandbox.people.say(ELIF, "soru")
    (first,) = await bot.get_updates()
    (again,) = await bot.get_updates(offset=first.update_id + 1)
    assert again == first


async def test_dropped_update_never_comes(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.DROP_UPDATE)
    sandbox.people.say(ELIF, "soru")
    assert await bot.get_updates() == []


async def test_reordered_updates_change_places(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.REORDER_UPDATE)
    sandbox.people.say(ELIF, "bir")
    sandbox.people.say(ELIF, "iki")
    updates = await bot.get_updates()
    assert [u.message.text for u in updates if u.message] == ["iki", "bir"]
    assert updates[0].update_id > updates[1].update_id


async def test_updates_that_change_places_one_after_the_other_all_come(
    bot: Bot, sandbox: Sandbox
) -> None:
    sandbox.faults.add(Fault.REORDER_UPDATE, times=4)
    for text in ("bir", "iki", "üç", "dört", "beş"):
        sandbox.people.say(ELIF, text)
    updates = await bot.get_updates()
    assert [u.message.text for u in updates if u.message] == ["iki", "bir", "dört", "üç", "beş"]


async def test_update_that_nothing_overtakes_comes_all_the_same(
    bot: Bot, sandbox: Sandbox
) -> None:
    sandbox.faults.add(Fault.REORDER_UPDATE)
    sandbox.people.say(ELIF, "bir")
    updates = await bot.get_updates(timeout=1)
    assert [u.message.text for u in updates if u.message] == ["bir"]


async def test_poison_update_cannot_be_decoded(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.POISON_UPDATE)
    sandbox.people.say(ELIF, "soru")
    with pytest.raises(ClientDecodeError):
        await bot.get_updates()


async def test_fault_is_written_into_the_journal(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault.ERROR, status=400, description="Bad Request: olmaz")
    with pytest.raises(Exception, match="olmaz"):
        await bot.send_message(ELIF, "x")
    assert sandbox.journal.entries[-1].fault == "error"


async def test_server_can_stop_while_a_call_hangs(sandbox: Sandbox, ptb: PtbBot) -> None:
    sandbox.faults.add(Fault.HANG)
    async with asyncio.TaskGroup() as group:
        calling = group.create_task(hung(ptb))
        await until(lambda: sandbox.faults.rules[0].hits)
        sandbox.stage.close()
    assert calling.done()


async def hung(ptb: PtbBot) -> None:
    with pytest.raises(NetworkError):
        await ptb.send_message(ELIF, "x")
