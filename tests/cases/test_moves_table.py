"""Who may make which move from which state: every cell of one table, each refusal by its code.

A column is a state. A cell says in four signs what becomes of the move of the asker, of the
secretary who holds the case (where nobody does: of any), of her colleague while that claim is
good, and of the admin:

    +  made     =  was made before, nothing changes
    n  her role may not     w  nobody may here     t  a colleague has it     e  the case has ended

Everybody else is refused, everywhere.
"""

import pytest

from cases import moves
from cases.case import Status
from cases.errors import Code, DeskError
from cases.move import Move
from cases.moved import Moved
from cases.people import Person
from tests.cases.calls import BY_PERSONS, make
from tests.cases.desk import (
    ADMIN,
    AUDITOR,
    COLLEAGUE,
    EDITOR,
    EXPERT,
    EXPIRED_OFFICER,
    EXPIRED_SECRETARY,
    IN,
    MAYOR,
    NOON,
    OFFICER,
    OTHER_OFFICER,
    RULES,
    SECRETARY,
    STRANGER,
)

#             OPEN    TRIAGED CLAIMED WAITING REFERRED ANSWERED CLOSED DECLINED WITHDRAWN LINKED
WHO_MAY = """
    triage    n++n    n++n    n++n    n++n    n++n    nwwn    nwwn    nwwn    nwwn    nwwn
    claim     n++n    n++n    n=tn    n=tn    n=tn    nwwn    nwwn    nwwn    nwwn    nwwn
    release   nnnw    n===    n+n+    n+n+    n+n+    nwnw    nnnw    nnnw    nnnw    nnnw
    assign    n+++    n+++    n+++    n+++    n+++    nwww    nwww    nwww    nwww    nwww
    ask       n++n    n++n    n+tn    n+tn    n+tn    nwwn    nwwn    nwwn    nwwn    nwwn
    add       +nnn    +nnn    +nnn    +nnn    +nnn    +nnn    ennn    ennn    ennn    +nnn
    note      n++n    n++n    n++n    n++n    n++n    n++n    n++n    n++n    n++n    n++n
    refer     n++n    n++n    n+tn    n+tn    nwwn    nwwn    nwwn    nwwn    nwwn    nwwn
    return    nwwn    n==n    n==n    n==n    n++n    nwwn    nwwn    nwwn    nwwn    nwwn
    reply     n++n    n++n    n+tn    n+tn    nwwn    n+tn    nwwn    nwwn    nwwn    n++n
    link      n++n    n++n    n++n    n++n    nwwn    nwwn    nwwn    nwwn    nwwn    n++n
    unlink    nwwn    n==n    nwwn    nwwn    nwwn    nwwn    nwwn    nwwn    nwwn    n++n
    decline   n++n    n++n    n+tn    n+tn    nwwn    nwwn    nwwn    nwwn    nwwn    n++n
    withdraw  +nnn    +nnn    +nnn    +nnn    +nnn    wnnn    wnnn    wnnn    =nnn    +nnn
    satisfy   wnnn    wnnn    wnnn    wnnn    wnnn    +nnn    =nnn    wnnn    wnnn    wnnn
    complain  wnnn    wnnn    wnnn    wnnn    wnnn    +nnn    ennn    ennn    ennn    wnnn
    close     n++n    n++n    n+tn    n+tn    nwwn    n+tn    n==n    nwwn    nwwn    nwwn
    reopen    wwwn    wwwn    wwwn    wwwn    wwwn    wwwn    +++n    +++n    wwwn    wwwn
    extend    n++n    n++n    n++n    n++n    n++n    nwwn    nwwn    nwwn    nwwn    nwwn
"""
STATES = (
    *(Status.OPEN, Status.TRIAGED, Status.CLAIMED, Status.WAITING, Status.REFERRED),
    *(Status.ANSWERED, Status.CLOSED, Status.DECLINED, Status.WITHDRAWN, Status.LINKED),
)
WHO = (OFFICER, SECRETARY, COLLEAGUE, ADMIN)
REFUSALS = {
    "n": Code.NOT_ALLOWED,
    "w": Code.WRONG_STATUS,
    "t": Code.CASE_TAKEN,
    "e": Code.CASE_ENDED,
}
#: Who never may, and what they are told: whoever does not read the case does not learn of it.
OUTSIDERS = {
    "stranger": (STRANGER, Code.UNKNOWN_CASE),
    "officer of another municipality": (OTHER_OFFICER, Code.UNKNOWN_CASE),
    "editor": (EDITOR, Code.UNKNOWN_CASE),
    "member": (MAYOR, Code.UNKNOWN_CASE),
    "member with expertise": (EXPERT, Code.UNKNOWN_CASE),
    "secretary whose role has ended": (EXPIRED_SECRETARY, Code.UNKNOWN_CASE),
    "asker whose role has ended": (EXPIRED_OFFICER, Code.NOT_ALLOWED),
    "auditor": (AUDITOR, Code.NOT_ALLOWED),
}


def _rows() -> dict[Move, dict[Status, str]]:
    lines = [line.split() for line in WHO_MAY.strip().splitlines()]
    return {Move(name): dict(zip(STATES, cells, strict=True)) for name, *cells in lines}


TABLE = _rows()
CELLS = [
    pytest.param(move, status, id=f"{move}-{status}")
    for move, row in TABLE.items()
    for status in row
]


def test_the_table_has_a_row_for_every_move_a_person_makes() -> None:
    by_nobody = {Move.OPEN, Move.EXPIRE, Move.REMIND, Move.WARN}
    assert set(TABLE) == set(BY_PERSONS) == set(Move) - by_nobody


@pytest.mark.parametrize(("by", "at"), [(by, at) for at, by in enumerate(WHO)])
@pytest.mark.parametrize(("move", "status"), CELLS)
def test_a_move_is_made_or_refused_as_the_table_says(
    move: Move, status: Status, by: Person, at: int
) -> None:
    case, sign = IN[status](), TABLE[move][status][at]
    assert (move in moves.allowed(case, by, NOON, RULES)) == (sign == "+")
    if sign in REFUSALS:
        with pytest.raises(DeskError) as refused:
            make(move, case, by, NOON)
        assert refused.value.code is REFUSALS[sign]
    else:
        moved = make(move, case, by, NOON)
        assert moved.changes_nothing == (sign == "=")
        assert moved == Moved(case) or sign == "+"


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("status", STATES)
def test_an_outsider_is_refused_everywhere(status: Status, who: str) -> None:
    by, code = OUTSIDERS[who]
    case = IN[status]()
    for move in TABLE:
        with pytest.raises(DeskError) as refused:
            make(move, case, by, NOON)
        assert refused.value.code is code
    assert moves.allowed(case, by, NOON, RULES) == frozenset()


@pytest.mark.parametrize("status", STATES)
def test_a_case_of_every_state_really_is_in_it(status: Status) -> None:
    assert IN[status]().status is status


@pytest.mark.parametrize("status", STATES)
def test_nobody_makes_the_moves_of_the_clock(status: Status) -> None:
    by_clock = {Move.OPEN, Move.EXPIRE, Move.REMIND, Move.WARN}
    for by in WHO:
        assert not moves.allowed(IN[status](), by, NOON, RULES) & by_clock
