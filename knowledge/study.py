"""Studies the search on labelled questions and on the entries.

By part, area, style, kind and noise; what is confused with what; what another threshold for
answers would bring.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.evaluate import Labelled, Report, Row, report, run
from knowledge.left_out import Asked, left_out
from knowledge.library import Library
from knowledge.noise import Noise, typed

#: Answer thresholds of the risk-coverage table.
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)
#: Pairs of entries that are confused less often are left out.
LEAST_CONFUSED = 2
#: Pairs of entries that the list holds at most.
CONFUSIONS = 40
_LOWEST_BAND = 1e-6


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the questions, such as those tuned on, with what became of them."""

    name: str
    rows: tuple[Row, ...]
    noisy: Mapping[Noise, Report]
    risks: tuple["Risk", ...]

    def by(self, group: Callable[[Row], str]) -> dict[str, Report]:
        """A report of each group, in the order of the names."""
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            found[group(row)].append(row)
        return {name: report(found[name]) for name in sorted(found)}


@dataclass(frozen=True, slots=True)
class Risk:
    """What an answer threshold gives: shares in 0..1, `None` where nothing was answered.

    `coverage` is the share of answerable questions that get an answer, `false` the share of
    answered ones among the unanswerable of each kind.
    """

    threshold: float
    precision: float | None
    coverage: float
    false: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often a question or a left-out wording of one entry found another one first."""

    meant: str
    found: str
    questions: int
    wordings: int
    example: str


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that was found out about a library."""

    parts: tuple[Part, ...]
    asked: tuple[Asked, ...]
    confusions: tuple[Confusion, ...]


def study(library: Library, parts: Mapping[str, Sequence[Labelled]]) -> Study:
    """Study a library on named parts of questions; the same input gives the same study."""
    found = tuple(part(library, name, asked) for name, asked in parts.items())
    wordings = left_out(library)
    return Study(found, wordings, confusions([r for p in found for r in p.rows], wordings))


def part(library: Library, name: str, asked: Sequence[Labelled]) -> Part:
    """Ask one part as it stands, typed in other ways, and with other thresholds."""
    rows = run(library, asked, _still)
    noisy = {Noise.AS_TYPED: report(rows)}
    for noise in Noise:
        if noise is not Noise.AS_TYPED:
            again = [q.model_copy(update={"text": typed(q.text, noise)}) for q in asked]
            noisy[noise] = report(run(library, again, _still))
    return Part(name, rows, noisy, risks(library, asked))


def risks(library: Library, asked: Sequence[Labelled]) -> tuple[Risk, ...]:
    """The table of answer thresholds, each decided as the desk decides.

    Everything is asked once with a band that answers whatever may be answered; a question is then
    answered at a threshold when its probability reaches it.
    """
    calibration = library.calibration
    open_ = calibration.bands.model_copy(update={"answer": _LOWEST_BAND})
    eager = replace(library, calibration=calibration.model_copy(update={"bands": open_}))
    rows = run(eager, asked, _still)
    return tuple(_risk(rows, threshold) for threshold in THRESHOLDS)


def _risk(rows: Sequence[Row], threshold: float) -> Risk:
    told = [row for row in rows if _is_answered(row, threshold)]
    answerable = [row for row in rows if row.asked.gold]
    kinds = sorted({row.asked.kind for row in rows if not row.asked.gold})
    return Risk(
        threshold=threshold,
        precision=float(np.mean([row.is_shown for row in told])) if told else None,
        coverage=_answered_share(answerable, threshold),
        false={
            kind: _answered_share(
                [row for row in rows if not row.asked.gold and row.asked.kind == kind], threshold
            )
            for kind in kinds
        },
    )


def _is_answered(row: Row, threshold: float) -> bool:
    return row.name == "answer" and row.decision.evidence.probability >= threshold


def _answered_share(rows: Sequence[Row], threshold: float) -> float:
    return float(np.mean([_is_answered(row, threshold) for row in rows])) if rows else 0.0


def confusions(rows: Iterable[Row], wordings: Iterable[Asked]) -> tuple[Confusion, ...]:
    """The pairs of entries that are confused most often, questions counting before wordings."""
    by_question: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    by_wording: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.asked.gold and row.rank != 1:
            by_question[row.asked.gold[0], row.candidates[0][0]].append(row.asked.text)
    for one in wordings:
        if one.place > 1:
            by_wording[one.entry, one.first].append(one.wording)
    pairs = [
        Confusion(*pair, len(by_question[pair]), len(by_wording[pair]), texts[0])
        for pair in {**by_question, **by_wording}
        if len(texts := by_question[pair] + by_wording[pair]) >= LEAST_CONFUSED
    ]
    return tuple(sorted(pairs, key=_most_first)[:CONFUSIONS])


def _most_first(pair: Confusion) -> tuple[int, int, str, str]:
    return -(2 * pair.questions + pair.wordings), -pair.questions, pair.meant, pair.found


def area(library: Library) -> Callable[[Row], str]:
    """The topic of the entry that is meant; unanswerable questions have none."""

    def topic(row: Row) -> str:
        entry = library.resolve(row.asked.gold[0]) if row.asked.gold else None
        return entry.topic if entry else "-"

    return topic


def style(row: Row) -> str:
    """How the question was written."""
    return row.asked.style or "-"


def kind(row: Row) -> str:
    """Whether and why the question has an answer."""
    return row.asked.kind or "-"


def _still() -> float:
    """Times are measured by the benchmark: here they would make every run another."""
    return 0.0
