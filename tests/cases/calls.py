"""Every move of a person with all it needs besides a case, a person and a moment."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest

from cases import moves
from cases.case import Case
from cases.errors import Code, DeskError
from cases.move import Move
from cases.moved import Moved
from cases.people import Person
from tests.cases.desk import HOUR, RULES, THIRD, concluded, opened

_TEXT = {"text": "Bir söz."}
_MORE: Mapping[Move, dict[str, Any]] = {
    Move.TRIAGE: {"title": "Evlenme başvurusu"},
    Move.ASSIGN: {"to": THIRD},
    Move.ASK: _TEXT,
    Move.ADD: _TEXT,
    Move.NOTE: _TEXT,
    Move.RETURN: {"referral": concluded()},
    Move.REPLY: _TEXT,
    Move.LINK: {"other": opened("SDK-2026-0002")},
    Move.DECLINE: _TEXT,
    Move.SATISFY: {"satisfied": True},
    Move.COMPLAIN: {"satisfied": False, **_TEXT},
    Move.REOPEN: _TEXT,
    Move.EXTEND: {"by_working": HOUR, "reason": "Kurum yanıtı bekleniyor."},
}
_MAKE: Mapping[Move, Callable[..., Moved]] = {
    Move.TRIAGE: moves.triage,
    Move.CLAIM: moves.claim,
    Move.RELEASE: moves.release,
    Move.ASSIGN: moves.assign,
    Move.ASK: moves.ask,
    Move.ADD: moves.add,
    Move.NOTE: moves.note,
    Move.REFER: moves.refer,
    Move.RETURN: moves.return_from_board,
    Move.REPLY: moves.reply,
    Move.LINK: moves.link,
    Move.UNLINK: moves.unlink,
    Move.DECLINE: moves.decline,
    Move.WITHDRAW: moves.withdraw,
    Move.SATISFY: moves.satisfy,
    Move.COMPLAIN: moves.satisfy,
    Move.CLOSE: moves.close,
    Move.REOPEN: moves.reopen,
    Move.EXTEND: moves.extend,
}
#: The moves of persons upon a case that there is.
BY_PERSONS = tuple(_MAKE)


def make(move: Move, case: Case, by: Person | None, at: datetime) -> Moved:
    """Make the move as that person at that moment."""
    return _MAKE[move](case, by=by, at=at, rules=RULES, **_MORE.get(move, {}))


def code_of(refused: pytest.ExceptionInfo[DeskError]) -> Code:
    """Why it was refused."""
    return refused.value.code
