"""What an officer does with her cases, and what she sees of them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from sqlalchemy import select

from cases import moves
from cases.case import (
    Attachment,
    Case,
    ExchangeKind,
    FileKind,
    Progress,
    Request,
    Status,
    Targets,
)
from cases.delivery import Message
from cases.move import Move
from cases.moved import Moved
from cases.notice import CaseEnded, ExchangeShown, OfficerReminder
from cases.people import Language, Post, Role
from cases.queue import CaseEvent
from handlers.callbacks.case import CaseStep, OnCase
from handlers.markup import TEXT_CHARS, length, visible
from handlers.phrases import phrases
from handlers.services.delivery import Reference, facts_of
from handlers.services.own_cases import Story
from handlers.services.paging import page_of
from handlers.services.record import keep
from handlers.views import case as views
from handlers.views.notices import render
from storage.tables import audit
from tests.handlers.chat import NOW, TOWN, Chat, Persona
from tests.handlers.test_media import DOCUMENT
from tests.handlers.test_opening import SURE, UNKNOWN, opened, with_draft

NUMBER = "SDK-2026-0001"
#: The number of the desk's message that showed what was said.
POST = 900
SECRET = "Bu memur her hafta soruyor."


@dataclass
class Desk:
    """The other side: a secretary at work on the first case."""

    chat: Chat
    secretary: Persona
    officer: Persona

    async def does(self, move: Callable[..., Moved], **more: object) -> Case:
        """One move, kept with everything that goes with it."""
        person = await self.secretary.known()
        at, rules = self.chat.now, self.chat.rules
        async with self.chat.storage.write() as unit:
            case = await unit.cases.get(NUMBER)
            return await keep(
                unit, move(case, by=person, at=at, rules=rules, **more), by=person, at=at
            )

    async def tells(self, nth: int, language: Language = Language.TURKISH) -> Message:
        """What the desk said, as it comes to her chat."""
        async with self.chat.storage.write() as unit:
            notice = ExchangeShown(NUMBER, nth)
            facts = await facts_of(notice, unit, _reference(self.chat))
            await unit.posts.add(self.officer.number, POST, NUMBER, nth=nth)
        assert facts is not None
        message = render(notice, facts, phrases(language))
        assert isinstance(message, Message)
        return message


@pytest.fixture
async def desk(chat: Chat, enrolled: Persona, secretary: Persona) -> Desk:
    """A desk to which the officer has brought one case."""
    await with_draft(enrolled)
    await enrolled.taps("✅ Gönder")
    return Desk(chat, secretary, enrolled)


def reply_to(number: int, text: str, **more: object) -> dict[str, object]:
    """A message of hers in reply to one of the desk's."""
    chat = {"id": 1002, "type": "private"}
    replied = {"message_id": number, "date": 1, "chat": chat, "text": "…"}
    return {"text": text, "message_id": 78, "reply_to_message": replied, **more}


async def taps(officer: Persona, step: CaseStep, number: str = NUMBER) -> None:
    """A button of a case."""
    await officer.taps(OnCase(number=number, step=step))


