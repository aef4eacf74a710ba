"""The card of a case in its topic: where it stands, until when, and what may be done with it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cases.case import ENDED, Case, Status, Urgency
from cases.dates import moment_in_words, working_in_words
from cases.delivery import Button, Message, TopicCardView
from cases.gate import offered
from cases.move import Move
from cases.outcome import sentences
from cases.people import Role
from cases.target import is_paused
from handlers.callbacks.desk import Do, OnCase
from handlers.callbacks.editor import Promote
from handlers.markup import Html, bold, escape, lines, pages, shorten
from handlers.phrases import Edit, Phrases, Tell, named
from handlers.phrases.desk import Work
from handlers.services.dossier import Dossier
from handlers.services.entries import topic_title
from handlers.views.moments import moment_of
from handlers.views.opinion import why_of
from handlers.views.own import town
from handlers.views.people import staff

#: Telegram's limit of a topic's name.
TOPIC_CHARS = 128
_TEXT_CHARS = 1500
#: What is offered, in this order, with the move behind it.
ACTIONS: tuple[tuple[Do, Move], ...] = (
    (Do.CLAIM, Move.CLAIM),
    (Do.RELEASE, Move.RELEASE),
    (Do.REPLY, Move.REPLY),
    (Do.ENTRY, Move.REPLY),
    (Do.ASK, Move.ASK),
    (Do.REFER, Move.REFER),
    (Do.RECALL, Move.RETURN),
    (Do.ASSIGN, Move.ASSIGN),
    (Do.SORT, Move.TRIAGE),
    (Do.EXTEND, Move.EXTEND),
    (Do.LINK, Move.LINK),
    (Do.UNLINK, Move.UNLINK),
    (Do.DECLINE, Move.DECLINE),
    (Do.CLOSE, Move.CLOSE),
    (Do.REOPEN, Move.REOPEN),
)
_A_ROW = 3

Buttons = tuple[tuple[Button, ...], ...]


def topic_card(dossier: Dossier, t: Phrases) -> TopicCardView:
    """The card, and the name of its topic: number, municipality, short title."""
    request = dossier.case.request
    place = town(request.municipality, t) if request.municipality else ""
    name = " · ".join(part for part in (dossier.case.number, place, request.title) if part)
    return TopicCardView(
        shorten(name, TOPIC_CHARS), card(dossier, t), closes=dossier.case.status in ENDED
    )


def card(dossier: Dossier, t: Phrases) -> Message:
    """The card itself, on one page."""
    request = dossier.case.request
    parts = (
        lines(*_facts(dossier, t)),
        *(
            []
            if request.text.startswith(request.title.removesuffix("…"))
            else [bold(request.title)]
        ),
        escape(shorten(request.text, _TEXT_CHARS)),
        t(Work.CARD_AS_OF, moment=_moment(dossier, t)),
    )
    return Message(pages(parts)[:1], buttons(dossier, t))


def buttons(dossier: Dossier, t: Phrases) -> Buttons:
    """What the secretariat could do now, three a row."""
    moves = offered(dossier.case, dossier.at, dossier.rules)
    shown = [do for do, move in ACTIONS if move in moves] + [Do.HISTORY]
    row = [
        Button(t.plain(named("DO", do, Work)), OnCase(number=dossier.case.number, do=do).pack())
        for do in shown
    ]
    rows = tuple(tuple(row[i : i + _A_ROW]) for i in range(0, len(row), _A_ROW))
    return (*rows, *promotion(dossier.case, t))


def promotion(case: Case, t: Phrases) -> Buttons:
    """Back into knowledge: what was answered may become an entry, unless one came of it."""
    if case.progress.answered_at is None or case.entry_id is not None:
        return ()
    return ((Button(t.plain(Edit.PROMOTE), Promote(number=case.number).pack()),),)


def claim_until(dossier: Dossier, t: Phrases) -> str:
    """Until when the claim is good, as the desk's clock shows it."""
    until = dossier.case.held_until
    if until is None:
        return ""
    return moment_in_words(dossier.rules.calendar.local(until), t.language)


