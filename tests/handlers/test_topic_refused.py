"""Who may do nothing in the topic of a case, and how a refusal is said."""

import pytest
from aiogram.methods import AnswerCallbackQuery

from cases.case import Status
from handlers.callbacks.desk import Confirm, Decide, Do, GiveTo, LinkTo, OnCase, Step
from tests.handlers.chat import Json, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic


async def test_stranger_in_the_group_leaves_no_trace(topic: Topic, stranger: Persona) -> None:
    await stranger.says_in_forum("Merhaba arkadaşlar", TOPIC)
    assert await topic.notes() == []
    assert topic.chat.calls == []
    assert await topic.chat.desk.people.known(stranger.number) is None


async def test_a_refusal_stays_until_it_is_read(
    topic: Topic, secretary: Persona, colleague: Persona
) -> None:
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    preview = Decide.unpack(str(topic.chat.keyboard[0][0].callback_data))
    await colleague.says_in_forum("/ustlen", TOPIC)
    for tap in (preview, Decide(number=NUMBER, draft=10**12, step=Step.SEND)):
        await secretary.taps_in_forum(tap, TOPIC)
        answer = topic.chat.calls[-1]
        assert isinstance(answer, AnswerCallbackQuery)
        assert answer.show_alert


async def test_the_screen_of_a_colleague_is_said_to_be_hers(
    topic: Topic, secretary: Persona, colleague: Persona, member: Persona
) -> None:
    await member.says("/start")
    await secretary.says_in_forum("/kurul", TOPIC)
    await colleague.taps_in_forum("🏛 Belediyeyi göster", TOPIC)
    assert "başka biri açmış" in str(topic.chat.toasts[-1])
    assert "Sorunuzu" not in str(topic.chat.toasts[-1])


async def test_success_is_a_passing_word(topic: Topic, secretary: Persona) -> None:
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.CLAIM), TOPIC)
    answer = topic.chat.calls[-1]
    assert isinstance(answer, AnswerCallbackQuery)
    assert not answer.show_alert


@pytest.mark.parametrize("do", Do)
async def test_strangers_taps_change_nothing(topic: Topic, stranger: Persona, do: Do) -> None:
    before = await topic.case()
    await stranger.taps_in_forum(OnCase(number=NUMBER, do=do), TOPIC)
    assert topic.chat.toasts == ["Bu işlem sekretarya içindir."]
    assert await topic.case() == before


@pytest.mark.parametrize("do", [do for do in Do if do not in {Do.SHOW, Do.HISTORY}])
async def test_auditor_reads_but_does_not_act(topic: Topic, auditor: Persona, do: Do) -> None:
    before = await topic.case()
    await auditor.taps_in_forum(OnCase(number=NUMBER, do=do), TOPIC)
    assert topic.chat.toasts[-1] == "Denetçi olarak vakaları okuyabilirsiniz; işlem yapamazsınız."
    assert await topic.case() == before
    assert (await topic.refusals())[-1]["code"] == "not_allowed"


async def test_auditors_typing_is_no_note(topic: Topic, auditor: Persona) -> None:
    await auditor.says_in_forum("Not düşeyim", TOPIC)
    assert await topic.notes() == []


async def test_anonymous_admin_is_told_why(topic: Topic, secretary: Persona) -> None:
    sender: Json = {
        "sender_chat": {"id": -1009876543210, "type": "supergroup", "title": "Sekretarya"}
    }
    for text in ("Bir not", "/ustlen"):
        await secretary.says_in_forum(text, TOPIC, **sender)
        assert "isimsiz yönetici" in topic.chat.text
    assert await topic.notes() == []
    assert (await topic.case()).status is Status.OPEN


async def test_expired_role_ends_at_once(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    topic.chat.now += topic.chat.rules.roles.confirm_every * 2
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.reaches_officer() == []
    await secretary.says_in_forum("Not", TOPIC)
    assert await topic.notes() == []


async def test_forged_taps_change_nothing(topic: Topic, secretary: Persona) -> None:
    before = await topic.case()
    for data in ("z:SDK-2026-0042:sil", "zd:x:1:send", "z:SDK-2026-9999:claim", "z", "zm::"):
        await secretary.taps_raw(data)
    await secretary.taps_in_forum(LinkTo(number=NUMBER, other=NUMBER), TOPIC)
    await secretary.taps_in_forum(GiveTo(number=NUMBER, person=999), TOPIC)
    forged = Confirm(number=NUMBER, do=Do.REPLY, revision=before.revision)
    await secretary.taps_in_forum(forged, TOPIC)
    assert await topic.case() == before
