"""What the secretariat does with a case: each move one transaction, each refusal written down."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, Unpack

from cases import moves
from cases.case import Attachment, Case, Exchange, Note
from cases.errors import Code, DeskError
from cases.gate import admits
from cases.move import Move
from cases.moved import Moved, Turn
from cases.moves_desk import Sorting
from cases.moves_links import HEADS
from cases.people import Person, Role
from cases.queue import CaseEvent, QueueFilter
from cases.rights import READS_CASES
from cases.rules import Rules
from handlers.services.dossier import Dossier, dossier_of
from handlers.services.entries import Entries
from handlers.services.links import following, keep_all, numbers_of
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.record import at_most_twice, keep
from handlers.services.refusals import audited
from handlers.services.speech import Preview, Speech, notice_of, spoken
from handlers.services.spoken import Heard, heard
from knowledge.answer import Match

#: So many entries are proposed as the answer of a case.
CANDIDATES = 5
#: So many open cases are looked through for some of the same topic, and so many offered.
LOOKED_THROUGH, ALIKE = 100, 5

#: What the audit calls a look at a case.
LOOK = "read"

Make = Callable[[Case, Person, datetime], Moved]


@dataclass(frozen=True, slots=True)
class Written:
    """What a secretary typed for the secretariat alone."""

    text: str
    update_id: int
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What happened to a case, what was said, what was noted, and what the board said of it.

    `people` are who did it; `boards` are the referrals that have come to an end.
    """

    case: Case
    at: datetime
    events: tuple[CaseEvent, ...]
    exchanges: tuple[Exchange, ...]
    notes: tuple[Note, ...]
    people: Mapping[int, Person]
    boards: tuple[Heard, ...] = ()


class _Simple(Protocol):
    """A move that needs nothing but who makes it, when, and by which rules."""

    def __call__(self, case: Case, *, by: Person, at: datetime, rules: Rules) -> Moved: ...


