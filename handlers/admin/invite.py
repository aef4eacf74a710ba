"""/davet: who is invited, for what; then a link, shown once."""

from typing import Any

from aiogram import Bot, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from cases.errors import Code, DeskError
from cases.people import Municipality, Post, Role
from cases.rights import grantable
from handlers import forms
from handlers.access import Command, Commanding, Tapped, Typed
from handlers.callbacks import admin as taps
from handlers.keyboards import admin as keyboards
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.phrases import Manage
from handlers.screen import acknowledge, follow, redraw, rekey, show
from handlers.services import municipalities
from handlers.services.entries import key_of
from handlers.services.invitations import Wanted
from handlers.services.paging import page_of
from handlers.views import own, people

#: The longest name of an institution or an office.
NAME_CHARS = 120


class Inviting(StatesGroup):
    """What whoever invites is asked; the answers so far stand in the data of the form."""

    town = State()
    institution = State()
    expertise = State()
    title = State()


def build() -> Router:
    """Making invitations, looking at them, taking them back."""
    router = Router(name="invite")
    router.message.register(begin, Commanding(), Command("davet"))
    router.message.register(town_typed, StateFilter(Inviting.town), Typed())
    router.message.register(institution_typed, StateFilter(Inviting.institution), Typed())
    router.message.register(title_typed, StateFilter(Inviting.title), Typed())
    tapped = router.callback_query
    tapped.register(choose_role, Tapped(taps.InviteRole))
    tapped.register(choose_town, Tapped(taps.InviteTown))
    tapped.register(keep_typed, StateFilter(Inviting.town), Tapped(taps.InviteTyped))
    tapped.register(choose_group, Tapped(taps.InviteGroup))
    tapped.register(pick_topic, StateFilter(Inviting.expertise), Tapped(taps.PickTopic))
    ready = StateFilter(Inviting.expertise, Inviting.title)
    tapped.register(invite_now, ready, Tapped(taps.InviteNow))
    tapped.register(show_invites, Tapped(taps.ShowInvites))
    tapped.register(take_back, Tapped(taps.TakeBackInvite))
    return router


async def begin(message: Message, visit: Visit, state: FSMContext) -> None:
    """Ask for which role."""
    await state.clear()
    mine = _mine(visit)
    if not mine:
        raise DeskError(Code.NOT_ALLOWED)
    await show(message, [visit.t(Manage.INVITE_WHOM)], keyboards.invitable(mine, visit.t))


async def choose_role(
    tap: CallbackQuery, callback_data: taps.InviteRole, visit: Visit, state: FSMContext, bot: Bot
) -> None:
    """Ask what the role is for, where it is for something."""
    await acknowledge(tap)
    role, t = callback_data.role, visit.t
    if role not in _mine(visit):
        raise DeskError(Code.NOT_ALLOWED)
    match role:
        case Role.OFFICER:
            await forms.listen(state, Inviting.town, visit)
            await redraw(tap, [t(Manage.INVITE_TOWN)])
        case Role.MEMBER:
            named = visit.desk.rules.board.groups.items()
            await redraw(tap, [t(Manage.INVITE_GROUP)], keyboards.groups(named, t.language))
        case Role.SECRETARY:
            await forms.listen(state, Inviting.title, visit)
            await redraw(tap, [t(Manage.INVITE_TITLE)], keyboards.without_title(t))
        case _:
            await redraw(tap, [await _made(Wanted(role), visit, state, bot)])


async def town_typed(message: Message, visit: Visit, state: FSMContext) -> None:
    """Offer the municipalities like the typed name."""
    await forms.heard(state, visit, message)
    typed, t = _name(message), visit.t
    found = [(town, own.town(town.chosen, t)) for town in municipalities.suggest(typed)]
    said = t(Manage.INVITE_TOWN_WHICH) if found else t(Manage.INVITE_TOWN_NONE, typed=typed)
    await show(message, [said], keyboards.towns(found, t))
    await forms.listen(state, Inviting.town, visit, typed=typed)


async def choose_town(
    tap: CallbackQuery, callback_data: taps.InviteTown, visit: Visit, state: FSMContext, bot: Bot
) -> None:
    """Invite the officers of a municipality of the list."""
    await acknowledge(tap)
    town = municipalities.town_by_key(callback_data.town)
    if town is None:
        raise DeskError(Code.BAD_REQUEST)
    wanted = Wanted(Role.OFFICER, Post(municipality=town.chosen))
    await redraw(tap, [await _made(wanted, visit, state, bot)])


