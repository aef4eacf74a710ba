"""/kisiler and /rol: who holds what, confirmed, taken back, given."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from cases.errors import Code, DeskError
from cases.people import Post, Role
from cases.rights import READS_CASES, grantable
from handlers.access import Command, Commanding, Tapped
from handlers.callbacks import admin as taps
from handlers.keyboards import admin as keyboards
from handlers.markup import Html, lines
from handlers.middleware import Visit
from handlers.phrases import Manage
from handlers.screen import acknowledge, redraw, show
from handlers.services.membership import Holder
from handlers.services.paging import page_of
from handlers.views import own, people
from handlers.views.moments import day_of
from knowledge.text import fold

#: Roles for nothing in particular: these are given with one tap.
PLAIN = (Role.SECRETARY, Role.EDITOR, Role.ADMIN, Role.AUDITOR)


def build() -> Router:
    """Lists of people, and what may be done with the role of one."""
    router = Router(name="people")
    router.message.register(list_roles, Commanding(), Command("kisiler"))
    router.message.register(roles, Commanding(), Command("rol"))
    tapped = router.callback_query
    tapped.register(show_roles, Tapped(taps.ShowRoles))
    tapped.register(show_people, Tapped(taps.ShowPeople))
    tapped.register(show_holder, Tapped(taps.ShowHolder))
    tapped.register(confirm, Tapped(taps.ConfirmGrant))
    tapped.register(revoke, Tapped(taps.RevokeGrant))
    tapped.register(give, Tapped(taps.GiveRole))
    return router


async def list_roles(message: Message, visit: Visit) -> None:
    """The roles, each with a button to those who hold it."""
    _require_reader(visit)
    await show(message, [visit.t(Manage.PEOPLE_HEAD)], keyboards.roles(visit.t))


async def roles(message: Message, command: CommandObject, visit: Visit) -> None:
    """Her own roles; or "/rol 12 editör": a role for somebody."""
    words = (command.args or "").split(maxsplit=1)
    if words:
        await _give_by_words(message, words, visit)
        return
    person, t = visit.person, visit.t
    good = [grant for grant in person.grants if grant.holds(visit.desk.clock())]
    said = [people.own_roles(good, t)]
    if grantable(person, visit.desk.clock()):
        said.append(t(Manage.GIVE_HOW))
    said.append(t(Manage.OWN_CODE, code=people.code_of(person.id, t)))
    buttons = None
    if person.municipality is not None:
        pending = await visit.desk.enrolments.pending(person)
        if pending is not None:
            said.append(t(Manage.ENROL_PENDING, town=own.town(pending.municipality, t)))
        buttons = keyboards.own_roles(_place_to_ask_for(visit), t)
    elif not good:
        said.append(t(Manage.ENROL_TOWN_FIRST))
    await show(message, [lines(*said)], buttons)


def _place_to_ask_for(visit: Visit) -> str | None:
    """Where she says she works, unless she is enrolled there."""
    person, town = visit.person, visit.person.municipality
    grant = person.grant(Role.OFFICER, visit.desk.clock())
    is_there = grant is not None and grant.post.municipality == town
    return None if is_there or town is None else own.town(town, visit.t)


async def show_roles(tap: CallbackQuery, visit: Visit) -> None:
    """The roles again."""
    await acknowledge(tap)
    _require_reader(visit)
    await redraw(tap, [visit.t(Manage.PEOPLE_HEAD)], keyboards.roles(visit.t))


async def show_people(tap: CallbackQuery, callback_data: taps.ShowPeople, visit: Visit) -> None:
    """A page of those who hold a role."""
    await acknowledge(tap)
    role, t = callback_data.role, visit.t
    found = await visit.desk.membership.holders(role, by=visit.person)
    page = page_of(found, callback_data.page)
    labels = [people.label(each, t) for each in page.items]
    await redraw(tap, [people.people_of(role, page, t)], keyboards.people(role, page, labels, t))


async def show_holder(tap: CallbackQuery, callback_data: taps.ShowHolder, visit: Visit) -> None:
    """One of them, with what may be done."""
    await acknowledge(tap)
    holder = await visit.desk.membership.holder(callback_data.grant, by=visit.person)
    at, t = visit.desk.clock(), visit.t
    mine = grantable(visit.person, at)
    has = holder.person.roles(at)
    is_herself = holder.person.id == visit.person.id
    offered = [role for role in PLAIN if role in mine - has and not is_herself]
    may = keyboards.May(
        confirm=holder.grant.role in mine and not is_herself,
        revoke=holder.grant.role in mine or is_herself,
    )
    others = [g for g in holder.person.grants if g.holds(at) and g.id != holder.grant.id]
    await redraw(
        tap, [people.holder(holder, others, t)], keyboards.holder(holder, may, offered, t)
    )


async def confirm(tap: CallbackQuery, callback_data: taps.ConfirmGrant, visit: Visit) -> None:
    """She still does this work."""
    await acknowledge(tap)
    grant = await visit.desk.membership.confirm(callback_data.grant, by=visit.person)
    day = day_of(grant.until, visit.t) if grant.until else ""
    said = visit.t(Manage.CONFIRMED, day=day)
    await redraw(tap, [said], keyboards.back_to(grant.role, visit.t))


async def revoke(tap: CallbackQuery, callback_data: taps.RevokeGrant, visit: Visit) -> None:
    """Ask once more, then take the role back."""
    await acknowledge(tap)
    t = visit.t
    if callback_data.sure:
        grant = await visit.desk.membership.revoke(callback_data.grant, by=visit.person)
        buttons = keyboards.back_to(grant.role, t) if grant else None
        await redraw(tap, [t(Manage.REVOKED)], buttons)
        return
    holder = await visit.desk.membership.holder(callback_data.grant, by=visit.person)
    what = people.role_of(holder.grant.role, holder.grant.post, t)
    who = people.person_name(holder.person.id, t)
    await redraw(tap, [t(Manage.REVOKE_ASK, who=who, what=what)], keyboards.revoking(holder, t))


async def give(tap: CallbackQuery, callback_data: taps.GiveRole, visit: Visit) -> None:
    """Give another role."""
    await acknowledge(tap)
    role, t = callback_data.role, visit.t
    holder = await _given(callback_data.person, role, visit)
    await redraw(tap, [_said(holder, visit)], keyboards.back_to(role, t))


async def _give_by_words(message: Message, words: list[str], visit: Visit) -> None:
    named = {fold(people.role_name(role, visit.t)): role for role in Role}
    role = named.get(fold(words[1])) if len(words) > 1 else None
    if not words[0].isdecimal() or len(words[0]) > len("2147483647") or role is None:
        if not grantable(visit.person, visit.desk.clock()):
            raise DeskError(Code.NOT_ALLOWED)
        await show(message, [visit.t(Manage.GIVE_HOW)])
        return
    if role not in PLAIN and role in grantable(visit.person, visit.desk.clock()):
        await show(message, [visit.t(Manage.GIVE_BY_INVITE)])
        return
    holder = await _given(int(words[0]), role, visit)
    await show(message, [_said(holder, visit)])


async def _given(person_id: int, role: Role, visit: Visit) -> Holder:
    membership = visit.desk.membership
    grant = await membership.grant(person_id, role, Post(), by=visit.person)
    return await membership.holder(grant.id, by=visit.person)


def _said(holder: Holder, visit: Visit) -> Html:
    t, grant = visit.t, holder.grant
    return t(
        Manage.GIVEN,
        who=people.person_name(holder.person.id, t),
        what=people.role_of(grant.role, grant.post, t),
        day=day_of(grant.until, t) if grant.until else "",
    )


def _require_reader(visit: Visit) -> None:
    if not visit.person.roles(visit.desk.clock()) & READS_CASES:
        raise DeskError(Code.NOT_ALLOWED)