class Cases:
    """The moves of the secretariat, and what it may look at before it makes one."""

    def __init__(self, storage: Storage, entries: Entries, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._entries = entries
        self._clock = clock
        self._rules = rules

    @property
    def rules(self) -> Rules:
        """The working rules, for what may be chosen."""
        return self._rules

    async def claim(self, number: str, *, by: Person) -> Case:
        """Take a case on."""
        return await self._simply(number, Move.CLAIM, moves.claim, by=by)

    async def release(self, number: str, *, by: Person) -> Case:
        """Give a claim up."""
        return await self._simply(number, Move.RELEASE, moves.release, by=by)

    async def close(self, number: str, *, by: Person) -> Case:
        """End a case without a word of the officer."""
        return await self._simply(number, Move.CLOSE, moves.close, by=by)

    async def unlink(self, number: str, *, by: Person) -> Case:
        """Let a linked case go its own way again."""
        return await self._simply(number, Move.UNLINK, moves.unlink, by=by)

    async def triage(self, number: str, *, by: Person, **sorting: Unpack[Sorting]) -> Case:
        """Put type, topic, urgency or title right; a topic must be one of the library."""
        topic = sorting.get("topic")
        if topic is not None and topic not in self._entries.library.topics:
            raise DeskError(Code.BAD_REQUEST)

        def sort(case: Case, who: Person, at: datetime) -> Moved:
            return moves.triage(case, by=who, at=at, rules=self._rules, **sorting)

        return await self._make(number, Move.TRIAGE, sort, by=by)

    async def assign(self, number: str, to: int, *, by: Person) -> Case:
        """Give a case to a secretary."""
        async with self._audited(by, Move.ASSIGN, number):
            return await at_most_twice(
                self._storage, lambda unit: self._assigned(unit, number, to, by)
            )

    async def link(self, number: str, other: str, *, by: Person) -> Case:
        """Let a case be answered together with another."""
        async with self._audited(by, Move.LINK, number):
            return await at_most_twice(
                self._storage, lambda unit: self._linked(unit, number, other, by)
            )

    async def would_link(self, number: str, other: str, *, by: Person) -> tuple[Case, Case]:
        """The case and the one with which it would be answered; raises what the link would."""
        at = self._clock()
        async with self._audited(by, Move.LINK, number), self._storage.read() as unit:
            case, head = await unit.cases.get(number), await unit.cases.get(other)
            who = await acting(unit, by)
            moved = moves.link(case, other=head, by=who, at=at, rules=self._rules)
            return case, await unit.cases.get(moved.case.linked_to or other)

    async def reopen(self, number: str, why: Written, *, by: Person) -> Case:
        """Take an ended case up again; what is written with it stays a note."""

        def again(case: Case, who: Person, at: datetime) -> Moved:
            return moves.reopen(
                case, text=why.text, by=who, at=at, rules=self._rules, update_id=why.update_id
            )

        return await self._make(number, Move.REOPEN, again, by=by)

    async def note(self, number: str, written: Written, *, by: Person) -> Case:
        """Keep what was typed in the topic; it is told to nobody."""

        def noted(case: Case, who: Person, at: datetime) -> Moved:
            return moves.note(
                case,
                text=written.text,
                by=who,
                at=at,
                rules=self._rules,
                attachments=written.attachments,
                update_id=written.update_id,
            )

        return await self._make(number, Move.NOTE, noted, by=by)

    async def speak(self, number: str, speech: Speech, *, by: Person) -> Case:
        """Tell the officer, and those of the linked cases; the same words are said once.

        Raises LINKS_CHANGED when they would reach others than the preview has named.
        """
        async with self._audited(by, speech.move, number):
            return await at_most_twice(
                self._storage, lambda unit: self._spoken(unit, number, speech, by)
            )

    async def preview(self, number: str, speech: Speech, *, by: Person) -> Preview:
        """What the officer would be told; nothing is kept, and the rights are asked already."""
        at, rules = self._clock(), self._rules
        async with self._audited(by, speech.move, number), self._storage.read() as unit:
            case, who = await unit.cases.get(number), await acting(unit, by)
            moved = spoken(case, speech, by=who, at=at, rules=rules)
            officer = case.officer_id and await unit.people.get(case.officer_id)
            followed = await following(unit, moved, by=who, at=at, rules=rules)
        return Preview(
            moved.case,
            notice_of(moved, speech),
            moved.exchange,
            officer.language if officer else None,
            numbers_of(followed),
        )

    async def require(self, number: str, move: Move, *, by: Person) -> Case:
        """The case, when she could make that move now; raises DeskError when she could not."""
        at = self._clock()
        async with self._audited(by, move, number), self._storage.read() as unit:
            case = await unit.cases.get(number)
            admits(case, move, Turn(await acting(unit, by), at, self._rules))
        return case

    async def dossier(self, number: str, *, by: Person) -> Dossier:
        """The case and what stands beside it, for those who may read cases."""
        at = self._clock()
        async with self._audited(by, LOOK, number), self._storage.read() as unit:
            case = await self._read(unit, number, by, at)
            return await dossier_of(unit, case, self._entries.library, self._rules, at)

    async def history(self, number: str, *, by: Person) -> History:
        """Everything that happened, was said and was noted; for those who read every case."""
        at = self._clock()
        async with self._audited(by, LOOK, number), self._storage.read() as unit:
            case = await self._read(unit, number, by, at)
            events = tuple(await unit.cases.events(number))
            said = tuple(await unit.exchanges.all(number))
            notes = tuple(await unit.notes.all(number))
            doers = {event.person_id for event in events} | {note.person_id for note in notes}
            people = await _people(unit, doers | {words.person_id for words in said})
            boards = await heard(number, unit, self._rules, at)
        return History(case, at, events, said, notes, people, boards)

    async def heard(self, number: str, *, by: Person) -> tuple[Heard, ...]:
        """What the board said of a case, once its work has ended, the first referral first."""
        at = self._clock()
        async with self._audited(by, LOOK, number), self._storage.read() as unit:
            await self._read(unit, number, by, at)
            return await heard(number, unit, self._rules, at)

    async def candidates(self, number: str, *, by: Person) -> tuple[Match, ...]:
        """The entries that fit the text of the case best, with their scores."""
        case = await self.require(number, Move.REPLY, by=by)
        return await self._entries.search(case.request.text, CANDIDATES)

    async def colleagues(self, number: str, *, by: Person) -> Sequence[Person]:
        """Everybody else to whom the case can be given: who left the group cannot have it."""
        at = self._clock()
        case = await self.require(number, Move.ASSIGN, by=by)
        async with self._storage.read() as unit:
            found = await unit.grants.holders(Role.SECRETARY, at=at)
        no_news = {by.id, case.holder_id}
        return [
            each for each in found if each.id not in no_news and Role.SECRETARY in each.roles(at)
        ]

    async def alike(self, number: str, *, by: Person) -> tuple[Case, ...]:
        """Open cases that this one may be linked to: of the same topic first."""
        case = await self.require(number, Move.LINK, by=by)
        async with self._storage.read() as unit:
            found = await unit.cases.queue(QueueFilter(statuses=HEADS), limit=LOOKED_THROUGH)
        heads = [each for each in found if each.number not in {number, case.linked_to}]
        topic = case.request.topic
        return tuple(sorted(heads, key=lambda each: each.request.topic != topic)[:ALIKE])

    async def _simply(self, number: str, move: Move, how: _Simple, *, by: Person) -> Case:
        def make(case: Case, who: Person, at: datetime) -> Moved:
            return how(case, by=who, at=at, rules=self._rules)

        return await self._make(number, move, make, by=by)

    async def _make(self, number: str, move: Move, make: Make, *, by: Person) -> Case:
        async with self._audited(by, move, number):
            return await at_most_twice(
                self._storage, lambda unit: self._once(unit, number, make, by)
            )

    async def _once(self, unit: Unit, number: str, make: Make, by: Person) -> Case:
        at, who = self._clock(), await acting(unit, by)
        moved = make(await unit.cases.get(number), who, at)
        kept = await keep(unit, moved, by=who, at=at)
        followed = await following(unit, moved, by=who, at=at, rules=self._rules)
        await keep_all(unit, followed, by=who, at=at)
        return kept

    async def _assigned(self, unit: Unit, number: str, to: int, by: Person) -> Case:
        colleague = await unit.people.get(to)
        if colleague is None:
            raise DeskError(Code.UNKNOWN_PERSON)

        def give(case: Case, who: Person, at: datetime) -> Moved:
            return moves.assign(case, to=colleague, by=who, at=at, rules=self._rules)

        return await self._once(unit, number, give, by)

    async def _linked(self, unit: Unit, number: str, other: str, by: Person) -> Case:
        head = await unit.cases.get(other)

        def tie(case: Case, who: Person, at: datetime) -> Moved:
            return moves.link(case, other=head, by=who, at=at, rules=self._rules)

        return await self._once(unit, number, tie, by)

    async def _spoken(self, unit: Unit, number: str, speech: Speech, by: Person) -> Case:
        said = await unit.exchanges.all(number)
        if any(exchange.update_id == speech.update_id for exchange in said):
            return await unit.cases.get(number)
        at, who, rules = self._clock(), await acting(unit, by), self._rules
        moved = spoken(await unit.cases.get(number), speech, by=who, at=at, rules=rules)
        followed = await following(unit, moved, by=who, at=at, rules=rules)
        if numbers_of(followed) != speech.linked:
            raise DeskError(Code.LINKS_CHANGED)
        kept = await keep(unit, moved, by=who, at=at)
        await keep_all(unit, followed, by=who, at=at)
        return kept

    async def _read(self, unit: Unit, number: str, by: Person, at: datetime) -> Case:
        who = await acting(unit, by)
        if not who.roles(at) & READS_CASES:
            raise DeskError(Code.NOT_ALLOWED)
        return await unit.cases.get(number)

    def _audited(self, by: Person, move: str, number: str) -> AbstractAsyncContextManager[None]:
        return audited(self._storage, self._clock, by, str(move), number=number)


async def _people(unit: Unit, numbers: set[int | None]) -> Mapping[int, Person]:
    found = [await unit.people.get(number) for number in numbers if number is not None]
    return {person.id: person for person in found if person is not None}


async def acting(unit: Unit, by: Person) -> Person:
    """Who acts, as she is remembered at this moment: an expired role counts at once."""
    person = await unit.people.get(by.id)
    if person is None:
        raise DeskError(Code.UNKNOWN_PERSON)
    return person
