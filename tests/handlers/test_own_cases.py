"""What an officer does with her cases: she judges, reopens and withdraws them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cases import moves
from cases.case import ExchangeKind, Status
from cases.people import Post, Role
from handlers.callbacks.case import CaseStep
from storage.tables import audit
from tests.handlers.chat import TOWN, Chat, Persona
from tests.handlers.own_case import NUMBER, POST, SURE, UNKNOWN, Desk, opened, reply_to, taps
from tests.handlers.test_media import DOCUMENT


async def test_yes_closes_the_case_once(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await desk.does(moves.reply, text="Başvurunuz.")
    await taps(enrolled, CaseStep.SATISFIED)
    await taps(enrolled, CaseStep.SATISFIED)
    case = (await opened(chat))[0]
    assert (case.status, case.satisfied) == (Status.CLOSED, True)
    assert "SDK-2026-0001 kapandı" in chat.text


async def test_no_needs_a_reason(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await desk.does(moves.reply, text="Başvurunuz.")
    await taps(enrolled, CaseStep.COMPLAIN)
    assert "neyin eksik kaldığını" in chat.text
    await enrolled.sends(DOCUMENT)
    assert "Şimdi gerekçenizi yazar mısınız?" in chat.text
    await enrolled.says("Nereye başvuracağım yazmıyor.")
    case, exchanges = await opened(chat)
    assert (case.status, case.satisfied) == (Status.CLAIMED, False)
    assert exchanges[-1].kind is ExchangeKind.COMPLAINT
    await enrolled.says(SURE)
    assert "🔵 Yönlendirme" in chat.text


async def test_a_reason_handled_twice_is_one(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await desk.does(moves.reply, text="Başvurunuz.")
    await taps(enrolled, CaseStep.COMPLAIN)
    await enrolled.says("Nereye başvuracağım yazmıyor.")
    before = chat.text
    chat.again()
    await enrolled.says("Nereye başvuracağım yazmıyor.")
    assert chat.text == before
    assert len((await opened(chat))[1]) == 3


async def test_a_closed_case_is_reopened_within_its_time(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.reply, text="Başvurunuz.")
    await taps(enrolled, CaseStep.SATISFIED)
    chat.now += chat.rules.reopen_within - timedelta(hours=1)
    await taps(enrolled, CaseStep.REOPEN)
    await enrolled.says("Sorun yeniden başladı.")
    assert "SDK-2026-0001 yeniden açıldı." in chat.text
    assert (await opened(chat))[0].status is Status.TRIAGED


async def test_after_its_time_a_case_stays_closed(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.reply, text="Başvurunuz.")
    await taps(enrolled, CaseStep.SATISFIED)
    chat.now += chat.rules.reopen_within + timedelta(hours=1)
    await taps(enrolled, CaseStep.REOPEN)
    assert chat.text.startswith("Bu vakanın yeniden açılma süresi doldu.")
    await taps(enrolled, CaseStep.SHOW)
    assert "Yeniden aç" not in chat.labels


async def test_a_reply_to_an_ended_case_offers_to_reopen_it(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.decline, text="Masanın işi değil.")
    message = await desk.tells(2)
    assert [button.label for row in message.buttons for button in row] == ["Yeniden aç"]
    await enrolled.sends(reply_to(POST, "Ama bu belediyenin işi."))
    assert "yeniden açayım mı" in chat.text
    await enrolled.taps("Yeniden aç")
    case, exchanges = await opened(chat)
    assert (case.status, exchanges[-1].text) == (Status.TRIAGED, "Ama bu belediyenin işi.")


async def test_a_case_is_withdrawn_after_a_second_word(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await taps(enrolled, CaseStep.WITHDRAW)
    assert (await opened(chat))[0].status is Status.OPEN
    sure = enrolled.carried("Evet, geri çek")
    await enrolled.taps_raw(sure)
    await enrolled.taps_raw(sure)
    assert (await opened(chat))[0].status is Status.WITHDRAWN
    await enrolled.sends(reply_to(500, "Vazgeçtim."))
    assert "artık yeniden açılamıyor" in chat.text


@pytest.mark.parametrize("step", CaseStep)
async def test_a_case_of_somebody_else_is_unknown(
    chat: Chat, officer: Persona, desk: Desk, step: CaseStep
) -> None:
    await officer.becomes(Role.OFFICER, Post(municipality=TOWN))
    before = await opened(chat)
    await taps(officer, step)
    assert chat.text.startswith("Bu numarada bir vaka bulamadım")
    assert await opened(chat) == before


async def test_a_look_at_a_case_of_somebody_else_stands_in_the_audit(
    chat: Chat, officer: Persona, desk: Desk
) -> None:
    await taps(officer, CaseStep.WITHDRAW_SURE)
    async with chat.storage.read() as unit:
        lines = await unit.connection.execute(select(audit).where(audit.c.event == "refused"))
        [line] = lines.all()
    assert line.data == {"move": "withdraw", "code": "unknown_case", "case": NUMBER}


@pytest.mark.parametrize("step", CaseStep)
async def test_a_secretary_finds_no_case_of_others_among_her_own(
    chat: Chat, secretary: Persona, desk: Desk, step: CaseStep
) -> None:
    await taps(secretary, step)
    assert chat.text.startswith("Bu numarada bir vaka bulamadım")


async def test_a_role_that_ended_reads_and_does_nothing(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    chat.now += timedelta(days=366)
    await taps(enrolled, CaseStep.SHOW)
    assert UNKNOWN in chat.text
    assert not {"✍️ Bilgi ekle", "Geri çek"} & set(chat.labels)
    await taps(enrolled, CaseStep.WITHDRAW_SURE)
    assert chat.text.startswith("Memur kaydınızın süresi dolmuş.")
    assert (await opened(chat))[0].status is Status.OPEN
