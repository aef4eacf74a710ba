"""Who talks to the desk, and what she may do with her own data."""

from dataclasses import dataclass, replace

from cases.case import Case, Exchange, Status
from cases.errors import Code, DeskError
from cases.move import Move
from cases.moves import allowed, release, withdraw
from cases.people import Language, Municipality, Person, Role
from cases.question import Question
from cases.queue import QueueFilter
from cases.rules import Rules
from cases.target import is_paused
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.record import keep_with_linked

#: More questions than this are not read at once; nobody has asked so many.
EXPORTED = 10_000
#: In these the clock may stand until she writes.
_MAY_WAIT = frozenset({Status.WAITING, Status.REFERRED})


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case of hers with everything that was said; notes are none of her data."""

    case: Case
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """Everything the desk keeps of one person."""

    person: Person
    questions: tuple[Question, ...]
    cases: tuple[OwnCase, ...] = ()


class People:
    """What may be done with the record of a person; always by herself."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules

    async def known(self, telegram_id: int) -> Person | None:
        """The person, if she has talked to the desk before; nothing is written."""
        async with self._storage.read() as unit:
            return await unit.people.known(telegram_id)

    async def welcome(self, telegram_id: int) -> Person:
        """The person, remembered from now on if she is new."""
        known = await self.known(telegram_id)
        if known is not None:
            return known
        async with self._storage.write() as unit:
            return await unit.people.of_telegram(telegram_id, at=self._clock())

    async def is_back(self, person: Person) -> Person:
        """She could not be reached and has written: what waited for her goes on."""
        async with self._storage.write() as unit:
            await unit.outbox.unpark(person.id, at=self._clock())
        return replace(person, parked_at=None)

    async def speak(self, person: Person, language: Language) -> None:
        """Use this language with her."""
        async with self._storage.write() as unit:
            await unit.people.set_language(person.id, language)

    async def work_for(self, person: Person, municipality: Municipality | None) -> None:
        """Keep where she works, or that she does not say."""
        async with self._storage.write() as unit:
            await unit.people.set_municipality(person.id, municipality)

    async def export(self, person: Person) -> Export:
        """Everything that is kept of her."""
        async with self._storage.read() as unit:
            questions = await unit.questions.of_person(person.id, limit=EXPORTED)
            opened = [
                OwnCase(case, tuple(await unit.exchanges.all(case.number)))
                for case in await unit.cases.of_officer(person.id, limit=EXPORTED)
            ]
        return Export(person, tuple(questions), tuple(opened))

    async def forget(self, person: Person) -> None:
        """Remove her; her masked questions and cases stay, and nothing leads from them to her.

        Cases that wait for an answer are withdrawn: nobody would be left to get it. Where her
        role has ended they stay, and the sweep lets those go on that wait for her words. The last
        admin stays until there is another: raises LAST_ADMIN.
        """
        async with self._storage.write() as unit:
            await self._require_another_admin(unit, person)
            await self._withdraw_all(unit, person)
            await self._release_all(unit, person)
            await unit.people.forget(person.id)
            await unit.audit.add(
                at=self._clock(), person_id=None, event="person.forgotten", data={}
            )

    async def _require_another_admin(self, unit: Unit, person: Person) -> None:
        at = self._clock()
        admins = await unit.grants.hold(Role.ADMIN, at=at)
        if [admin.id for admin in admins] == [person.id]:
            raise DeskError(Code.LAST_ADMIN)

    async def _withdraw_all(self, unit: Unit, person: Person) -> None:
        at, rules = self._clock(), self._rules
        for case in await unit.cases.of_officer(person.id, limit=EXPORTED):
            if Move.WITHDRAW in allowed(case, person, at, rules):
                moved = withdraw(case, by=person, at=at, rules=rules)
                await keep_with_linked(unit, moved, by=person, at=at, rules=rules)
            elif case.status in _MAY_WAIT and is_paused(case.progress):
                await unit.cases.postpone(case.number, at)

    async def _release_all(self, unit: Unit, person: Person) -> None:
        """What she holds is free for colleagues; with a role that ended, the sweep frees it."""
        at, rules = self._clock(), self._rules
        for case in await unit.cases.queue(QueueFilter(mine=person.id), limit=EXPORTED):
            if Move.RELEASE in allowed(case, person, at, rules):
                moved = release(case, by=person, at=at, rules=rules)
                await keep_with_linked(unit, moved, by=person, at=at, rules=rules)
