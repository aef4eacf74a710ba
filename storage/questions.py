"""Questions asked, with the decision and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.errors import Code, DeskError
from cases.question import (
    Channel,
    Complaint,
    Feedback,
    NewQuestion,
    Outcome,
    Question,
    Use,
    Verdict,
)
from storage.statements import Statement
from storage.tables import questions

#: What is said later of a question; nothing is known of it when she asks.
_LATER = (
    *("chosen_entry_id", "chosen_status", "verdict", "complaint", "judged_at"),
    *("wants_news", "is_set_aside"),
)
ADD = Statement.inserting(
    questions,
    lambda row: row.on_conflict_do_nothing(index_elements=["update_id"]).returning(questions.c.id),
    but=("id", *_LATER),
)


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions asked; those of a forgotten person are nobody's and are not given out."""

    connection: AsyncConnection

    async def add(self, question: NewQuestion) -> int:
        """Remember a question and give its number.

        A question of an update that asked already gives the number it got then.
        """
        number = (await ADD.run(self.connection, _values(question))).scalar()
        if number is None:
            number = await self.connection.scalar(
                select(questions.c.id).where(questions.c.update_id == question.update_id)
            )
        return int(number)

    async def get(self, question_id: int) -> Question | None:
        """The question of that number, unless it is unknown or nobody's."""
        query = select(questions).where(
            questions.c.id == question_id, questions.c.person_id.is_not(None)
        )
        row = (await self.connection.execute(query)).one_or_none()
        return None if row is None else _question(row)

    async def choose(self, question_id: int, entry_id: str | None, status: str | None) -> None:
        """Remember which entry and which legal status she chose.

        Raises DeskError when the number is unknown.
        """
        await self._set(question_id, chosen_entry_id=entry_id, chosen_status=status)

    async def judge(self, question_id: int, feedback: Feedback) -> None:
        """Remember what she thought of the answer; the last word counts.

        Raises DeskError when the number is unknown.
        """
        complaint = feedback.complaint
        await self._set(
            question_id,
            verdict=feedback.verdict.value,
            complaint=complaint.value if complaint else None,
            judged_at=feedback.at,
        )

    async def of_person(self, person_id: int, *, limit: int) -> Sequence[Question]:
        """Her questions, the newest first."""
        query = (
            select(questions)
            .where(questions.c.person_id == person_id)
            .order_by(questions.c.asked_at.desc(), questions.c.id.desc())
            .limit(limit)
        )
        return [_question(row) for row in await self.connection.execute(query)]

    async def follow(self, question_id: int, *, wants: bool = True) -> None:
        """Remember that she wants to hear when there is an answer, or does not any more.

        Raises DeskError when the number is unknown.
        """
        await self._set(question_id, wants_news=wants)

    async def set_aside(self, question_ids: Collection[int]) -> None:
        """Remember that no entry is missing for these questions."""
        chosen = questions.c.id.in_(question_ids)
        await self.connection.execute(update(questions).where(chosen).values(is_set_aside=True))

    async def shown(self, entry_id: str, *, since: datetime) -> tuple[int, ...]:
        """Who was shown the entry since then, each once."""
        was_shown = or_(questions.c.entry_id == entry_id, questions.c.chosen_entry_id == entry_id)
        query = (
            select(questions.c.person_id)
            .where(was_shown, questions.c.asked_at >= since, questions.c.person_id.is_not(None))
            .distinct()
            .order_by(questions.c.person_id)
        )
        return tuple(await self.connection.scalars(query))

    async def use(self, entry_id: str) -> Use:
        """How often the entry was shown, and what was said of it."""
        was_shown = or_(questions.c.entry_id == entry_id, questions.c.chosen_entry_id == entry_id)
        query = (
            select(questions.c.verdict, func.count())
            .where(was_shown)
            .group_by(questions.c.verdict)
        )
        told = {row[0]: int(row[1]) for row in await self.connection.execute(query)}
        helped, not_helped = told.get(Verdict.HELPED, 0), told.get(Verdict.NOT_HELPED, 0)
        return Use(sum(told.values()), helped, not_helped)

    async def unanswered(
        self,
        *,
        since: datetime,
        before: datetime | None = None,
        followed: bool = False,
        limit: int,
    ) -> Sequence[Question]:
        """Questions since then that found no answer, or none that helped, the newest first.

        `before` leaves out those of that moment and later; `followed`: only those whose askers
        want to hear of an answer.
        """
        unhelped = or_(
            questions.c.outcome == Outcome.ABSTAINED.value,
            questions.c.verdict == Verdict.NOT_HELPED.value,
        )
        query = select(questions).where(
            unhelped, questions.c.asked_at >= since, questions.c.person_id.is_not(None)
        )
        if before is not None:
            query = query.where(questions.c.asked_at < before)
        if followed:
            query = query.where(questions.c.wants_news)
        newest = query.order_by(questions.c.asked_at.desc(), questions.c.id.desc())
        return [_question(row) for row in await self.connection.execute(newest.limit(limit))]

    async def _set(self, question_id: int, **values: object) -> None:
        changed = await self.connection.execute(
            update(questions).where(questions.c.id == question_id).values(**values)
        )
        if changed.rowcount == 0:
            raise DeskError(Code.UNKNOWN_QUESTION, question=question_id)


def _values(question: NewQuestion) -> dict[str, object]:
    return {
        "person_id": question.person_id,
        "update_id": question.update_id,
        "asked_at": question.asked_at,
        "channel": question.channel.value,
        "text": question.text,
        "outcome": question.outcome.value,
        "reason": question.reason,
        "probability": question.probability,
        "margin": question.margin,
        "coverage": question.coverage,
        "scores": [[entry, score] for entry, score in question.scores],
        "entry_id": question.entry_id,
        "entry_version": question.entry_version,
        "status": question.status,
    }


def _question(row: Row[Any]) -> Question:
    asked = NewQuestion(
        person_id=row.person_id,
        asked_at=row.asked_at,
        channel=Channel(row.channel),
        text=row.text,
        outcome=Outcome(row.outcome),
        reason=row.reason,
        probability=row.probability,
        margin=row.margin,
        coverage=row.coverage,
        scores=tuple((entry, float(score)) for entry, score in row.scores),
        entry_id=row.entry_id,
        entry_version=row.entry_version,
        status=row.status,
        update_id=row.update_id,
    )
    feedback = None
    if row.verdict is not None:
        complaint = Complaint(row.complaint) if row.complaint else None
        feedback = Feedback(Verdict(row.verdict), row.judged_at, complaint)
    return Question(
        id=row.id,
        asked=asked,
        chosen_entry_id=row.chosen_entry_id,
        chosen_status=row.chosen_status,
        feedback=feedback,
        wants_news=row.wants_news,
        is_set_aside=row.is_set_aside,
    )
