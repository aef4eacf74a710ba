"""Replying to a question: ask the service once, then show what it decided."""

from collections.abc import Sequence
from typing import assert_never

from aiogram.types import InlineKeyboardMarkup, Message

from cases.question import Channel
from handlers import keyboards
from handlers.markup import Html, pages
from handlers.middleware import Visit
from handlers.phrases import Phrases, Say
from handlers.screen import show
from handlers.services.anonymous import matter
from handlers.services.courtesy import Courtesy, small_talk_in
from handlers.services.entries import Card
from handlers.services.questions import Asked, Query
from handlers.views import decision, own, resources
from handlers.views.card import answer_card
from knowledge.answer import Abstention, Answer, Clarification, Why

Screen = tuple[Sequence[Html], InlineKeyboardMarkup | None]

#: A link to an entry is t.me/<bot>?start=k-<id>: at most 62 of the 64 characters allowed.
LINK = "k-"
KIND_WORDS = {
    Courtesy.GREETING: (Say.GREETING, Say.START_EXAMPLES),
    Courtesy.THANKS: (Say.WELCOME_THANKS,),
    Courtesy.FAREWELL: (Say.FAREWELL,),
    Courtesy.NOTED: (Say.NOTED,),
    Courtesy.HELP: (Say.HELP_HERE, Say.START_EXAMPLES),
    Courtesy.WHO: (Say.WHO_I_AM,),
    Courtesy.INSULT: (Say.INSULTED,),
}


async def answer(message: Message, text: str, visit: Visit, notes: Sequence[Html] = ()) -> None:
    """Answer, ask back or abstain; what was masked is said first."""
    kind = kind_words(text, visit.t)
    if kind:
        await show(message, kind)
        return
    query = Query(text, Channel.PRIVATE, visit.update_id)
    asked = await visit.desk.questions.ask(query, person=visit.person)
    first = decision.alarm(asked.danger, visit.t)
    said = [note for note in (*first, own.masked(visit.masked, visit.t), *notes) if note]
    screen, keyboard = screen_of(asked, visit, said)
    named = visit.desk.resources.beside(asked.library.resources_for(matter(text)))
    await show(message, resources.below(screen, named, visit.t), keyboard)


async def warn(message: Message, visit: Visit) -> None:
    """Say whom to call when a life is in danger, where the text itself went elsewhere."""
    alarm = decision.alarm(visit.desk.questions.danger_in(message.text or ""), visit.t)
    if alarm:
        await show(message, alarm)


def kind_words(text: str, t: Phrases) -> tuple[Html, ...]:
    """What is said to a message that holds no question; nothing to any other."""
    courtesy = small_talk_in(text)
    return joined(*(t(say) for say in KIND_WORDS[courtesy])) if courtesy else ()


def screen_of(asked: Asked, visit: Visit, notes: Sequence[Html]) -> Screen:
    """What a decision looks like in a private chat."""
    t, number = visit.t, asked.question_id
    match asked.decision:
        case Answer() as answered:
            card = visit.desk.entries.card(
                answered.entry, answered.status, presumed=answered.presumed, question_id=number
            )
            return answer_card(card, t, notes), keyboards.card(card, t)
        case Clarification() as back:
            shown = decision.clarification(back, t, notes)
            if back.why is Why.STATUS:
                return shown, keyboards.statuses(number, back.entries[0], t)
            return shown, keyboards.choices(number, back.entries, t)
        case Abstention() as silence:
            shown = decision.abstention(silence, asked.library, t, notes, asked.danger)
            if silence.why in {Why.EMPTY, Why.TOO_LONG}:
                return shown, None
            return shown, keyboards.silence(number, silence.nearest, t)
        case unknown:
            assert_never(unknown)


async def open_card(message: Message, card: Card, t: Phrases) -> None:
    """Show an entry below a message."""
    await show(message, answer_card(card, t), keyboards.card(card, t))


def joined(*paragraphs: Html) -> tuple[Html, ...]:
    """Paragraphs as one screen; the empty ones leave no gap."""
    return pages(paragraph for paragraph in paragraphs if paragraph)
