"""Long polling: what is acknowledged is gone, everything else comes again."""

import asyncio
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiogram.types import Update
from telegram import Bot as PtbBot
from telegram.error import Conflict

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, SELIN, HandClock, until


def texts(updates: list[Update]) -> list[str | None]:
    return [update.message.text for update in updates if update.message]


@pytest.fixture
def three(sandbox: Sandbox) -> list[str | None]:
    words: list[str | None] = ["bir", "iki", "üç"]
    for word in words:
        sandbox.people.say(ELIF, str(word))
    return words


async def test_updates_come_again_until_acknowledged(bot: Bot, three: list[str | None]) -> None:
    assert texts(await bot.get_updates()) == three
    again = await bot.get_updates()
    assert texts(again) == three
    assert texts(await bot.get_updates(offset=again[1].update_id)) == three[1:]
    assert await bot.get_updates(offset=again[2].update_id + 1) == []


async def test_update_ids_increase_by_one(bot: Bot, three: list[str | None]) -> None:
    ids = [update.update_id for update in await bot.get_updates()]
    assert ids == list(range(ids[0], ids[0] + 3))


async def test_limit_cuts_the_batch(bot: Bot, three: list[str | None]) -> None:
    assert texts(await bot.get_updates(limit=2)) == three[:2]


async def test_batch_has_a_hundred_at_most(bot: Bot, sandbox: Sandbox) -> None:
    for number in range(130):
        sandbox.people.say(ELIF, f"soru {number}")
    assert len(await bot.get_updates()) == 100


async def test_negative_offset_forgets_all_but_the_newest(
    bot: Bot, three: list[str | None]
) -> None:
    assert texts(await bot.get_updates(offset=-1)) == three[2:]
    assert texts(await bot.get_updates()) == three[2:]


async def test_long_poll_ends_with_the_first_update(bot: Bot, sandbox: Sandbox) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=30))
        await until(lambda: sandbox.updates.is_polled)
        sandbox.people.say(ELIF, "soru")
    assert texts(poll.result()) == ["soru"]


async def test_older_of_two_pollers_is_turned_away(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox
) -> None:
    async with asyncio.TaskGroup() as group:
        older = group.create_task(outcome(bot))
        await until(lambda: sandbox.updates.is_polled)
        newer = group.create_task(ptb.get_updates(timeout=30))
        reason = await older
        sandbox.people.say(ELIF, "soru")
    assert "terminated by other getUpdates request" in reason
    assert newer.result()[0].message is not None


async def outcome(bot: Bot) -> str:
    with pytest.raises(TelegramConflictError) as refused:
        await bot.get_updates(timeout=30)
    return refused.value.message


async def test_polling_is_refused_while_a_webhook_is_set(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox
) -> None:
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(outcome(bot))
        await until(lambda: sandbox.updates.is_polled)
        await ptb.set_webhook("https://ornek.invalid/telegram")
    assert "terminated by setWebhook request" in waiting.result()
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await ptb.get_updates()
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


async def test_kinds_not_allowed_never_come(bot: Bot, sandbox: Sandbox) -> None:
    await bot.get_updates(allowed_updates=["edited_message"])
    asked = sandbox.people.say(ELIF, "soru")
    sandbox.people.edit(ELIF, asked.message_id, "başka")
    (update,) = await bot.get_updates()
    assert update.edited_message is not None


async def test_member_changes_come_only_when_asked_for(
    bot: Bot, sandbox: Sandbox, forum: int
) -> None:
    sandbox.groups.member(forum, ELIF, "member", by=SELIN)
    assert not any(update.chat_member for update in await bot.get_updates())
    await bot.get_updates(allowed_updates=["chat_member", "message"])
    sandbox.groups.member(forum, ELIF, "left", by=SELIN)
    change = next(u.chat_member for u in await bot.get_updates() if u.chat_member)
    assert change.new_chat_member.status == "left"
    assert change.from_user.id == SELIN


async def test_updates_are_kept_for_a_day(
    bot: Bot, three: list[str | None], clock: HandClock
) -> None:
    clock.pass_(hours=23)
    assert texts(await bot.get_updates()) == three
    clock.at += timedelta(hours=2)
    assert await bot.get_updates() == []
