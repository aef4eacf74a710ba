"""Linked cases follow what becomes of the one they are linked to, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from cases import moves
from cases.moved import Moved
from cases.people import Person
from cases.rules import Rules
from handlers.services.ports import Unit
from handlers.services.record import keep


async def following(
    unit: Unit, head: Moved, *, by: Person | None, at: datetime, rules: Rules
) -> tuple[Moved, ...]:
    """The moves of linked cases that follow from that of the head; nothing is kept."""
    if head.changes_nothing:
        return ()
    linked = await unit.cases.linked_to(head.case.number)
    own = (moves.follow(case, head=head, by=by, at=at, rules=rules) for case in linked)
    return tuple(moved for moved in own if moved is not None)


async def keep_all(
    unit: Unit, followed: Iterable[Moved], *, by: Person | None, at: datetime
) -> None:
    """Keep what follows from the move of a head."""
    for moved in followed:
        await keep(unit, moved, by=by, at=at)


def numbers_of(followed: Iterable[Moved]) -> tuple[str, ...]:
    """The numbers of the cases that follow, in a fixed order."""
    return tuple(sorted(moved.case.number for moved in followed))
