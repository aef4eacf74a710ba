"""What was asked and not answered, for the editors: put together, counted, nobody named."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from cases.delivery import ToRole
from cases.editing import TOLD_FOR, require_editor
from cases.errors import Code, DeskError
from cases.notice import Outgoing, WeeklyGaps
from cases.people import Municipality, Person, Role
from cases.question import Complaint, Outcome, Question, Verdict
from handlers.services.anonymous import matter, nameless
from handlers.services.courtesy import small_talk_in
from handlers.services.entries import LOCAL, Entries
from handlers.services.membership import acting
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.refusals import audited
from knowledge.answer import Answer, Why
from knowledge.gaps import Gap, Unanswered, gaps
from knowledge.library import Library
from knowledge.text import tokens

#: More are not looked at; the newest count.
LOOKED_AT = 500
#: What the weekly word to the editors is about.
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question without an answer, and the municipality that asked it."""

    question: Question
    town: Municipality | None


class Gaps:
    """What editors may know of questions without an answer."""

    def __init__(self, storage: Storage, entries: Entries, clock: Clock) -> None:
        self._storage = storage
        self._entries = entries
        self._clock = clock

    async def all(self, *, by: Person) -> tuple[Gap, ...]:
        """The gaps of the last months, the largest first."""
        at = self._clock()
        async with (
            audited(self._storage, self._clock, by, "entry.gaps"),
            self._storage.read() as unit,
        ):
            require_editor(await acting(unit, by) or by, at)
            asked = await gathered(unit, since=at - TOLD_FOR)
        return await self.clustered(asked)

    async def clustered(self, asked: Sequence[Asked]) -> tuple[Gap, ...]:
        """The gaps among these questions, beside the loop."""
        return await asyncio.to_thread(_gaps, asked, self._entries.library)

    async def wording(self, question_id: int, *, by: Person) -> str:
        """The words of an unanswered question as they may stand in an entry: nobody named."""
        at = self._clock()
        async with (
            audited(self._storage, self._clock, by, "entry.gaps"),
            self._storage.read() as unit,
        ):
            require_editor(await acting(unit, by) or by, at)
            question = await unit.questions.get(question_id)
            if question is None or not _is_open(question):
                raise DeskError(Code.UNKNOWN_QUESTION)
            asker = await unit.people.get(question.asked.person_id)
        return nameless(question.asked.text, asker.municipality if asker else None)

    async def set_aside(self, question_id: int, *, by: Person) -> None:
        """No entry is missing for the gap of that number: it and the same words stay away."""
        found = next((gap for gap in await self.all(by=by) if gap.number == question_id), None)
        if found is None:
            raise DeskError(Code.UNKNOWN_QUESTION)
        at = self._clock()
        data = {"question": question_id, "count": found.count}
        async with self._storage.write() as unit:
            require_editor(await acting(unit, by) or by, at)
            await unit.questions.set_aside(found.questions)
            await unit.audit.add(at=at, person_id=by.id, event="entry.gap_set_aside", data=data)

    async def weekly(self, at: datetime) -> None:
        """The weekly word on the week before, once; nothing when nothing was left open then."""
        today = at.astimezone(LOCAL).date()
        year, week, weekday = today.isocalendar()
        monday = today - timedelta(days=weekday - 1)
        begins = datetime.combine(monday, time(), LOCAL).astimezone(UTC)
        async with self._storage.write() as unit:
            found = await unit.questions.unanswered(
                since=begins - WEEK, before=begins, limit=LOOKED_AT
            )
            if not any(map(_is_open, found)):
                return
            notice = WeeklyGaps(f"{year}-W{week:02d}")
            await unit.outbox.add(Outgoing(notice, ToRole(Role.EDITOR)), at=at)


async def gathered(unit: Unit, *, since: datetime) -> Sequence[Asked]:
    """The questions since then that are still open, with the municipalities of their askers."""
    found = await unit.questions.unanswered(since=since, limit=LOOKED_AT)
    towns: dict[int, Municipality | None] = {}
    for question in found:
        person_id = question.asked.person_id
        if person_id not in towns:
            person = await unit.people.get(person_id)
            towns[person_id] = person.municipality if person else None
    aside = {tokens(q.asked.text) for q in found if q.is_set_aside}
    left = (q for q in found if _is_open(q) and tokens(q.asked.text) not in aside)
    return [Asked(q, towns[q.asked.person_id]) for q in left]


def _gaps(asked: Sequence[Asked], library: Library) -> tuple[Gap, ...]:
    return gaps(
        [
            Unanswered(
                one.question.id, nameless(one.question.asked.text, one.town), _key(one.town)
            )
            for one in asked
            if _has_words(nameless(one.question.asked.text, one.town))
            and not _has_answer_now(one.question, library)
        ],
        library,
    )


def _key(town: Municipality | None) -> str | None:
    """What tells a municipality from others."""
    return f"{town.name}/{town.province}" if town else None


def _is_open(question: Question) -> bool:
    """Whether the editors have something to do; what is no municipal matter is none of theirs."""
    feedback, asked = question.feedback, question.asked
    if question.is_set_aside or asked.reason == Why.EMPTY or small_talk_in(asked.text):
        return False
    if feedback is not None and feedback.complaint is Complaint.NOT_OURS:
        return False
    unhelped = feedback is not None and feedback.verdict is Verdict.NOT_HELPED
    return unhelped or asked.outcome is Outcome.ABSTAINED


def _has_words(text: str) -> bool:
    """Whether something can be read in it; a number alone is no matter."""
    return any(map(str.isalpha, tokens(matter(text))))


def _has_answer_now(question: Question, library: Library) -> bool:
    """Whether entries that came since answer what was left without an answer."""
    if question.asked.outcome is not Outcome.ABSTAINED:
        return False
    return isinstance(library.decide(matter(question.asked.text)), Answer)