def _facts(dossier: Dossier, t: Phrases) -> Iterator[Html | str]:
    case, request = dossier.case, dossier.case.request
    status = t.plain(named("STATE", case.status, Tell))
    yield t(Work.CARD_HEAD, number=case.number, status=status)
    if request.urgency is Urgency.URGENT:
        yield t(Work.CARD_URGENT)
    if request.municipality:
        yield t(Work.CARD_TOWN, town=town(request.municipality, t))
    kind = dossier.rules.types.get(request.type)
    yield t(Work.CARD_TYPE, type=kind.name.told(t.language) if kind else request.type)
    if dossier.topic:
        yield t(Work.CARD_TOPIC, topic=topic_title(dossier.topic, t.language))
    yield from _holder(dossier, t)
    yield from _times(dossier, t)
    if dossier.is_out_of_reach:
        yield t(Work.CARD_OUT_OF_REACH)
    if case.linked_to and case.status is Status.LINKED:
        yield t(Work.CARD_HEAD_CASE, number=case.linked_to)
    if dossier.linked:
        yield t(Work.CARD_LINKED, numbers=t.both(each.number for each in dossier.linked))
    yield from _board(dossier, t)


def _holder(dossier: Dossier, t: Phrases) -> Iterator[Html]:
    if dossier.case.status in ENDED | {Status.LINKED}:
        return
    if dossier.holder is None:
        yield t(Work.CARD_FREE)
        return
    yield t(Work.CARD_HOLDER, holder=staff(dossier.holder, Role.SECRETARY, dossier.at, t))


def _times(dossier: Dossier, t: Phrases) -> Iterator[Html]:
    case, progress = dossier.case, dossier.case.progress
    if case.ended_at is not None:
        yield t(Work.CARD_ENDED, day=_day(dossier, case.ended_at, t))
    elif progress.answered_at is not None and case.status is Status.ANSWERED:
        yield t(Work.CARD_ANSWERED, day=_day(dossier, progress.answered_at, t))
    elif case.status is Status.LINKED:
        return
    elif is_paused(progress):
        yield t(Work.CARD_STOPPED, day=_day(dossier, progress.pauses[-1].since, t))
    else:
        if progress.responded_at is None:
            respond_by = progress.targets.respond_by
            yield t(Work.CARD_RESPOND, when=_when(dossier, respond_by, t))
        yield t(Work.CARD_DUE, when=_when(dossier, progress.targets.due_at, t))


def _board(dossier: Dossier, t: Phrases) -> Iterator[Html]:
    referral = dossier.referral
    if referral is None:
        return
    if referral.outcome is not None:
        why = why_of(referral.outcome, sentences(referral, dossier.rules.board), t)
        yield t(Work.CARD_BOARD_OVER, outcome=why)
        return
    sitting = [seat for seat in referral.seats if not seat.is_recused]
    spoken = sum(seat.opinion is not None for seat in sitting)
    abstained = sum(seat.abstained_at is not None for seat in sitting)
    due = moment_of(referral.due_at, t)
    heard = t(
        Work.CARD_BOARD_HEARD if spoken else Work.CARD_BOARD_SILENT,
        spoken=spoken,
        asked=len(sitting),
    )
    say = Work.CARD_BOARD_ABSTAINED if abstained else Work.CARD_BOARD
    yield t(say, heard=heard, abstained=abstained, day=due)


def _when(dossier: Dossier, due: datetime, t: Phrases) -> Html:
    """A promised moment with the working time that is left, or by which it was missed."""
    calendar, at = dossier.rules.calendar, dossier.at
    late = at > due
    length = calendar.between(due, at) if late else calendar.between(at, due)
    moment = moment_in_words(calendar.local(due), t.language)
    if length < timedelta(minutes=1):
        return t(Work.TIME_NOW, moment=moment)
    said = Work.TIME_LATE if late else Work.TIME_LEFT
    rough = _rough(length, calendar.working_day, up=not late)
    words = working_in_words(rough, calendar.working_day, t.language)
    return t(said, moment=moment, length=words)


def _rough(length: timedelta, working_day: timedelta, *, up: bool) -> timedelta:
    """Days where there are any, else hours, else minutes: nobody plans by the minute.

    `up`: what has only just begun to run is still whole.
    """
    for unit in (working_day, timedelta(hours=1)):
        if length >= unit:
            return -(-length // unit) * unit if up else length // unit * unit
    return length


def _day(dossier: Dossier, moment: datetime, t: Phrases) -> str:
    return t.day(dossier.rules.calendar.date_of(moment))


def _moment(dossier: Dossier, t: Phrases) -> str:
    return moment_in_words(dossier.rules.calendar.local(dossier.at), t.language)
