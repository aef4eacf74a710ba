"""Search: the desk's decision against ready-made searches, on the same entries and questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from statistics import median
from time import perf_counter

import numpy as np

from knowledge.evaluate import Labelled
from knowledge.library import Library
from tests.bench import engines
from tests.bench.engines import Engine
from tests.bench.padding import ALIASES, Corpus, padded, shipped
from tests.bench.questions import answerable
from tests.bench.tables import Table, milliseconds, percent, times

#: Every engine answers a question this often, in turns; its median counts.
ROUNDS = 3
#: So many questions in a row, then it is the next engine's turn.
BLOCK = 25


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is asked at one size; WRatio answers the first `slow` questions only.

    With `aliases` every entry has so many and nothing else, without it the shipped wordings.
    """

    entries: int
    questions: int
    slow: int
    slow_rounds: int = 1
    aliases: int | None = None

    def corpus(self, own: Corpus) -> Corpus:
        """The entries that are searched."""
        of_size = padded(own, self.entries)
        return of_size if self.aliases is None else of_size.cut(self.aliases)

    @property
    def size(self) -> str:
        """How the table names it."""
        few = "" if self.aliases is None else f", {self.aliases} aliases each"
        return f"{self.entries:,}{few}"


PLANS = (
    Plan(40, 600, 60, ROUNDS),
    Plan(200, 600, 60),
    Plan(2_000, 400, 40, aliases=ALIASES),  # the aim of the design
    Plan(2_000, 400, 40),
    Plan(20_000, 100, 10),
)


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of questions in one engine: the place of the right entry (0: none), seconds."""

    engine: Engine
    places: tuple[int, ...]
    seconds: tuple[float, ...]

    def recall(self, within: int, first: int | None = None) -> float:
        """The share of the (first so many) questions whose entry stands so high."""
        places = self.places[:first]
        return sum(0 < place <= within for place in places) / len(places)

    def percentile(self, share: float, first: int | None = None) -> float:
        """Seconds within which so many per cent of the (first) questions were done."""
        return float(np.percentile(self.seconds[:first], share))


def compare(library: Library, plans: Sequence[Plan] = PLANS) -> Table:
    """The table of all sizes."""
    own = shipped(library)
    rows: list[tuple[str, ...]] = []
    for plan in plans:
        rows += _rows(plan.size, _tried(library, plan.corpus(own), plan))
    return Table(
        "Search",
        (
            *("Entries", "Engine", "Questions", "R@1", "R@3", "p50 ms", "p95 ms", "Build s"),
            *("Desk is faster", "Desk's R@1"),
        ),
        tuple(rows),
        (
            "desk: the whole decision (read, correct, rank, calibrate); the others only rank.",
            "The last two columns compare on the questions that both were asked.",
            "WRatio: `process.extract` over all wordings, processed beforehand.",
            f"Entries: {len(own.entries)} shipped ones, then made-up ones of {ALIASES} aliases.",
        ),
    )


def _tried(library: Library, corpus: Corpus, plan: Plan) -> tuple[Tried, ...]:
    asked = answerable(corpus)[: plan.questions]
    slow = engines.wratio(corpus)
    ready = (
        engines.desk(library, corpus),
        engines.fts5_entries(corpus),
        engines.fts5_wordings(corpus),
        slow,
    )
    return _in_turns(ready, asked, {slow.name: (plan.slow, plan.slow_rounds)})


def _in_turns(
    ready: Sequence[Engine], asked: Sequence[Labelled], bounds: dict[str, tuple[int, int]]
) -> tuple[Tried, ...]:
    """Ask engine after engine the same few questions, so that a busy moment meets all of them."""
    took: dict[str, dict[int, list[float]]] = {engine.name: {} for engine in ready}
    places: dict[str, list[int]] = {engine.name: [] for engine in ready}
    for turn, block in product(range(ROUNDS), range(0, len(asked), BLOCK)):
        for engine in ready:
            most, rounds = bounds.get(engine.name, (len(asked), ROUNDS))
            if turn >= rounds:
                continue
            for number in range(block, min(block + BLOCK, most)):
                began = perf_counter()
                found = engine.find(asked[number].text)
                took[engine.name].setdefault(number, []).append(perf_counter() - began)
                if turn == 0:
                    places[engine.name].append(_place(found, asked[number]))
    return tuple(
        Tried(engine, tuple(places[engine.name]), tuple(map(median, took[engine.name].values())))
        for engine in ready
    )


def _place(found: Sequence[str], question: Labelled) -> int:
    hits = (n for n, entry in enumerate(found, 1) if entry in question.right)
    return next(hits, 0)


def _rows(size: str, tried: Sequence[Tried]) -> list[tuple[str, ...]]:
    desk = tried[0]
    rows: list[tuple[str, ...]] = []
    for other in tried:
        asked = len(other.places)
        faster = other.percentile(50) / desk.percentile(50, asked)
        better = desk.recall(1, asked) / max(other.recall(1), 1 / asked)
        rows.append(
            (
                size,
                other.engine.name,
                str(asked),
                percent(other.recall(1)),
                percent(other.recall(3)),
                milliseconds(other.percentile(50)),
                milliseconds(other.percentile(95)),
                f"{other.engine.build_seconds:.2f}",
                "" if other is desk else times(faster),
                "" if other is desk else times(better),
            )
        )
    return rows
