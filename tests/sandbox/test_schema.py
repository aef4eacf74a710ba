"""The independent schema looks at every call."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from telegram import Bot as PtbBot

from bot.sandbox.schema import Schema
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF


@pytest.fixture(scope="module")
def schema() -> Schema:
    loaded = Schema.load()
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("method", "params", "objection"),
    [
        ("sendMessage", {"chat_id": 1}, "text is missing"),
        ("sendMessage", {"chat_id": 1, "text": "x", "colour": "red"}, "colour is not a parameter"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "receiver_user_id": 2},
            "receiver_user_id is not a parameter",
        ),
        ("sendMessage", {"chat_id": 1, "text": "x" * 4097}, "text must have 1-4096 characters"),
        ("deleteMessage", {"chat_id": 1, "message_id": "bir"}, "message_id: "),
        ("getUpdates", {"limit": 101}, "limit must be 1-100, is 101"),
        ("sendMediaGroup", {"chat_id": 1, "media": []}, "media must have 2-10 items"),
        (
            "sendMessage",
            {
                "chat_id": 1,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "ş" * 33}]]},
            },
            "reply_markup.inline_keyboard[0][0].callback_data must have 1-64 bytes",
        ),
        (
            "sendMessage",
            {
                "chat_id": 1,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "x", "data": "y"}]]},
            },
            "Extra inputs are not permitted",
        ),
        ("sendTelepathy", {}, "sendTelepathy is not a method"),
    ],
)
def test_schema_objects(
    schema: Schema, method: str, params: dict[str, Any], objection: str
) -> None:
    assert any(objection in said for said in schema.verdict(method, params))


def test_schema_accepts_long_markup_because_only_parsed_text_counts(schema: Schema) -> None:
    params = {"chat_id": 1, "text": "<b>" + "x" * 4095 + "</b>", "parse_mode": "HTML"}
    assert schema.verdict("sendMessage", params) == ()


async def test_verdict_stands_in_the_journal_and_the_call_passes(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox
) -> None:
    sandbox.people.start(ELIF)
    await bot.send_message(ELIF, "x")
    await ptb.send_message(ELIF, "x", api_kwargs={"colour": "red"})
    first, second = sandbox.journal.of("sendMessage")
    assert first.verdict == ()
    assert second.verdict == ("colour is not a parameter",)
    assert sandbox.journal.objections() == ["sendMessage: colour is not a parameter"]


async def test_strict_server_refuses_what_the_schema_refuses(
    ptb: PtbBot, bot: Bot, sandbox: Sandbox
) -> None:
    sandbox.people.start(ELIF)
    sandbox.stage.strict_schema = True
    await bot.send_message(ELIF, "x")
    with pytest.raises(Exception, match="schema objects: colour is not a parameter"):
        await ptb.send_message(ELIF, "x", api_kwargs={"colour": "red"})
    with pytest.raises(TelegramBadRequest):
        await bot.get_updates(limit=200)
