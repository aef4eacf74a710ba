"""Who may make which move, and from where: one table, and the checks every move begins with."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from cases.case import Case, Status
from cases.errors import Code, DeskError
from cases.move import Move
from cases.moved import Turn
from cases.people import Person, Role
from cases.rights import may_read_case
from cases.rules import Rules

#: What one may be to a case besides one's roles: words of `may` in rules.yaml.
ASKER, HOLDER = "asker", "holder"
#: Who can be a holder.
WORKS_ON_CASES = frozenset({Role.SECRETARY, Role.ADMIN})

_WAITS = frozenset({Status.OPEN, Status.TRIAGED})
_WORKED_ON = _WAITS | {Status.CLAIMED, Status.WAITING}
_WITH_BOARD = _WORKED_ON | {Status.REFERRED}
_ALIVE = _WITH_BOARD | {Status.LINKED}

#: The states a move may start from.
TABLE: Mapping[Move, frozenset[Status]] = MappingProxyType(
    {
        Move.OPEN: frozenset(),
        Move.TRIAGE: _WITH_BOARD,
        Move.CLAIM: _WITH_BOARD,
        Move.RELEASE: frozenset({Status.CLAIMED, Status.WAITING, Status.REFERRED}),
        Move.ASSIGN: _WITH_BOARD,
        Move.ASK: _WITH_BOARD,
        Move.ADD: _ALIVE | {Status.ANSWERED},
        Move.NOTE: frozenset(Status),
        Move.REFER: _WORKED_ON,
        Move.RETURN: frozenset({Status.REFERRED}),
        Move.REPLY: _WORKED_ON | {Status.ANSWERED, Status.LINKED},
        Move.LINK: _WORKED_ON | {Status.LINKED},
        Move.UNLINK: frozenset({Status.LINKED}),
        Move.DECLINE: _WORKED_ON | {Status.LINKED},
        Move.WITHDRAW: _ALIVE,
        Move.SATISFY: frozenset({Status.ANSWERED, Status.CLOSED}),
        Move.COMPLAIN: frozenset({Status.ANSWERED}),
        Move.CLOSE: _WORKED_ON | {Status.ANSWERED},
        Move.REOPEN: frozenset({Status.CLOSED, Status.DECLINED}),
        Move.EXTEND: _WITH_BOARD,
        Move.EXPIRE: frozenset({Status.CLAIMED}),
        Move.REMIND: frozenset({Status.WAITING, Status.REFERRED}),
        Move.WARN: _WITH_BOARD,
    }
)

#: Two secretaries must not do these to one case: the claim is hers, or it is free.
NEEDS_CLAIM = frozenset({Move.CLAIM, Move.ASK, Move.REFER, Move.REPLY, Move.DECLINE, Move.CLOSE})
#: What the desk's clock does; nobody is named for these.
BY_CLOCK = frozenset({Move.EXPIRE, Move.REMIND, Move.WARN})
#: What the desk may do by itself, with the states it may do it from.
DESK_TABLE: Mapping[Move, frozenset[Status]] = MappingProxyType(
    {
        **{move: TABLE[move] for move in BY_CLOCK | {Move.RETURN, Move.UNLINK}},
        Move.CLOSE: frozenset({Status.ANSWERED, Status.WAITING}),
    }
)

#: Made before, with nothing left to change: such a move is no mistake of hers.
_MADE: Mapping[Move, Callable[[Case, int | None], bool]] = MappingProxyType(
    {
        Move.CLAIM: lambda case, who: (
            who is not None and case.holder_id == who and case.status in TABLE[Move.CLAIM]
        ),
        Move.RETURN: lambda case, _: (
            case.status in {Status.TRIAGED, Status.CLAIMED, Status.WAITING}
        ),
        Move.UNLINK: lambda case, _: case.status is Status.TRIAGED,
        Move.WITHDRAW: lambda case, _: case.status is Status.WITHDRAWN,
        Move.CLOSE: lambda case, _: case.status is Status.CLOSED,
        Move.SATISFY: lambda case, _: case.status is Status.CLOSED and case.satisfied is True,
    }
)


def capacities(case: Case, person: Person, at: datetime) -> frozenset[str]:
    """What she is to the case: her roles, and whether she asked it or holds it.

    Asker and holder are only those whose role is still good.
    """
    roles = person.roles(at)
    held = {role.value for role in roles}
    if Role.OFFICER in roles and case.officer_id == person.id:
        held.add(ASKER)
    if roles & WORKS_ON_CASES and case.holder_id == person.id:
        held.add(HOLDER)
    return frozenset(held)


def allowed(case: Case, person: Person, at: datetime, rules: Rules) -> frozenset[Move]:
    """What she may do now; a screen offers no more, and every move checks it again."""
    turn = Turn(person, at, rules)
    return frozenset(move for move in Move if _is_allowed(case, move, turn))


def offered(case: Case, at: datetime, rules: Rules) -> frozenset[Move]:
    """What somebody of the secretariat could do now: the card in the topic offers as much.

    Who taps is asked when she taps.
    """
    desk = {Role.SECRETARY.value, HOLDER}
    moves = {move for move in Move if case.status in TABLE[move] and rules.may[move] & desk}
    moves -= BY_CLOCK
    moves.discard(Move.CLAIM if case.holder_id is not None else Move.RELEASE)
    if not may_be_reopened(case, at, rules):
        moves.discard(Move.REOPEN)
    return frozenset(moves)


def is_taken(case: Case, by: Person | None, at: datetime) -> bool:
    """Whether somebody else works on it; a claim nobody worked on may be taken over."""
    if case.holder_id is None or (by is not None and by.id == case.holder_id):
        return False
    return case.held_until is None or at < case.held_until


def may_be_reopened(case: Case, at: datetime, rules: Rules) -> bool:
    """Whether the case ended so recently that it can be taken up again."""
    until = reopenable_until(case, rules)
    return until is not None and at <= until


def reopenable_until(case: Case, rules: Rules) -> datetime | None:
    """The last moment at which the case can be taken up again; None where it goes on or cannot."""
    if case.status not in TABLE[Move.REOPEN] or case.ended_at is None:
        return None
    return case.ended_at + rules.reopen_within


def admits(case: Case, move: Move, turn: Turn) -> bool:
    """Whether the move has something to do; False where it was made before.

    Raises DeskError where it is refused. A case that is none of her business is unknown to her.
    """
    if _was_released(case, move, turn):
        return False
    _require_right(case, move, turn)
    if move in _MADE and _MADE[move](case, turn.person_id):
        return False
    _require_status(case, move, turn)
    if move in NEEDS_CLAIM and turn.by is not None and is_taken(case, turn.by, turn.at):
        raise DeskError(Code.CASE_TAKEN, number=case.number)
    return True


def require_role(move: Move, turn: Turn) -> None:
    """For what has no case yet, or no case at hand: her roles alone count."""
    if turn.by is None:
        if move not in DESK_TABLE:
            raise DeskError(Code.NOT_ALLOWED)
    elif not {role.value for role in turn.by.roles(turn.at)} & turn.rules.may[move]:
        raise DeskError(Code.NOT_ALLOWED)


def _was_released(case: Case, move: Move, turn: Turn) -> bool:
    """Whether a secretary gives up what nobody holds: she did it before, and is no holder now."""
    if move is not Move.RELEASE or case.status is not Status.TRIAGED or turn.by is None:
        return False
    return bool(turn.by.roles(turn.at) & WORKS_ON_CASES)


def _is_allowed(case: Case, move: Move, turn: Turn) -> bool:
    try:
        admitted = admits(case, move, turn)
    except DeskError:
        return False
    return admitted and (move is not Move.REOPEN or may_be_reopened(case, turn.at, turn.rules))


def _require_right(case: Case, move: Move, turn: Turn) -> None:
    if turn.by is None:
        require_role(move, turn)
    elif not may_read_case(case, turn.by, turn.at):
        raise DeskError(Code.UNKNOWN_CASE, number=case.number)
    elif move in BY_CLOCK or not capacities(case, turn.by, turn.at) & turn.rules.may[move]:
        raise DeskError(Code.NOT_ALLOWED)


def _require_status(case: Case, move: Move, turn: Turn) -> None:
    starts = DESK_TABLE[move] if turn.by is None else TABLE[move]
    if case.status in starts:
        return
    by_asker = turn.by is not None and turn.by.id == case.officer_id
    if case.has_ended and by_asker and move in {Move.ADD, Move.COMPLAIN}:
        raise DeskError(Code.CASE_ENDED, number=case.number)
    raise DeskError(Code.WRONG_STATUS, number=case.number)
