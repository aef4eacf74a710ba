"""An officer's own cases: the list, one case, and what she does with it by a tap."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from cases.errors import Code, DeskError
from cases.move import Move
from handlers.access import Command, Commanding, Tapped
from handlers.callbacks.case import CaseStep, LooseStep, OnCase, OnLoose, ShowCases
from handlers.keyboards import case as keys
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.officer import replies
from handlers.officer.case import renewal
from handlers.officer.case_shown import TOO_LATE, shown, too_late
from handlers.officer.case_words import ended, spoken
from handlers.officer.drafts import Loose, LooseEnds, WordsFor
from handlers.phrases import CaseSay
from handlers.screen import acknowledge, follow, redraw, show
from handlers.services.delivery import card_of
from handlers.services.own_cases import Words
from handlers.services.paging import page_of
from handlers.views import answer
from handlers.views import case as views

Screen = tuple[tuple[Html, ...], InlineKeyboardMarkup | None]
_ASKS = {
    Move.ADD: CaseSay.WORDS_ADD,
    Move.COMPLAIN: CaseSay.WORDS_COMPLAIN,
    Move.REOPEN: CaseSay.WORDS_REOPEN,
}


@dataclass(frozen=True, slots=True)
class Hand:
    """A tap on one of her cases."""

    tap: CallbackQuery
    number: str
    visit: Visit
    state: FSMContext


def build() -> Router:
    """Her cases, and what becomes of messages that may belong to one."""
    router = Router(name="own_cases")
    router.message.register(cases, Commanding(), Command("vakalarim"))
    taps = router.callback_query
    taps.register(turn, Tapped(ShowCases))
    taps.register(step, Tapped(OnCase))
    taps.register(loose, Tapped(OnLoose))
    return router


async def cases(message: Message, visit: Visit) -> None:
    """Her cases."""
    await show(message, *await _listed(visit, 0))


async def turn(tap: CallbackQuery, callback_data: ShowCases, visit: Visit) -> None:
    """Another page of her cases."""
    await acknowledge(tap)
    await redraw(tap, *await _listed(visit, callback_data.page))


async def step(tap: CallbackQuery, callback_data: OnCase, visit: Visit, state: FSMContext) -> None:
    """One of the buttons of a case."""
    await acknowledge(tap)
    try:
        await _STEPS[callback_data.step](Hand(tap, callback_data.number, visit, state))
    except DeskError as refusal:
        number, is_late = callback_data.number, refusal.code in TOO_LATE
        screen = await too_late(refusal, number, visit) if is_late else renewal(refusal, visit)
        await follow(tap, *screen)


async def loose(
    tap: CallbackQuery, callback_data: OnLoose, visit: Visit, state: FSMContext
) -> None:
    """What she says of a message that may belong to a case."""
    await acknowledge(tap)
    kept = await LooseEnds(state).find(callback_data.said)
    if kept is None or not isinstance(tap.message, Message):
        raise DeskError(Code.BAD_REQUEST)
    ends = LooseEnds(state)
    match callback_data.step:
        case LooseStep.DROP:
            await ends.keep(kept.but(settled=True))
            await redraw(tap, [visit.t(CaseSay.LOOSE_DROPPED)])
        case LooseStep.ASK:
            # The same question again when tapped twice: it is known by the update it came with.
            await ends.keep(kept.but(settled=True))
            then = replace(visit, update_id=kept.said)
            await replies.answer(tap.message, kept.text, then)
        case LooseStep.JOIN | LooseStep.REOPEN:
            move = Move.ADD if callback_data.step is LooseStep.JOIN else Move.REOPEN
            await _joined(Hand(tap, _number(callback_data), visit, state), kept, move)


async def _joined(hand: Hand, kept: Loose, move: Move) -> None:
    """Take the message to the case; one that ended meanwhile may be taken up again with it."""
    visit, number = hand.visit, hand.number
    if move is Move.REOPEN and not kept.text:
        await _ask_reason(hand, kept)
        return
    try:
        told = await redraw(hand.tap, *await spoken(visit, number, move, _words(kept)))
    except DeskError as refusal:
        if refusal.code not in TOO_LATE:
            raise
        story = await visit.desk.own_cases.story(number, by=visit.person)
        await redraw(hand.tap, *ended(kept, story, visit))
        return
    await LooseEnds(hand.state).keep(kept.but(settled=True, joined=number))
    known = (kept.message_id,) if told is None else (kept.message_id, told)
    await visit.desk.own_cases.posted(number, *known, by=visit.person)


async def _ask_reason(hand: Hand, kept: Loose) -> None:
    """A file alone takes no case up again: it is kept for the words."""
    asked = WordsFor(number=hand.number, move=Move.REOPEN, files=kept.files)
    await hand.visit.desk.own_cases.fitting(Move.REOPEN, hand.number, by=hand.visit.person)
    await asked.listen(hand.state, hand.visit)
    await redraw(hand.tap, [hand.visit.t(CaseSay.FILE_NEEDS_REASON)])


async def _show(hand: Hand) -> None:
    """The case as it stands."""
    await redraw(hand.tap, *await shown(hand.number, hand.visit))


async def _why(hand: Hand) -> None:
    """How the promised day was counted."""
    t, own_cases = hand.visit.t, hand.visit.desk.own_cases
    told = await own_cases.explain(hand.number, t.language, by=hand.visit.person)
    await follow(hand.tap, views.explanation(hand.number, told, t))


async def _answer(hand: Hand) -> None:
    """The last answer once more; its files are in the chat above."""
    visit = hand.visit
    story = await visit.desk.own_cases.story(hand.number, by=visit.person)
    said = story.answer
    if said is None:
        raise DeskError(Code.BAD_REQUEST)
    card = card_of(said, visit.desk.entries.library)
    told = answer.from_desk(story.case, said, card, visit.t)
    rows = answer.solved(hand.number, visit.t) if Move.COMPLAIN in story.allowed else ()
    pages = tuple(Html(part) for part in told.parts)
    await follow(hand.tap, pages, keys.markup(rows) if rows else None)


async def _satisfied(hand: Hand) -> None:
    """The matter is settled."""
    visit = hand.visit
    await visit.desk.own_cases.satisfied(hand.number, by=visit.person)
    await follow(hand.tap, [visit.t(CaseSay.SATISFIED, number=hand.number)])


async def _withdraw(hand: Hand) -> None:
    """Ask once more."""
    t = hand.visit.t
    await hand.visit.desk.own_cases.story(hand.number, by=hand.visit.person)
    asked = [t(CaseSay.WITHDRAW_ASK, number=hand.number)]
    await redraw(hand.tap, asked, keys.withdrawing(hand.number, t))


async def _withdraw_sure(hand: Hand) -> None:
    """Withdraw the case."""
    visit = hand.visit
    await visit.desk.own_cases.withdraw(hand.number, by=visit.person)
    await redraw(hand.tap, [visit.t(CaseSay.WITHDRAWN, number=hand.number)])


def _asking(move: Move) -> Callable[[Hand], Awaitable[None]]:
    """Listen for the words that a move needs, or that the case can take instead by now."""

    async def ask(hand: Hand) -> None:
        visit, number = hand.visit, hand.number
        fits = await visit.desk.own_cases.fitting(move, number, by=visit.person)
        await WordsFor(number=number, move=fits).listen(hand.state, visit)
        is_open = [] if fits is move else [visit.t(CaseSay.OPEN_ALREADY, number=number)]
        asked = visit.t(_ASKS[fits], number=number)
        await follow(hand.tap, [Html("\n\n".join((*is_open, asked)))])

    return ask


async def _listed(visit: Visit, number: int) -> Screen:
    page = page_of(await visit.desk.own_cases.all(visit.person), number)
    return views.listed(page, visit.t), keys.listed(page, visit.t)


def _number(tap: OnLoose) -> str:
    if tap.number is None:
        raise DeskError(Code.BAD_REQUEST)
    return tap.number


def _words(kept: Loose) -> Words:
    return Words(kept.text, kept.said, tuple(file.attachment for file in kept.files))


_STEPS: dict[CaseStep, Callable[[Hand], Awaitable[None]]] = {
    CaseStep.SHOW: _show,
    CaseStep.WHY: _why,
    CaseStep.ANSWER: _answer,
    CaseStep.ADD: _asking(Move.ADD),
    CaseStep.COMPLAIN: _asking(Move.COMPLAIN),
    CaseStep.REOPEN: _asking(Move.REOPEN),
    CaseStep.SATISFIED: _satisfied,
    CaseStep.WITHDRAW: _withdraw,
    CaseStep.WITHDRAW_SURE: _withdraw_sure,
}
