"""The desk as a conversation sees it: everything it may ask for, in one value."""

from dataclasses import dataclass
from typing import Self

from cases.rules import Rules
from handlers.services.board import Boardroom
from handlers.services.cases import Cases
from handlers.services.corrections import News
from handlers.services.drafting import Drafting
from handlers.services.editing import Editing
from handlers.services.enrolment import Enrolments
from handlers.services.entries import Entries
from handlers.services.gaps import Gaps
from handlers.services.health import Health
from handlers.services.invitations import Codes, Invitations, random_codes
from handlers.services.membership import Membership
from handlers.services.opening import Opening
from handlers.services.own_cases import OwnCases
from handlers.services.people import People
from handlers.services.places import Places
from handlers.services.ports import Clock, Storage, Workshop
from handlers.services.publishing import Publishing
from handlers.services.questions import Questions
from handlers.services.queue import Queue
from handlers.services.referring import Referring
from handlers.services.resources import Resources
from handlers.services.spots import Spots
from handlers.services.sweep import Sweep


@dataclass(frozen=True, slots=True)
class Desk:
    """The services of one installation."""

    questions: Questions
    people: People
    entries: Entries
    resources: Resources
    cases: Cases
    referring: Referring
    spots: Spots
    membership: Membership
    invitations: Invitations
    enrolments: Enrolments
    places: Places
    boardroom: Boardroom
    opening: Opening
    own_cases: OwnCases
    gaps: Gaps
    editing: Editing
    publishing: Publishing
    drafting: Drafting
    news: News
    queue: Queue
    health: Health
    sweep: Sweep
    rules: Rules
    clock: Clock

    @classmethod
    def of(
        cls,
        storage: Storage,
        shelf: Workshop,
        clock: Clock,
        rules: Rules,
        codes: Codes | None = None,
    ) -> Self:
        """The desk over a storage, a shelf with the library in force, a clock and the rules."""
        entries = Entries(shelf, clock)
        membership = Membership(storage, clock, rules)
        boardroom = Boardroom(storage, shelf, clock, rules)
        gaps = Gaps(storage, entries, clock)
        rounds = (boardroom.sweep, lambda _: membership.remind(), gaps.weekly)
        return cls(
            questions=Questions(storage, entries, clock),
            people=People(storage, clock, rules),
            entries=entries,
            resources=Resources(shelf, clock),
            cases=Cases(storage, entries, clock, rules),
            referring=Referring(storage, clock, rules),
            spots=Spots(storage, clock, rules),
            membership=membership,
            invitations=Invitations(storage, clock, rules, codes or random_codes()),
            enrolments=Enrolments(storage, clock, rules),
            places=Places(storage, clock),
            opening=Opening(storage, entries, clock, rules),
            own_cases=OwnCases(storage, clock, rules),
            gaps=gaps,
            editing=Editing(storage, shelf, clock),
            publishing=Publishing(storage, shelf, clock),
            drafting=Drafting(storage, shelf, clock),
            news=News(storage, clock),
            boardroom=boardroom,
            queue=Queue(storage, clock, rules),
            health=Health(storage, shelf, clock, rules),
            sweep=Sweep(storage, clock, rules, rounds),
            rules=rules,
            clock=clock,
        )