async def keep_typed(tap: CallbackQuery, visit: Visit, state: FSMContext, bot: Bot) -> None:
    """Invite the officers of the municipality that was typed."""
    typed = (await forms.heard(state, visit)).get("typed")
    await acknowledge(tap)
    if not typed:
        raise DeskError(Code.BAD_REQUEST)
    name = municipalities.without_dress(str(typed))
    if not name:
        raise DeskError(Code.POST_MISSING)
    wanted = Wanted(Role.OFFICER, Post(municipality=Municipality(name, listed=False)))
    await redraw(tap, [await _made(wanted, visit, state, bot)])


async def choose_group(
    tap: CallbackQuery, callback_data: taps.InviteGroup, visit: Visit, state: FSMContext
) -> None:
    """Ask for the institution of a member."""
    await acknowledge(tap)
    if Role.MEMBER not in _mine(visit):
        raise DeskError(Code.NOT_ALLOWED)
    await forms.listen(state, Inviting.institution, visit, group=callback_data.group)
    await redraw(tap, [visit.t(Manage.INVITE_INSTITUTION)])


async def institution_typed(message: Message, visit: Visit, state: FSMContext) -> None:
    """Ask for the topics in which the member is at home."""
    await forms.heard(state, visit, message)
    institution = _name(message)
    await show(message, [visit.t(Manage.INVITE_TOPICS)], _topics(visit, []))
    await forms.listen(state, Inviting.expertise, visit, institution=institution, topics=[])


async def pick_topic(
    tap: CallbackQuery, callback_data: taps.PickTopic, visit: Visit, state: FSMContext
) -> None:
    """Add a topic, or take it away again."""
    said = await forms.heard(state, visit)
    await acknowledge(tap)
    known = visit.desk.entries.library.topics
    picked = next((key for key in known if key_of(key) == callback_data.topic), None)
    if picked is None:
        raise DeskError(Code.BAD_REQUEST)
    chosen: list[str] = said.get("topics", [])
    chosen = [key for key in chosen if key != picked] + [picked] * (picked not in chosen)
    await rekey(tap, _topics(visit, chosen))
    await forms.listen(state, Inviting.expertise, visit, topics=chosen)


async def title_typed(message: Message, visit: Visit, state: FSMContext, bot: Bot) -> None:
    """Invite a secretary with that office."""
    await forms.heard(state, visit, message)
    wanted = Wanted(Role.SECRETARY, Post(title=_name(message)))
    await show(message, [await _made(wanted, visit, state, bot)])


async def invite_now(tap: CallbackQuery, visit: Visit, state: FSMContext, bot: Bot) -> None:
    """Invite with what has been said: a member with her seat, a secretary without an office."""
    said = await forms.heard(state, visit)
    await acknowledge(tap)
    wanted = Wanted(Role.SECRETARY)
    if await state.get_state() == Inviting.expertise.state:
        wanted = Wanted(Role.MEMBER, _seat(said))
    await redraw(tap, [await _made(wanted, visit, state, bot)])


async def show_invites(tap: CallbackQuery, callback_data: taps.ShowInvites, visit: Visit) -> None:
    """A page of the invitations that can be used."""
    await acknowledge(tap)
    await _redraw_invites(tap, callback_data.page, visit)


async def take_back(tap: CallbackQuery, callback_data: taps.TakeBackInvite, visit: Visit) -> None:
    """End an invitation, and show what is left."""
    await acknowledge(tap)
    was_good = await visit.desk.invitations.take_back(callback_data.invite, by=visit.person)
    await _redraw_invites(tap, 0, visit)
    said = Manage.INVITE_TAKEN_BACK if was_good else Manage.INVITE_WAS_OVER
    await follow(tap, [visit.t(said)])


async def _redraw_invites(tap: CallbackQuery, number: int, visit: Visit) -> None:
    page = page_of(await visit.desk.invitations.usable(by=visit.person), number)
    await redraw(
        tap, [people.invites(page, visit.t)], keyboards.invites(page, _mine(visit), visit.t)
    )


async def _made(wanted: Wanted, visit: Visit, state: FSMContext, bot: Bot) -> Html:
    made = await visit.desk.invitations.invite(wanted, by=visit.person, update_id=visit.update_id)
    await forms.answered(state, visit)
    desk = await bot.me()
    return people.invited(made, str(desk.username), visit.t)


def _mine(visit: Visit) -> frozenset[Role]:
    return grantable(visit.person, visit.desk.clock())


def _name(message: Message) -> str:
    typed = " ".join((message.text or "").split())
    if len(typed) > NAME_CHARS:
        raise DeskError(Code.TEXT_TOO_LONG, limit=NAME_CHARS)
    return typed


def _seat(said: dict[str, Any]) -> Post:
    return Post(
        institution=said.get("institution"),
        group=said.get("group"),
        expertise=tuple(said.get("topics", ())),
    )


def _topics(visit: Visit, chosen: list[str]) -> InlineKeyboardMarkup:
    topics = visit.desk.entries.library.topics.values()
    return keyboards.expertise(topics, chosen, visit.t)
