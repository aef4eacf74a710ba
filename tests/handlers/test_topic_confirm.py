"""What is asked once more is done once, of the case as it stood when it was asked."""

from datetime import timedelta

from cases.case import Status
from handlers.callbacks.desk import Confirm, Do
from tests.handlers.chat import Persona
from tests.handlers.topic import TOPIC, Topic


async def test_what_was_confirmed_is_said_in_place_of_the_question(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/kapat", TOPIC)
    await secretary.taps_in_forum("✔️ Kapat", TOPIC)
    assert "kapatıldı" in topic.chat.text
    assert topic.chat.keyboard == []


async def test_an_old_question_does_not_close_a_case_that_was_reopened(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/kapat", TOPIC)
    old = Confirm.unpack(secretary.carried("✔️ Kapat"))
    await secretary.taps_in_forum(old, TOPIC)
    await secretary.says_in_forum("/yenidenac", TOPIC)
    topic.chat.now += timedelta(days=2)
    told = len(await topic.reaches_officer())
    await secretary.taps_in_forum(old, TOPIC)
    assert (await topic.case()).status is Status.TRIAGED
    assert len(await topic.reaches_officer()) == told
    assert "değiştirdi" in str(topic.chat.toasts[-1])
    assert topic.chat.keyboard == []


def test_the_longest_number_leaves_room_for_the_revision() -> None:
    longest = Confirm(number="ÇĞİÖŞÜ-2026-00000042", do=Do.RECALL, revision=2**31 - 1)
    assert Confirm.unpack(longest.pack()) == longest
