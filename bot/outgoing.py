"""How aiogram's calls go out: under the shared pace, again after a 429, into closed topics."""

from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramRetryAfter
from aiogram.methods import CloseForumTopic, ReopenForumTopic, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Message

from bot.pace import Pacer
from bot.steps import Step, Steps

log = structlog.get_logger()

#: aiogram makes the model of an answer anew whenever the old one was collected, at ten
#: milliseconds each; as long as they are named here, they stay.
KEPT_MODELS = (Response[Message], Response[bool], Response[Message | bool], Response[list[Any]])
#: These never wait: they are no messages, or somebody's finger is on a button.
UNPACED = frozenset({"answerCallbackQuery", "answerInlineQuery", "sendChatAction", "getUpdates"})
#: A courtesy that has a limit of its own at Telegram: no message waits because of it.
MENUS = frozenset({"setMyCommands", "deleteMyCommands"})
#: What shows somebody that she was heard: new words, or others in the place of a screen.
REPLIES = frozenset({"sendMessage", "editMessageText"})
#: A direct reply is tried so often; whoever waits longer than this has gone away.
ATTEMPTS = 3
LONGEST_HALT_SECONDS = 60
TOPIC_CLOSED = "TOPIC_CLOSED"


class Paced(BaseRequestMiddleware):
    """Waits for the pace before a call, and repeats it after a halt that Telegram asked for."""

    def __init__(self, pace: Pacer) -> None:
        self._pace = pace

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Send the call when it may be sent."""
        chat: int | str | None = getattr(method, "chat_id", None)
        if method.__api_method__ in UNPACED:
            chat = None
        for attempt in range(1, ATTEMPTS + 1):
            if chat is not None:
                await self._pace.wait(chat)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                log.warning(
                    "telegram.too_many",
                    method=method.__api_method__,
                    retry_after=error.retry_after,
                )
                if method.__api_method__ in MENUS:
                    raise
                await self._pace.halt(error.retry_after)
                if attempt == ATTEMPTS or chat is None or _is_hopeless(error):
                    raise
        raise AssertionError("the last attempt returns or raises")


class IntoClosedTopics(BaseRequestMiddleware):
    """Opens a closed topic for a message that answers somebody in it, and closes it again."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Send the call, into a closed topic too."""
        try:
            return await make_request(bot, method)
        except TelegramBadRequest as refusal:
            chat: int | str | None = getattr(method, "chat_id", None)
            thread: int | None = getattr(method, "message_thread_id", None)
            if chat is None or thread is None or TOPIC_CLOSED not in refusal.message:
                raise
        await bot(ReopenForumTopic(chat_id=chat, message_thread_id=thread))
        try:
            return await make_request(bot, method)
        finally:
            await _close(bot, CloseForumTopic(chat_id=chat, message_thread_id=thread))


class Watched(BaseRequestMiddleware):
    """Tells the steps that a reply goes out and that it has gone."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Send the call between the two steps."""
        is_reply = method.__api_method__ in REPLIES
        if is_reply:
            self._steps.reached(Step.DECIDED)
        response = await make_request(bot, method)
        if is_reply:
            self._steps.reached(Step.REPLIED)
        return response


async def _close(bot: Bot, closing: CloseForumTopic) -> None:
    """Close the topic; what goes wrong here must not make an answer that was sent a failure."""
    try:
        await bot(closing)
    except AiogramError as failure:
        log.warning("topic.not_closed", error=type(failure).__name__)


def _is_hopeless(error: TelegramRetryAfter) -> bool:
    return error.retry_after > LONGEST_HALT_SECONDS
