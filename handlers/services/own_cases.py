"""The officer's own cases: to look at, to add to, to judge, to withdraw and to take up again.

A case of somebody else does not exist here, whatever other role she has.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime

from cases import moves
from cases.case import Attachment, Case, Exchange, ExchangeKind
from cases.errors import Code, DeskError
from cases.gate import admits
from cases.move import Move
from cases.moved import Moved, Turn
from cases.people import Language, Person, Role
from cases.queue import CaseEvent
from cases.rules import Rules
from cases.steps import Along
from cases.target import Explanation, explain
from cases.threads import CasePost
from handlers.services.case_numbers import number_in
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.questions import TEXT_CHARS
from handlers.services.record import at_most_twice, keep_with_linked
from handlers.services.refusals import audited

#: More than this are not listed; nobody has opened so many.
LISTED = 500

Step = Callable[[Case], Moved]
#: The moves that take words of hers.
_SPOKEN = frozenset({Move.ADD, Move.COMPLAIN, Move.REOPEN})


@dataclass(frozen=True, slots=True)
class Words:
    """What she writes to a case: text and files, and the update that makes them one."""

    text: str
    update_id: int
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """The case with her words, and the move that took them there."""

    case: Case
    move: Move


@dataclass(frozen=True, slots=True)
class Story:
    """A case as its officer sees it: no note has a way in here.

    `reopenable` is whether it may be taken up again by one who is enrolled, `until` the last
    moment for that.
    """

    case: Case
    exchanges: tuple[Exchange, ...]
    events: tuple[CaseEvent, ...]
    allowed: frozenset[Move]
    reopenable: bool
    until: datetime | None = None

    @property
    def answer(self) -> Exchange | None:
        """The last answer of the desk, also one that declines."""
        last = {ExchangeKind.REPLY, ExchangeKind.DECLINE}
        return next((said for said in reversed(self.exchanges) if said.kind in last), None)


class OwnCases:
    """What an officer may do with the cases that she opened."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules

    async def all(self, by: Person) -> Sequence[Case]:
        """Her cases: first those that go on, each half the newest first."""
        async with self._storage.read() as unit:
            hers = await unit.cases.of_officer(by.id, limit=LISTED)
        return sorted(hers, key=lambda case: case.has_ended)

    def named_in(self, text: str) -> str | None:
        """The number of a case, hers or not, that a short message is about."""
        year = self._rules.calendar.date_of(self._clock()).year
        return number_in(text, self._rules.prefix, year)

    async def story(self, number: str, *, by: Person) -> Story:
        """One case with what was said and what happened. Raises UNKNOWN_CASE."""
        async with self._refusals(by, "read", number), self._storage.read() as unit:
            case = await _hers(unit, number, by)
            said, events = await unit.exchanges.all(number), await unit.cases.events(number)
        at = self._clock()
        allowed = moves.allowed(case, by, at, self._rules)
        reopenable = moves.may_be_reopened(case, at, self._rules)
        until = moves.reopenable_until(case, self._rules)
        return Story(case, tuple(said), tuple(events), allowed, reopenable, until)

    async def explain(self, number: str, language: Language, *, by: Person) -> Explanation:
        """How the promised day was counted."""
        async with self._refusals(by, "read", number), self._storage.read() as unit:
            case = await _hers(unit, number, by)
        return explain(case, self._rules, language)

    async def waiting(self, by: Person) -> tuple[str, ...]:
        """The numbers of her cases in which the desk waits for her answer."""
        if by.grant(Role.OFFICER, self._clock()) is None:
            return ()
        async with self._storage.read() as unit:
            return tuple(await unit.cases.waiting_for(by.id))

    async def of_post(self, chat_id: int, message_id: int, *, by: Person) -> CasePost | None:
        """The case that a message of her chat belongs to."""
        if chat_id != by.telegram_id:
            return None
        async with self._storage.read() as unit:
            return await unit.posts.find(chat_id, message_id)

    async def posted(self, number: str, *message_ids: int, by: Person) -> None:
        """Remember that these messages of her chat belong to the case."""
        async with self._storage.write() as unit:
            for message_id in message_ids:
                await unit.posts.add(by.telegram_id, message_id, number)

    async def fitting(self, move: Move, number: str, *, by: Person) -> Move:
        """The move that her words would make now; raises what they would be refused with."""
        async with self._refusals(by, move, number), self._storage.read() as unit:
            case = await _hers(unit, number, by)
            turn = Turn(by, self._clock(), self._rules)
            fits = _fitting(case, move, turn)
            admits(case, fits, turn)
            if fits is Move.REOPEN and not moves.may_be_reopened(case, turn.at, self._rules):
                raise DeskError(Code.REOPENING_OVER, number=number)
        return fits

    async def add(self, number: str, words: Words, *, by: Person) -> Case:
        """Her answer, or what she adds by herself. Raises CASE_ENDED for one that is over."""
        return (await self.speak(Move.ADD, number, words, by=by)).case

    async def speak(self, move: Move, number: str, words: Words, *, by: Person) -> Spoken:
        """An addition, a complaint of the answer, or the reason to take an ended case up again.

        A case that goes on and has no use for a complaint or a reason keeps it as an addition:
        somebody was quicker, and her words are not lost.
        """
        if len(words.text) > TEXT_CHARS:
            raise DeskError(Code.TEXT_TOO_LONG, limit=TEXT_CHARS)

        def step(case: Case) -> Moved:
            turn = Turn(by, self._clock(), self._rules)
            return _said(case, _fitting(case, move, turn), words, turn)

        case = await self._made(move, number, step, by, words.update_id)
        async with self._storage.read() as unit:
            said = await unit.exchanges.all(number)
        is_added = any(
            each.update_id == words.update_id and each.kind is ExchangeKind.ADDITION
            for each in said
        )
        return Spoken(case, Move.ADD if is_added else move)

    async def satisfied(self, number: str, *, by: Person) -> Case:
        """The answer settles the matter; said again it changes nothing."""

        def step(case: Case) -> Moved:
            return moves.satisfy(case, satisfied=True, by=by, at=self._clock(), rules=self._rules)

        return await self._made(Move.SATISFY, number, step, by)

    async def withdraw(self, number: str, *, by: Person) -> Case:
        """She needs no answer any more; done again it changes nothing."""

        def step(case: Case) -> Moved:
            return moves.withdraw(case, by=by, at=self._clock(), rules=self._rules)

        return await self._made(Move.WITHDRAW, number, step, by)

    async def _made(
        self, move: Move, number: str, step: Step, by: Person, update_id: int | None = None
    ) -> Case:
        """Make the move; the same update handled again gives the case as it stands."""

        async def work(unit: Unit) -> Case:
            case = await _hers(unit, number, by)
            if update_id is not None and await _is_kept(unit, number, update_id):
                return case
            return await keep_with_linked(
                unit, step(case), by=by, at=self._clock(), rules=self._rules
            )

        async with self._refusals(by, move, number):
            return await at_most_twice(self._storage, work)

    def _refusals(self, by: Person, move: str, number: str) -> AbstractAsyncContextManager[None]:
        return audited(self._storage, self._clock, by, move, number=number)


