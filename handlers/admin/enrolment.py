"""Asking to be enrolled, in private; and the buttons with which it is decided."""

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from cases.errors import Code, DeskError
from cases.people import Role
from handlers import forms
from handlers.access import PRIVATE, TAPPED_IN_PRIVATE, Tapped, Typed
from handlers.callbacks import admin as taps
from handlers.keyboards import admin as keyboards
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.phrases import Manage
from handlers.screen import acknowledge, redraw, rekey, show
from handlers.views import own, people

#: The longest name of an office.
OFFICE_CHARS = 120


class Enrolling(StatesGroup):
    """What whoever asks to be enrolled is asked."""

    office = State()


def build() -> Router:
    """A request is made in private and decided wherever it is shown."""
    router = Router(name="enrolment")
    office = StateFilter(Enrolling.office)
    router.message.register(office_typed, PRIVATE, office, Typed())
    tapped = router.callback_query
    tapped.register(ask, TAPPED_IN_PRIVATE, Tapped(taps.AskEnrolment))
    tapped.register(ask_now, TAPPED_IN_PRIVATE, office, Tapped(taps.AskWithoutOffice))
    tapped.register(decide, Tapped(taps.DecideEnrolment))
    tapped.register(refuse, Tapped(taps.RefuseEnrolment))
    tapped.register(reconsider, Tapped(taps.ReconsiderEnrolment))
    return router


async def ask(tap: CallbackQuery, visit: Visit, state: FSMContext) -> None:
    """Ask in which office she works, for whoever finds out whether she does; renew at once."""
    await acknowledge(tap)
    town = visit.person.municipality
    if town is None:
        raise DeskError(Code.POST_MISSING)
    grant = visit.person.grant(Role.OFFICER, visit.desk.clock())
    if grant is not None and grant.post.municipality == town:
        await redraw(tap, [await _asked(visit, state, grant.post.title)])
        return
    await forms.listen(state, Enrolling.office, visit)
    await redraw(tap, [visit.t(Manage.ENROL_OFFICE)], keyboards.without_office(visit.t))


async def office_typed(message: Message, visit: Visit, state: FSMContext) -> None:
    """Ask the secretariat to enrol her where she says she works; a question is answered."""
    await forms.heard(state, visit, message)
    office = " ".join((message.text or "").split())
    if "?" in office:
        await state.set_state(None)
        raise SkipHandler
    if len(office) > OFFICE_CHARS:
        raise DeskError(Code.TEXT_TOO_LONG, limit=OFFICE_CHARS)
    said = await _asked(visit, state, office)
    masked = own.masked(visit.masked, visit.t)
    await show(message, [Html("\n\n".join(part for part in (masked, said) if part))])


async def ask_now(tap: CallbackQuery, visit: Visit, state: FSMContext) -> None:
    """Ask the secretariat without naming an office."""
    await forms.heard(state, visit)
    await acknowledge(tap)
    await redraw(tap, [await _asked(visit, state, None)])


async def decide(tap: CallbackQuery, callback_data: taps.DecideEnrolment, visit: Visit) -> None:
    """Enrol her, or ask why not; an approved request then says who approved it."""
    number = callback_data.request
    if not callback_data.granted:
        await visit.desk.enrolments.require_pending(number, by=visit.person)
        await acknowledge(tap)
        await rekey(tap, keyboards.refusing(number, visit.t))
        return
    asked = await visit.desk.enrolments.decide(number, by=visit.person, granted=True)
    await acknowledge(tap)
    t, place = visit.t, own.town(asked.request.municipality, visit.t)
    code = people.code_of(asked.person.id, t)
    await redraw(tap, [t(Manage.ENROLLED_NOW, code=code, town=place, by=_decider(visit))])


async def refuse(tap: CallbackQuery, callback_data: taps.RefuseEnrolment, visit: Visit) -> None:
    """Refuse, for the reason that was chosen; the message then says who refused and why."""
    number, why = callback_data.request, callback_data.why
    asked = await visit.desk.enrolments.decide(
        number, by=visit.person, granted=False, reason=why.value
    )
    await acknowledge(tap)
    t = visit.t
    said = t(
        Manage.NOT_ENROLLED_NOW,
        code=people.code_of(asked.person.id, t),
        town=own.town(asked.request.municipality, t),
        why=keyboards.why_refused(why, t),
        by=_decider(visit),
    )
    await redraw(tap, [said])


async def reconsider(
    tap: CallbackQuery, callback_data: taps.ReconsiderEnrolment, visit: Visit
) -> None:
    """Offer both ways again."""
    await visit.desk.enrolments.require_pending(callback_data.request, by=visit.person)
    await acknowledge(tap)
    await rekey(tap, keyboards.deciding(callback_data.request, visit.t))


async def _asked(visit: Visit, state: FSMContext, office: str | None) -> Html:
    town = visit.person.municipality
    if town is None:
        raise DeskError(Code.POST_MISSING)
    enrolments = visit.desk.enrolments
    before = await enrolments.pending(visit.person)
    request = await enrolments.ask(visit.person, town, title=office)
    await forms.answered(state, visit)
    return people.asked(request, before, visit.t)


def _decider(visit: Visit) -> str:
    at = visit.desk.clock()
    role = Role.SECRETARY if Role.SECRETARY in visit.person.roles(at) else Role.ADMIN
    return people.staff(visit.person, role, at, visit.t)
