"""The buttons of the secretariat, besides those of the card."""

from collections.abc import Iterable, Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from cases.case import Case, Urgency
from cases.delivery import Button
from cases.people import Person
from cases.rules import Rules
from handlers.callbacks import Tap
from handlers.callbacks import desk as tap
from handlers.keyboards.parts import LABEL_CHARS, Row, button, keyboard, pairs
from handlers.markup import shorten
from handlers.phrases import Phrases, named
from handlers.phrases.desk import Work
from handlers.services.entries import key_of, question_in, topic_title
from handlers.services.referring import Brief
from knowledge.answer import Match
from knowledge.entry import Topic

#: So many working days are offered at a tap; others by the command.
DAYS = (1, 2, 3, 5, 10)


def of_card(buttons: Iterable[Sequence[Button]]) -> InlineKeyboardMarkup:
    """The buttons of a card where aiogram shows it."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=each.label, callback_data=each.data) for each in row]
            for row in buttons
        ]
    )


def decide(number: str, draft: int, t: Phrases, *, editable: bool) -> InlineKeyboardMarkup:
    """What becomes of a preview."""
    steps = [step for step in tap.Step if editable or step is not tap.Step.EDIT]
    return keyboard(
        [
            button(
                t.plain(named("STEP", step, Work)),
                tap.Decide(number=number, draft=draft, step=step),
            )
            for step in steps
        ]
    )


def sure(case: Case, do: tap.Do, t: Phrases) -> InlineKeyboardMarkup:
    """To do it, after all, while the case stands as it does now."""
    label = t.plain(named("DO", do, Work))
    data = tap.Confirm(number=case.number, do=do, revision=case.revision)
    return keyboard([button(label, data)])


def sure_link(number: str, other: str, t: Phrases) -> InlineKeyboardMarkup:
    """To answer it together with another, after all."""
    label = t.plain(named("DO", tap.Do.LINK, Work))
    return keyboard([button(label, tap.SureLink(number=number, other=other))])


def colleagues(number: str, people: Iterable[tuple[Person, str]]) -> InlineKeyboardMarkup:
    """To whom a case may be given."""
    return keyboard(
        *([button(name, tap.GiveTo(number=number, person=who.id))] for who, name in people)
    )


def alike(number: str, cases: Iterable[Case], t: Phrases) -> InlineKeyboardMarkup:
    """Cases that this one may be linked to."""
    return keyboard(
        *(
            [
                button(
                    shorten(
                        t.plain(Work.LINK_WHICH, number=each.number, title=each.request.title),
                        LABEL_CHARS,
                    ),
                    tap.LinkTo(number=number, other=each.number),
                )
            ]
            for each in cases
        )
    )


def longer(number: str, t: Phrases) -> InlineKeyboardMarkup:
    """How much more time."""
    return keyboard(
        *pairs(
            button(t.count(Work.EXTEND_DAYS, days), tap.Longer(number=number, days=days))
            for days in DAYS
        )
    )


def sorting(case: Case, t: Phrases) -> InlineKeyboardMarkup:
    """What may be put right."""
    urgent = case.request.urgency is Urgency.URGENT
    other = Urgency.NORMAL if urgent else Urgency.URGENT
    label = t.plain(Work.SORT_NORMAL if urgent else Work.SORT_URGENT)
    number = case.number
    return keyboard(
        [
            button(t.plain(Work.SORT_TYPE), tap.Sort(number=number, what="type")),
            button(t.plain(Work.SORT_TOPIC), tap.Sort(number=number, what="topic")),
        ],
        [button(label, tap.SortUrgency(number=number, urgency=other))],
    )


def types(number: str, rules: Rules, t: Phrases) -> InlineKeyboardMarkup:
    """The types of the rules."""
    return keyboard(
        *(
            [button(kind.name.told(t.language), tap.SortType(number=number, kind=key_of(key)))]
            for key, kind in rules.types.items()
        )
    )


def topics(number: str, listed: Iterable[Topic], t: Phrases) -> InlineKeyboardMarkup:
    """The topics of the library."""
    return keyboard(
        *pairs(
            button(
                topic_title(topic, t.language),
                tap.SortTopic(number=number, topic=key_of(topic.key)),
            )
            for topic in listed
        )
    )


def entries(number: str, found: Sequence[Match], t: Phrases) -> InlineKeyboardMarkup:
    """The entries that may be the answer."""
    return keyboard(
        *(
            [
                button(
                    f"{nth}. {shorten(question_in(match.entry, t.language), LABEL_CHARS)}",
                    tap.TakeEntry(number=number, entry=key_of(match.entry.id)),
                )
            ]
            for nth, match in enumerate(found, 1)
        )
    )


def board(
    number: str,
    brief: Brief,
    members: Iterable[tuple[int, str]],
    files: Iterable[tuple[bool, str]],
    t: Phrases,
) -> InlineKeyboardMarkup:
    """The members and the files to tick, the municipality, and what becomes of it."""
    town = t.plain(Work.REFER_TOWN_HIDE if brief.shows_municipality else Work.REFER_TOWN_SHOW)
    ticks = [
        _tick(name, tap.TickMember(number=number, person=person), on=person in brief.members)
        for person, name in members
    ]
    papers = [
        _tick(name, tap.TickFile(number=number, nth=nth), on=goes)
        for nth, (goes, name) in enumerate(files)
    ]
    steps = (
        (Work.REFER_SEND, tap.Step.SEND),
        (Work.REFER_EDIT, tap.Step.EDIT),
        (Work.STEP_DROP, tap.Step.DROP),
    )
    return keyboard(
        *ticks,
        *papers,
        [button(town, tap.TickTown(number=number))],
        [button(t.plain(say), tap.Brief(number=number, step=step)) for say, step in steps],
    )


def _tick(name: str, data: Tap, *, on: bool) -> Row:
    return [button(f"{'☑️' if on else '⬜️'} {name}", data)]
