"""The desk's health, and what did not arrive: looked at, sent again, or taken for arrived."""

from aiogram import Router
from aiogram.filters import or_f
from aiogram.types import CallbackQuery, Message

from handlers.access import PRIVATE, Command, Commanding, InSecretariat, Tapped
from handlers.callbacks.watch import Retry, ShowFailures, ShowHealth, TakeForArrived
from handlers.keyboards import watch as keys
from handlers.middleware import Visit
from handlers.phrases import Watch
from handlers.screen import acknowledge, redraw, show
from handlers.services.desk import Desk
from handlers.services.health import MENDS
from handlers.views import watch


def build(desk: Desk) -> Router:
    """In the secretariat's group and in private."""
    router = Router(name="status")
    router.message.filter(Commanding(), or_f(PRIVATE, InSecretariat(desk)))
    router.message.register(health, Command("durum"))
    router.callback_query.register(refresh, Tapped(ShowHealth))
    router.callback_query.register(failures, Tapped(ShowFailures))
    router.callback_query.register(retry, Tapped(Retry))
    router.callback_query.register(take_for_arrived, Tapped(TakeForArrived))
    return router


async def health(message: Message, visit: Visit) -> None:
    """How the desk is."""
    report = await visit.desk.health.report(by=visit.person)
    await show(message, watch.health(report, visit.t), keys.health(visit.t))


async def refresh(tap: CallbackQuery, visit: Visit) -> None:
    """How it is by now."""
    report = await visit.desk.health.report(by=visit.person)
    await acknowledge(tap)
    await redraw(tap, watch.health(report, visit.t), keys.health(visit.t))


async def failures(tap: CallbackQuery, callback_data: ShowFailures, visit: Visit) -> None:
    """What did not arrive."""
    await _redraw(tap, callback_data.page, visit)


async def retry(tap: CallbackQuery, callback_data: Retry, visit: Visit) -> None:
    """Send it again: a person says so."""
    await visit.desk.health.retry(callback_data.parcel, by=visit.person)
    await _redraw(tap, callback_data.page, visit, Watch.RETRIED)


async def take_for_arrived(
    tap: CallbackQuery, callback_data: TakeForArrived, visit: Visit
) -> None:
    """It is known to have arrived, or need not arrive any more: a person says so."""
    await visit.desk.health.arrived(callback_data.parcel, by=visit.person)
    await _redraw(tap, callback_data.page, visit, Watch.TAKEN_FOR_ARRIVED)


async def _redraw(tap: CallbackQuery, page: int, visit: Visit, toast: Watch | None = None) -> None:
    desk, t = visit.desk, visit.t
    shown = await desk.health.failures(page, by=visit.person)
    if page and not shown.items:  # the last one of the page is gone
        shown = await desk.health.failures(page - 1, by=visit.person)
    await acknowledge(tap, t.plain(toast) if toast else None)
    mends = bool(visit.person.roles(desk.clock()) & MENDS)
    await redraw(tap, watch.failures(shown, t), keys.failures(shown, t, mends=mends))
