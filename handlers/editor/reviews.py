"""/gozden: the entries due for review, read source by source."""

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.access import Command, Commanding, Tapped
from handlers.callbacks import editor as taps
from handlers.editor import told
from handlers.keyboards import editor as keyboards
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.screen import acknowledge, follow, redraw, show
from handlers.services.entries import cautions
from handlers.services.paging import Page, page_of
from handlers.views import editing as view


def build() -> Router:
    """What is due, and the ticks of one entry."""
    router = Router(name="reviews")
    router.message.register(list_due, Commanding(), Command("gozden"))
    tapped = router.callback_query
    tapped.register(show_due, Tapped(taps.ShowDue))
    tapped.register(show_review, Tapped(taps.ShowReview))
    tapped.register(propose, Tapped(taps.ProposeReview))
    return router


async def list_due(message: Message, visit: Visit) -> None:
    """The first page."""
    await show(message, *await _due(0, visit))


async def show_due(tap: CallbackQuery, callback_data: taps.ShowDue, visit: Visit) -> None:
    """A page."""
    await acknowledge(tap)
    await redraw(tap, *await _due(callback_data.page, visit))


async def show_review(tap: CallbackQuery, callback_data: taps.ShowReview, visit: Visit) -> None:
    """The sources of an entry; each tap ticks one, or takes its tick away."""
    await acknowledge(tap)
    await visit.desk.editing.due(by=visit.person)
    card = visit.desk.entries.card(visit.desk.entries.by_key(callback_data.entry))
    ticks = callback_data.ticks
    shown = view.review(card, _places(ticks), visit.t)
    await redraw(tap, shown, keyboards.review(card, ticks, visit.t))


async def propose(tap: CallbackQuery, callback_data: taps.ProposeReview, visit: Visit) -> None:
    """What was ticked was read today."""
    await acknowledge(tap)
    entry = visit.desk.entries.by_key(callback_data.entry)
    ticked = _places(callback_data.ticks)
    proposal = await visit.desk.editing.propose_review(entry.id, ticked, by=visit.person)
    await follow(tap, [await told.of_proposal(proposal, visit)])


async def _due(number: int, visit: Visit) -> tuple[tuple[Html, ...], InlineKeyboardMarkup]:
    desk, t = visit.desk, visit.t
    found = await desk.editing.due(by=visit.person)
    page = page_of(found, number)
    library, today = desk.entries.library, desk.editing.today
    cautioned = tuple((entry, cautions(entry, library, today)) for entry in page.items)
    shown = view.due(Page(cautioned, page.number, page.pages), len(found), t)
    return shown, keyboards.due(page, t)


def _places(ticks: int) -> list[int]:
    return [place for place in range(ticks.bit_length()) if ticks >> place & 1]