async def test_a_reply_to_a_question_of_the_desk_joins_the_case(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    message = await desk.tells(2)
    assert "Siz yazana kadar süre işlemez." in visible(message.parts[0])
    await enrolled.sends(reply_to(POST, "Merkezdeki stadyum."))
    case, exchanges = await opened(chat)
    assert case.status is Status.CLAIMED
    assert (exchanges[2].kind, exchanges[2].text) == (
        ExchangeKind.ADDITION,
        "Merkezdeki stadyum.",
    )
    assert "Yazdığınızı SDK-2026-0001 vakasına ekledim." in chat.text


async def test_a_reply_handled_twice_is_added_once(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    await desk.tells(2)
    await enrolled.sends(reply_to(POST, "Merkezdeki stadyum."))
    chat.again()
    await enrolled.sends(reply_to(POST, "Merkezdeki stadyum."))
    assert len((await opened(chat))[1]) == 3


async def test_a_reply_to_the_number_joins_the_case(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    async with chat.storage.read() as unit:
        post = await unit.posts.find(enrolled.number, 500)
    assert post is not None
    assert post.number == NUMBER
    await enrolled.sends(reply_to(500, "Bir de şunu ekleyeyim."))
    assert (await opened(chat))[1][1].text == "Bir de şunu ekleyeyim."


async def test_a_reply_with_a_file_brings_it(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    reply = reply_to(500, "")
    del reply["text"]
    await enrolled.sends({**reply, **DOCUMENT, "caption": "Karar ektedir."})
    [_, added] = (await opened(chat))[1]
    assert (added.text, added.attachments) == (
        "Karar ektedir.",
        (Attachment(FileKind.DOCUMENT, "d"),),
    )


async def test_a_reply_to_another_message_is_a_question(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await enrolled.sends(reply_to(4711, SURE))
    assert "🔵 Yönlendirme" in chat.text


async def test_loose_words_after_a_question_back_are_asked_about(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    await enrolled.says("Merkezdeki stadyum.")
    assert chat.text == "Bu mesajı vakanıza mı ekleyeyim, yeni bir soru mu?"
    join = enrolled.carried("SDK-2026-0001 vakasına ekle")
    await enrolled.taps_raw(join)
    await enrolled.taps_raw(join)
    assert [said.text for said in (await opened(chat))[1]][2:] == ["Merkezdeki stadyum."]


async def test_loose_words_may_be_a_question(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    await enrolled.says(SURE)
    ask = enrolled.carried("Yeni soru")
    await enrolled.taps_raw(ask)
    assert "🔵 Yönlendirme" in chat.text
    await enrolled.taps_raw(ask)
    assert [question.asked.text for question in await enrolled.questions()] == [SURE, UNKNOWN]
    assert (await opened(chat))[0].status is Status.WAITING


async def test_thanks_are_never_asked_about(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    await enrolled.says("Teşekkürler")
    assert chat.text.startswith("Rica ederim")


async def test_a_question_is_a_question_while_a_case_waits_at_the_desk(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await enrolled.says(SURE)
    assert "🔵 Yönlendirme" in chat.text


async def test_loose_files_are_asked_about_once_an_album(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.ask, text="Belgeyi gönderir misiniz?")
    for name in ("d1", "d2"):
        document = {"document": {"file_id": name, "file_unique_id": name}}
        await enrolled.sends({**document, "media_group_id": "a"})
    assert chat.texts.count("Bu dosyayı vakanıza ekleyeyim mi?") == 1
    await enrolled.taps("SDK-2026-0001 vakasına ekle")
    added = (await opened(chat))[1][2]
    assert [file.file_id for file in added.attachments] == ["d1", "d2"]


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
    assert chat.text == "Gerekçe yazmanız gerekiyor."
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
    assert chat.text.startswith("Bu işlem için yetkiniz yok.")
    assert (await opened(chat))[0].status is Status.OPEN


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
    assert (role["rol"], role["belediye"]) == ("officer", "Şahinbey")


async def test_forgetting_her_withdraws_what_waits(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await enrolled.says("/sil")
    assert "Yanıt bekleyen vakalarınız geri çekilir" in chat.text
    await enrolled.taps("Evet, sil")
    case, [request] = await opened(chat)
    assert (case.status, case.officer_id) == (Status.WITHDRAWN, None)
    assert (request.person_id, request.text) == (None, UNKNOWN)


async def test_a_corrected_message_is_added_as_well(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await enrolled.sends(reply_to(500, "Merkezdki stadyum.", message_id=77))
    await enrolled.edits("Merkezdeki stadyum.")
    assert [said.text for said in (await opened(chat))[1]][1:] == [
        "Merkezdki stadyum.",
        "Merkezdeki stadyum.",
    ]


@pytest.mark.parametrize("notice", [CaseEnded(NUMBER, 0), OfficerReminder(NUMBER, 2, 1)])
async def test_what_she_is_told_has_a_way_on(
    chat: Chat, enrolled: Persona, desk: Desk, notice: CaseEnded | OfficerReminder
) -> None:
    async with chat.storage.read() as unit:
        facts = await facts_of(notice, unit, _reference(chat))
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
    story = Story(case, (), events, frozenset(Move))
    [shown] = views.one(story, None, chat.rules, t)
    assert length(shown) <= TEXT_CHARS
    assert views.status(case, t) in visible(shown)
    [listed] = views.listed(
        page_of([replace(case, number=f"SDK-2026-{n:04d}") for n in range(9)], 0), t
    )
    assert length(listed) <= TEXT_CHARS


def _reference(chat: Chat) -> Reference:
    return Reference(chat.shelf, chat.rules, lambda: chat.now)
