"""A form and a case side by side: what replies to a case is for the case, whatever listens."""

from datetime import timedelta

from cases import moves
from cases.case import Status
from cases.people import Role
from handlers.callbacks.admin import AskEnrolment, InviteRole
from handlers.callbacks.case import CaseStep
from tests.handlers.chat import Chat, Persona
from tests.handlers.own_case import POST, SURE, UNKNOWN, Desk, opened, reply_to, taps, with_draft

ANSWER = "Merkezdeki stadyum."


async def _said(chat: Chat) -> list[str]:
    return [said.text for said in (await opened(chat))[1]]


async def _asked_back(desk: Desk) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    await desk.tells(2)


async def _asks_for_her_office(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says("/rol")
    await enrolled.taps("Belediyemi değiştir")
    await enrolled.says("Üsküdar")
    await enrolled.taps("Üsküdar Belediyesi (İstanbul)")
    await enrolled.taps(AskEnrolment())
    assert "Hangi birimde" in chat.text


async def test_an_answer_to_a_case_is_no_office(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await _asked_back(desk)
    await _asks_for_her_office(chat, enrolled)
    await enrolled.sends(reply_to(POST, ANSWER))
    assert (await _said(chat))[2:] == [ANSWER]
    assert (await opened(chat))[0].status is Status.CLAIMED
    assert await chat.desk.enrolments.pending(await enrolled.known()) is None
    await enrolled.says("Zabıta Müdürlüğü")
    pending = await chat.desk.enrolments.pending(await enrolled.known())
    assert pending is not None
    assert pending.title == "Zabıta Müdürlüğü"


async def test_an_answer_to_a_case_is_no_municipality(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await _asked_back(desk)
    await enrolled.says("/rol")
    await enrolled.taps("Belediyemi değiştir")
    await enrolled.sends(reply_to(POST, ANSWER))
    assert (await _said(chat))[2:] == [ANSWER]


async def test_a_corrected_answer_is_no_municipality(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await _asked_back(desk)
    await enrolled.sends(reply_to(POST, "Merkezdki stadyum.", message_id=77))
    await enrolled.says("/rol")
    await enrolled.taps("Belediyemi değiştir")
    await enrolled.edits(ANSWER)
    assert (await _said(chat))[2:] == ["Merkezdki stadyum.", ANSWER]


async def test_an_answer_to_a_case_is_no_office_of_somebody_invited(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await _asked_back(desk)
    await enrolled.becomes(Role.ADMIN)
    await enrolled.says("/davet")
    await enrolled.taps(InviteRole(role=Role.SECRETARY))
    await enrolled.sends(reply_to(POST, ANSWER))
    assert (await _said(chat))[2:] == [ANSWER]


async def test_the_municipality_is_awaited_for_an_hour(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    chat.now += timedelta(hours=2)
    await officer.says("Şahinbey")
    assert len(await officer.questions()) == 1


async def test_a_command_ends_the_question_for_the_municipality(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/start")
    await officer.says("/konular")
    await officer.says("Şahinbey")
    assert len(await officer.questions()) == 1


async def test_a_command_ends_what_was_to_be_added(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await taps(enrolled, CaseStep.ADD)
    await enrolled.says("/rol")
    await enrolled.says(SURE)
    assert await _said(chat) == [UNKNOWN]
    assert "🔵 Yönlendirme" in chat.text


async def test_a_command_ends_the_question_for_the_words_of_a_case(
    chat: Chat, enrolled: Persona
) -> None:
    await enrolled.says("/vaka")
    await enrolled.says("/konular")
    await enrolled.says(SURE)
    assert "🔵 Yönlendirme" in chat.text


async def test_words_are_awaited_when_a_case_is_begun_again(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says("/vaka")
    await enrolled.says("/vaka")
    await enrolled.says(UNKNOWN)
    assert chat.text.startswith("Vakanız hazır")


async def test_leaving_another_form_keeps_the_draft(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    await _asks_for_her_office(chat, enrolled)
    await enrolled.says("/iptal")
    assert chat.text.startswith("Peki, bıraktım. Vaka taslağınız duruyor")
    await enrolled.says("/vaka")
    assert UNKNOWN in chat.text


async def test_a_draft_is_left_once_the_other_form_is_filled_in(
    chat: Chat, enrolled: Persona
) -> None:
    await with_draft(enrolled)
    await _asks_for_her_office(chat, enrolled)
    await enrolled.taps("Yazmadan başvur")
    await enrolled.says("/iptal")
    await enrolled.says("/vaka")
    assert UNKNOWN not in chat.text
