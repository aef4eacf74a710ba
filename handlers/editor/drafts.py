"""An answered case becomes a draft with one tap, wherever its card is shown."""

from aiogram import Router
from aiogram.types import CallbackQuery

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
    """Make the draft; the editors complete it."""
    await acknowledge(tap)
    proposal = await visit.desk.drafting.promote(callback_data.number, by=visit.person)
    await follow(tap, [visit.t(Edit.PROMOTED, proposal=proposal.id)])
