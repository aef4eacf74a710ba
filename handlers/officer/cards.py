"""What is tapped under a card, a question back or an abstention."""

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from cases.question import Complaint, Verdict
from handlers import keyboards
from handlers.access import Tapped
from handlers.callbacks import (
    ChooseEntry,
    Complain,
    Dismiss,
    Judge,
    Letter,
    Related,
    ShowEntry,
    ShowStatus,
    Silence,
)
from handlers.keyboards.case import offer
from handlers.middleware import Visit
from handlers.phrases import CaseSay, Say
from handlers.screen import acknowledge, follow, redraw, rekey
from handlers.services.entries import question_in
from handlers.views import decision, resources
from handlers.views.card import answer_card
from handlers.views.letter import letter


def build() -> Router:
    """All taps on what a question brought."""
    router = Router(name="cards")
    taps = router.callback_query
    for kind, handler in (
        (ChooseEntry, choose),
        (Dismiss, dismiss),
        (ShowEntry, show_entry),
        (ShowStatus, show_status),
        (Judge, judge),
        (Complain, complain),
        (Silence, silence),
        (Related, related),
        (Letter, show_letter),
    ):
        taps.register(handler, Tapped(kind))
    return router


async def choose(tap: CallbackQuery, callback_data: ChooseEntry, visit: Visit) -> None:
    """One of the offered entries: its card comes below, the other choices stay."""
    await acknowledge(tap)
    number = callback_data.question
    chosen = await visit.desk.questions.choose(number, callback_data.entry, by=visit.person)
    card = visit.desk.entries.card(
        chosen.entry, chosen.status, presumed=chosen.presumed, question_id=number
    )
    await follow(tap, answer_card(card, visit.t), keyboards.card(card, visit.t))


async def dismiss(tap: CallbackQuery, callback_data: Dismiss, visit: Visit) -> None:
    """None of the offered entries."""
    await acknowledge(tap)
    number = callback_data.question
    await visit.desk.questions.dismiss(number, by=visit.person)
    keyboard = keyboards.dismissed(number, visit.t)
    await redraw(tap, [visit.t(Say.DISMISSED)], keyboard)


async def show_entry(tap: CallbackQuery, callback_data: ShowEntry, visit: Visit) -> None:
    """An entry's card below what is on the screen."""
    await acknowledge(tap)
    entries = visit.desk.entries
    card = entries.card(entries.by_key(callback_data.entry))
    await follow(tap, answer_card(card, visit.t), keyboards.card(card, visit.t))


async def show_status(tap: CallbackQuery, callback_data: ShowStatus, visit: Visit) -> None:
    """The answer for another legal status, in place of what is on the screen."""
    await acknowledge(tap)
    entries, number, status = visit.desk.entries, callback_data.question, callback_data.status
    if number:
        key = callback_data.entry
        await visit.desk.questions.choose_status(number, key, status, by=visit.person)
    card = entries.card(entries.by_key(callback_data.entry), status, question_id=number)
    await redraw(tap, answer_card(card, visit.t), keyboards.card(card, visit.t))


async def judge(tap: CallbackQuery, callback_data: Judge, visit: Visit) -> None:
    """Whether the answer helped; of one that did not, the reason is asked."""
    number, verdict, t = callback_data.question, callback_data.verdict, visit.t
    helped = verdict is Verdict.HELPED
    await acknowledge(tap, t.plain(Say.THANKS if helped else Say.WHY_NOT_HELPED))
    await visit.desk.questions.judge(number, verdict, by=visit.person)
    rows = [] if helped else keyboards.reasons(number, t)
    await rekey(tap, keyboards.with_feedback_row(_shown(tap), rows))


async def complain(tap: CallbackQuery, callback_data: Complain, visit: Visit) -> None:
    """Why the answer did not help; the board may know better."""
    await acknowledge(tap, visit.t.plain(Say.COMPLAINT_NOTED))
    number = callback_data.question
    await _object(number, callback_data.complaint, visit)
    await rekey(tap, keyboards.with_feedback_row(_shown(tap)))
    await follow(tap, [visit.t(CaseSay.OFFER)], offer(number, visit.t))


async def silence(tap: CallbackQuery, callback_data: Silence, visit: Visit) -> None:
    """What she makes of an abstention."""
    await acknowledge(tap)
    await _object(callback_data.question, callback_data.complaint, visit)
    rewords = callback_data.complaint is Complaint.REWORD
    say = Say.SILENCE_REWORD_REPLY if rewords else Say.SILENCE_NOT_OURS_REPLY
    await follow(tap, [visit.t(say)])


async def related(tap: CallbackQuery, callback_data: Related, visit: Visit) -> None:
    """The entries that this one points to, and what there is to read on."""
    await acknowledge(tap)
    entries, t = visit.desk.entries, visit.t
    card = entries.card(entries.by_key(callback_data.entry))
    questions = [question_in(entry, t.language) for entry in card.related]
    beside = visit.desk.resources.beside(card.resources)
    screen = resources.below(decision.related(questions, t), beside, t)
    if screen:
        await follow(tap, screen, keyboards.related(card.related, beside, t))


async def show_letter(tap: CallbackQuery, callback_data: Letter, visit: Visit) -> None:
    """The text for an official letter."""
    await acknowledge(tap)
    entries = visit.desk.entries
    card = entries.card(entries.by_key(callback_data.entry), callback_data.status)
    await follow(tap, letter(card, visit.t))


async def _object(question: int, complaint: Complaint, visit: Visit) -> None:
    questions = visit.desk.questions
    await questions.judge(question, Verdict.NOT_HELPED, complaint, by=visit.person)


def _shown(tap: CallbackQuery) -> InlineKeyboardMarkup | None:
    return tap.message.reply_markup if isinstance(tap.message, Message) else None
