"""Asking to be enrolled, in private; and the buttons with which it is decided."""

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from cases.errors import Code, DeskError
from cases.people import Language, Municipality, Person, Post, Role
from handlers import forms
from handlers.access import PRIVATE, TAPPED_IN_PRIVATE, Tapped, Typed
from handlers.callbacks import admin as taps
from handlers.keyboards import admin as keyboards
from handlers.keyboards.case import town_first
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.phrases import Manage, Phrases, phrases
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
    router.edited_message.register(office_corrected, PRIVATE, Typed())
    tapped = router.callback_query
    tapped.register(ask, TAPPED_IN_PRIVATE, Tapped(taps.AskEnrolment))
    tapped.register(renew, TAPPED_IN_PRIVATE, Tapped(taps.RenewEnrolment))
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
        await redraw(tap, [visit.t(Manage.ENROL_TOWN_FIRST)], town_first(visit.t))
        return
    grant = visit.person.grant(Role.OFFICER, visit.desk.clock())
    if grant is not None and grant.post.municipality == town:
        await redraw(tap, [await _asked(visit, state, grant.post.title, town)])
        return
    await forms.listen(state, Enrolling.office, visit)
    await redraw(tap, [visit.t(Manage.ENROL_OFFICE)], keyboards.without_office(visit.t))


async def renew(tap: CallbackQuery, visit: Visit, state: FSMContext) -> None:
    """Ask anew for the municipality and the office of her last enrolment."""
    post = _last_post(visit.person)
    if post is None:
        await ask(tap, visit, state)
        return
    await acknowledge(tap)
    await redraw(tap, [await _asked(visit, state, post.title, post.municipality)])


async def office_typed(message: Message, visit: Visit, state: FSMContext) -> None:
    """Ask the secretariat to enrol her where she says she works; a question is answered."""
    await forms.heard(state, visit, message)
    if "?" in (message.text or ""):
        await state.set_state(None)
        raise SkipHandler
    await _asked_with(message, visit, state, visit.person.municipality)


async def office_corrected(message: Message, visit: Visit, state: FSMContext) -> None:
    """Another office in the place of the one that she wrote; what was decided stays."""
    if not await forms.is_filled_by(state, Enrolling.office, message):
        raise SkipHandler
    pending = await visit.desk.enrolments.pending(visit.person)
    if pending is None or "?" in (message.text or ""):
        raise SkipHandler
    await _asked_with(message, visit, state, pending.municipality)


async def ask_now(tap: CallbackQuery, visit: Visit, state: FSMContext) -> None:
    """Ask the secretariat without naming an office."""
    await forms.heard(state, visit)
    await acknowledge(tap)
    await redraw(tap, [await _asked(visit, state, None, visit.person.municipality)])


async def decide(tap: CallbackQuery, callback_data: taps.DecideEnrolment, visit: Visit) -> None:
    """Enrol her, or ask why not; an approved request then says who approved it."""
    number = callback_data.request
    if not callback_data.granted:
        await visit.desk.enrolments.require_pending(number, by=visit.person)
        await acknowledge(tap)
        await rekey(tap, keyboards.refusing(number, _shared(tap, visit)))
        return
    asked = await visit.desk.enrolments.decide(number, by=visit.person, granted=True)
    await acknowledge(tap)
    t = _shared(tap, visit)
    code, place = people.code_of(asked.person.id, t), own.town(asked.request.municipality, t)
    await redraw(tap, [t(Manage.ENROLLED_NOW, code=code, town=place, by=_decider(visit, t))])


async def refuse(tap: CallbackQuery, callback_data: taps.RefuseEnrolment, visit: Visit) -> None:
    """Refuse, for the reason that was chosen; the message then says who refused and why."""
    number, why = callback_data.request, callback_data.why
    asked = await visit.desk.enrolments.decide(
        number, by=visit.person, granted=False, reason=why.value
    )
    await acknowledge(tap)
    t = _shared(tap, visit)
    said = t(
        Manage.NOT_ENROLLED_NOW,
        code=people.code_of(asked.person.id, t),
        town=own.town(asked.request.municipality, t),
        why=keyboards.why_refused(why, t),
        by=_decider(visit, t),
    )
    await redraw(tap, [said])


async def reconsider(
    tap: CallbackQuery, callback_data: taps.ReconsiderEnrolment, visit: Visit
) -> None:
    """Offer both ways again."""
    await visit.desk.enrolments.require_pending(callback_data.request, by=visit.person)
    await acknowledge(tap)
    await rekey(tap, keyboards.deciding(callback_data.request, _shared(tap, visit)))


async def _asked_with(
    message: Message, visit: Visit, state: FSMContext, town: Municipality | None
) -> None:
    """Ask with the office that she wrote, and tell her so."""
    office = " ".join((message.text or "").split())
    if len(office) > OFFICE_CHARS:
        raise DeskError(Code.TEXT_TOO_LONG, limit=OFFICE_CHARS)
    said = await _asked(visit, state, office, town)
    await forms.answered(state, visit, message)
    masked = own.masked(visit.masked, visit.t)
    await show(message, [Html("\n\n".join(part for part in (masked, said) if part))])


async def _asked(
    visit: Visit, state: FSMContext, office: str | None, town: Municipality | None
) -> Html:
    if town is None:
        raise DeskError(Code.POST_MISSING)
    enrolments = visit.desk.enrolments
    before = await enrolments.pending(visit.person)
    request = await enrolments.ask(visit.person, town, title=office)
    await forms.answered(state, visit)
    return people.asked(request, before, visit.t)


def _last_post(person: Person) -> Post | None:
    """The post of her last enrolment, which may have ended."""
    held = [grant for grant in person.grants if grant.role is Role.OFFICER]
    last = max(held, key=lambda grant: (grant.granted_at, grant.id), default=None)
    return last.post if last else None


def _shared(tap: CallbackQuery, visit: Visit) -> Phrases:
    """Her language; in a group, where others read it too, the desk's own."""
    is_hers = tap.message is None or tap.message.chat.type == "private"
    return visit.t if is_hers else phrases(Language.TURKISH)


def _decider(visit: Visit, t: Phrases) -> str:
    at = visit.desk.clock()
    role = Role.SECRETARY if Role.SECRETARY in visit.person.roles(at) else Role.ADMIN
    return people.staff(visit.person, role, at, t)
