"""/oneriler and /gerial: what waits for a second pair of eyes, decided or taken back."""

from aiogram import Router
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardMarkup, Message

from cases.proposal import ProposalState
from handlers import forms
from handlers.access import Command, Commanding, Tapped, Typed
from handlers.callbacks import editor as taps
from handlers.editor import told
from handlers.keyboards import editor as keyboards
from handlers.markup import Html, lines
from handlers.middleware import Visit
from handlers.phrases import Edit
from handlers.screen import acknowledge, follow, redraw, send_file, show
from handlers.services.paging import page_of
from handlers.views import editing as view

_PROPOSAL = "refused_proposal"


class Refusing(StatesGroup):
    """What an editor types while she sends a proposal back."""

    reason = State()


def build() -> Router:
    """Proposals, and what is decided of them."""
    router = Router(name="proposals")
    messages, tapped = router.message, router.callback_query
    messages.register(refuse_because, StateFilter(Refusing.reason), Typed())
    messages.register(list_waiting, Commanding(), Command("oneriler"))
    messages.register(roll_back, Commanding(), Command("gerial"))
    tapped.register(show_waiting, Tapped(taps.ShowWaiting))
    tapped.register(show_proposal, Tapped(taps.ShowProposal))
    tapped.register(fetch, Tapped(taps.FetchProposal))
    tapped.register(publish, Tapped(taps.Publish))
    tapped.register(refuse, Tapped(taps.Refuse))
    return router


async def list_waiting(message: Message, visit: Visit) -> None:
    """The first page of what waits."""
    await show(message, *await _waiting(0, visit))


async def show_waiting(tap: CallbackQuery, callback_data: taps.ShowWaiting, visit: Visit) -> None:
    """A page of what waits."""
    await acknowledge(tap)
    await redraw(tap, *await _waiting(callback_data.page, visit))


async def show_proposal(
    tap: CallbackQuery, callback_data: taps.ShowProposal, visit: Visit
) -> None:
    """One proposal with what it would do."""
    await acknowledge(tap)
    desk, t = visit.desk, visit.t
    shown = await desk.editing.show(callback_data.proposal, by=visit.person)
    entry = shown.looked.entry
    waits = shown.proposal.state is ProposalState.WAITING
    card = desk.entries.card(entry) if entry and waits else None
    mine = shown.proposal.made_by == visit.person.id
    await follow(tap, view.proposal(shown, card, t), keyboards.proposal(shown, mine=mine, t=t))


async def fetch(tap: CallbackQuery, callback_data: taps.FetchProposal, visit: Visit) -> None:
    """The proposal as a file, to be completed and sent back."""
    await acknowledge(tap)
    shown = await visit.desk.editing.show(callback_data.proposal, by=visit.person)
    name = f"{shown.proposal.entry_id}.yaml"
    await send_file(tap, BufferedInputFile(shown.proposal.text.encode(), name))


async def publish(tap: CallbackQuery, callback_data: taps.Publish, visit: Visit) -> None:
    """Put it in force."""
    await acknowledge(tap)
    decided = await visit.desk.publishing.publish(callback_data.proposal, by=visit.person)
    t, force = visit.t, await told.when_in_force(visit)
    said = t(Edit.PUBLISHED, proposal=decided.id, entry=decided.entry_id)
    await redraw(tap, [lines(said, force, t(Edit.PUBLISHED_BACK, entry=decided.entry_id))])


async def refuse(
    tap: CallbackQuery, callback_data: taps.Refuse, visit: Visit, state: FSMContext
) -> None:
    """Ask for the reason."""
    await acknowledge(tap)
    shown = await visit.desk.editing.show(callback_data.proposal, by=visit.person)
    await forms.listen(state, Refusing.reason, visit, **{_PROPOSAL: callback_data.proposal})
    mine = shown.proposal.made_by == visit.person.id
    await follow(tap, [visit.t(Edit.WITHDRAW_WHY if mine else Edit.REFUSE_WHY)])


async def refuse_because(message: Message, visit: Visit, state: FSMContext) -> None:
    """Send it back with the reason that was typed."""
    number = (await forms.heard(state, visit, message)).get(_PROPOSAL, 0)
    await forms.answered(state, visit)
    reason = message.text or ""
    refused = await visit.desk.publishing.refuse(number, reason, by=visit.person)
    mine = refused.made_by == visit.person.id
    said = Edit.WITHDRAWN if mine else Edit.REFUSED
    await show(message, [visit.t(said, proposal=refused.id)])


async def roll_back(message: Message, command: CommandObject, visit: Visit) -> None:
    """Put back what stood there before the last publication."""
    wanted = (command.args or "").strip()
    if not wanted:
        await show(message, [visit.t(Edit.ROLL_BACK_HOW)])
        return
    desk = visit.desk
    if not await desk.editing.is_known(wanted, by=visit.person):
        await show(message, view.unknown(wanted, desk.entries.like(wanted), visit.t))
        return
    put = await desk.publishing.roll_back(wanted, by=visit.person)
    force = await told.when_in_force(visit)
    await show(message, [lines(visit.t(Edit.ROLLED_BACK, entry=put.entry_id), force)])


async def _waiting(number: int, visit: Visit) -> tuple[tuple[Html, ...], InlineKeyboardMarkup]:
    page = page_of(await visit.desk.editing.waiting(by=visit.person), number)
    return view.waiting(page, visit.t), keyboards.waiting(page, visit.t)
