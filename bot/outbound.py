"""What the outbox sends, through python-telegram-bot: the only file that speaks it.

Every call gives an outcome and raises nothing that Telegram or the network does. The pace is
kept by the caller, see bot/delivery.py: a call that waits here would already count as begun.
"""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import httpx
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram import Message as Posted
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.config import use_timedeltas
from cases.case import Attachment, FileKind
from cases.delivery import (
    Button,
    Later,
    MessageGone,
    Migrated,
    Outcome,
    Refused,
    Rejected,
    Sent,
    ThreadClosed,
    ThreadGone,
    Unknown,
)

Buttons = tuple[tuple[Button, ...], ...]

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 30.0
#: A revoked token is no fault of the notice: it waits until somebody has set another.
TOKEN_WAIT = timedelta(seconds=10)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
#: httpx raises these before a byte of the request was written.
_NOTHING_WRITTEN = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
#: What Telegram says in a 400, in small letters, and what it means.
_SAME = ("message is not modified", "topic_not_modified", "chat_not_modified")
_THREAD_GONE = ("message thread not found", "topic_id_invalid", "topic_deleted")
_THREAD_CLOSED = ("topic_closed",)
_NO_TOPICS = "the chat is not a forum"
_MESSAGE_GONE = (
    *("message to edit not found", "message can't be edited", "message_id_invalid"),
    *("there is no text in the message to edit", "message to pin not found"),
)
_NO_RIGHT = (
    *("not enough rights", "have no rights"),
    *("need administrator rights", "chat_admin_required"),
)
_REFUSED = (
    *("chat not found", "user not found", "peer_id_invalid", "user_is_blocked"),
    *("chat_restricted", "group chat was deactivated", "input_user_deactivated"),
    *("chat is deactivated", "chat_write_forbidden", *_NO_RIGHT),
)
_MEANINGS: tuple[tuple[tuple[str, ...], Outcome], ...] = (
    (_SAME, Sent()),
    (_THREAD_GONE, ThreadGone()),
    (_THREAD_CLOSED, ThreadClosed()),
    (_MESSAGE_GONE, MessageGone()),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A chat and, inside a forum, a topic; without one it is "General"."""

    chat_id: int
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Telegram:
    """Telegram, as far as notices need it."""

    bot: "ExtBot[None]"
    request: HTTPXRequest

    @classmethod
    def at(cls, api: str, token: str, *, answer_within: float = ANSWER_SECONDS) -> "Telegram":
        """The bot of that token at that address; nothing is asked of it yet."""
        use_timedeltas()
        request = HTTPXRequest(
            connection_pool_size=32,
            connect_timeout=CONNECT_SECONDS,
            read_timeout=answer_within,
            write_timeout=answer_within,
            pool_timeout=CONNECT_SECONDS,
        )
        bot: ExtBot[None] = ExtBot(
            token,
            base_url=f"{api}/bot",
            base_file_url=f"{api}/file/bot",
            request=request,
            get_updates_request=request,
        )
        return cls(bot, request)

    async def close(self) -> None:
        """Give the connections back."""
        await self.request.shutdown()

    async def send(self, spot: Spot, text: str, buttons: Buttons = ()) -> Outcome:
        """One message of HTML."""
        return await _outcome(
            self.bot.send_message(
                spot.chat_id,
                text,
                parse_mode=ParseMode.HTML,
                message_thread_id=spot.thread_id,
                reply_markup=_keyboard(buttons),
                link_preview_options=_NO_PREVIEW,
            )
        )

    async def send_file(self, spot: Spot, file: Attachment) -> Outcome:
        """A file by the number that Telegram gave it."""
        if file.kind is FileKind.PHOTO:
            sending = self.bot.send_photo(
                spot.chat_id, file.file_id, message_thread_id=spot.thread_id
            )
        else:
            sending = self.bot.send_document(
                spot.chat_id, file.file_id, message_thread_id=spot.thread_id
            )
        return await _outcome(sending)

    async def edit(self, chat_id: int, message_id: int, text: str, buttons: Buttons) -> Outcome:
        """Another text and other buttons for a message of ours."""
        return await _outcome(
            self.bot.edit_message_text(
                text,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(buttons),
                link_preview_options=_NO_PREVIEW,
            )
        )

    async def pin(self, chat_id: int, message_id: int) -> Outcome:
        """Pin a message without waking anybody."""
        return await _outcome(
            self.bot.pin_chat_message(chat_id, message_id, disable_notification=True)
        )

    async def open_topic(self, chat_id: int, name: str) -> Outcome:
        """A new topic; Sent holds its number, None where the chat has no topics."""
        try:
            topic = await self.bot.create_forum_topic(chat_id, name)
        except BadRequest as error:
            return Sent() if _NO_TOPICS in error.message.casefold() else outcome_of(error)
        except TelegramError as error:
            return outcome_of(error)
        return Sent(topic.message_thread_id)

    async def close_topic(self, spot: Spot) -> Outcome:
        """Close a topic; one that is closed stays so."""
        return await _outcome(self.bot.close_forum_topic(spot.chat_id, spot.thread_id or 0))

    async def reopen_topic(self, spot: Spot) -> Outcome:
        """Open a closed topic again; one that is open stays so."""
        if spot.thread_id is None:
            return await _outcome(self.bot.reopen_general_forum_topic(spot.chat_id))
        return await _outcome(self.bot.reopen_forum_topic(spot.chat_id, spot.thread_id))


def outcome_of(error: TelegramError) -> Outcome:
    """What an error of the library means.

    BadRequest and TimedOut are NetworkErrors there, so the order matters.
    """
    match error:
        case RetryAfter():
            return Later(_period(error.retry_after), counted=False)
        case ChatMigrated():
            return Migrated(error.new_chat_id)
        case Forbidden():
            return Refused(error.message)
        case InvalidToken():
            return Later(TOKEN_WAIT, counted=False)
        case BadRequest():
            return _meaning(error.message)
    return Later(timedelta(0)) if _not_done(error) else Unknown(_name(error))


def lacks_right(outcome: Outcome) -> bool:
    """Whether Telegram refuses because the desk has not the right to do it, not the chat."""
    if not isinstance(outcome, Refused):
        return False
    said = outcome.reason.casefold()
    return any(word in said for word in _NO_RIGHT)


def _not_done(error: TelegramError) -> bool:
    """Whether nothing was written, or Telegram said that it failed: 5xx, in JSON or in HTML."""
    cause = error.__cause__
    if isinstance(cause, _NOTHING_WRITTEN):
        return True
    return isinstance(error, NetworkError) and isinstance(cause, TelegramError | None)


def _name(error: TelegramError) -> str:
    return type(error.__cause__ or error).__name__


async def _outcome(call: Awaitable[Posted | bool]) -> Outcome:
    try:
        answer = await call
    except TelegramError as error:
        return outcome_of(error)
    return Sent(answer.message_id if isinstance(answer, Posted) else None)


def _meaning(description: str) -> Outcome:
    said = description.casefold()
    for words, outcome in _MEANINGS:
        if any(word in said for word in words):
            return outcome
    if any(word in said for word in _REFUSED):
        return Refused(description)
    return Rejected(description)


def _period(retry_after: int | timedelta) -> timedelta:
    return retry_after if isinstance(retry_after, timedelta) else timedelta(seconds=retry_after)


def _keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(b.label, callback_data=b.data, url=b.url) for b in row]
            for row in rows
        ]
    )
