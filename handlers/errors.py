"""What happens when something goes wrong: refusals become phrases, the rest goes up.

A refusal of the desk is said kindly; an officer who cannot be reached is let go. Everything else
is a bug or the world: it passes through to the lane, which tries again and at last sets the
update aside and calls `apologise`.
"""

import re

import structlog
from aiogram import Bot, Router
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.filters import ExceptionMessageFilter, ExceptionTypeFilter
from aiogram.types import ErrorEvent, Message, Update

from cases.errors import DeskError
from cases.people import Language
from handlers.markup import Html, shorten, visible
from handlers.phrases import Phrases, Say, named, phrases
from handlers.screen import acknowledge
from handlers.services.desk import Desk

log = structlog.get_logger()

#: Telegram's limit of a callback answer.
TOAST_CHARS = 200
#: Telegram's words, besides a plain 403, for a chat in which the desk may not speak (any more).
_SHUT_OUT = re.compile(
    r"(?i).*(chat not found|not enough rights|chat_write_forbidden|user is deactivated"
    r"|topic_closed|have no rights to send)"
)


def build(desk: Desk) -> Router:
    """A router that handles errors alone."""
    router = Router(name="errors")

    async def refused(error: ErrorEvent, bot: Bot) -> None:
        await _refuse(error, bot, desk)

    router.error.register(refused, ExceptionTypeFilter(DeskError))

    async def moved(error: ErrorEvent) -> None:
        await _follow(error, desk)

    router.error.register(moved, ExceptionTypeFilter(TelegramMigrateToChat))
    gone = ExceptionTypeFilter(TelegramForbiddenError)
    router.error.register(unreachable, gone)
    shut_out = (ExceptionTypeFilter(TelegramBadRequest), ExceptionMessageFilter(_SHUT_OUT))
    router.error.register(unreachable, *shut_out)
    return router


async def unreachable(error: ErrorEvent) -> None:
    """She blocked the desk or left, or a group muted it: there is nobody to tell."""
    reason = type(error.exception).__name__
    log.info("chat.unreachable", update=error.update.update_id, reason=reason)


async def _follow(error: ErrorEvent, desk: Desk) -> None:
    """The group became a supergroup while the desk spoke: everything follows it at once."""
    refusal = error.exception
    old = getattr(getattr(refusal, "method", None), "chat_id", None)
    if isinstance(refusal, TelegramMigrateToChat) and isinstance(old, int):
        await desk.places.moved(old, refusal.migrate_to_chat_id)


async def apologise(
    bot: Bot, update: Update, reference: str, language: Language = Language.TURKISH
) -> None:
    """Tell her that an update was set aside, with the number under which it is recorded.

    Nothing is raised: whoever gave up on the update has no use for a second failure.
    """
    chat = _private_chat(update)
    if chat is None:
        return
    try:
        await _say(bot, chat, phrases(language)(Say.APOLOGY, reference=reference))
    except TelegramAPIError as failure:
        log.warning("apology.failed", reference=reference, error=type(failure).__name__)


async def _refuse(error: ErrorEvent, bot: Bot, desk: Desk) -> None:
    refusal, tap = error.exception, error.update.callback_query
    if not isinstance(refusal, DeskError):
        return
    log.info("desk.refused", code=refusal.code, update=error.update.update_id)
    chat = _private_chat(error.update)
    if chat is not None:
        if tap is not None:
            await acknowledge(tap)
        t = await _phrases_for(chat, desk)
        await _say(bot, chat, _said(refusal, t))
    elif (said := error.update.message) is not None and (said.text or "").startswith("/"):
        t = await _phrases_for(said.from_user.id if said.from_user else said.chat.id, desk)
        await said.reply(_said(refusal, t), parse_mode=ParseMode.HTML)
    elif tap is not None:
        t = await _phrases_for(tap.from_user.id, desk)
        await _toast(bot, tap.id, visible(_said(refusal, t)))


def _said(refusal: DeskError, t: Phrases) -> Html:
    return t(named("ERROR", refusal.code), **refusal.data)


async def _phrases_for(telegram_id: int, desk: Desk) -> Phrases:
    person = await desk.people.known(telegram_id)
    return phrases(person.language if person else Language.TURKISH)


async def _toast(bot: Bot, tap: str, text: str) -> None:
    """In a group only whoever tapped is told, in a window of her own."""
    try:
        await bot.answer_callback_query(tap, shorten(text, TOAST_CHARS), show_alert=True)
    except TelegramBadRequest as failure:  # answered before, or too old
        log.info("toast.failed", error=type(failure).__name__)


async def _say(bot: Bot, chat: int, text: Html) -> None:
    await bot.send_message(chat, text, parse_mode=ParseMode.HTML)


def _private_chat(update: Update) -> int | None:
    """The private chat an update came from; its number is the officer's own."""
    message = update.message or update.edited_message
    if update.callback_query is not None:
        tapped = update.callback_query.message
        if tapped is None or tapped.chat.type == "private":
            return update.callback_query.from_user.id
        return None
    if isinstance(message, Message) and message.chat.type == "private":
        return message.chat.id
    return None
