"""What every keyboard is made of: buttons, rows, the turning of pages."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.callbacks import Tap
from handlers.phrases import Phrases, Say
from handlers.services.paging import Page

#: A phone cuts longer labels; the question stands in full in the text.
LABEL_CHARS = 60

Row = list[InlineKeyboardButton]
Listing = TypeVar("Listing")


def pairs(buttons: Iterable[InlineKeyboardButton]) -> list[Row]:
    """The buttons two a row."""
    listed = list(buttons)
    return [listed[i : i + 2] for i in range(0, len(listed), 2)]


def button(label: str, data: Tap) -> InlineKeyboardButton:
    """A button that carries a tap."""
    return InlineKeyboardButton(text=label, callback_data=data.pack())


def keyboard(*rows: Row) -> InlineKeyboardMarkup:
    """The rows that hold a button."""
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def around(page: Page[Listing]) -> tuple[int, int]:
    """The numbers of the pages before and after; the same number where there is none."""
    return max(page.number - 1, 0), min(page.number + 1, page.pages - 1)


def turn(page: Page[Listing], t: Phrases, turns: Sequence[Tap]) -> Row:
    """The buttons to the page before and the page after, where there are such pages."""
    before, after = turns
    row = [button(t.plain(Say.PAGE_BEFORE), before)] if page.number else []
    if page.number + 1 < page.pages:
        row.append(button(t.plain(Say.PAGE_AFTER), after))
    return row
