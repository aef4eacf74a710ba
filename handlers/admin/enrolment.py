"""Asking to be enrolled, in private; and the two buttons with which it is decided."""

from aiogram import Router
from aiogram.types import CallbackQuery

from cases.errors import Code, DeskError
from cases.people import Role
from handlers.access import TAPPED_IN_PRIVATE, Tapped
from handlers.callbacks.admin import AskEnrolment, DecideEnrolment
from handlers.middleware import Visit
from handlers.phrases import Manage
from handlers.screen import acknowledge, redraw
from handlers.views import own, people


def build() -> Router:
    """A request is made in private and decided wherever it is shown."""
    router = Router(name="enrolment")
    router.callback_query.register(ask, TAPPED_IN_PRIVATE, Tapped(AskEnrolment))
    router.callback_query.register(decide, Tapped(DecideEnrolment))
    return router


async def ask(tap: CallbackQuery, visit: Visit) -> None:
    """Ask the secretariat to enrol her where she says she works."""
    await acknowledge(tap)
    town = visit.person.municipality
    if town is None:
        raise DeskError(Code.POST_MISSING)
    request = await visit.desk.enrolments.ask(visit.person, town)
    place = own.town(request.municipality, visit.t)
    await redraw(tap, [visit.t(Manage.ENROL_ASKED, town=place)])


async def decide(tap: CallbackQuery, callback_data: DecideEnrolment, visit: Visit) -> None:
    """Enrol her or refuse; the message then says who decided."""
    desk, t = visit.desk, visit.t
    asked = await desk.enrolments.decide(
        callback_data.request, by=visit.person, granted=callback_data.granted
    )
    await acknowledge(tap)
    at = desk.clock()
    role = Role.SECRETARY if Role.SECRETARY in visit.person.roles(at) else Role.ADMIN
    said = Manage.ENROLLED_NOW if callback_data.granted else Manage.NOT_ENROLLED_NOW
    place = own.town(asked.request.municipality, t)
    by = people.staff(visit.person, role, at, t)
    await redraw(tap, [t(said, number=asked.person.id, town=place, by=by)])
