"""Referrals as a member sees them: the card, the list, what others said, the outcome.

A screen is made of a `Sitting` or an `Invitation`, which hold no more than she may read. The same
screens are sent by the outbox and drawn in the chat, so their buttons are plain values.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.board import Outcome, Result
from cases.delivery import Button
from cases.sitting import Invitation, Sitting, Step
from cases.words import Words
from handlers.callbacks import Tap
from handlers.callbacks import board as tap
from handlers.markup import Html, escape, lines, pages, shorten
from handlers.phrases import Panel, Phrases, named
from handlers.services.spoken import Spoken
from handlers.views.moments import DESK_ZONE, day_of, moment_of
from handlers.views.opinion import given, opinion_lines, why_of
from handlers.views.own import town

#: What of a subject stands in a list.
SUBJECT_CHARS = 90
#: A phone cuts longer labels.
LABEL_CHARS = 60

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """What is put before a member: pages, and the buttons under the last one."""

    pages: tuple[Html, ...]
    buttons: Rows = ()


def screen(paragraphs: Sequence[Html], *rows: Sequence[Button]) -> Screen:
    """A screen of paragraphs and rows of buttons; empty ones leave no gap."""
    shown = pages(paragraph for paragraph in paragraphs if paragraph)
    return Screen(shown, tuple(tuple(row) for row in rows if row))


def button(label: str, data: Tap) -> Button:
    """A button that carries a tap."""
    return Button(shorten(label, LABEL_CHARS), data.pack())


def asked(invited: Invitation, t: Phrases) -> Screen:
    """The number, what it is about and the day; nothing more before she declares."""
    hint = t(Panel.CONFLICT_MUNICIPALITY) if invited.seat.conflict else Html()
    number = invited.id
    return screen(
        [_head(invited, t), t(Panel.DECLARE_ASK), hint],
        [button(t.plain(Panel.CLEAR_BUTTON), tap.DeclareClear(referral=number))],
        [button(t.plain(Panel.RECUSE_BUTTON), tap.Recuse(referral=number, sure=False))],
    )


def seat(sitting: Sitting, t: Phrases, *, drafted: bool = False, note: str = "") -> Screen:
    """One referral as it stands for her."""
    if sitting.seat.is_recused:
        return screen([t(Panel.RECUSED, number=sitting.number)])
    if Step.CLEAR in sitting.steps:
        shown = asked(sitting, t)
        return screen([*_late(sitting, t), *shown.pages], *shown.buttons)
    paragraphs = [
        escape(note),
        _head(sitting, t),
        *_brief(sitting, t),
        *_own(sitting, t),
        _outcome(sitting.outcome, sitting.why, t),
        *_late(sitting, t),
        _standing(sitting, t),
    ]
    return screen(paragraphs, *_ways(sitting, t, drafted=drafted))


def recuse(sitting: Sitting, t: Phrases) -> Screen:
    """Asked once more, without asking why."""
    number = sitting.id
    return screen(
        [t(Panel.RECUSE_ASK, number=sitting.number)],
        [button(t.plain(Panel.RECUSE_YES), tap.Recuse(referral=number, sure=True))],
        [button(t.plain(Panel.BACK), tap.OpenSitting(referral=number))],
    )


def abstain(sitting: Sitting, t: Phrases) -> Screen:
    """Asked once more."""
    number = sitting.id
    return screen(
        [t(Panel.ABSTAIN_ASK, number=sitting.number), *_late(sitting, t)],
        [button(t.plain(Panel.ABSTAIN_YES), tap.Abstain(referral=number, sure=True))],
        [button(t.plain(Panel.BACK), tap.OpenSitting(referral=number))],
    )


def others(sitting: Sitting, spoken: Sequence[Spoken], t: Phrases) -> Screen:
    """What the others said, each by group and title."""
    shown = given(spoken, t)
    head = t(Panel.OTHERS_HEAD, number=sitting.number)
    return screen([head, *(shown or [t(Panel.OTHERS_NONE)])], _open(sitting, Panel.BACK, t))


def awaiting(found: Sequence[Sitting], drafted: Collection[int], t: Phrases) -> Screen:
    """The open referrals with the days that are left."""
    rows = [
        t(
            Panel.LIST_LINE,
            nth=nth,
            number=each.number,
            subject=shorten(_subject(each, t), SUBJECT_CHARS),
            day=moment_of(each.seat.due_at, t),
            left=_left(each, t),
            waits=t.plain(_waits(each, drafted)),
        )
        for nth, each in enumerate(found, 1)
    ]
    past = button(t.plain(Panel.LIST_PAST_BUTTON), tap.ShowSittings(past=True))
    head = [t(Panel.LIST_HEAD), *rows] if rows else [t(Panel.LIST_NONE)]
    return screen(head, *_opening(found, t), [past])


def past(found: Sequence[Sitting], t: Phrases) -> Screen:
    """Those she took part in that have an outcome."""
    rows = [
        t(
            Panel.LIST_PAST_LINE,
            nth=nth,
            number=each.number,
            subject=shorten(_subject(each, t), SUBJECT_CHARS),
            result=t.plain(named("RESULT", each.outcome.result, Panel)),
            day=day_of(each.outcome.at, t),
        )
        for nth, each in enumerate(found, 1)
        if each.outcome is not None
    ]
    back = button(t.plain(Panel.LIST_OPEN_BUTTON), tap.ShowSittings(past=False))
    head = [t(Panel.LIST_PAST_HEAD), *rows] if rows else [t(Panel.LIST_PAST_NONE)]
    return screen(head, *_opening(found, t), [back])


def reminder(invited: Invitation, t: Phrases) -> Screen:
    """What is still missing from her, and until when."""
    missing = Panel.REMINDER_OPINION if invited.seat.declaration else Panel.REMINDER_DECLARATION
    day = moment_of(invited.seat.due_at, t)
    return screen(
        [t(missing, number=invited.number, day=day)], _open(invited, Panel.OPEN_BUTTON, t)
    )


def prolonged(invited: Invitation, t: Phrases) -> Screen:
    """Her new day."""
    head = lines(t(Panel.CARD_HEAD, number=invited.number), extended(invited.seat.due_at, t))
    return screen([head], _open(invited, Panel.OPEN_BUTTON, t))


def ended(
    invited: Invitation, outcome: Outcome, why: Words | None, t: Phrases, *, anew: Html
) -> Screen:
    """The outcome with the sentence that says why; a withdrawn question is let go.

    `anew` says what an earlier result has come to, if one was told.
    """
    if outcome.result is Result.WITHDRAWN:
        return screen([t(Panel.ENDED_WITHDRAWN, number=invited.number)])
    body = [anew or t(Panel.ENDED, number=invited.number), _outcome(outcome, why, t)]
    return screen(body, _open(invited, Panel.OPEN_BUTTON, t) if invited.seat.declaration else [])


def extended(due_at: datetime, t: Phrases) -> Html:
    """The new day."""
    return t(Panel.EXTENDED, day=moment_of(due_at, t))


def _head(invited: Invitation, t: Phrases) -> Html:
    title = invited.title if isinstance(invited, Sitting) else None
    topic = invited.topic.told(t.language) if invited.topic else ""
    asker = t.plain(named("ASKER", invited.asker, Panel)) if invited.asker else ""
    return lines(
        t(Panel.CARD_HEAD, number=invited.number),
        t(Panel.CARD_SUBJECT, subject=title) if title else "",
        t(Panel.CARD_TYPE, type=invited.type.told(t.language)),
        t(Panel.CARD_TOPIC, topic=topic) if topic else "",
        t(Panel.CARD_ASKER, asker=asker) if asker else "",
        t(Panel.CARD_DUE, day=moment_of(invited.seat.due_at, t)),
    )


def _brief(sitting: Sitting, t: Phrases) -> list[Html]:
    if sitting.brief is None:
        return []
    place = sitting.municipality
    asker = t(Panel.CARD_TOWN, town=town(place, t)) if place else Html()
    count = len(sitting.files)
    files = t(Panel.BRIEF_FILES, count=count) if count else Html()
    return [asker, lines(t(Panel.BRIEF_HEAD), escape(sitting.brief)), files]


def _own(sitting: Sitting, t: Phrases) -> list[Html]:
    opinion = sitting.seat.opinion
    if opinion is None:
        return []
    return [lines(t(Panel.OWN_HEAD), *opinion_lines(opinion, t))]


def _outcome(outcome: Outcome | None, why: Words | None, t: Phrases) -> Html:
    if outcome is None:
        return Html()
    result, sentence = t.plain(named("RESULT", outcome.result, Panel)), why_of(outcome, why, t)
    return t(Panel.OUTCOME, result=result, day=day_of(outcome.at, t), sentence=sentence)


def _late(sitting: Sitting, t: Phrases) -> list[Html]:
    if sitting.late is None or not {Step.CLEAR, Step.SPEAK} & sitting.steps:
        return []
    return [t(named("LATE", sitting.late, Panel))]


def _standing(sitting: Sitting, t: Phrases) -> Html:
    own = sitting.seat
    if own.opinion is not None:
        return t(Panel.SPOKEN_LATE if own.is_late else Panel.SPOKEN)
    if own.abstained_at is not None:
        return t(Panel.ABSTAINED)
    if Step.SPEAK in sitting.steps or sitting.outcome is not None:
        return Html()
    return t(named("LATE", sitting.late, Panel)) if sitting.late else t(Panel.TIME_OVER)


def _ways(sitting: Sitting, t: Phrases, *, drafted: bool) -> list[list[Button]]:
    number, steps = sitting.id, sitting.steps
    write = t.plain(Panel.RESUME_BUTTON if drafted else Panel.SPEAK_BUTTON)
    offered = (
        (Step.SPEAK, write, tap.Speak(referral=number)),
        (Step.EXTEND, _longer(sitting, t), _more_time(sitting)),
        (Step.ABSTAIN, t.plain(Panel.ABSTAIN_BUTTON), tap.Abstain(referral=number, sure=False)),
        (Step.COMPARE, t.plain(Panel.COMPARE_BUTTON), tap.Compare(referral=number)),
        (
            Step.RECUSE,
            t.plain(Panel.RECUSE_LATER_BUTTON),
            tap.Recuse(referral=number, sure=False),
        ),
    )
    return [
        *_files(sitting, t),
        *([button(label, data)] for step, label, data in offered if step in steps),
    ]


def _files(sitting: Sitting, t: Phrases) -> list[list[Button]]:
    if not sitting.files:
        return []
    label = t.plain(Panel.FILES_BUTTON, count=len(sitting.files))
    return [[button(label, tap.SendFiles(referral=sitting.id))]]


def _longer(sitting: Sitting, t: Phrases) -> str:
    day = moment_of(sitting.longer, t) if sitting.longer else ""
    return t.plain(Panel.EXTEND_BUTTON, day=day)


def _more_time(sitting: Sitting) -> Tap:
    return tap.MoreTime(referral=sitting.id, nth=sitting.seat.extensions + 1)


def _open(invited: Invitation, label: Panel, t: Phrases) -> list[Button]:
    return [button(t.plain(label), tap.OpenSitting(referral=invited.id))]


def _opening(found: Sequence[Sitting], t: Phrases) -> list[list[Button]]:
    return [
        [button(f"{nth}. {each.number} · {_subject(each, t)}", tap.OpenSitting(referral=each.id))]
        for nth, each in enumerate(found, 1)
    ]


def _subject(sitting: Sitting, t: Phrases) -> str:
    """The title, where she may read it; else the type and the topic."""
    if sitting.title is not None:
        return sitting.title
    known = (sitting.type, sitting.topic)
    return " · ".join(words.told(t.language) for words in known if words)


def _left(sitting: Sitting, t: Phrases) -> str:
    if sitting.at > sitting.seat.due_at:
        return t.plain(Panel.LEFT_OVER)
    due, today = (each.astimezone(DESK_ZONE).date() for each in (sitting.seat.due_at, sitting.at))
    days = (due - today).days
    return t.count(Panel.LEFT_DAYS, days) if days else t.plain(Panel.LEFT_TODAY)


def _waits(sitting: Sitting, drafted: Collection[int]) -> Panel:
    if Step.CLEAR in sitting.steps:
        return Panel.WAITS_DECLARATION
    if Step.SPEAK in sitting.steps:
        return Panel.WAITS_DRAFT if sitting.id in drafted else Panel.WAITS_OPINION
    return Panel.WAITS_NOTHING
