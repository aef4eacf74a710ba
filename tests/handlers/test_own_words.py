"""What an officer writes while she has a case: it joins the case, or is a question."""

from datetime import timedelta

from cases import moves
from cases.case import Attachment, ExchangeKind, FileKind, Status
from handlers.callbacks.case import CaseStep
from handlers.markup import visible
from handlers.services.record import keep
from tests.handlers.chat import Chat, Persona
from tests.handlers.own_case import NUMBER, POST, SURE, UNKNOWN, Desk, opened, reply_to, taps
from tests.handlers.test_media import DOCUMENT


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
    assert chat.text == "Bu mesajı vakanıza mı ekleyeyim, yoksa bu yeni bir soru mu?"
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


async def test_a_corrected_message_is_added_as_well(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await enrolled.sends(reply_to(500, "Merkezdki stadyum.", message_id=77))
    await enrolled.edits("Merkezdeki stadyum.")
    assert [said.text for said in (await opened(chat))[1]][1:] == [
        "Merkezdki stadyum.",
        "Merkezdeki stadyum.",
    ]


async def test_of_an_album_it_is_said_once_that_the_rest_follows(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    first = reply_to(500, "")
    del first["text"]
    for name, reply in (("d1", first), ("d2", {}), ("d3", {})):
        document = {"document": {"file_id": name, "file_unique_id": name}}
        await enrolled.sends({**reply, **document, "media_group_id": "a"})
    assert sum("öteki dosyalar" in text for text in chat.texts) == 1
    added = (await opened(chat))[1][1:]
    assert [said.attachments[0].file_id for said in added] == ["d1", "d2", "d3"]


async def test_one_whose_role_ended_is_shown_how_to_renew_it(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    chat.now += timedelta(days=366)
    await enrolled.sends(reply_to(500, "Bir de şunu ekleyeyim."))
    assert chat.text.startswith("Memur kaydınızın süresi dolmuş.")
    assert chat.labels
    assert len((await opened(chat))[1]) == 1


async def test_the_button_to_add_shows_one_whose_role_ended_how_to_renew_it(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    chat.now += timedelta(days=366)
    await taps(enrolled, CaseStep.ADD)
    assert chat.text.startswith("Memur kaydınızın süresi dolmuş.")


async def test_what_is_added_to_an_answered_case_asks_whether_it_is_settled(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.reply, text="Yanıt budur.")
    await enrolled.sends(reply_to(500, "Bir de şunu ekleyeyim."))
    assert "Sorununuz çözüldü mü?" in chat.text
    assert chat.labels == ["Evet, çözüldü", "Hayır"]


async def test_loose_words_may_join_any_of_four_cases(
    chat: Chat, enrolled: Persona, secretary: Persona
) -> None:
    await _waiting(chat, enrolled, secretary, 4)
    await enrolled.says("Merkezdeki stadyum.")
    assert "SDK-2026-0004 vakasına ekle" in chat.labels
    assert "Vakalarım" not in chat.labels


async def test_of_many_cases_the_rest_is_found_in_the_list(
    chat: Chat, enrolled: Persona, secretary: Persona
) -> None:
    await _waiting(chat, enrolled, secretary, 7)
    await enrolled.says("Merkezdeki stadyum.")
    assert sum("vakasına ekle" in label for label in chat.labels) == 6
    await enrolled.taps("Vakalarım")
    assert "SDK-2026-0001" in chat.text


async def _waiting(chat: Chat, enrolled: Persona, secretary: Persona, count: int) -> None:
    """So many cases in which the desk waits for her answer."""
    by, at, rules = await secretary.known(), chat.now, chat.rules
    for nth in range(1, count + 1):
        await enrolled.says(f"/vaka Stadyumda {nth}. maç kaçta başlıyor?")
        await enrolled.taps("✅ Gönder")
        async with chat.storage.write() as unit:
            case = await unit.cases.get(f"SDK-2026-{nth:04}")
            asked = moves.ask(case, text="Hangisi?", by=by, at=at, rules=rules)
            await keep(unit, asked, by=by, at=at)
