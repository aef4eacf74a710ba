"""Cases as their officer sees them: the draft, the number and the date, the list, one case."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from cases.case import ENDED, Case, Request, Status, Urgency
from cases.dates import moment_in_words, working_in_words
from cases.move import Move
from cases.people import Municipality
from cases.privacy import FILLER
from cases.queue import CaseEvent
from cases.rules import CaseType, Rules
from cases.target import Explanation, is_paused
from handlers.markup import Html, escape, lines, pages, pre, shorten
from handlers.phrases import CaseSay, Phrases, named
from handlers.services.entries import topic_title
from handlers.services.opening import Draft
from handlers.services.own_cases import Story
from handlers.services.paging import Page
from handlers.views.moments import DESK_ZONE, day_of
from handlers.views.own import town
from knowledge.entry import Topic

#: What of a case's text is repeated where the whole would be in the way.
REPEATED_CHARS = 500
#: So many of the last things that happened are told.
TOLD_EVENTS = 20
#: What her timeline tells; the rest is the desk's own work.
TOLD_MOVES = frozenset(
    {Move.OPEN, Move.CLAIM, Move.ASK, Move.ADD, Move.REFER, Move.RETURN, Move.REPLY, Move.LINK}
    | {Move.UNLINK, Move.DECLINE, Move.WITHDRAW, Move.SATISFY, Move.COMPLAIN, Move.CLOSE}
    | {Move.REOPEN, Move.EXTEND}
)
#: In these nobody works towards the promised day.
_NO_DAY = ENDED | {Status.ANSWERED, Status.LINKED}


def draft(
    shown: Draft,
    *,
    topic: Topic | None,
    municipality: Municipality | None,
    rules: Rules,
    t: Phrases,
    notes: Sequence[Html] = (),
) -> tuple[Html, ...]:
    """The draft as it will be kept, with what was hidden in it and what is promised."""
    kind = rules.types.get(shown.type)
    body = (
        *notes,
        t(CaseSay.DRAFT_TITLE),
        lines(
            t(CaseSay.DRAFT_TYPE, type=kind.name.told(t.language)) if kind else "",
            t(CaseSay.DRAFT_TOPIC, topic=_topic(topic, t)),
            t(CaseSay.DRAFT_TOWN, town=town(municipality, t)) if municipality else "",
            t(CaseSay.DRAFT_URGENCY, urgency=t(named("URGENCY", shown.urgency, CaseSay))),
            t(CaseSay.DRAFT_FILES, number=len(shown.files)) if shown.files else "",
        ),
        lines(t(CaseSay.DRAFT_TEXT), shown.text),
        t(CaseSay.DRAFT_MASKED) if FILLER in shown.text else Html(),
        _promise(kind, shown.urgency, rules, t) if kind else Html(),
    )
    return pages(part for part in body if part)


def types(rules: Rules, chosen: str, t: Phrases) -> tuple[Html, ...]:
    """The kinds of help with a line on each; the one in force is marked."""
    told = (
        t(
            CaseSay.TYPE_LINE,
            name=type_name(key, chosen, kind, t),
            about=kind.about.told(t.language),
        )
        for key, kind in rules.types.items()
    )
    return pages([t(CaseSay.TYPE_ASK), *told])


def type_name(key: str, chosen: str, kind: CaseType, t: Phrases) -> str:
    """The name of a type, marked where it is the one in force."""
    name = kind.name.told(t.language)
    return t.plain(CaseSay.CHOSEN, name=name) if key == chosen else name


def text_again(shown: Draft, t: Phrases) -> tuple[Html, ...]:
    """Asks for another text; the present one can be copied."""
    return pages([t(CaseSay.TEXT_AGAIN), *_copied(shown.text)])


def instead(left: Draft, t: Phrases) -> tuple[Html, ...]:
    """Says that another draft has taken the place of this one, whose words can be copied."""
    return (t(CaseSay.DRAFT_INSTEAD), *_copied(left.text))


def opened(case: Case, rules: Rules, t: Phrases) -> tuple[Html, ...]:
    """The number, the promised moments and what happens next."""
    promised = case.progress.targets
    kind = rules.types.get(case.request.type)
    steps = kind.steps.told(t.language) if kind else ()
    numbered = (f"{nth}. {step}" for nth, step in enumerate(steps, 1))
    return pages(
        [
            t(CaseSay.OPENED, number=case.number),
            t(
                CaseSay.OPENED_DUE,
                due=moment(promised.due_at, t),
                respond=moment(promised.respond_by, t),
            ),
            lines(t(CaseSay.OPENED_STEPS), *numbered),
            t(CaseSay.OPENED_KEEP),
        ]
    )


def explanation(number: str, told: Explanation, t: Phrases) -> tuple[Html, ...]:
    """How the promised day was counted."""
    counted = (escape(f"• {line}") for line in told.lines)
    return pages([t(CaseSay.WHY_DATE_TITLE, number=number), lines(*counted)])


def listed(page: Page[Case], t: Phrases) -> tuple[Html, ...]:
    """Her cases, those that go on first."""
    if not page.items:
        return (t(CaseSay.LIST_NONE),)
    return pages([t(CaseSay.LIST_TITLE), *(_line(case, t) for case in page.items)])


def one(story: Story, topic: Topic | None, rules: Rules, t: Phrases) -> tuple[Html, ...]:
    """One case: where it stands, what she asked, what happened."""
    case = story.case
    request = case.request
    kind = rules.types.get(request.type)
    head = lines(
        t(CaseSay.LIST_LINE, number=case.number, status=status(case, t)),
        t(CaseSay.DRAFT_TYPE, type=kind.name.told(t.language)) if kind else "",
        t(CaseSay.DRAFT_TOPIC, topic=_topic(topic, t)) if topic else "",
        t(CaseSay.URGENCY_URGENT) if request.urgency is Urgency.URGENT else "",
        t(CaseSay.CASE_OPENED, day=day_of(case.opened_at, t)),
        due_line(case, t),
    )
    return pages(part for part in (head, question(request, t), _timeline(story.events, t)) if part)


def question(request: Request, t: Phrases) -> Html:
    """What she asked, repeated as far as it needs to be."""
    return lines(t(CaseSay.CASE_TEXT), shorten(request.text, REPEATED_CHARS))


def due_line(case: Case, t: Phrases) -> Html:
    """Until when the answer is promised, or that the clock stands; nothing where none is due."""
    if case.status in _NO_DAY:
        return Html()
    if is_paused(case.progress):
        return t(CaseSay.CASE_STANDS)
    return t(CaseSay.LIST_DUE, due=moment(case.progress.targets.due_at, t))


def status(case: Case, t: Phrases) -> str:
    """Where the case stands, in words for the officer."""
    return t.plain(named("STATUS", case.status, CaseSay))


def moment(at: datetime, t: Phrases) -> str:
    """A moment on the officers' calendar: 30 Kasım 2026 Pazartesi 17.30."""
    return moment_in_words(at.astimezone(DESK_ZONE), t.language)


