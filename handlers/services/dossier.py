"""The dossier of a case: what the secretariat sees of it at a moment, without a name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cases.board import Referral
from cases.case import Case
from cases.moves_links import FOLLOWING
from cases.people import Person
from cases.rules import Rules
from handlers.services.ports import Board, Cases, People
from knowledge.entry import Topic
from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case with what stands beside it; `referral` is the last one, `at` is when one looked.

    `linked` are those that are answered together with it. `is_out_of_reach`: what is said waits
    until the officer writes.
    """

    case: Case
    at: datetime
    rules: Rules
    holder: Person | None = None
    linked: tuple[Case, ...] = ()
    referral: Referral | None = None
    topic: Topic | None = None
    is_out_of_reach: bool = False


class Remembered(Protocol):
    """A transaction that looks at what a dossier holds; notes have no way here."""

    @property
    def cases(self) -> Cases:
        """The cases."""
        ...

    @property
    def people(self) -> People:
        """Who holds the case, and whether its officer can be reached."""
        ...

    @property
    def board(self) -> Board:
        """The case before the board."""
        ...


async def dossier_of(
    unit: Remembered, case: Case, library: Library, rules: Rules, at: datetime
) -> Dossier:
    """Gather what stands beside a case."""
    referrals = await unit.board.of_case(case.number)
    linked = await unit.cases.linked_to(case.number)
    topic = case.request.topic
    officer = await unit.people.get(case.officer_id) if case.officer_id is not None else None
    return Dossier(
        case=case,
        at=at,
        rules=rules,
        holder=await unit.people.get(case.holder_id) if case.holder_id is not None else None,
        linked=tuple(each for each in linked if each.status in FOLLOWING),
        referral=referrals[-1] if referrals else None,
        topic=library.topics.get(topic) if topic else None,
        is_out_of_reach=officer is not None and officer.parked_at is not None,
    )
