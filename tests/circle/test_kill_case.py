"""Killed between any two steps of opening and of replying: one case, one reply."""

import signal

import pytest
from sqlalchemy import func, select

from bot.example import FORUM
from bot.steps import Step
from cases.delivery import DeliveryState
from storage.engine import Database
from storage.tables import cases, exchanges
from tests.circle.stage import ELIF, SELIN, Party, Stage

pytestmark = pytest.mark.slow

NUMBER = "SDK-2026-0001"
ASKED = "pazarda suriyeli esnafa tezgah verebilir miyiz"
REPLY = "Evet, tahsis koşullarını taşıyan yabancı esnafa da yer verilebilir."
#: Nobody has to wait long for what the dead one held.
SOON_FREE = {"LEASE_SECONDS": "2"}
#: Where to die while a tap is handled; what is said to others follows in steps of its own, see
#: tests/bot/test_kill_delivery.py. Only a process without lanes is sure to stand at the third.
DEATHS = {
    Step.MASKED: {},
    Step.INSERTED: {},
    Step.ACKNOWLEDGED: {"LANES": "0"},
    Step.CLAIMED: {},
    Step.DECIDED: {},
    Step.REPLIED: {},
    Step.HANDLED: {},
    Step.DONE: {},
}


@pytest.mark.parametrize("step", list(DEATHS), ids=lambda step: step.value)
async def test_desk_killed_while_a_case_is_opened_or_answered_does_it_once(
    stage: Stage, step: Step
) -> None:
    elif_ = await _drafts(stage)
    await _dies_at(step, stage, elif_)
    await elif_.sees("Vakanız açıldı", NUMBER)
    assert await _kept(stage) == (1, 1)
    selin = await _previews(stage)
    await _dies_at(step, stage, selin)
    await selin.sees("Gönderildi")
    await elif_.sees(NUMBER, REPLY)
    assert await stage.close() == 0
    await _assert_said_once(stage, elif_)


async def _drafts(stage: Stage) -> Party:
    """An officer before the last tap that opens a case; nobody is there any more."""
    stage.begin()
    elif_ = await stage.party(ELIF)
    await elif_.says(ASKED)
    await elif_.taps("Kurula sor")
    await elif_.sees("Metin", ASKED)
    assert await stage.close() == 0
    return elif_


async def _previews(stage: Stage) -> Party:
    """A secretary before the last tap that sends a reply; nobody is there any more."""
    selin = (await stage.party(SELIN)).within(await stage.topic(NUMBER))
    await selin.taps("Yanıtla")
    prompt = await selin.sees("✍️", "memura gidecek yanıtı")
    await selin.says(REPLY, reply_to=prompt)
    await selin.sees("Önizleme", REPLY)
    assert await stage.close() == 0
    return selin


async def _dies_at(step: Step, stage: Stage, tapping: Party) -> None:
    """She taps, the desk dies over it, and another desk comes."""
    await tapping.taps_in_vain("Gönder")
    victim = stage.begin(CRASH_AT=step.value, DELIVER="false", **SOON_FREE, **DEATHS[step])
    assert await victim.ended() == -signal.SIGKILL, stage.log.read_text("utf-8")
    stage.begin(**SOON_FREE)


async def _assert_said_once(stage: Stage, elif_: Party) -> None:
    assert await _kept(stage) == (1, 2)
    assert sum(REPLY in text for text in await elif_.texts()) == 1
    assert DeliveryState.UNKNOWN not in await stage.deliveries()
    chats = (await stage.world.look("state"))["chats"]
    topics = next(chat["topics"] for chat in chats if chat["id"] == FORUM)
    assert [topic["name"][: len(NUMBER)] for topic in topics] == [NUMBER]
    assert stage.errors() == []


async def _kept(stage: Stage) -> tuple[int, int]:
    """How many cases there are, and how much was said in them."""
    database = Database(stage.database_url)
    async with database.read() as connection:
        numbers = [
            await connection.scalar(select(func.count()).select_from(table))
            for table in (cases, exchanges)
        ]
    await database.close()
    return numbers[0] or 0, numbers[1] or 0
