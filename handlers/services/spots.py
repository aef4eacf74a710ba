"""Where in the secretariat's group a message stands: in which topic, under which post."""

from dataclasses import dataclass

from cases.move import Move
from cases.numbers import Typed, anywhere, at_head
from cases.rules import Rules
from cases.threads import SECRETARIAT, CasePost
from handlers.services.ports import Clock, Storage, Unit


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the secretariat, with the case that is spoken of there, if one is."""

    number: str | None = None


class Spots:
    """Finds the case of a message, and remembers the desk's own messages."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules

    async def find(self, chat_id: int, thread_id: int | None, replied: int | None) -> Spot | None:
        """The spot of a message; None in a group that is not the secretariat's."""
        async with self._storage.read() as unit:
            place = await unit.places.get(SECRETARIAT)
            if place is None or place.chat_id != chat_id:
                return None
            number = await unit.threads.case_of(chat_id, thread_id) if thread_id else None
            if number is None and replied is not None:
                post = await unit.posts.find(chat_id, replied)
                number = post.number if post else None
        return Spot(number)

    async def named_first(self, words: str, *, loosely: bool) -> tuple[str | None, str]:
        """The case that the words begin with, and the rest of them.

        Unless `loosely`, a bare number with words behind it is taken for a part of them.
        """
        typed = at_head(words, prefix=self._rules.prefix)
        if typed is None or (typed.rest and not typed.is_sure and not loosely):
            return None, words.strip()
        return await self._number(typed), typed.rest

    async def named_in(self, words: str) -> str | None:
        """The case that is named somewhere in an answer to the question which."""
        typed = anywhere(words, prefix=self._rules.prefix)
        return await self._number(typed) if typed else None

    async def topic_of(self, number: str, chat_id: int) -> int | None:
        """The topic of a case in that group, where it has one."""
        async with self._storage.read() as unit:
            thread = await unit.threads.of_case(number)
        return thread.thread_id if thread is not None and thread.chat_id == chat_id else None

    async def posted(
        self, chat_id: int, message_id: int, number: str, *, nth: int | None = None
    ) -> None:
        """Remember that a message belongs to a case, and what was said with it."""
        async with self._storage.write() as unit:
            await unit.posts.add(chat_id, message_id, number, nth=nth)

    async def post(self, chat_id: int, message_id: int) -> CasePost | None:
        """What is remembered of a message."""
        async with self._storage.read() as unit:
            return await unit.posts.find(chat_id, message_id)

    async def writes_notes(self, telegram_id: int) -> bool:
        """Whether what she types is a note; whoever may write none is not even remembered."""
        async with self._storage.read() as unit:
            person = await unit.people.known(telegram_id)
        if person is None:
            return False
        roles = {role.value for role in person.roles(self._clock())}
        return bool(roles & self._rules.may[Move.NOTE])

    async def _number(self, typed: Typed) -> str:
        async with self._storage.read() as unit:
            return await number_of(typed, unit, self._rules, self._clock)


async def number_of(typed: Typed, unit: Unit, rules: Rules, clock: Clock) -> str:
    """The number in full: a bare one is the newest year's."""
    newest = None if typed.series else await unit.cases.newest(rules.prefix, typed.nth)
    return newest or typed.of(f"{rules.prefix}-{rules.calendar.date_of(clock()).year}")
