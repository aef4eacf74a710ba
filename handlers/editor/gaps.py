"""/bosluklar: what was asked and not answered, and which entry is to be asked so, too."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from cases.errors import Code, DeskError
from handlers.access import Command, Commanding, Tapped
from handlers.callbacks import editor as taps
from handlers.editor import told
from handlers.keyboards import editor as keyboards
from handlers.middleware import Visit
from handlers.phrases import Edit
from handlers.screen import acknowledge, redraw, show
from handlers.services.paging import page_of
from handlers.views import editing as view


def build() -> Router:
    """Gaps, page by page and one by one."""
    router = Router(name="gaps")
    router.message.register(list_gaps, Commanding(), Command("bosluklar"))
    tapped = router.callback_query
    tapped.register(show_gaps, Tapped(taps.ShowGaps))
    tapped.register(show_gap, Tapped(taps.ShowGap))
    tapped.register(add_alias, Tapped(taps.AddAlias))
    tapped.register(set_aside, Tapped(taps.SetAside))
    return router


async def list_gaps(message: Message, visit: Visit) -> None:
    """The first page."""
    page = page_of(await visit.desk.gaps.all(by=visit.person), 0)
    await show(message, view.gaps(page, visit.t), keyboards.gaps(page, visit.t))


async def show_gaps(tap: CallbackQuery, callback_data: taps.ShowGaps, visit: Visit) -> None:
    """A page."""
    await acknowledge(tap)
    await _redraw_list(tap, visit, callback_data.page)


async def show_gap(tap: CallbackQuery, callback_data: taps.ShowGap, visit: Visit) -> None:
    """One gap with the entries nearest to it."""
    await acknowledge(tap)
    found = await visit.desk.gaps.all(by=visit.person)
    gap = next((gap for gap in found if gap.number == callback_data.question), None)
    if gap is None:
        raise DeskError(Code.UNKNOWN_QUESTION)
    await redraw(tap, view.gap(gap, visit.t), keyboards.gap(gap, visit.t))


async def add_alias(tap: CallbackQuery, callback_data: taps.AddAlias, visit: Visit) -> None:
    """Propose the wording for one of them."""
    await acknowledge(tap)
    desk = visit.desk
    wording = await desk.gaps.wording(callback_data.question, by=visit.person)
    entry = desk.entries.by_key(callback_data.entry)
    proposal = await desk.editing.propose_alias(entry.id, wording, by=visit.person)
    await redraw(tap, [await told.of_proposal(proposal, visit)], keyboards.to_gaps(visit.t))


async def set_aside(tap: CallbackQuery, callback_data: taps.SetAside, visit: Visit) -> None:
    """The gap is none; the list comes back without it."""
    await visit.desk.gaps.set_aside(callback_data.question, by=visit.person)
    await acknowledge(tap, visit.t.plain(Edit.GAP_SET_ASIDE))
    await _redraw_list(tap, visit, 0)


async def _redraw_list(tap: CallbackQuery, visit: Visit, number: int) -> None:
    page = page_of(await visit.desk.gaps.all(by=visit.person), number)
    await redraw(tap, view.gaps(page, visit.t), keyboards.gaps(page, visit.t))
