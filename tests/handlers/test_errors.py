"""Refusals are said, unreachable officers let go, everything else goes up to the lane."""

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import Update

from handlers.callbacks.watch import ShowQueue
from handlers.errors import apologise
from handlers.services.queue import Shelf
from tests.handlers.chat import GROUP, Chat, Persona
from tests.handlers.telegram import MOMENT


async def test_an_officer_who_blocked_the_desk_is_let_go(chat: Chat, officer: Persona) -> None:
    chat.session.blocked = True
    await officer.says("acil servis")
    assert len(await officer.questions()) == 1


@pytest.mark.parametrize(
    "reason",
    ["not enough rights to send text messages to the chat", "chat not found", "TOPIC_CLOSED"],
)
async def test_a_chat_that_shut_the_desk_out_is_let_go(
    chat: Chat, officer: Persona, reason: str
) -> None:
    chat.session.refusals["SendMessage"] = reason
    await officer.says_in_group("/sor acil servis")
    assert len(await officer.questions()) == 1


async def test_what_nobody_expected_goes_up(chat: Chat, officer: Persona) -> None:
    chat.session.refusals["SendMessage"] = "can't parse entities"
    with pytest.raises(TelegramBadRequest):
        await officer.says("acil servis")


async def test_an_unexpected_refusal_of_a_tap_goes_up(chat: Chat, officer: Persona) -> None:
    await officer.says("kayıtsız aileye erzak yardımı")
    for method in ("AnswerCallbackQuery", "EditMessageText", "EditMessageReplyMarkup"):
        chat.session.refusals = {method: "something new"}
        label = "👎 Yaramadı" if method == "EditMessageReplyMarkup" else "Geçici koruma"
        with pytest.raises(TelegramBadRequest):
            await officer.taps(label)


async def test_a_refused_tap_in_private_stops_turning_before_it_is_explained(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/start")
    before = len(chat.calls)
    await officer.taps(ShowQueue(shelf=Shelf.ALL, page=0))
    answered, said = chat.calls[before:]
    assert isinstance(answered, AnswerCallbackQuery)
    assert isinstance(said, SendMessage)


async def test_a_refusal_is_said_also_when_the_tap_is_too_old(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/start")
    chat.session.refusals["AnswerCallbackQuery"] = "query is too old"
    await officer.taps(ShowQueue(shelf=Shelf.ALL, page=0))
    assert "yetki" in chat.text.casefold()


def _update(chat_id: int, kind: str) -> Update:
    message = {
        "message_id": 1,
        "date": MOMENT,
        "chat": {"id": chat_id, "type": kind},
        "text": "soru",
    }
    return Update.model_validate({"update_id": 1, "message": message})


async def test_the_last_word_is_an_apology_with_its_number(chat: Chat, officer: Persona) -> None:
    await apologise(chat.bot, _update(officer.number, "private"), "7f3a")
    assert "özür dilerim" in chat.text
    assert "Hata kodu: 7f3a" in chat.text


async def test_a_group_is_not_bothered_with_apologies(chat: Chat) -> None:
    await apologise(chat.bot, _update(GROUP, "supergroup"), "7f3a")
    assert chat.calls == []


async def test_an_apology_that_fails_is_the_end_of_it(chat: Chat, officer: Persona) -> None:
    chat.session.blocked = True
    await apologise(chat.bot, _update(officer.number, "private"), "7f3a")
    assert len(chat.calls) == 1
