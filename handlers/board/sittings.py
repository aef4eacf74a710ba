"""What awaits a member: the list, the declaration before the brief, abstaining, more time."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from cases.people import Role
from cases.sitting import Sitting, Step
from handlers.access import Command, Commanding, Tapped
from handlers.board.drafts import Drafts
from handlers.callbacks import board as tap
from handlers.keyboards.board import drawn
from handlers.middleware import Visit
from handlers.phrases import Panel
from handlers.screen import acknowledge, follow, redraw, send_files, show
from handlers.views import board as view


def build() -> Router:
    """The command and the buttons around a referral."""
    router = Router(name="sittings")
    router.message.register(listed, Commanding(), Command("kurul", "board"))
    taps = router.callback_query
    taps.register(turned, Tapped(tap.ShowSittings))
    taps.register(opened, Tapped(tap.OpenSitting))
    taps.register(cleared, Tapped(tap.DeclareClear))
    taps.register(recused, Tapped(tap.Recuse))
    taps.register(abstained, Tapped(tap.Abstain))
    taps.register(extended, Tapped(tap.MoreTime))
    taps.register(enclosed, Tapped(tap.SendFiles))
    taps.register(compared, Tapped(tap.Compare))
    return router


async def listed(
    message: Message, command: CommandObject, visit: Visit, state: FSMContext
) -> None:
    """What awaits her; to a secretary the same word means to refer a case."""
    roles = visit.person.roles(visit.desk.clock())
    if Role.SECRETARY in roles and (command.args or Role.MEMBER not in roles):
        raise SkipHandler
    screen = await _awaiting(visit, state)
    await show(message, screen.pages, drawn(screen.buttons))


async def turned(
    tapped: CallbackQuery, callback_data: tap.ShowSittings, visit: Visit, state: FSMContext
) -> None:
    """The past ones, or those that await her."""
    await acknowledge(tapped)
    if callback_data.past:
        found = await visit.desk.boardroom.past(visit.person)
        await _draw(tapped, view.past(found, visit.t))
    else:
        await _draw(tapped, await _awaiting(visit, state))


async def opened(
    tapped: CallbackQuery, callback_data: tap.OpenSitting, visit: Visit, state: FSMContext
) -> None:
    """One referral, as far as she may read it."""
    await acknowledge(tapped)
    sitting = await visit.desk.boardroom.sitting(callback_data.referral, by=visit.person)
    await _draw(tapped, await _seat(sitting, visit, state))


async def cleared(
    tapped: CallbackQuery, callback_data: tap.DeclareClear, visit: Visit, state: FSMContext
) -> None:
    """No conflict of interest: the brief opens."""
    await acknowledge(tapped)
    boardroom = visit.desk.boardroom
    sitting = await boardroom.declare(callback_data.referral, by=visit.person, recused=False)
    await _draw(tapped, await _seat(sitting, visit, state))


async def recused(
    tapped: CallbackQuery, callback_data: tap.Recuse, visit: Visit, state: FSMContext
) -> None:
    """She withdraws: asked once more, thanked, never asked why."""
    await acknowledge(tapped)
    boardroom, number = visit.desk.boardroom, callback_data.referral
    if not callback_data.sure:
        sitting = await boardroom.sitting(number, by=visit.person)
        if Step.RECUSE in sitting.steps:
            await _draw(tapped, view.recuse(sitting, visit.t))
            return
    else:
        sitting = await boardroom.declare(number, by=visit.person, recused=True)
        await Drafts.of(state, number).drop()
    await _draw(tapped, await _seat(sitting, visit, state))


async def abstained(
    tapped: CallbackQuery, callback_data: tap.Abstain, visit: Visit, state: FSMContext
) -> None:
    """She gives no opinion: asked once more."""
    await acknowledge(tapped)
    boardroom, number = visit.desk.boardroom, callback_data.referral
    if not callback_data.sure:
        sitting = await boardroom.sitting(number, by=visit.person)
        if Step.ABSTAIN in sitting.steps:
            await _draw(tapped, view.abstain(sitting, visit.t))
            return
    else:
        sitting = await boardroom.abstain(number, by=visit.person)
        await Drafts.of(state, number).drop()
    await _draw(tapped, await _seat(sitting, visit, state))


async def extended(
    tapped: CallbackQuery, callback_data: tap.MoreTime, visit: Visit, state: FSMContext
) -> None:
    """More time, with the new day."""
    await acknowledge(tapped)
    sitting = await visit.desk.boardroom.extend(
        callback_data.referral, callback_data.nth, by=visit.person
    )
    note = view.extended(sitting.seat.due_at, visit.t)
    await _draw(tapped, await _seat(sitting, visit, state, note))


async def enclosed(tapped: CallbackQuery, callback_data: tap.SendFiles, visit: Visit) -> None:
    """The files that go with the brief."""
    await acknowledge(tapped)
    files = await visit.desk.boardroom.files(callback_data.referral, by=visit.person)
    if not await send_files(tapped, files):
        await follow(tapped, [visit.t(Panel.FILES_FAILED)])


async def compared(tapped: CallbackQuery, callback_data: tap.Compare, visit: Visit) -> None:
    """What the others said, below her own."""
    await acknowledge(tapped)
    boardroom, number = visit.desk.boardroom, callback_data.referral
    spoken = await boardroom.others(number, by=visit.person)
    sitting = await boardroom.sitting(number, by=visit.person)
    screen = view.others(sitting, spoken, visit.t)
    await follow(tapped, screen.pages, drawn(screen.buttons))


async def _awaiting(visit: Visit, state: FSMContext) -> view.Screen:
    found = await visit.desk.boardroom.awaiting(visit.person)
    return view.awaiting(found, await _drafted(found, state), visit.t)


async def _drafted(found: Sequence[Sitting], state: FSMContext) -> set[int]:
    """In which of them an opinion is begun."""
    speaking = [each.id for each in found if Step.SPEAK in each.steps]
    return {each for each in speaking if (await Drafts.of(state, each).get()).is_begun}


async def _seat(sitting: Sitting, visit: Visit, state: FSMContext, note: str = "") -> view.Screen:
    drafted = bool(await _drafted([sitting], state))
    return view.seat(sitting, visit.t, drafted=drafted, note=note)


async def _draw(tapped: CallbackQuery, screen: view.Screen) -> None:
    await redraw(tapped, screen.pages, drawn(screen.buttons))