def _line(case: Case, t: Phrases) -> Html:
    head = t(CaseSay.LIST_LINE, number=case.number, status=status(case, t))
    return lines(head, case.request.title, due_line(case, t))


def _timeline(events: Sequence[CaseEvent], t: Phrases) -> Html:
    happened = (
        t(CaseSay.CASE_LINE, day=day_of(event.at, t), what=t(named("HAPPENED", move, CaseSay)))
        for event in events
        if (move := _move(event)) is not None
    )
    told = [line for line, _ in groupby(happened)][-TOLD_EVENTS:]
    return (
        lines(t(CaseSay.CASE_TIMELINE), *(Html(f"• {line}") for line in told)) if told else Html()
    )


def _move(event: CaseEvent) -> Move | None:
    """The move that an event tells of, where her timeline tells it."""
    known = {move.value: move for move in TOLD_MOVES}
    return known.get(event.event)


def _promise(kind: CaseType, urgency: Urgency, rules: Rules, t: Phrases) -> Html:
    respond, resolve = (
        working_in_words(length, rules.calendar.working_day, t.language)
        for length in kind.within(urgency)
    )
    return t(CaseSay.DRAFT_PROMISE, respond=respond, resolve=resolve)


def _topic(topic: Topic | None, t: Phrases) -> str:
    return topic_title(topic, t.language) if topic else t.plain(CaseSay.NO_TOPIC)


def _copied(text: str) -> list[Html]:
    """Blocks that are copied with one tap; a long text needs more than one."""
    return [pre(text[start : start + 3500]) for start in range(0, len(text), 3500)]
