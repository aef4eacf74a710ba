"""Giving a case to chosen members of the board, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cases import seats
from cases.board import Referral
from cases.boarded import invitations
from cases.case import Attachment, Author, Case
from cases.errors import Code, DeskError
from cases.members import Candidate, propose
from cases.move import Move
from cases.people import Person, Role
from cases.rules import Rules
from handlers.services.cases import acting
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.record import at_most_twice, keep, keep_step
from handlers.services.refusals import audited


@dataclass(frozen=True, slots=True)
class Brief:
    """What is sent to which members; the name of who asked has no place in it."""

    text: str
    members: tuple[int, ...]
    shows_municipality: bool = False
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that the officer sent with a case, and when."""

    file: Attachment
    at: datetime


class Referring:
    """What the secretariat does between itself and the board."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules

    async def candidates(self, number: str, *, by: Person) -> tuple[Candidate, ...]:
        """The members who could be asked: the most expert first, conflicts marked."""
        at = self._clock()
        move = Move.REFER.value
        looking = audited(self._storage, self._clock, by, move, number=number)
        async with looking, self._storage.read() as unit:
            if not (await acting(unit, by)).grant(Role.SECRETARY, at):
                raise DeskError(Code.NOT_ALLOWED)
            case = await unit.cases.get(number)
            members = await unit.grants.holders(Role.MEMBER, at=at)
            asker = await _asker(unit, case)
            recused = await _recused(unit, number)
        return propose(tuple(members), case, asker, at, self._rules, recused)

    async def papers(self, number: str, *, by: Person) -> tuple[Paper, ...]:
        """The officer's files of a case, in the order in which they came."""
        move = Move.REFER.value
        looking = audited(self._storage, self._clock, by, move, number=number)
        async with looking, self._storage.read() as unit:
            if not (await acting(unit, by)).grant(Role.SECRETARY, self._clock()):
                raise DeskError(Code.NOT_ALLOWED)
            return await _papers(unit, number)

    async def refer(self, number: str, brief: Brief, *, by: Person) -> Case:
        """Ask the chosen members; to ask them just the same once more changes nothing."""
        async with audited(self._storage, self._clock, by, Move.REFER.value, number=number):
            return await at_most_twice(
                self._storage, lambda unit: self._referred(unit, number, brief, by)
            )

    async def withdraw(self, number: str, *, by: Person) -> Case:
        """Take the question back from the board; the case is with the secretariat again."""
        async with audited(self._storage, self._clock, by, Move.RETURN.value, number=number):
            return await at_most_twice(
                self._storage, lambda unit: self._withdrawn(unit, number, by)
            )

    async def _referred(self, unit: Unit, number: str, brief: Brief, by: Person) -> Case:
        at, who = self._clock(), await acting(unit, by)
        case = await unit.cases.get(number)
        if any(_asks(each, brief, who) for each in await unit.board.of_case(number)):
            return case
        known = {paper.file for paper in await _papers(unit, number)}
        if not known.issuperset(brief.files):
            raise DeskError(Code.BAD_REQUEST)
        referred = seats.refer(
            case,
            members=await _chosen(unit, brief.members),
            by=who,
            at=at,
            rules=self._rules,
            brief=brief.text,
            shows_municipality=brief.shows_municipality,
            files=brief.files,
            asker=await _asker(unit, case),
            recused=await _recused(unit, number),
        )
        kept = await keep(unit, referred.moved, by=who, at=at)
        referral = await unit.board.add(referred.referral)
        for told in invitations(referral):
            await unit.outbox.add(told, at=at)
        return kept

    async def _withdrawn(self, unit: Unit, number: str, by: Person) -> Case:
        at, who = self._clock(), await acting(unit, by)
        open_ = [each for each in await unit.board.of_case(number) if each.is_open]
        if not open_:
            raise DeskError(Code.REFERRAL_OVER)
        boarded = seats.withdraw(open_[-1], by=who, at=at, rules=self._rules)
        await keep_step(unit, boarded, by=who, at=at, rules=self._rules)
        return await unit.cases.get(number)


def _asks(referral: Referral, brief: Brief, who: Person) -> bool:
    """Whether she asks just that already: what was sent is sent again after a crash."""
    asked = {seat.person_id for seat in referral.seats}
    return (
        referral.is_open
        and referral.referred_by == who.id
        and asked == set(brief.members)
        and referral.brief == brief.text.strip()
        and referral.shows_municipality == brief.shows_municipality
        and referral.files == brief.files
    )


async def _papers(unit: Unit, number: str) -> tuple[Paper, ...]:
    """Each file once, although an album or a correction may bring it again."""
    said = await unit.exchanges.all(number)
    hers = [each for each in said if each.author is Author.OFFICER]
    found = {file: each.at for each in reversed(hers) for file in reversed(each.attachments)}
    return tuple(Paper(file, at) for file, at in reversed(found.items()))


async def _asker(unit: Unit, case: Case) -> Person | None:
    return None if case.officer_id is None else await unit.people.get(case.officer_id)


async def _recused(unit: Unit, number: str) -> frozenset[int]:
    """Who has recused herself from the case, whenever it was before the board."""
    referrals = await unit.board.of_case(number)
    return frozenset().union(*(each.recused for each in referrals))


async def _chosen(unit: Unit, numbers: Sequence[int]) -> tuple[Person, ...]:
    found = [await unit.people.get(number) for number in numbers]
    if not all(found):
        raise DeskError(Code.NOT_A_MEMBER)
    return tuple(person for person in found if person is not None)
