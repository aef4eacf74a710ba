"""Linked cases follow what becomes of the one they are linked to, in the same transaction."""

from datetime import datetime

from cases import moves
from cases.moved import Moved
from cases.people import Person
from cases.rules import Rules
from handlers.services.ports import Unit
from handlers.services.record import keep


async def follow(
    unit: Unit, head: Moved, *, by: Person | None, at: datetime, rules: Rules
) -> tuple[str, ...]:
    """Make the moves that follow from that of the head; gives the numbers of the cases moved."""
    if head.changes_nothing:
        return ()
    moved: list[str] = []
    for case in await unit.cases.linked_to(head.case.number):
        own = moves.follow(case, head=head, by=by, at=at, rules=rules)
        if own is not None:
            await keep(unit, own, by=by, at=at)
            moved.append(case.number)
    return tuple(moved)
