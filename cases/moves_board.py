"""The two moves between the secretariat and the board; what the board does is in `seats`."""

from dataclasses import replace
from datetime import datetime

from cases.agenda import ongoing
from cases.board import Referral
from cases.case import Case, Status
from cases.errors import Code, DeskError
from cases.gate import admits
from cases.move import Move
from cases.moved import Moved, Turn
from cases.people import Person
from cases.rules import Rules
from cases.steps import clock_stopped, made, taken_on, unchanged, with_desk


def refer(case: Case, *, by: Person, at: datetime, rules: Rules) -> Moved:
    """Give the case to the board; whoever refers it holds it, and gets it back."""
    turn = Turn(by, at, rules)
    admits(case, Move.REFER, turn)
    referred = replace(taken_on(case, turn), status=Status.REFERRED)
    return made(referred, Move.REFER, turn)


def return_from_board(
    case: Case, *, referral: Referral, by: Person | None, at: datetime, rules: Rules
) -> Moved:
    """Back to the holder, or sorted and free, once the board has come to an end with it.

    An officer who was asked meanwhile has the whole time for her answer again.
    """
    turn = Turn(by, at, rules)
    if not admits(case, Move.RETURN, turn):
        return unchanged(case)
    if referral.number != case.number or referral.outcome is None:
        raise DeskError(Code.BAD_REQUEST)
    result = referral.outcome.result.value
    waiting = case if ongoing(case) is None else clock_stopped(case, at)
    return made(with_desk(waiting, turn), Move.RETURN, turn, data={"result": result})
