"""Telegram without a wire: every call is answered at once, in the library's own way."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import Response, TelegramType

TOKEN = "7010203040:benchmark"
DESK = {"id": 7010203040, "is_bot": True, "first_name": "Danışma Masası"}
MOMENT = 1795341600  # 2026-11-22 10:00 UTC


@dataclass(slots=True)
class Answered:
    """When a message went to each chat, on the loop's clock; and how many messages in all."""

    at: dict[int, float] = field(default_factory=dict)
    messages: int = 0


class NullSession(BaseSession):
    """Answers every call with what Telegram would have sent back."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = Answered()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 - aiogram's signature
    ) -> TelegramType:
        result: object = True
        if isinstance(method, SendMessage):
            chat = int(method.chat_id)
            self.answered.messages += 1
            self.answered.at.setdefault(chat, asyncio.get_running_loop().time())
            result = {
                "message_id": self.answered.messages,
                "date": MOMENT,
                "chat": {"id": chat, "type": "private"},
                "from": DESK,
                "text": method.text,
            }
        answer = Response[method.__returning__].model_validate(  # type: ignore[name-defined]  # made at run time
            {"ok": True, "result": result}, context={"bot": bot}
        )
        return answer.result  # type: ignore[return-value]  # an answer that is ok has one

    async def stream_content(self, *_args: object, **_more: object) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        return None


def message_update(number: int, chat: int, text: str) -> dict[str, Any]:
    """A private message as it comes from Telegram."""
    officer = {"id": chat, "is_bot": False, "first_name": "Memur", "language_code": "tr"}
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": MOMENT,
            "chat": {"id": chat, "type": "private", "first_name": "Memur"},
            "from": officer,
            "text": text,
        },
    }
