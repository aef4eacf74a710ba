"""The small changes that moves are made of: words, the clock, the claim, the end."""

from dataclasses import replace
from datetime import datetime
from typing import TypedDict, Unpack

from cases.agenda import ongoing, planned, promised
from cases.case import (
    Attachment,
    Author,
    Case,
    Exchange,
    ExchangeKind,
    Note,
    Pause,
    Status,
)
from cases.delivery import ToOfficer, ToTopic
from cases.errors import Code, DeskError
from cases.move import Move
from cases.moved import Moved, Turn
from cases.notice import CaseNotice, ExchangeShown, Outgoing, TopicCard

_BY_OFFICER = frozenset({ExchangeKind.REQUEST, ExchangeKind.ADDITION, ExchangeKind.COMPLAINT})


class Along(TypedDict, total=False):
    """What comes along with words: files, an entry, and the update that makes them one."""

    attachments: tuple[Attachment, ...]
    entry_id: str | None
    update_id: int | None


class Results(TypedDict, total=False):
    """What else a move may give."""

    outgoing: tuple[Outgoing, ...]
    exchange: Exchange | None
    note: Note | None
    data: dict[str, str | int]


def unchanged(case: Case) -> Moved:
    """A move that was made before."""
    return Moved(case)


def made(case: Case, move: Move, turn: Turn, **results: Unpack[Results]) -> Moved:
    """The move, with the card that shows it and the next moment of the sweep.

    The card comes first; that of an ended case closes the topic, so it comes last.
    """
    card = Outgoing(TopicCard(case.number, case.revision + 1), ToTopic(case.number))
    others = results.get("outgoing", ())
    return Moved(
        planned(case, turn.rules),
        (*others, card) if case.has_ended else (card, *others),
        results.get("exchange"),
        results.get("note"),
        move.value,
        results.get("data", {}),
    )


def to_topic(*notices: CaseNotice) -> tuple[Outgoing, ...]:
    """Notices for the topic of their case."""
    return tuple(Outgoing(notice, ToTopic(notice.number)) for notice in notices)


def to_officer(case: Case, *notices: CaseNotice) -> tuple[Outgoing, ...]:
    """Notices for the officer; none for one who is forgotten."""
    if case.officer_id is None:
        return ()
    return tuple(Outgoing(notice, ToOfficer(case.number)) for notice in notices)


def said(
    case: Case, kind: ExchangeKind, text: str, turn: Turn, **along: Unpack[Along]
) -> tuple[Case, Exchange]:
    """The case with one more thing said, and that thing."""
    author = Author.OFFICER if kind in _BY_OFFICER else Author.DESK
    attachments = _checked(along.get("attachments", ()), turn)
    enough = text.strip() or along.get("entry_id") or (attachments and author is Author.OFFICER)
    if not enough:
        raise DeskError(Code.TEXT_MISSING)
    exchange = Exchange(
        nth=case.exchanges + 1,
        kind=kind,
        author=author,
        at=turn.at,
        text=text.strip(),
        person_id=turn.person_id,
        entry_id=along.get("entry_id"),
        attachments=attachments,
        update_id=along.get("update_id"),
    )
    return replace(case, exchanges=exchange.nth), exchange


def noted(text: str, turn: Turn, **along: Unpack[Along]) -> Note:
    """A note of the secretariat."""
    attachments = _checked(along.get("attachments", ()), turn)
    if not text.strip() and not attachments:
        raise DeskError(Code.TEXT_MISSING)
    return Note(turn.at, text.strip(), turn.person_id, attachments, along.get("update_id"))


def shown(case: Case, exchange: Exchange) -> tuple[Outgoing, ...]:
    """What was said, for the other side."""
    notice = ExchangeShown(case.number, exchange.nth)
    if exchange.author is Author.DESK:
        return to_officer(case, notice)
    return to_topic(notice)


def answered_first(case: Case, at: datetime) -> Case:
    """The desk has spoken to the officer: the first response counts from here."""
    if case.progress.responded_at is not None:
        return case
    return replace(case, progress=replace(case.progress, responded_at=at))


def clock_stopped(case: Case, at: datetime) -> Case:
    """The clock stands from now on; it may have stood before."""
    pauses = (*_ended_pauses(case, at), Pause(at))
    return replace(case, progress=replace(case.progress, pauses=pauses))


def clock_running(case: Case, turn: Turn) -> Case:
    """The clock runs on, and the targets have moved by the time it stood."""
    if ongoing(case) is None:
        return case
    progress = replace(case.progress, pauses=_ended_pauses(case, turn.at))
    return promised(replace(case, progress=progress), turn.rules, before=case)


def clock_stood(case: Case, since: datetime, turn: Turn) -> Case:
    """The clock stood while the officer had the answer or the case had ended."""
    pauses = (*_ended_pauses(case, since), Pause(since, turn.at))
    progress = replace(case.progress, pauses=pauses, answered_at=None)
    return promised(replace(case, progress=progress), turn.rules, before=case)


def held(case: Case, person_id: int, turn: Turn) -> Case:
    """The claim is that person's, and runs from now."""
    until = turn.rules.calendar.add(turn.at, turn.rules.claim_for)
    return replace(case, holder_id=person_id, held_until=until)


def taken_on(case: Case, turn: Turn) -> Case:
    """Whoever works on a free case thereby claims it."""
    return case if turn.by is None else held(case, turn.by.id, turn)


def worked_on(case: Case, turn: Turn) -> Case:
    """Work by the holder renews her claim; that of others does not."""
    mine = turn.by is not None and turn.by.id == case.holder_id
    return taken_on(case, turn) if mine else case


def freed(case: Case) -> Case:
    """Nobody holds it."""
    return replace(case, holder_id=None, held_until=None)


def with_desk(case: Case, turn: Turn) -> Case:
    """Back at the desk: the holder has it, or it waits sorted; WAITING while the clock stands."""
    if ongoing(case) is not None:
        return replace(case, status=Status.WAITING)
    if case.holder_id is None:
        return replace(freed(case), status=Status.TRIAGED)
    return replace(held(case, case.holder_id, turn), status=Status.CLAIMED)


def ended(case: Case, status: Status, at: datetime) -> Case:
    """Nothing more is done for it: no holder, no next moment, no clock that stands."""
    progress = replace(case.progress, pauses=_ended_pauses(case, at))
    over = replace(freed(case), status=status, ended_at=at, next_at=None)
    return replace(over, progress=progress)


def _ended_pauses(case: Case, at: datetime) -> tuple[Pause, ...]:
    return tuple(
        pause if pause.until is not None else replace(pause, until=at)
        for pause in case.progress.pauses
    )


def _checked(attachments: tuple[Attachment, ...], turn: Turn) -> tuple[Attachment, ...]:
    if len(attachments) > turn.rules.attachments:
        raise DeskError(Code.TOO_MANY_FILES, limit=turn.rules.attachments)
    return attachments
