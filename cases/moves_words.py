"""The moves by which the desk speaks to the officer: it asks, replies or declines."""

from dataclasses import replace
from datetime import datetime
from typing import Unpack

from cases.agenda import closes_at
from cases.case import Case, ExchangeKind, Status
from cases.errors import Code, DeskError
from cases.gate import admits
from cases.move import Move
from cases.moved import Moved, Turn
from cases.people import Person
from cases.rules import Rules
from cases.steps import (
    Along,
    answered_first,
    clock_running,
    clock_stopped,
    ended,
    made,
    said,
    shown,
    taken_on,
)


def ask(
    case: Case, *, text: str, by: Person, at: datetime, rules: Rules, **along: Unpack[Along]
) -> Moved:
    """Ask the officer for more: the clock stands until she answers.

    A case that the board has stays with the board meanwhile.
    """
    turn = Turn(by, at, rules)
    admits(case, Move.ASK, turn)
    if case.officer_id is None:
        raise DeskError(Code.OFFICER_GONE, number=case.number)
    spoken, exchange = said(case, ExchangeKind.ASK, text, turn, **along)
    asked = clock_stopped(answered_first(taken_on(spoken, turn), at), at)
    if case.status is not Status.REFERRED:
        asked = replace(asked, status=Status.WAITING)
    outgoing = shown(case, exchange)
    data: dict[str, str | int] = {"nth": exchange.nth}
    return made(asked, Move.ASK, turn, outgoing=outgoing, exchange=exchange, data=data)


def reply(
    case: Case, *, text: str, by: Person, at: datetime, rules: Rules, **along: Unpack[Along]
) -> Moved:
    """Answer the officer, in words or with an entry; an answer may be followed by a better one.

    The cases linked to this one are answered with it (`moves_links.follow`); a linked one that is
    answered by itself goes its own way.
    """
    turn = Turn(by, at, rules)
    admits(case, Move.REPLY, turn)
    own = replace(taken_on(case, turn), linked_to=None)
    return replied(own, text, turn, **along)


def decline(
    case: Case, *, text: str, by: Person, at: datetime, rules: Rules, **along: Unpack[Along]
) -> Moved:
    """Say that the desk does not answer this, why, and where to go."""
    turn = Turn(by, at, rules)
    admits(case, Move.DECLINE, turn)
    return declined(case, text, turn, **along)


def replied(case: Case, text: str, turn: Turn, **along: Unpack[Along]) -> Moved:
    """The answer, once it is known that it may be given."""
    spoken, exchange = said(case, ExchangeKind.REPLY, text, turn, **along)
    running = clock_running(answered_first(spoken, turn.at), turn)
    answered_at = running.progress.answered_at or turn.at
    answered = replace(
        running,
        status=Status.ANSWERED,
        satisfied=None,
        next_at=closes_at(turn.at, turn.rules),
        progress=replace(running.progress, answered_at=answered_at),
    )
    data: dict[str, str | int] = {"nth": exchange.nth}
    if exchange.entry_id is not None:
        data["entry"] = exchange.entry_id
    outgoing = shown(case, exchange)
    return made(answered, Move.REPLY, turn, outgoing=outgoing, exchange=exchange, data=data)


def declined(case: Case, text: str, turn: Turn, **along: Unpack[Along]) -> Moved:
    """The refusal, once it is known that it may be given."""
    if not text.strip():
        raise DeskError(Code.REASON_MISSING)
    spoken, exchange = said(case, ExchangeKind.DECLINE, text, turn, **along)
    over = ended(answered_first(spoken, turn.at), Status.DECLINED, turn.at)
    outgoing = shown(case, exchange)
    data: dict[str, str | int] = {"nth": exchange.nth}
    return made(over, Move.DECLINE, turn, outgoing=outgoing, exchange=exchange, data=data)
