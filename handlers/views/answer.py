"""What the desk sends to the officer of a case: the answer, a question, a refusal.

Its buttons are plain values, so that the outbox can send them without aiogram.
"""

from collections.abc import Sequence
from datetime import datetime

from cases.case import Case, Exchange, ExchangeKind
from cases.delivery import Button, Message
from handlers.callbacks import ShowEntry
from handlers.callbacks.case import CaseStep, OnCase
from handlers.markup import Html, escape, italic, lines, pages
from handlers.phrases import CaseSay, Phrases, Tell, named
from handlers.services.entries import Card, key_of
from handlers.views.card import answer_card
from handlers.views.case import question
from handlers.views.moments import day_of, moment_of

Row = tuple[Button, ...]


def from_desk(case: Case, said: Exchange, card: Card | None, t: Phrases) -> Message:
    """What the desk said to her, whole, with its files and the ways on."""
    paragraphs = {
        ExchangeKind.REPLY: _answer,
        ExchangeKind.DECLINE: _declined,
    }.get(said.kind, _asked)(case, said, card, t)
    head = t(named("EXCHANGE", said.kind, Tell), number=case.number)
    return Message(
        pages(part for part in (head, *paragraphs) if part),
        (*_opening(card, t), *buttons_of(case, said, t)),
        said.attachments,
    )


def buttons_of(case: Case, said: Exchange, t: Phrases) -> tuple[Row, ...]:
    """The ways on from what the desk said."""
    if said.kind is ExchangeKind.REPLY:
        return solved(case.number, t)
    if said.kind is ExchangeKind.DECLINE:
        return reopening(case.number, t)
    return answering(case.number, t)


def solved(number: str, t: Phrases) -> tuple[Row, ...]:
    """Whether the matter is settled."""
    yes, no = CaseStep.SATISFIED, CaseStep.COMPLAIN
    return (
        (
            button(number, yes, t.plain(CaseSay.SOLVED_YES)),
            button(number, no, t.plain(CaseSay.SOLVED_NO)),
        ),
    )


def reopening(number: str, t: Phrases) -> tuple[Row, ...]:
    """The way to take an ended case up again."""
    return ((button(number, CaseStep.REOPEN, t.plain(CaseSay.REOPEN)),),)


def until(moment: datetime | None, t: Phrases) -> Html:
    """The last moment at which she may take it up again; nothing where there is none."""
    return t(CaseSay.REOPEN_UNTIL, moment=moment_of(moment, t)) if moment else Html()


def answering(number: str, t: Phrases) -> tuple[Row, ...]:
    """The way to write what the desk waits for."""
    return ((button(number, CaseStep.ADD, t.plain(CaseSay.ASK_WRITE)),),)


def counting(number: str, t: Phrases) -> tuple[Row, ...]:
    """How the promised day was counted."""
    return ((button(number, CaseStep.WHY, t.plain(CaseSay.WHY_DATE)),),)


def button(number: str, step: CaseStep, label: str) -> Button:
    """A button for a step with a case."""
    return Button(label, OnCase(number=number, step=step).pack())


def _opening(card: Card | None, t: Phrases) -> tuple[Row, ...]:
    """The way to the entry's own card, with its statuses and its text for a letter."""
    if card is None:
        return ()
    data = ShowEntry(entry=key_of(card.entry.id)).pack()
    return ((Button(t.plain(CaseSay.OPEN_ENTRY), data),),)


def _answer(case: Case, said: Exchange, card: Card | None, t: Phrases) -> list[Html]:
    """The question repeated, the answer, the entry with its sources, what it is good for."""
    written = _written(said.text)
    return [
        question(case.request, t),
        lines(t(CaseSay.ANSWER_TEXT), written[0]) if written else Html(),
        *written[1:],
        *(answer_card(card, t, behind=t.plain(CaseSay.OPEN_ENTRY)) if card else ()),
        italic(t(CaseSay.ANSWER_FOOT, day=day_of(said.at, t))),
        t(CaseSay.SOLVED_ASK),
    ]


def _declined(case: Case, said: Exchange, _card: Card | None, t: Phrases) -> list[Html]:
    return [question(case.request, t), *_written(said.text), t(CaseSay.DECLINE_HOW)]


def _asked(_case: Case, said: Exchange, _card: Card | None, t: Phrases) -> list[Html]:
    return [*_written(said.text), t(CaseSay.ASK_HOW)]


def _written(text: str) -> Sequence[Html]:
    return [escape(part) for part in text.split("\n\n") if part.strip()]
