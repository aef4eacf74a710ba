"""Putting a screen before an officer: sending, redrawing, answering a tap.

What Telegram refuses because nothing changed, or because a message is too old, is no error here.
"""

from collections.abc import Sequence

from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, LinkPreviewOptions, Message

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
#: Telegram's words for a tap that has been answered or has waited too long.
_TOO_OLD = ("query is too old", "query id is invalid", "query_id_invalid")


async def show(
    message: Message,
    pages: Sequence[Html],
    keyboard: InlineKeyboardMarkup | None = None,
    *,
    reply: bool = False,
) -> None:
    """Send the pages to the chat of a message; the buttons stand under the last one.

    A reply to a message that was deleted meanwhile is sent without it.
    """
    answered = message.as_reply_parameters(allow_sending_without_reply=True) if reply else None
    for page in pages:
        await message.answer(
            page,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_parameters=answered,
            reply_markup=keyboard if page is pages[-1] else None,
        )


async def follow(
    tap: CallbackQuery, pages: Sequence[Html], keyboard: InlineKeyboardMarkup | None = None
) -> None:
    """Send the pages below the tapped message, also when that is out of reach."""
    if isinstance(tap.message, Message):
        await show(tap.message, pages, keyboard)
        return
    if tap.bot is None:
        return
    for page in pages:
        await tap.bot.send_message(
            tap.from_user.id,
            page,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard if page is pages[-1] else None,
        )


async def redraw(
    tap: CallbackQuery, pages: Sequence[Html], keyboard: InlineKeyboardMarkup | None = None
) -> None:
    """Put one page in place of the tapped message; several, or out of reach, below it."""
    if len(pages) > 1 or not isinstance(tap.message, Message):
        await follow(tap, pages, keyboard)
        return
    try:
        await tap.message.edit_text(
            pages[0],
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )
    except TelegramBadRequest as refusal:
        if _says(refusal, _OUT_OF_REACH):
            await follow(tap, pages, keyboard)
        elif not _says(refusal, (_SAME,)):
            raise


async def rekey(tap: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> None:
    """Put other buttons under the tapped message, if it can still be reached."""
    if not isinstance(tap.message, Message):
        return
    try:
        await tap.message.edit_reply_markup(reply_markup=keyboard)
    except TelegramBadRequest as refusal:
        if not _says(refusal, (_SAME, *_OUT_OF_REACH)):
            raise


async def acknowledge(tap: CallbackQuery, toast: str | None = None) -> None:
    """Answer a tap before any work, so that the button stops turning."""
    try:
        await tap.answer(toast)
    except TelegramBadRequest as refusal:
        if not _says(refusal, _TOO_OLD):
            raise


def _says(refusal: TelegramBadRequest, words: Sequence[str]) -> bool:
    return any(word in refusal.message.casefold() for word in words)
