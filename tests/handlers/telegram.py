"""Telegram as the conversations see it: every call recorded, answered or refused."""

from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.methods import GetFile, GetMe, SendMessage, TelegramMethod
from aiogram.methods.base import Response, TelegramType

DESK_NAME = "danisma_masasi_bot"
DESK = {
    "id": 7010203040,
    "is_bot": True,
    "first_name": "Danışma Masası",
    "username": DESK_NAME,
}
MOMENT = 1795341600  # 2026-11-22 10:00 UTC


class RecordingSession(BaseSession):
    """Keeps every call; refuses the methods it is told to refuse, in Telegram's words."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[TelegramMethod[Any]] = []
        self.refusals: dict[str, str] = {}
        #: What a method is answered with, by its name.
        self.answers: dict[str, object] = {}
        self.blocked = False
        #: The number under which every group is found now.
        self.moved_to: int | None = None
        #: What Telegram keeps of documents, by their numbers there.
        self.files: dict[str, bytes] = {}

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 - aiogram's signature
    ) -> TelegramType:
        result: object = DESK
        if not isinstance(method, GetMe):
            self.calls.append(method)
            self._refuse(method)
            result = self._result(method)
        answer = Response[method.__returning__].model_validate(  # type: ignore[name-defined]  # made at run time
            {"ok": True, "result": result}, context={"bot": bot}
        )
        assert answer.result is not None
        return answer.result  # type: ignore[no-any-return]  # made at run time

    def _refuse(self, method: TelegramMethod[Any]) -> None:
        if self.blocked and isinstance(method, SendMessage):
            raise TelegramForbiddenError(method, "Forbidden: bot was blocked by the user")
        if self.moved_to is not None and isinstance(method, SendMessage):
            raise TelegramMigrateToChat(method, "Bad Request: upgraded", self.moved_to)
        reason = self.refusals.get(type(method).__name__)
        if reason is not None:
            raise TelegramBadRequest(method, f"Bad Request: {reason}")

    def _result(self, method: TelegramMethod[Any]) -> object:
        if (answer := self.answers.get(type(method).__name__)) is not None:
            return answer
        if isinstance(method, GetFile):
            file = method.file_id
            return {"file_id": file, "file_unique_id": file, "file_path": f"documents/{file}"}
        chat = getattr(method, "chat_id", None)
        if chat is None or method.__returning__ is bool:
            return True
        return {
            "message_id": 1000 + len(self.calls),
            "date": MOMENT,
            "chat": {"id": chat, "type": "private" if int(chat) > 0 else "supergroup"},
            "from": DESK,
            "text": getattr(method, "text", None) or "",
        }

    async def stream_content(
        self, url: str, *_args: object, **_more: object
    ) -> AsyncGenerator[bytes, None]:
        yield self.files.get(url.rpartition("/")[2], b"")

    async def close(self) -> None:
        return None
