"""An answered case becomes a draft with one tap, wherever its card is shown."""

from aiogram import Router
from aiogram.types import CallbackQuery

from cases.proposal import ProposalState
from handlers.access import Tapped
from handlers.callbacks import editor as taps
from handlers.middleware import Visit
from handlers.phrases import Edit
from handlers.screen import acknowledge, follow


def build() -> Router:
    """The tap on the card of a case."""
    router = Router(name="drafts")
    router.callback_query.register(promote, Tapped(taps.Promote))
    return router


async def promote(tap: CallbackQuery, callback_data: taps.Promote, visit: Visit) -> None:
    """Make the draft, or find it; the editors complete it.

    In a group a refusal is said by answering the tap, which can be done once.
    """
    proposal = await visit.desk.drafting.promote(callback_data.number, by=visit.person)
    await acknowledge(tap)
    is_published = proposal.state is ProposalState.PUBLISHED
    said = Edit.PROMOTED_BEFORE if is_published else Edit.PROMOTED
    await follow(tap, [visit.t(said, proposal=proposal.id)])
