"""What an officer waits to hear: that there is an answer to what she asked in vain."""

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.access import Command, Commanding, Tapped
from handlers.callbacks.editor import Follow
from handlers.keyboards import news as keyboards
from handlers.keyboards.parts import Row
from handlers.middleware import Visit
from handlers.phrases import Edit
from handlers.screen import acknowledge, rekey, show

LISTED = 8


def build() -> Router:
    """The wish, taken and taken back."""
    router = Router(name="news")
    router.message.register(list_awaited, Commanding(), Command("bildirim"))
    router.callback_query.register(follow, Tapped(Follow))
    return router


async def list_awaited(message: Message, visit: Visit) -> None:
    """The questions to which she awaits an answer."""
    questions = await visit.desk.news.awaited(by=visit.person, limit=LISTED)
    if not questions:
        await show(message, [visit.t(Edit.AWAITED_NONE)])
        return
    await show(message, [visit.t(Edit.AWAITED_HEAD)], keyboards.awaited(questions, visit.t))


async def follow(tap: CallbackQuery, callback_data: Follow, visit: Visit) -> None:
    """Keep the wish or its end, and offer the other."""
    wants = callback_data.wants
    await visit.desk.news.follow(callback_data.question, wants=wants, by=visit.person)
    said = Edit.FOLLOWED if wants else Edit.UNFOLLOWED
    await acknowledge(tap, visit.t.plain(said))
    other = keyboards.follow(callback_data.question, wants=not wants, t=visit.t)
    await rekey(tap, _exchanged(tap, callback_data, other))


def _exchanged(tap: CallbackQuery, pressed: Follow, other: Row) -> InlineKeyboardMarkup | None:
    """The same buttons with the other one in place of the pressed one."""
    shown = tap.message.reply_markup if isinstance(tap.message, Message) else None
    if shown is None:
        return None

    def is_pressed(button: InlineKeyboardButton) -> bool:
        return button.callback_data == pressed.pack()

    rows = [other if any(map(is_pressed, row)) else row for row in shown.inline_keyboard]
    return InlineKeyboardMarkup(inline_keyboard=rows)
