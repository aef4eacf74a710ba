"""Who hears of a change: whoever was shown the entry, and whoever asked in vain and wished it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from cases.delivery import ToPerson
from cases.editing import TOLD_FOR
from cases.errors import Code, DeskError
from cases.notice import EntryCorrected, EntryPublished, Outgoing
from cases.people import Person
from cases.question import Question
from handlers.services.anonymous import matter
from handlers.services.ports import Clock, Storage, Unit
from knowledge.answer import Answer, Why
from knowledge.entry import Entry
from knowledge.library import Library

#: More are not decided anew at once.
FOLLOWED = 500


class News:
    """What an officer may wish to hear: that her question has an answer now."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def follow(self, question_id: int, *, wants: bool, by: Person) -> None:
        """She wishes to hear of an answer to her question, or does not any more.

        Raises UNKNOWN_QUESTION or NOT_YOURS.
        """
        async with self._storage.write() as unit:
            question = await unit.questions.get(question_id)
            if question is None:
                raise DeskError(Code.UNKNOWN_QUESTION)
            if question.asked.person_id != by.id:
                raise DeskError(Code.NOT_YOURS)
            await unit.questions.follow(question_id, wants=wants)

    async def awaited(self, *, by: Person, limit: int) -> Sequence[Question]:
        """Her questions to which she awaits an answer, the newest first."""
        async with self._storage.read() as unit:
            asked = await unit.questions.of_person(by.id, limit=FOLLOWED)
        return [question for question in asked if question.wants_news][:limit]


async def followed(unit: Unit, at: datetime) -> Sequence[Question]:
    """The questions whose askers wish to hear of an answer."""
    return await unit.questions.unanswered(since=at - TOLD_FOR, followed=True, limit=FOLLOWED)


def answered_by(
    entry: Entry, questions: Iterable[Question], library: Library
) -> tuple[Question, ...]:
    """Those of the questions that the library now answers with that entry."""
    return tuple(q for q in questions if _answers(entry, q.asked.text, library))


async def tell_correction(unit: Unit, entry: Entry, at: datetime) -> int:
    """One notice to everybody who was shown the entry lately; gives how many were told."""
    shown: set[int] = set()
    for name in (entry.id, *entry.replaces):
        shown |= set(await unit.questions.shown(name, since=at - TOLD_FOR))
    for person_id in sorted(shown):
        notice = EntryCorrected(entry.id, entry.version)
        await unit.outbox.add(Outgoing(notice, ToPerson(person_id)), at=at)
    return len(shown)


async def tell_answer(
    unit: Unit, entry: Entry, questions: Iterable[Question], at: datetime
) -> None:
    """Tell those who wished it that there is an answer; they are told once."""
    for question in questions:
        notice = EntryPublished(entry.id, entry.version)
        await unit.outbox.add(Outgoing(notice, ToPerson(question.asked.person_id)), at=at)
        await unit.questions.follow(question.id, wants=False)


def _answers(entry: Entry, text: str, library: Library) -> bool:
    """Whether the entry is the answer, or would be if the legal status were told."""
    decision = library.decide(matter(text))
    if isinstance(decision, Answer):
        return decision.entry.id == entry.id
    return decision.why is Why.STATUS and entry.id in {
        match.entry.id for match in decision.evidence.matches[:1]
    }
