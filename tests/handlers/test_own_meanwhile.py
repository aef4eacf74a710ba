"""What an officer writes to a case that somebody moved on meanwhile: her words are kept."""

from datetime import timedelta

import pytest

from cases import moves
from cases.case import ExchangeKind, Status
from cases.delivery import Message
from cases.notice import CaseEnded
from cases.people import Language
from handlers.callbacks.case import CaseStep
from handlers.phrases import phrases
from handlers.services.delivery import facts_of
from handlers.views.notices import render
from tests.handlers.chat import Chat, Persona
from tests.handlers.own_case import NUMBER, POST, Desk, opened, reference, reply_to, taps

KEPT = "SDK-2026-0001 vakasının durumu bu arada değişti; vaka şu anda açık."
WORDS = "Sorun yeniden başladı."


@pytest.fixture
async def closed(desk: Desk) -> Desk:
    """The case, answered and closed by the desk, as she was told."""
    await desk.does(moves.reply, text="Başvurunuz.")
    await desk.does(moves.close)
    await desk.tells(2)
    return desk


async def test_a_reason_joins_a_case_that_was_reopened_meanwhile(
    chat: Chat, enrolled: Persona, closed: Desk
) -> None:
    await taps(enrolled, CaseStep.REOPEN)
    await closed.does(moves.reopen, text="Karar iptal edildi.")
    await enrolled.says(WORDS)
    assert chat.text.startswith(KEPT)
    case, exchanges = await opened(chat)
    assert (case.status, case.reopened) == (Status.TRIAGED, 1)
    assert (exchanges[-1].kind, exchanges[-1].text) == (ExchangeKind.ADDITION, WORDS)
    told = chat.text
    chat.again()
    await enrolled.says(WORDS)
    assert chat.text == told
    assert await opened(chat) == (case, exchanges)


async def test_the_button_below_her_words_adds_them_to_the_reopened_case(
    chat: Chat, enrolled: Persona, closed: Desk
) -> None:
    await enrolled.sends(reply_to(POST, WORDS))
    again = enrolled.carried("Yeniden aç")
    await closed.does(moves.reopen, text="Karar iptal edildi.")
    for _ in range(2):
        await enrolled.taps_raw(again)
        assert chat.text.startswith(KEPT)
    said = (await opened(chat))[1]
    assert [each.text for each in said].count(WORDS) == 1


async def test_the_button_to_reopen_asks_for_an_addition_to_a_reopened_case(
    chat: Chat, enrolled: Persona, closed: Desk
) -> None:
    await closed.does(moves.reopen, text="Karar iptal edildi.")
    await taps(enrolled, CaseStep.REOPEN)
    assert "vakasına eklemek istediğinizi yazınız" in chat.text
    await enrolled.says(WORDS)
    assert (await opened(chat))[1][-1].kind is ExchangeKind.ADDITION


@pytest.mark.parametrize("answered_anew", [False, True])
async def test_a_complaint_joins_a_case_that_was_reopened_meanwhile(
    chat: Chat, enrolled: Persona, desk: Desk, answered_anew: bool
) -> None:
    await desk.does(moves.reply, text="Başvurunuz.")
    await taps(enrolled, CaseStep.COMPLAIN)
    await desk.does(moves.close)
    await desk.does(moves.reopen, text="Karar iptal edildi.")
    if answered_anew:
        await desk.does(moves.reply, text="Yeni yanıt budur.")
    await enrolled.says("Nereye başvuracağım yazmıyor.")
    said = (await opened(chat))[1][-1]
    kind = ExchangeKind.COMPLAINT if answered_anew else ExchangeKind.ADDITION
    assert (said.kind, said.text) == (kind, "Nereye başvuracağım yazmıyor.")
    assert chat.text.startswith(KEPT) is not answered_anew


@pytest.mark.parametrize("step", [CaseStep.COMPLAIN, CaseStep.ADD])
async def test_words_for_a_case_that_was_closed_meanwhile_may_reopen_it(
    chat: Chat, enrolled: Persona, desk: Desk, step: CaseStep
) -> None:
    await desk.does(moves.reply, text="Başvurunuz.")
    await taps(enrolled, step)
    await desk.does(moves.close)
    await enrolled.says(WORDS)
    assert f"{NUMBER} sona ermişti" in chat.text
    await enrolled.taps("Yeniden aç")
    case, said = await opened(chat)
    assert (case.status, said[-1].text) == (Status.TRIAGED, WORDS)


async def test_a_reason_that_came_too_late_may_be_a_new_question(
    chat: Chat, enrolled: Persona, closed: Desk
) -> None:
    await taps(enrolled, CaseStep.REOPEN)
    await closed.does(moves.reopen, text="Karar iptal edildi.")
    await taps(enrolled, CaseStep.WITHDRAW_SURE)
    await enrolled.says(WORDS)
    assert "artık yeniden açılamıyor" in chat.text
    assert chat.labels == ["Yeni soru"]


async def test_words_to_add_to_a_case_that_ended_meanwhile_may_reopen_it(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    await enrolled.says("Merkezdeki stadyum.")
    await desk.does(moves.close)
    await enrolled.taps("SDK-2026-0001 vakasına ekle")
    assert f"{NUMBER} sona ermişti" in chat.text
    await enrolled.taps("Yeniden aç")
    assert (await opened(chat))[1][-1].text == "Merkezdeki stadyum."


@pytest.mark.parametrize("step", [CaseStep.COMPLAIN, CaseStep.ADD])
async def test_a_tap_that_came_too_late_has_a_date_and_a_way_on(
    chat: Chat, enrolled: Persona, closed: Desk, step: CaseStep
) -> None:
    await taps(enrolled, step)
    assert chat.text.startswith("Bu vaka sona ermiştir.")
    assert "Yeniden açmak için son tarih: 22 Aralık 2026 13.00" in chat.text
    assert chat.labels == ["Yeniden aç", "Vakayı göster"]
    await enrolled.taps("Vakayı göster")
    assert chat.text.startswith(NUMBER)


async def test_after_its_time_a_tap_leads_to_the_case_alone(
    chat: Chat, enrolled: Persona, closed: Desk
) -> None:
    chat.now += chat.rules.reopen_within + timedelta(hours=1)
    await taps(enrolled, CaseStep.COMPLAIN)
    assert "son tarih" not in chat.text
    assert chat.labels == ["Vakayı göster"]


async def test_an_old_yes_leads_to_the_reopened_case(
    chat: Chat, enrolled: Persona, closed: Desk
) -> None:
    await closed.does(moves.reopen, text="Karar iptal edildi.")
    await taps(enrolled, CaseStep.SATISFIED)
    assert chat.text.startswith("Vaka bu işlemin yapılabileceği durumda değil.")
    assert chat.labels == ["Vakayı göster"]


@pytest.mark.parametrize("is_reopened", [False, True])
async def test_the_closing_says_until_when_she_may_reopen(
    chat: Chat, closed: Desk, is_reopened: bool
) -> None:
    if is_reopened:
        await closed.does(moves.reopen, text="Karar iptal edildi.")
    async with chat.storage.read() as unit:
        facts = await facts_of(CaseEnded(NUMBER, 0), unit, reference(chat))
    assert facts is not None
    message = render(CaseEnded(NUMBER, 0), facts, phrases(Language.TURKISH))
    assert isinstance(message, Message)
    until = "Yeniden açmak için son tarih: 22 Aralık 2026 13.00"
    assert (until in message.parts[0]) is not is_reopened
