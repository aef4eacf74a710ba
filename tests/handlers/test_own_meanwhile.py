"""What an officer writes to a case that somebody moved on meanwhile: her words are kept."""

import pytest

from cases import moves
from cases.case import ExchangeKind, Status
from handlers.callbacks.case import CaseStep
from tests.handlers.chat import Chat, Persona
from tests.handlers.own_case import NUMBER, POST, Desk, opened, reply_to, taps

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
