"""Asking: the decision in pure code, then one transaction that remembers it."""

from dataclasses import dataclass

from cases.errors import Code, DeskError
from cases.people import Person
from cases.question import (
    Channel,
    Complaint,
    Feedback,
    NewQuestion,
    Outcome,
    Question,
    Verdict,
)
from handlers.services.anonymous import matter
from handlers.services.entries import Entries, considered
from handlers.services.ports import Clock, Storage, Unit
from knowledge.answer import Abstention, Answer, Clarification, Decision, Why
from knowledge.entry import Entry, Institution, LegalStatus
from knowledge.library import Library
from knowledge.status import said_in

#: Telegram's own limit of a message: nothing longer can have been typed.
TEXT_CHARS = 4096
#: So many candidates are remembered with a question.
REMEMBERED = 10

_OUTCOMES: dict[type[Decision], Outcome] = {
    Answer: Outcome.ANSWERED,
    Clarification: Outcome.CLARIFIED,
    Abstention: Outcome.ABSTAINED,
}


@dataclass(frozen=True, slots=True)
class Query:
    """What came in: masked text, where it was asked, the update it came with."""

    text: str
    channel: Channel
    update_id: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A remembered question with its decision and the library that decided it.

    `danger`: whom to call before anything else is read.
    """

    question_id: int
    decision: Decision
    library: Library
    danger: tuple[Institution, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an officer picked; `presumed` says that the status was concluded, not said."""

    entry: Entry
    status: LegalStatus | None = None
    presumed: bool = False


class Questions:
    """What may be done with questions: ask, choose, judge. Only the asker may touch hers."""

    def __init__(self, storage: Storage, entries: Entries, clock: Clock) -> None:
        self._storage = storage
        self._entries = entries
        self._clock = clock

    async def ask(self, query: Query, *, person: Person) -> Asked:
        """Decide and remember; the same update asked again is the same question."""
        library = self._entries.library
        decision = await considered(library, library.decide, query.text)
        question = self._remembered(query, decision, person)
        async with self._storage.write() as unit:
            question_id = await unit.questions.add(question)
        return Asked(question_id, decision, library, self.danger_in(query.text))

    def danger_in(self, text: str) -> tuple[Institution, ...]:
        """Whom to call before anything else is read; nobody unless a life is in danger."""
        return self._entries.library.emergency_in(matter(text))

    async def is_sure_of(self, text: str) -> bool:
        """Whether the text is certainly a question, or a cry for help; nothing is remembered."""
        library = self._entries.library
        if self.danger_in(text):
            return True
        decision = await considered(library, library.decide, text)
        return isinstance(decision, Answer) or decision.why in {Why.STATUS, Why.TWO_QUESTIONS}

    async def choose(self, question_id: int, key: str, *, by: Person) -> Chosen:
        """Take one of the entries offered, with the status that the question itself says.

        Raises BAD_REQUEST for an entry that was not among them.
        """
        async with self._storage.write() as unit:
            question, entry = await self._offer(unit, question_id, key, by)
            said = said_in(question.asked.text)
            status = said.single if _has(entry, said.single) else None
            await unit.questions.choose(question_id, entry.id, status)
        return Chosen(entry, status, presumed=said.presumed)

    async def choose_status(
        self, question_id: int, key: str, status: LegalStatus | None, *, by: Person
    ) -> Chosen:
        """Take the answer for a legal status, or with None the general one.

        Raises BAD_REQUEST for an entry that was not offered or has no answer for the status.
        """
        async with self._storage.write() as unit:
            _, entry = await self._offer(unit, question_id, key, by)
            if not _has(entry, status):
                raise DeskError(Code.BAD_REQUEST)
            await unit.questions.choose(question_id, entry.id, status)
        return Chosen(entry, status)

    async def dismiss(self, question_id: int, *, by: Person) -> None:
        """None of the offered entries was meant."""
        async with self._storage.write() as unit:
            await self._own(unit, question_id, by)
            await unit.questions.choose(question_id, None, None)

    async def judge(
        self, question_id: int, verdict: Verdict, complaint: Complaint | None = None, *, by: Person
    ) -> None:
        """Keep what the asker thinks of the answer; a later verdict replaces it."""
        feedback = Feedback(verdict, self._clock(), complaint)
        async with self._storage.write() as unit:
            await self._own(unit, question_id, by)
            await unit.questions.judge(question_id, feedback)

    async def _own(self, unit: Unit, question_id: int, person: Person) -> Question:
        question = await unit.questions.get(question_id)
        if question is None:
            raise DeskError(Code.UNKNOWN_QUESTION)
        if question.asked.person_id != person.id:
            raise DeskError(Code.NOT_YOURS)
        return question

    async def _offer(
        self, unit: Unit, question_id: int, key: str, person: Person
    ) -> tuple[Question, Entry]:
        question = await self._own(unit, question_id, person)
        entry = self._entries.by_key(key)
        if entry.id not in self._offered(question):
            raise DeskError(Code.BAD_REQUEST)
        return question, entry

    def _offered(self, question: Question) -> set[str]:
        """The ids offered, under the names they bear in the library of today."""
        resolve = self._entries.library.resolve
        return {entry.id for name, _ in question.asked.scores if (entry := resolve(name))}

    def _remembered(self, query: Query, decision: Decision, person: Person) -> NewQuestion:
        evidence = decision.evidence
        answer = decision if isinstance(decision, Answer) else None
        return NewQuestion(
            person_id=person.id,
            asked_at=self._clock(),
            channel=query.channel,
            text=query.text[:TEXT_CHARS],
            outcome=_OUTCOMES[type(decision)],
            reason=decision.why,
            probability=evidence.probability,
            margin=evidence.margin,
            coverage=evidence.coverage,
            scores=_scores(decision),
            entry_id=answer.entry.id if answer else None,
            entry_version=answer.entry.version if answer else None,
            status=answer.status if answer else None,
            update_id=query.update_id,
        )


def _scores(decision: Decision) -> tuple[tuple[str, float], ...]:
    """Candidates best first; what is shown comes first, even where the search has no score."""
    scores = {match.entry.id: match.score for match in decision.evidence.matches[:REMEMBERED]}
    for entry in _shown(decision):
        scores.setdefault(entry.id, 0.0)
    return tuple(sorted(scores.items(), key=lambda pair: -pair[1]))


def _shown(decision: Decision) -> tuple[Entry, ...]:
    match decision:
        case Answer(entry=entry):
            return (entry,)
        case Clarification(entries=entries):
            return entries
        case Abstention(nearest=nearest):
            return nearest


def _has(entry: Entry, status: LegalStatus | None) -> bool:
    return status is None or status in entry.variants
