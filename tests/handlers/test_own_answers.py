"""What an officer sees of her cases: answers, notices, screens, her own data."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from cases import moves
from cases.case import Case, Progress, Request, Status, Targets
from cases.delivery import Message
from cases.move import Move
from cases.notice import CaseEnded, OfficerReminder
from cases.people import Language
from cases.queue import CaseEvent
from handlers.callbacks.case import CaseStep
from handlers.markup import TEXT_CHARS, length, visible
from handlers.phrases import phrases
from handlers.services.delivery import facts_of
from handlers.services.own_cases import Story
from handlers.services.paging import page_of
from handlers.views import case as views
from handlers.views.notices import render
from tests.handlers.chat import NOW, TOWN, Chat, Persona
from tests.handlers.own_case import NUMBER, UNKNOWN, Desk, opened, reference, taps, with_draft

SECRET = "Bu memur her hafta soruyor."


async def test_the_answer_comes_as_a_card(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await desk.does(moves.reply, text="Okul müdürlüğüne başvurunuz.", entry_id="okul-kaydi")
    message = await desk.tells(2)
    whole = visible("\n\n".join(message.parts))
    for part in (NUMBER, UNKNOWN, "Okul müdürlüğüne başvurunuz.", "Dayanak", "22 Kasım 2026"):
        assert part in whole
    assert "Bilgilendirme amaçlıdır" in whole
    assert whole.endswith("Sorununuz çözüldü mü?")
    assert [button.label for row in message.buttons for button in row] == [
        "📖 Bilgi kaydını aç",
        "Evet, çözüldü",
        "Hayır",
    ]


async def test_a_long_answer_is_parted_well(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await desk.does(moves.reply, text="\n\n".join(["Uzun bir paragraf. " * 60] * 3))
    message = await desk.tells(2)
    assert len(message.parts) > 1 or length(message.parts[0]) > 3000
    assert all(length(part) <= TEXT_CHARS for part in message.parts)


async def test_no_note_is_ever_in_her_chat(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await desk.does(moves.note, text=SECRET)
    await desk.does(moves.reply, text="Başvurunuz.")
    await enrolled.says("/vakalarim")
    for step in (CaseStep.SHOW, CaseStep.ANSWER, CaseStep.WHY):
        await taps(enrolled, step)
    await enrolled.says("/verilerim")
    sent = chat.calls[-1]
    assert isinstance(sent, SendDocument)
    assert isinstance(sent.document, BufferedInputFile)
    assert SECRET not in sent.document.data.decode()
    assert not any(SECRET in text for text in chat.texts)


async def test_the_list_turns_its_pages(chat: Chat, enrolled: Persona) -> None:
    for _ in range(9):
        await with_draft(enrolled)
        await enrolled.taps("✅ Gönder")
    await taps(enrolled, CaseStep.WITHDRAW_SURE, "SDK-2026-0009")
    await enrolled.says("/vakalarim")
    assert chat.labels[0].startswith("SDK-2026-0008")
    await enrolled.taps("Sonraki ›")
    assert chat.labels[0].startswith("SDK-2026-0009")
    await enrolled.taps("‹ Önceki")
    assert len(chat.labels) == 9


async def test_the_export_holds_her_cases_and_roles(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await enrolled.says("/verilerim")
    sent = chat.calls[-1]
    assert isinstance(sent, SendDocument)
    assert isinstance(sent.document, BufferedInputFile)
    content = json.loads(sent.document.data)
    [case], [role] = content["vakalar"], content["roller"]
    assert (case["vaka_no"], case["yazışma"][0]["metin"]) == (NUMBER, UNKNOWN)
    assert (role["rol"], role["belediye"]) == ("memur", "Şahinbey")


async def test_forgetting_her_withdraws_what_waits(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await enrolled.says("/sil")
    assert "Yanıt bekleyen vakalarınız geri çekilir" in chat.text
    await enrolled.taps("Evet, sil")
    case, [request] = await opened(chat)
    assert (case.status, case.officer_id) == (Status.WITHDRAWN, None)
    assert (request.person_id, request.text) == (None, UNKNOWN)


@pytest.mark.parametrize("notice", [CaseEnded(NUMBER, 0), OfficerReminder(NUMBER, 2, 1)])
async def test_what_she_is_told_has_a_way_on(
    chat: Chat, enrolled: Persona, desk: Desk, notice: CaseEnded | OfficerReminder
) -> None:
    async with chat.storage.read() as unit:
        facts = await facts_of(notice, unit, reference(chat))
    assert facts is not None
    message = render(notice, facts, phrases(Language.TURKISH))
    assert isinstance(message, Message)
    assert message.buttons


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("status", Status)
async def test_every_state_has_its_screen(chat: Chat, status: Status, language: Language) -> None:
    t = phrases(language)
    text = "sözcük " * 580
    case = Case(
        number=NUMBER,
        revision=1,
        status=status,
        request=Request("hukuki-teknik", "Başlık", text, TOWN),
        opened_at=NOW,
        progress=Progress(Targets(NOW, NOW)),
        officer_id=1,
    )
    events = tuple(CaseEvent(NOW + timedelta(days=n), 1, move, {}) for n, move in enumerate(Move))
    story = Story(case, (), events, frozenset(Move), reopenable=True)
    [shown] = views.one(story, None, chat.rules, t)
    assert length(shown) <= TEXT_CHARS
    assert views.status(case, t) in visible(shown)
    [listed] = views.listed(
        page_of([replace(case, number=f"SDK-2026-{n:04d}") for n in range(9)], 0), t
    )
    assert length(listed) <= TEXT_CHARS


async def test_an_entry_inside_an_answer_says_where_its_statuses_are(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.reply, text="Yapılabilir.", entry_id="ayni-yardim")
    whole = visible("\n\n".join((await desk.tells(2)).parts))
    assert "“📖 Bilgi kaydını aç” düğmesine" in whole
    assert "aşağıdan seçiniz" not in whole
