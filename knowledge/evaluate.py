"""Measures the search on labelled questions: what is found, what is answered, what is not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from pydantic import Field

from knowledge.answer import Abstention, Answer, Clarification, Decision, Why
from knowledge.entry import Value
from knowledge.library import Library

#: Candidates written for every row.
CANDIDATES = 8
#: A target counts as shown among this many choices.
SHOWN = 3


class Labelled(Value):
    """A question with the entries that answer it; empty gold: the desk must not answer."""

    text: str
    gold: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    style: str = ""
    kind: str = ""

    @property
    def right(self) -> frozenset[str]:
        """All entries whose answer would serve."""
        return frozenset((*self.gold, *self.also))


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one question; `took_ms` is the time of the decision."""

    asked: Labelled
    decision: Decision
    candidates: tuple[tuple[str, float], ...]
    took_ms: float

    @property
    def rank(self) -> int:
        """The place of the first right candidate from one; zero when there is none."""
        places = (n for n, (i, _) in enumerate(self.candidates, 1) if i in self.asked.right)
        return next(places, 0)

    @property
    def name(self) -> str:
        """The decision as rows name it."""
        match self.decision:
            case Answer():
                return "answer"
            case Clarification():
                return "clarify"
            case Abstention():
                return "abstain"

    @property
    def entry(self) -> str | None:
        """The entry that was decided on, also when only the legal status is still asked."""
        match self.decision:
            case Answer(entry=entry):
                return entry.id
            case Clarification(entries=(entry,), why=Why.STATUS):
                return entry.id
            case _:
                return None

    @property
    def is_shown(self) -> bool:
        """Whether a right entry was answered or stood among the choices."""
        match self.decision:
            case Answer(entry=entry):
                return entry.id in self.asked.right
            case Clarification(entries=entries):
                return any(e.id in self.asked.right for e in entries[:SHOWN])
            case Abstention():
                return False

    def as_json(self) -> dict[str, object]:
        """The row as `eval --rows` writes it."""
        return {
            "text": self.asked.text,
            "decision": self.name,
            "entry": self.entry,
            "candidates": [{"id": i, "score": round(s, 6)} for i, s in self.candidates],
        }


class Report(Value):
    """Shares lie in 0..1; `None` where there was nothing to measure."""

    questions: int
    answerable: int
    recall_at_1: float | None
    recall_at_3: float | None
    mrr_at_10: float | None
    answer_precision: float | None
    answer_coverage: float | None
    clarified: float | None
    status_asked: float | None
    target_shown: float | None
    false_answers: float | None
    false_answers_by_kind: dict[str, float] = Field(default_factory=dict)
    abstained_on_unanswerable: float | None
    auroc: float | None
    p50_ms: Annotated[float, Field(ge=0)]
    p95_ms: Annotated[float, Field(ge=0)]


def run(
    library: Library, asked: Iterable[Labelled], timer: Callable[[], float]
) -> tuple[Row, ...]:
    """Decide every question; `timer` gives seconds."""
    rows = []
    for question in asked:
        began = timer()
        decision = library.decide(question.text)
        took = (timer() - began) * 1000
        found = library.rank(question.text, CANDIDATES)
        listed = tuple((match.entry.id, match.score) for match in found)
        rows.append(Row(question, decision, _filled(listed, library), took))
    return tuple(rows)


def own_tests(library: Library) -> tuple[Labelled, ...]:
    """The test questions that the entries carry."""
    return tuple(
        Labelled(text=text, gold=(entry.id,), kind="answerable")
        for entry in library.entries.values()
        if not entry.retired
        for text in entry.tests
    )


def report(rows: Sequence[Row]) -> Report:
    """Summarise rows; right means gold or also."""
    answerable = [row for row in rows if row.asked.gold]
    unanswerable = [row for row in rows if not row.asked.gold]
    answered = [row for row in rows if row.name == "answer"]
    times = [row.took_ms for row in rows] or [0.0]
    return Report(
        questions=len(rows),
        answerable=len(answerable),
        recall_at_1=_share(row.rank == 1 for row in answerable),
        recall_at_3=_share(0 < row.rank <= SHOWN for row in answerable),
        mrr_at_10=_mean([1 / row.rank if row.rank else 0.0 for row in answerable]),
        answer_precision=_share(row.is_shown for row in answered),
        answer_coverage=_share(row.name == "answer" for row in answerable),
        clarified=_share(row.name == "clarify" for row in answerable),
        status_asked=_share(row.decision.why is Why.STATUS for row in answerable),
        target_shown=_share(row.is_shown for row in answerable),
        false_answers=_share(row.name == "answer" for row in unanswerable),
        false_answers_by_kind={
            kind: _share(r.name == "answer" for r in unanswerable if r.asked.kind == kind) or 0.0
            for kind in sorted({row.asked.kind for row in unanswerable})
        },
        abstained_on_unanswerable=_share(row.name == "abstain" for row in unanswerable),
        auroc=auroc(
            [row.decision.evidence.probability for row in answerable],
            [row.decision.evidence.probability for row in unanswerable],
        ),
        p50_ms=float(np.percentile(times, 50)),
        p95_ms=float(np.percentile(times, 95)),
    )


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The chance that a positive outranks a negative, ties counted half."""
    if not positive or not negative:
        return None
    above = np.subtract.outer(np.array(positive), np.array(negative))
    return float(((above > 0).mean() + 0.5 * (above == 0).mean()).round(4))


def _filled(
    listed: tuple[tuple[str, float], ...], library: Library
) -> tuple[tuple[str, float], ...]:
    """At least as many candidates as asked for, also for a text without a word."""
    seen = {name for name, _ in listed}
    rest = [name for name in library.entries if name not in seen][: CANDIDATES - len(listed)]
    return (*listed, *((name, 0.0) for name in rest))


def _share(hits: Iterable[bool]) -> float | None:
    return _mean([float(hit) for hit in hits])


def _mean(values: Sequence[float]) -> float | None:
    return round(float(np.mean(values)), 4) if values else None
