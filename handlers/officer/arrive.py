"""Arriving: the welcome, the municipality by typing, and links that open an entry."""

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from cases.errors import Code, DeskError
from cases.people import Municipality, Role
from handlers import forms, keyboards
from handlers.access import Commanding, Tapped, Typed
from handlers.callbacks import ChangeTown, KeepTyped, PickTown, SkipTown, WasQuestion
from handlers.keyboards.admin import enrolment
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.officer import replies
from handlers.officer.drafts import Drafts
from handlers.phrases import CaseSay, Manage, Say
from handlers.screen import acknowledge, follow, redraw, show
from handlers.services import municipalities
from handlers.services.courtesy import courtesy_in
from handlers.views import own

#: The longest name a municipality is given by hand.
NAME_CHARS = 80
_TYPED = "typed"


class Arrival(StatesGroup):
    """What an arriving officer is asked."""

    town = State()


def build() -> Router:
    """The welcome and everything about the municipality."""
    router = Router(name="arrive")
    for observer in (router.message, router.edited_message):
        observer.register(name_typed, StateFilter(Arrival.town), Typed())
    router.message.register(linked, Commanding(), CommandStart(deep_link=True))
    router.message.register(welcome, Commanding(), CommandStart())
    taps = router.callback_query
    taps.register(pick, Tapped(PickTown))
    taps.register(keep_typed, Tapped(KeepTyped))
    taps.register(skip, Tapped(SkipTown))
    taps.register(change, Tapped(ChangeTown))
    taps.register(ask_instead, Tapped(WasQuestion))
    return router


async def welcome(message: Message, visit: Visit, state: FSMContext) -> None:
    """Say who this is for, and ask a newcomer where she works."""
    t, chosen = visit.t, visit.person.municipality
    if chosen is not None:
        await state.clear()
        town = own.town(chosen, t)
        pages = replies.joined(t(Say.START_AGAIN, town=town), t(Say.START_EXAMPLES))
        await show(message, pages, keyboards.town_change(t))
        return
    await forms.listen(state, Arrival.town, visit)
    pages = replies.joined(t(Say.START), t(Say.START_EXAMPLES), t(Say.TOWN_ASK))
    await show(message, pages, keyboards.town_wanted(t))


async def linked(
    message: Message, command: CommandObject, visit: Visit, state: FSMContext
) -> None:
    """Open the entry that a link names; any other link is a plain welcome."""
    payload = command.args or ""
    if not payload.startswith(replies.LINK):
        await welcome(message, visit, state)
        return
    entry = visit.desk.entries.by_id(payload.removeprefix(replies.LINK))
    await replies.open_card(message, visit.desk.entries.card(entry), visit.t)


async def name_typed(message: Message, visit: Visit, state: FSMContext) -> None:
    """Offer the municipalities like the typed name; a question is answered instead."""
    await forms.heard(state, visit, message)
    typed = " ".join((message.text or "").split())
    if await _still_asked(message, typed, visit):
        return
    found = municipalities.suggest(typed)
    if not found and await _asks(typed, visit):
        await state.clear()
        await replies.answer(message, typed, visit)
        return
    if len(typed) > NAME_CHARS:
        raise DeskError(Code.TEXT_TOO_LONG, limit=NAME_CHARS)
    await state.update_data({_TYPED: typed})
    t = visit.t
    named = [(town, own.town(town.chosen, t)) for town in found]
    said = t(Say.TOWN_WHICH) if found else t(Say.TOWN_NONE, typed=typed)
    await show(
        message, replies.joined(own.masked(visit.masked, t), said), keyboards.towns(named, t)
    )


async def pick(
    tap: CallbackQuery, callback_data: PickTown, visit: Visit, state: FSMContext
) -> None:
    """Keep a municipality of the list."""
    await acknowledge(tap)
    town = municipalities.town_by_key(callback_data.town)
    if town is None:
        raise DeskError(Code.BAD_REQUEST)
    await _keep(tap, town.chosen, visit, state)


async def keep_typed(tap: CallbackQuery, visit: Visit, state: FSMContext) -> None:
    """Keep the municipality as it was typed; without a typed name there is nothing to keep."""
    await acknowledge(tap)
    typed = (await state.get_data()).get(_TYPED)
    if not typed:
        raise DeskError(Code.BAD_REQUEST)
    name = municipalities.without_dress(str(typed))
    await _keep(tap, Municipality(name, listed=False), visit, state)


async def skip(tap: CallbackQuery, visit: Visit, state: FSMContext) -> None:
    """Go on without a municipality; one that was chosen before stays."""
    await acknowledge(tap)
    await state.clear()
    t = visit.t
    await redraw(tap, replies.joined(t(Say.TOWN_SKIPPED), t(Say.START_EXAMPLES)))


async def change(tap: CallbackQuery, visit: Visit, state: FSMContext) -> None:
    """Ask for the municipality again."""
    await acknowledge(tap)
    await forms.listen(state, Arrival.town, visit)
    await follow(tap, [visit.t(Say.TOWN_ASK)], keyboards.town_wanted(visit.t))


async def ask_instead(tap: CallbackQuery, visit: Visit, state: FSMContext) -> None:
    """Answer what was taken for the name of a municipality."""
    await acknowledge(tap)
    typed = (await state.get_data()).get(_TYPED)
    if not typed or not isinstance(tap.message, Message):
        raise DeskError(Code.BAD_REQUEST)
    await state.clear()
    await replies.answer(tap.message, str(typed), visit)


async def _still_asked(message: Message, typed: str, visit: Visit) -> bool:
    """Whether it names nothing, being a courtesy or "Belediyesi" alone: she is asked again."""
    t, courtesy = visit.t, courtesy_in(typed)
    if courtesy is None and municipalities.without_dress(typed):
        return False
    kind = t(replies.KIND_WORDS[courtesy][0]) if courtesy else Html()
    await show(message, replies.joined(kind, t(Say.TOWN_ASK)), keyboards.town_wanted(t))
    return True


async def _asks(typed: str, visit: Visit) -> bool:
    if municipalities.reads_like_question(typed):
        return True
    return await visit.desk.questions.is_sure_of(typed)


async def _keep(
    tap: CallbackQuery, municipality: Municipality, visit: Visit, state: FSMContext
) -> None:
    await visit.desk.people.work_for(visit.person, municipality)
    await state.clear()
    t = visit.t
    saved = t(Say.TOWN_SAVED, town=own.town(municipality, t))
    why = await _why_enrol(municipality, visit, state)
    if why:
        keyboard = enrolment(own.town(municipality, t), t)
        await redraw(tap, replies.joined(saved, why), keyboard)
        return
    await redraw(tap, replies.joined(saved, t(Say.START_EXAMPLES)))


async def _why_enrol(town: Municipality, visit: Visit, state: FSMContext) -> Html:
    """Why she may wish to be enrolled there now; nothing where she need not."""
    desk, t, person = visit.desk, visit.t, visit.person
    grant = person.grant(Role.OFFICER, desk.clock())
    served = grant.post.municipality if grant else None
    if served is not None and served != town:
        return t(Manage.ENROL_ELSEWHERE, town=own.town(served, t))
    pending = await desk.enrolments.pending(person)
    if pending is not None and pending.municipality != town:
        return t(Manage.ENROL_PENDING, town=own.town(pending.municipality, t))
    is_left = not desk.opening.is_open_to(person)
    if is_left and await Drafts(state, desk.opening).current():
        return t(CaseSay.ENROL_READY)
    return Html()
