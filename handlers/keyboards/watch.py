"""The buttons under the overview's screens."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.callbacks.watch import (
    Retry,
    ShowCase,
    ShowFailures,
    ShowHealth,
    ShowQueue,
    TakeForArrived,
)
from handlers.keyboards.parts import Row, button, keyboard, pairs
from handlers.phrases import Phrases, Say, Watch, named
from handlers.services.health import Failures
from handlers.services.queue import Line, Lines, Shelf


def queue(shelf: Shelf, shown: Lines, t: Phrases, *, private: bool) -> InlineKeyboardMarkup:
    """The cases of the page, the pages beside it, and the other ways to look."""
    others = (
        button(t.plain(named("TAB", other, Watch)), ShowQueue(shelf=other, page=0))
        for other in Shelf
        if other is not shelf
    )
    before, after = (ShowQueue(shelf=shelf, page=max(0, shown.number + step)) for step in (-1, 1))
    turn = [
        *([button(t.plain(Say.PAGE_BEFORE), before)] if shown.number else []),
        *([button(t.plain(Say.PAGE_AFTER), after)] if shown.has_more else []),
    ]
    return keyboard(*_cases(shown, private=private), turn, list(others))


def found(shown: Lines, *, private: bool) -> InlineKeyboardMarkup | None:
    """The cases that were found."""
    rows = _cases(shown, private=private)
    return keyboard(*rows) if rows else None


def case(item: Line, t: Phrases) -> InlineKeyboardMarkup:
    """The way to the topic of a case, and back."""
    way = [InlineKeyboardButton(text=t.plain(Watch.GO_TO_TOPIC), url=item.url)] if item.url else []
    back = button(t.plain(Watch.BACK_TO_QUEUE), ShowQueue(shelf=Shelf.ALL, page=0))
    return keyboard(way, [back])


def health(t: Phrases) -> InlineKeyboardMarkup:
    """Looking again, and what failed."""
    return keyboard(
        [
            button(t.plain(Watch.BUTTON_REFRESH), ShowHealth()),
            button(t.plain(Watch.BUTTON_FAILURES), ShowFailures(page=0)),
        ]
    )


def failures(shown: Failures, t: Phrases, *, mends: bool) -> InlineKeyboardMarkup:
    """For whoever may mend them two buttons each; the pages, and the way back."""
    page = shown.number
    rows = [
        [
            button(
                t.plain(Watch.FAILURE_RETRY, number=item.notice.id),
                Retry(parcel=item.notice.id, page=page),
            ),
            button(
                t.plain(Watch.FAILURE_ARRIVED, number=item.notice.id),
                TakeForArrived(parcel=item.notice.id, page=page),
            ),
        ]
        for item in (shown.items if mends else ())
    ]
    turn = [
        *([button(t.plain(Say.PAGE_BEFORE), ShowFailures(page=page - 1))] if page else []),
        *(
            [button(t.plain(Say.PAGE_AFTER), ShowFailures(page=page + 1))]
            if shown.has_more
            else []
        ),
    ]
    return keyboard(*rows, turn, [button(t.plain(Watch.BUTTON_HEALTH), ShowHealth())])


def _cases(shown: Lines, *, private: bool) -> list[Row]:
    """In the group a button leads to the topic; in private to the case's own screen."""
    return pairs(_case(item, private=private) for item in shown.items)


def _case(item: Line, *, private: bool) -> InlineKeyboardButton:
    number = item.case.number
    if item.url and not private:
        return InlineKeyboardButton(text=f"{number} ↗", url=item.url)
    return button(number, ShowCase(number=number))
