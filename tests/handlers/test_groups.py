"""In a group the desk speaks when it is spoken to, briefly, and goes on in private."""

import pytest
from aiogram.methods import AnswerInlineQuery, SendMessage
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent

from cases.privacy import Kind
from cases.question import Channel
from cases.threads import SECRETARIAT
from tests.handlers.chat import FORUM, GROUP, Chat, Json, Persona
from tests.handlers.telegram import DESK, MOMENT
from tests.handlers.topic import TOPIC, Topic

SURE = "Yabancı çocuk okula nasıl kaydedilir?"
NAME = "@danisma_masasi_bot"
LINK = "https://t.me/danisma_masasi_bot?start="
TALK = "Ben bakarım, şu kişi yine arıyor, müdüre söylemeyin"


def _of_the_desk(number: int) -> Json:
    """A message of the desk that somebody replies to."""
    group = {"id": GROUP, "type": "supergroup"}
    return {"message_id": number, "date": MOMENT, "chat": group, "from": DESK, "text": "…"}


def _url(chat: Chat) -> str | None:
    [[button]] = chat.keyboard
    assert button.text == "Özelde sorunuz"
    return button.url


async def test_talk_among_others_is_not_heard(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group(SURE)
    assert chat.calls == []
    assert await chat.desk.people.known(officer.number) is None


async def test_a_mention_is_answered_briefly(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group(f"{NAME} {SURE}")
    assert chat.text.startswith("🔵 Yönlendirme")
    assert "Ne yapmalı" not in chat.text
    assert "5393 sayılı Belediye Kanunu m. 13, 14/1-a, ek m. 3" in chat.text
    assert _url(chat) == f"{LINK}k-okul-kaydi"
    [question] = await officer.questions()
    assert (question.asked.text, question.asked.channel) == (SURE, Channel.GROUP)


async def test_a_mention_behind_an_emoji_is_cut_out_cleanly(officer: Persona) -> None:
    await officer.says_in_group(f"👋🏽 {NAME} {SURE}")
    [question] = await officer.questions()
    assert question.asked.text == f"👋🏽 {SURE}"


async def test_a_reply_to_the_desk_is_answered(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group(SURE, reply_to_message=_of_the_desk(5))
    assert chat.text.startswith("🔵 Yönlendirme")
    sent = chat.calls[-1]
    assert isinstance(sent, SendMessage)
    assert sent.reply_parameters is not None
    assert sent.reply_parameters.allow_sending_without_reply


async def test_a_topic_that_the_desk_opened_is_no_conversation_with_it(
    chat: Chat, officer: Persona
) -> None:
    opened = {
        "message_id": 5,
        "date": MOMENT,
        "chat": {"id": -1001234567890, "type": "supergroup"},
        "from": DESK,
        "forum_topic_created": {"name": "Konu", "icon_color": 1},
    }
    await officer.says_in_group(SURE, reply_to_message=opened)
    assert chat.calls == []


async def test_the_command_is_answered(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group(f"/sor{NAME} acil servis")
    assert chat.text.startswith("🔴 Zorunlu")


async def test_a_choice_is_given_by_links(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group("/sor okul")
    assert "uygun olanı özelde açabilirsiniz" in chat.text
    assert f"{LINK}k-okul-kaydi" in str(chat.shown()[-1].text)


async def test_the_status_is_chosen_in_private(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group("/sor gıda kolisi verilir mi")
    assert "özelde statüyü seçerek bakabilirsiniz" in chat.text
    assert _url(chat) == f"{LINK}k-ayni-yardim"


async def test_silence_is_honest_before_others(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group("/sor köpek barınağı nerede")
    assert chat.text.startswith("Bu soruya güvenilir bir yanıtım yok")


async def test_personal_data_in_a_group_is_warned_of(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group(f"{NAME} {SURE}", Kind.YKN)
    assert "yabancı kimlik numarasını gizledim" in chat.text
    assert "Mesajınız grupta görünmeye devam ediyor" in chat.text


async def test_a_mention_under_a_picture_is_answered(chat: Chat, officer: Persona) -> None:
    caption = f"{NAME} {SURE}"
    mention = {"type": "mention", "offset": 0, "length": len(NAME)}
    photo = {"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}
    group = {"id": -1001234567890, "type": "supergroup"}
    await officer.sends(
        {"photo": [photo], "caption": caption, "caption_entities": [mention], "chat": group}
    )
    assert chat.text.startswith("🔵 Yönlendirme")


async def test_a_bare_mention_is_told_how_to_ask(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group(NAME)
    assert chat.text.startswith("Merhaba. Bu grupta beni @danisma_masasi_bot diye anarak")


async def test_private_commands_stay_unanswered_in_groups(chat: Chat, officer: Persona) -> None:
    for command in ("/verilerim", "/sil", "/konular"):
        await officer.says_in_group(command)
    assert chat.calls == []


async def test_inline_search_finds_entries_and_keeps_nothing(chat: Chat, officer: Persona) -> None:
    await officer.searches("okul kaydı")
    [call] = chat.calls
    assert isinstance(call, AnswerInlineQuery)
    assert call.is_personal
    assert call.cache_time is not None
    assert call.cache_time <= 30
    first = call.results[0]
    assert isinstance(first, InlineQueryResultArticle)
    assert first.title == "Yabancı çocuk okula nasıl kaydedilir?"
    assert isinstance(first.input_message_content, InputTextMessageContent)
    assert "Dayanak" in first.input_message_content.message_text
    assert await chat.desk.people.known(officer.number) is None


async def test_an_empty_inline_search_offers_the_desk(chat: Chat, officer: Persona) -> None:
    await officer.searches("  ")
    [call] = chat.calls
    assert isinstance(call, AnswerInlineQuery)
    assert call.results == []
    assert call.button is not None
    assert call.button.start_parameter


async def test_thanks_in_a_group_are_no_question(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group("Çok teşekkürler", reply_to_message=_of_the_desk(5))
    assert chat.text.startswith("Rica ederim")
    assert await officer.questions() == []


async def test_a_greeting_in_a_group_is_told_how_to_ask(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group(f"{NAME} merhaba")
    assert chat.text.startswith("Merhaba. Bu grupta beni")
    assert await officer.questions() == []


async def test_a_reply_to_the_digest_is_talk_among_colleagues(
    chat: Chat, secretary: Persona, forum: int
) -> None:
    assert forum
    await secretary.says_in_forum(TALK, None, reply_to_message=_of_the_desk(900))
    assert chat.calls == []
    assert await secretary.questions() == []


async def test_a_reply_to_a_screen_in_a_plain_group_is_talk_among_colleagues(
    chat: Chat, secretary: Persona
) -> None:
    async with chat.storage.write() as unit:
        await unit.places.set(SECRETARIAT, FORUM, is_forum=False, at=chat.now)
    await secretary.says_in_forum(TALK, None, reply_to_message=_of_the_desk(900))
    assert chat.calls == []
    assert await secretary.questions() == []


async def test_nothing_is_kept_of_those_who_only_look_on_in_a_topic(
    topic: Topic, auditor: Persona, stranger: Persona
) -> None:
    for onlooker in (auditor, stranger):
        await onlooker.says_in_forum(TALK, TOPIC, reply_to_message=_of_the_desk(407))
        assert await onlooker.questions() == []
    assert topic.chat.calls == []
    assert await topic.notes() == []


async def test_the_desk_is_asked_by_its_name_in_the_group_of_the_secretariat(
    chat: Chat, secretary: Persona, forum: int
) -> None:
    assert forum
    await secretary.says_in_forum(f"{NAME} {SURE}")
    assert chat.text.startswith("🔵 Yönlendirme")


@pytest.mark.parametrize("typed", ["qwertyqwerty", "köpek barınağı nerede"])
async def test_an_inline_search_that_finds_nothing_offers_no_card(
    chat: Chat, officer: Persona, typed: str
) -> None:
    await officer.searches(typed)
    [call] = chat.calls
    assert isinstance(call, AnswerInlineQuery)
    assert call.results == []


async def test_an_inline_search_offers_what_is_clarified(chat: Chat, officer: Persona) -> None:
    await officer.searches("okul")
    [call] = chat.calls
    assert isinstance(call, AnswerInlineQuery)
    assert len(call.results) > 1
    assert len({result.id for result in call.results}) == len(call.results)
