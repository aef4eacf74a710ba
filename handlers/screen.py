"""Putting a screen before an officer: sending, redrawing, answering a tap.

What Telegram refuses because nothing changed, or because a message is too old, is no error here.
"""

from collections.abc import Sequence

from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
)

from cases.case import Attachment, FileKind
from handlers.markup import Html

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
#: Telegram's words for "nothing to do"; compared in small letters.
_SAME = "message is not modified"
#: Telegram's words for a message that can no longer be edited.
_OUT_OF_REACH = (
    "message can't be edited",
    "message to edit not found",
    "message_id_invalid",
    "there is no text in the message to edit",
)
#: Telegram's words for a file that it has no longer, or never gave to this bot.
_FILE_GONE = ("wrong file identifier", "wrong remote file", "file reference")
#: Telegram's words for a tap that has been answered or has waited too long.
_TOO_OLD = ("query is too old", "query id is invalid", "query_id_invalid")


async def show(
    message: Message,
    pages: Sequence[Html],
    keyboard: InlineKeyboardMarkup | None = None,
    *,
    reply: bool = False,
) -> int:
    """Send the pages to the chat of a message; the buttons stand under the last one.

    Gives the number of the last message. A reply to a message that was deleted meanwhile is sent
    without it.
    """
    answered = message.as_reply_parameters(allow_sending_without_reply=True) if reply else None
    last = message
    for page in pages:
        last = await message.answer(
            page,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_parameters=answered,
            reply_markup=keyboard if page is pages[-1] else None,
        )
    return last.message_id


async def follow(
    tap: CallbackQuery, pages: Sequence[Html], keyboard: InlineKeyboardMarkup | None = None
) -> int | None:
    """Send the pages below the tapped message, also when that is out of reach.

    Gives the number of the last message.
    """
    if isinstance(tap.message, Message):
        return await show(tap.message, pages, keyboard)
    last: Message | None = None
    if tap.bot is None:
        return None
    for page in pages:
        last = await tap.bot.send_message(
            tap.from_user.id,
            page,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard if page is pages[-1] else None,
        )
    return last.message_id if last else None


async def redraw(
    tap: CallbackQuery, pages: Sequence[Html], keyboard: InlineKeyboardMarkup | None = None
) -> int | None:
    """Put one page in place of the tapped message; several, or out of reach, below it.

    Gives the number of the last message.
    """
    if len(pages) > 1 or not isinstance(tap.message, Message):
        return await follow(tap, pages, keyboard)
    try:
        await tap.message.edit_text(
            pages[0],
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )
    except TelegramBadRequest as refusal:
        if _says(refusal, _OUT_OF_REACH):
            return await follow(tap, pages, keyboard)
        if not _says(refusal, (_SAME,)):
            raise
    return tap.message.message_id


async def replace(
    message: Message, number: int, pages: Sequence[Html], keyboard: InlineKeyboardMarkup | None
) -> int:
    """Put one page in place of an earlier message of the desk; what cannot be, below."""
    if len(pages) > 1 or message.bot is None:
        return await show(message, pages, keyboard)
    try:
        await message.bot.edit_message_text(
            pages[0],
            chat_id=message.chat.id,
            message_id=number,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )
    except TelegramBadRequest as refusal:
        if _says(refusal, _OUT_OF_REACH):
            return await show(message, pages, keyboard)
        if not _says(refusal, (_SAME,)):
            raise
    return number


async def send_file(tap: CallbackQuery, file: InputFile) -> None:
    """Send a file to whoever tapped, in her private chat."""
    if tap.bot is not None:
        await tap.bot.send_document(tap.from_user.id, file)


async def send_files(tap: CallbackQuery, files: Sequence[Attachment]) -> bool:
    """Send files that Telegram keeps to whoever tapped; whether it still had all of them."""
    found = True
    for file in files:
        found = await _sent(tap, file) and found
    return found


async def _sent(tap: CallbackQuery, file: Attachment) -> bool:
    if tap.bot is None:
        return False
    try:
        if file.kind is FileKind.PHOTO:
            await tap.bot.send_photo(tap.from_user.id, file.file_id)
        else:
            await tap.bot.send_document(tap.from_user.id, file.file_id)
    except TelegramBadRequest as refusal:
        if not _says(refusal, _FILE_GONE):
            raise
        return False
    return True


async def rekey(tap: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> None:
    """Put other buttons under the tapped message, if it can still be reached."""
    if not isinstance(tap.message, Message):
        return
    try:
        await tap.message.edit_reply_markup(reply_markup=keyboard)
    except TelegramBadRequest as refusal:
        if not _says(refusal, (_SAME, *_OUT_OF_REACH)):
            raise


async def bare(tap: CallbackQuery, number: int) -> None:
    """Take the buttons from another message of the desk in her chat, if it can be reached."""
    if tap.bot is None:
        return
    try:
        await tap.bot.edit_message_reply_markup(
            chat_id=tap.from_user.id, message_id=number, reply_markup=None
        )
    except TelegramBadRequest as refusal:
        if not _says(refusal, (_SAME, *_OUT_OF_REACH)):
            raise


async def acknowledge(
    tap: CallbackQuery, toast: str | None = None, *, stays: bool = False
) -> None:
    """Answer a tap before any work, so that the button stops turning.

    A toast is gone after two seconds, unless it stays until she has closed it.
    """
    try:
        await tap.answer(toast, show_alert=stays or None)
    except TelegramBadRequest as refusal:
        if not _says(refusal, _TOO_OLD):
            raise


def _says(refusal: TelegramBadRequest, words: Sequence[str]) -> bool:
    return any(word in refusal.message.casefold() for word in words)
