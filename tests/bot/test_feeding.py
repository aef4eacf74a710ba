"""A stored update reaches the conversations, or is refused as what it is."""

import json
import threading
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from aiogram import Bot, F, Router
from aiogram.client.session.base import BaseSession
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Message

from bot.compose import system_now
from bot.dispatcher import Feeder, dispatcher
from bot.lanes import SenselessUpdateError
from bot.shelf import Shelf
from cases import rules
from cases.personal import Kind
from handlers.services.desk import Desk
from storage.lanes import Job
from storage.unit import Storage
from tests.bot.doubles import NOON

CHAT = {"id": 1001, "type": "private"}
OFFICER = {"id": 1001, "is_bot": False, "first_name": "-"}


class Recorder(BaseSession):
    """Answers every call as Telegram would, and remembers it."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[TelegramMethod[Any]] = []

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109, ARG002  the base class names it
    ) -> TelegramType:
        self.sent.append(method)
        result = {"message_id": 9, "date": 1795000000, "chat": CHAT, "text": "x"}
        body = json.dumps({"ok": True, "result": result})
        answer = self.check_response(bot, method, 200, body).result
        assert answer is not None
        return answer

    async def stream_content(self, *_: object, **__: object) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        pass


@pytest.fixture
def bot() -> Bot:
    return Bot("123456:recorded", session=Recorder())


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf.open()


def _job(update: dict[str, Any], *masked: str) -> Job:
    return Job(5, "1001", "message", {"update_id": 5} | update, masked, 1, NOON)


def _message(text: str = "merhaba") -> dict[str, Any]:
    return {
        "message": {
            "message_id": 1,
            "date": 1795000000,
            "chat": CHAT,
            "from": OFFICER,
            "text": text,
        }
    }


@pytest.fixture
def desk(storage: Storage, shelf: Shelf) -> Desk:
    return Desk.of(storage, shelf, system_now, rules.load())


def _feeder(bot: Bot, desk: Desk, router: Router) -> Feeder:
    return Feeder(bot, dispatcher(router, MemoryStorage()), desk)


async def test_handler_is_told_what_was_masked_and_which_update_it_is(
    bot: Bot, desk: Desk
) -> None:
    told: list[object] = []
    router = Router()

    async def hear(message: Message, masked: tuple[Kind, ...], update_id: int) -> None:
        told.extend((message.text, masked, update_id))

    router.message.register(hear)
    await _feeder(bot, desk, router).handle(_job(_message(), "tckn", "phone"))
    assert told == ["merhaba", (Kind.TCKN, Kind.PHONE), 5]


async def test_method_that_a_handler_returns_is_sent(bot: Bot, desk: Desk) -> None:
    router = Router()

    async def reply(message: Message) -> SendMessage:
        return message.answer("yanıt")

    router.message.register(reply)
    await _feeder(bot, desk, router).handle(_job(_message()))
    assert isinstance(bot.session, Recorder)
    assert [type(method) for method in bot.session.sent] == [SendMessage]


async def test_error_of_a_handler_comes_out_again(bot: Bot, desk: Desk) -> None:
    router = Router()

    async def fail(message: Message) -> None:
        raise LookupError

    router.message.register(fail)
    with pytest.raises(LookupError):
        await _feeder(bot, desk, router).handle(_job(_message()))


async def test_update_that_cannot_be_decoded_is_senseless(bot: Bot, desk: Desk) -> None:
    with pytest.raises(SenselessUpdateError) as refusal:
        await _feeder(bot, desk, Router()).handle(_job({"message": {"text": "gizli söz"}}))
    assert "gizli" not in repr(refusal.value)
    assert refusal.value.__cause__ is None


async def test_kind_of_update_that_is_not_known_yet_is_let_pass(bot: Bot, desk: Desk) -> None:
    await _feeder(bot, desk, Router()).handle(_job({"tea_party": {"chat": CHAT}}))


async def test_magic_filter_costs_no_thread(bot: Bot, desk: Desk) -> None:
    threads: list[int] = []
    router = Router()

    def note(_text: str) -> bool:
        threads.append(threading.get_ident())
        return True

    async def hear(message: Message) -> None:
        threads.append(threading.get_ident())

    router.message.filter(F.text.func(note))
    router.message.register(hear, F.text.func(note))
    await _feeder(bot, desk, router).handle(_job(_message()))
    assert threads == [threading.get_ident()] * 3


async def test_officer_hears_that_her_message_was_set_aside(bot: Bot, desk: Desk) -> None:
    await _feeder(bot, desk, Router()).give_up(_job(_message()))
    assert isinstance(bot.session, Recorder)
    (apology,) = bot.session.sent
    assert isinstance(apology, SendMessage)
    assert "5" in apology.text
