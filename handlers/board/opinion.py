"""An opinion, step by step: chosen, typed, shown, and only then given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from cases.errors import Code, DeskError
from cases.sitting import Sitting, Step
from handlers.access import Command, Commanding, Tapped, Typed
from handlers.board.drafts import Drafts, Part, Parts
from handlers.callbacks import board as tap
from handlers.keyboards import board as keys
from handlers.markup import Html, pages
from handlers.middleware import Visit
from handlers.phrases import Panel, named
from handlers.screen import acknowledge, follow, redraw, show
from handlers.services.opening import LISTENS_FOR
from handlers.services.opinions import TYPED, Draft, Field
from handlers.views import board as view
from handlers.views import opinion as words
from handlers.views import own

_REFERRAL, _SINCE = "referral", "since"


class Opining(StatesGroup):
    """What of an opinion is being typed."""

    reasoning = State()
    basis = State()
    conditions = State()


#: The state in which a part is typed.
STATES: Mapping[Field, State] = {
    Field.REASONING: Opining.reasoning,
    Field.BASIS: Opining.basis,
    Field.CONDITIONS: Opining.conditions,
}
_FIELDS = {state.state: field for field, state in STATES.items()}
_COMMAND = F.text.startswith("/") | F.caption.startswith("/")
TYPING = StateFilter(*STATES.values())
#: Any command ends the listening; one says so by itself.
BREAKS_OFF = (Commanding(), ~Command("iptal", "cancel"))

Drawn = tuple[tuple[Html, ...], InlineKeyboardMarkup | None]


@dataclass(frozen=True, slots=True)
class Writing:
    """One member at work on one opinion."""

    sitting: Sitting
    drafts: Drafts
    visit: Visit
    state: FSMContext

    async def keep(self, draft: Draft) -> None:
        """Keep the draft as this update has made it."""
        await self.drafts.keep(draft, self.visit.update_id)

    async def next(self, draft: Draft, *notes: Html) -> Drawn:
        """The next part to say, else the whole before it is given."""
        if (field := draft.missing) is None:
            return await self.preview(draft, *notes)
        return await self.ask(draft, field, *notes)

    async def ask(self, draft: Draft, field: Field, *notes: Html) -> Drawn:
        """Ask for a part; what is typed next is taken for it."""
        await self._listen(field)
        t, number = self.visit.t, self.sitting
        masked = own.masked(self.visit.masked, t)
        shown = [masked, *notes, *words.asking(number.number, draft, field, t)]
        return _paged(shown), keys.asking(number.id, draft, field, t)

    async def preview(self, draft: Draft, *notes: Html) -> Drawn:
        """The opinion as it will be given."""
        await self._listen(None)
        t, opinion = self.visit.t, draft.opinion()
        basis = self.visit.desk.boardroom.bases(opinion.basis)
        late = self.sitting.late
        shown = [
            own.masked(self.visit.masked, t),
            *notes,
            *words.preview(self.sitting.number, opinion, basis, t),
            t(named("LATE", late, Panel)) if late else Html(),
        ]
        return _paged(shown), keys.preview(self.sitting.id, draft, t)

    async def _listen(self, field: Field | None) -> None:
        """Take what is typed next for that part; None: nothing is awaited any more."""
        if field in TYPED:
            await self.state.set_state(STATES[field])
            since = self.visit.desk.clock().isoformat()
            await self.state.update_data({_REFERRAL: self.sitting.id, _SINCE: since})
        elif await self.state.get_state() in _FIELDS:
            await self.state.clear()


class OfPart(Filter):
    """Gives `part` for a message that was typed for a part of an opinion."""

    async def __call__(self, message: Message, state: FSMContext) -> bool | dict[str, Part]:
        """Whether the desk took it for one."""
        part = await Parts.of(state).find(message.message_id)
        return {"part": part} if part is not None else False


def build() -> Router:
    """The buttons of an opinion, and what is typed for it."""
    router = Router(name="opinion")
    router.message.register(typed, TYPING, Typed())
    router.message.register(unreadable, TYPING, ~_COMMAND)
    router.edited_message.register(edited, OfPart())
    taps = router.callback_query
    taps.register(begin, Tapped(tap.Speak))
    taps.register(take_position, Tapped(tap.TakePosition))
    taps.register(take_obligation, Tapped(tap.TakeObligation))
    taps.register(skip, Tapped(tap.Skip))
    taps.register(amend, Tapped(tap.Amend))
    taps.register(rewrite, Tapped(tap.Rewrite))
    taps.register(give, Tapped(tap.Give))
    taps.register(discard, Tapped(tap.Discard))
    taps.register(keep_for_later, Tapped(tap.KeepDraft))
    return router


async def begin(
    tapped: CallbackQuery, callback_data: tap.Speak, visit: Visit, state: FSMContext
) -> None:
    """Begin, or go on where she left; the brief stays above."""
    writing = await _writing(tapped, callback_data.referral, visit, state)
    if writing is not None:
        await follow(tapped, *await writing.next(await writing.drafts.get()))


async def take_position(
    tapped: CallbackQuery, callback_data: tap.TakePosition, visit: Visit, state: FSMContext
) -> None:
    """What she holds."""
    writing = await _writing(tapped, callback_data.referral, visit, state)
    if writing is not None:
        draft = replace(await writing.drafts.get(), position=callback_data.position)
        await writing.keep(draft)
        await redraw(tapped, *await writing.next(draft))


async def take_obligation(
    tapped: CallbackQuery, callback_data: tap.TakeObligation, visit: Visit, state: FSMContext
) -> None:
    """What it is for the municipality."""
    writing = await _writing(tapped, callback_data.referral, visit, state)
    if writing is not None:
        draft = replace(await writing.drafts.get(), obligation=callback_data.obligation)
        await writing.keep(draft)
        await redraw(tapped, *await writing.next(draft))


async def skip(
    tapped: CallbackQuery, callback_data: tap.Skip, visit: Visit, state: FSMContext
) -> None:
    """Leave a part out."""
    writing = await _writing(tapped, callback_data.referral, visit, state)
    if writing is not None:
        draft = (await writing.drafts.get()).skipping(callback_data.field)
        await writing.keep(draft)
        await redraw(tapped, *await writing.next(draft))


async def interrupted(message: Message, visit: Visit, state: FSMContext) -> None:
    """A command: nothing is awaited any more, the draft stays, and the command is carried out."""
    referral_id = await _broken_off(state)
    await show(message, [visit.t(Panel.PAUSED)], keys.resume(referral_id, visit.t))
    raise SkipHandler


async def typed(message: Message, visit: Visit, state: FSMContext) -> None:
    """A part as it was typed, with what was hidden in it; once, however often it comes."""
    if not await _is_awaited(visit, state):
        left = await _broken_off(state)
        await show(message, [visit.t(Panel.TOO_LONG_AGO)], keys.resume(left, visit.t))
        raise SkipHandler
    field = _FIELDS.get(await state.get_state())
    referral_id = (await state.get_data()).get(_REFERRAL)
    if field is None or not isinstance(referral_id, int):
        await state.clear()
        raise DeskError(Code.BAD_REQUEST)
    sitting = await _sitting(referral_id, visit, state)
    writing = Writing(sitting, Drafts.of(state, referral_id), visit, state)
    if Step.SPEAK not in sitting.steps:
        await state.clear()
        screen = view.seat(sitting, visit.t)
        await show(message, screen.pages, keys.drawn(screen.buttons))
        return
    draft = await writing.drafts.get()
    if not await writing.drafts.has_seen(visit.update_id):
        draft = draft.typing(field, message.text or "")
        await writing.keep(draft)
        await Parts.of(state).keep(message.message_id, Part(referral_id, field))
    await show(message, *await writing.next(draft))


async def amend(
    tapped: CallbackQuery, callback_data: tap.Amend, visit: Visit, state: FSMContext
) -> None:
    """Which part to say anew."""
    if await _writing(tapped, callback_data.referral, visit, state) is not None:
        keyboard = keys.amend(callback_data.referral, visit.t)
        await follow(tapped, [visit.t(Panel.AMEND_WHICH)], keyboard)


async def rewrite(
    tapped: CallbackQuery, callback_data: tap.Rewrite, visit: Visit, state: FSMContext
) -> None:
    """One part anew."""
    writing = await _writing(tapped, callback_data.referral, visit, state)
    if writing is not None:
        draft = await writing.drafts.get()
        await redraw(tapped, *await writing.ask(draft, callback_data.field))


async def give(
    tapped: CallbackQuery, callback_data: tap.Give, visit: Visit, state: FSMContext
) -> None:
    """Give it, as it was shown: a draft that changed meanwhile is shown again first."""
    writing = await _writing(tapped, callback_data.referral, visit, state)
    if writing is None:
        return
    draft = await writing.drafts.get()
    if draft.digest != callback_data.shown:
        await redraw(tapped, *await writing.next(draft, visit.t(Panel.PREVIEW_CHANGED)))
        return
    boardroom = visit.desk.boardroom
    sitting = await boardroom.give(callback_data.referral, draft.opinion(), by=visit.person)
    await writing.drafts.drop()
    screen = view.seat(sitting, visit.t)
    await redraw(tapped, screen.pages, keys.drawn(screen.buttons))


async def discard(
    tapped: CallbackQuery, callback_data: tap.Discard, visit: Visit, state: FSMContext
) -> None:
    """Delete the draft; asked once more."""
    writing = await _writing(tapped, callback_data.referral, visit, state)
    if writing is None:
        return
    if not callback_data.sure:
        keyboard = keys.discard(callback_data.referral, visit.t)
        await follow(tapped, [visit.t(Panel.DISCARD_ASK)], keyboard)
        return
    await writing.drafts.drop()
    await redraw(tapped, [visit.t(Panel.DISCARDED)])


async def keep_for_later(
    tapped: CallbackQuery, callback_data: tap.KeepDraft, visit: Visit, state: FSMContext
) -> None:
    """Leave the draft as it is."""
    if await _writing(tapped, callback_data.referral, visit, state) is not None:
        await redraw(tapped, [visit.t(Panel.KEPT)])


async def unreadable(message: Message, visit: Visit, state: FSMContext) -> None:
    """Pictures and files are no part of an opinion."""
    if not await _is_awaited(visit, state):
        await state.clear()
        raise SkipHandler
    await show(message, [visit.t(Panel.TEXT_ONLY)])


async def edited(message: Message, visit: Visit, state: FSMContext, part: Part) -> None:
    """What is corrected in the chat is corrected in the draft, as long as there is one."""
    sitting = await _sitting(part.referral, visit, state)
    if Step.SPEAK not in sitting.steps:
        await show(message, [visit.t(Panel.EDITED_TOO_LATE, number=sitting.number)])
        return
    writing = Writing(sitting, Drafts.of(state, part.referral), visit, state)
    draft = await writing.drafts.get()
    if part.field is None or not message.text or not draft.is_begun:
        await show(message, [visit.t(Panel.EDITED)])
        return
    if not await writing.drafts.has_seen(visit.update_id):
        draft = draft.typing(part.field, message.text)
        await writing.keep(draft)
    await show(message, *await writing.next(draft, visit.t(Panel.PART_CORRECTED)))


async def _is_awaited(visit: Visit, state: FSMContext) -> bool:
    """Whether what is typed is still meant for the part that was asked for."""
    since = (await state.get_data()).get(_SINCE)
    if await state.get_state() not in _FIELDS or not isinstance(since, str):
        return False
    return visit.desk.clock() <= datetime.fromisoformat(since) + LISTENS_FOR


async def _broken_off(state: FSMContext) -> int:
    """Listen no longer; gives the referral whose draft waits."""
    referral_id = (await state.get_data()).get(_REFERRAL)
    await state.clear()
    if not isinstance(referral_id, int):
        raise SkipHandler
    return referral_id


async def _writing(
    tapped: CallbackQuery, referral_id: int, visit: Visit, state: FSMContext
) -> Writing | None:
    """Her work on the opinion; None when she may not speak (any more): then she sees why."""
    await acknowledge(tapped)
    sitting = await _sitting(referral_id, visit, state)
    if Step.SPEAK not in sitting.steps:
        screen = view.seat(sitting, visit.t)
        await redraw(tapped, screen.pages, keys.drawn(screen.buttons))
        return None
    return Writing(sitting, Drafts.of(state, referral_id), visit, state)


async def _sitting(referral_id: int, visit: Visit, state: FSMContext) -> Sitting:
    """Her place; whoever is refused here is not asked to go on typing."""
    try:
        return await visit.desk.boardroom.sitting(referral_id, by=visit.person)
    except DeskError:
        if await state.get_state() in _FIELDS:
            await state.clear()
        raise


def _paged(paragraphs: Sequence[Html]) -> tuple[Html, ...]:
    return pages(paragraph for paragraph in paragraphs if paragraph)