async def _hers(unit: Unit, number: str, by: Person) -> Case:
    case = await unit.cases.get(number)
    if case.officer_id != by.id:
        raise DeskError(Code.UNKNOWN_CASE, number=number)
    return case


async def _is_kept(unit: Unit, number: str, update_id: int) -> bool:
    return any(said.update_id == update_id for said in await unit.exchanges.all(number))


def _fitting(case: Case, move: Move, turn: Turn) -> Move:
    """The move itself where she may make it, else an addition where that is what she may do."""
    if turn.by is None or move not in _SPOKEN:
        return move
    may = moves.allowed(case, turn.by, turn.at, turn.rules)
    return Move.ADD if move not in may and Move.ADD in may else move


def _said(case: Case, move: Move, words: Words, turn: Turn) -> Moved:
    if turn.by is None or move not in _SPOKEN:
        raise DeskError(Code.BAD_REQUEST)
    along = Along(attachments=words.attachments, update_id=words.update_id)
    if move is Move.COMPLAIN:
        return moves.satisfy(
            case,
            satisfied=False,
            text=words.text,
            by=turn.by,
            at=turn.at,
            rules=turn.rules,
            **along,
        )
    speak = moves.add if move is Move.ADD else moves.reopen
    return speak(case, text=words.text, by=turn.by, at=turn.at, rules=turn.rules, **along)
