"""An officer asks to be enrolled: where, in which office, anew; and those who decide read it."""

import pytest

from cases.delivery import Message
from cases.membership import Enrolment, RefusedFor
from cases.notice import GrantEnding
from cases.people import Language, Municipality
from handlers.callbacks.admin import (
    AskEnrolment,
    DecideEnrolment,
    ReconsiderEnrolment,
    RefuseEnrolment,
    RenewEnrolment,
)
from handlers.phrases import phrases
from handlers.services.delivery import facts_of
from handlers.views.notices import render
from tests.handlers.chat import TOWN, Chat, Persona
from tests.handlers.own_case import reference

OFFICE = "Sosyal Yardım İşleri Müdürlüğü"


async def _pending(chat: Chat, officer: Persona) -> Enrolment | None:
    return await chat.desk.enrolments.pending(await officer.known())


async def _says_where(officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("Şahinbey")
    await officer.taps("Şahinbey Belediyesi (Gaziantep)")


async def test_an_enrolment_is_renewed_for_its_own_municipality(
    chat: Chat, enrolled: Persona
) -> None:
    elsewhere = Municipality("Üsküdar", "İstanbul")
    await chat.desk.people.work_for(await enrolled.known(), elsewhere)
    await enrolled.taps(RenewEnrolment())
    pending = await _pending(chat, enrolled)
    assert pending is not None
    assert pending.municipality == TOWN
    assert "Şahinbey Belediyesi (Gaziantep) memuru" in chat.text


async def test_an_enrolment_that_has_ended_is_renewed(chat: Chat, enrolled: Persona) -> None:
    chat.now += chat.rules.roles.confirm_every * 2
    await enrolled.taps(RenewEnrolment())
    pending = await _pending(chat, enrolled)
    assert pending is not None
    assert pending.municipality == TOWN


async def test_who_names_no_municipality_is_asked_for_it(chat: Chat, officer: Persona) -> None:
    for tap in (AskEnrolment(), RenewEnrolment()):
        await officer.taps(tap)
        assert "belediyenizi seçiniz" in chat.text
        assert chat.labels == ["Belediyemi seç"]


async def test_the_reminder_renews(chat: Chat, enrolled: Persona) -> None:
    grant = (await enrolled.known()).grants[0]
    assert grant.until is not None
    notice = GrantEnding(grant.id, grant.until.date().isoformat())
    async with chat.storage.read() as unit:
        facts = await facts_of(notice, unit, reference(chat))
    assert facts is not None
    message = render(notice, facts, phrases(Language.TURKISH))
    assert isinstance(message, Message)
    assert [each.data for row in message.buttons for each in row] == [RenewEnrolment().pack()]


async def test_a_corrected_office_takes_the_place_of_the_first(
    chat: Chat, officer: Persona
) -> None:
    await _says_where(officer)
    await officer.taps(AskEnrolment())
    await officer.says("Sosyal Yardim Isleri")
    await officer.edits(OFFICE)
    await officer.edits(OFFICE)
    pending = await _pending(chat, officer)
    assert pending is not None
    assert pending.title == OFFICE
    assert await officer.questions() == []


async def test_another_message_corrected_is_no_office(chat: Chat, officer: Persona) -> None:
    await _says_where(officer)
    await officer.taps(AskEnrolment())
    await officer.says(OFFICE)
    await officer.edits("Yabancı çocuk okula nasıl kaydedilir?", message_id=70)
    pending = await _pending(chat, officer)
    assert pending is not None
    assert pending.title == OFFICE


@pytest.mark.parametrize("granted", [True, False])
async def test_a_message_of_the_group_stays_in_the_language_of_the_desk(
    chat: Chat, officer: Persona, secretary: Persona, forum: int, *, granted: bool
) -> None:
    assert forum
    await _says_where(officer)
    await officer.taps(AskEnrolment())
    await officer.taps("Yazmadan başvur")
    await secretary.says("/dil en")
    await secretary.taps_in_forum(DecideEnrolment(request=1, granted=False))
    assert "Doğrulanamadı" in chat.labels
    await secretary.taps_in_forum(ReconsiderEnrolment(request=1))
    assert chat.labels == ["Onayla", "Reddet"]
    if granted:
        await secretary.taps_in_forum(DecideEnrolment(request=1, granted=True))
    else:
        why = RefusedFor.NOT_CONFIRMED
        await secretary.taps_in_forum(RefuseEnrolment(request=1, why=why))
    assert "Sekreter · Hukuk müşaviri" in chat.text


async def test_in_private_she_reads_her_own_language(
    chat: Chat, officer: Persona, secretary: Persona
) -> None:
    await _says_where(officer)
    await officer.taps(AskEnrolment())
    await officer.taps("Yazmadan başvur")
    await secretary.says("/dil en")
    await secretary.taps(DecideEnrolment(request=1, granted=True))
    assert "Secretary" in chat.text
