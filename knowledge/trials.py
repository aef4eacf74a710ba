"""Other ways to add up the score, tried on the same questions.

The study tells the figures; the desk itself scores as `knowledge.rank` says.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from knowledge.evaluate import SHOWN, Labelled
from knowledge.library import Library
from knowledge.linear import Compared
from knowledge.postings import Floats
from knowledge.query import read_query
from knowledge.rank import Scored, score
from knowledge.text import sentences, tokens

#: Nearest wordings whose mean is tried as a view of its own.
NEAREST = 3
#: Sentences with fewer words are no question on their own.
SENTENCE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """One question scored by the desk, with what the trials add."""

    scored: Scored
    nearest_mean: Floats
    best_window: Floats
    right: frozenset[int]


Way = Callable[[Tried], Floats]


def ways(library: Library) -> dict[str, Way]:
    """The ways to score by name; the first is that of the desk."""
    found: dict[str, Way] = {"as it is": lambda tried: tried.scored.total}
    for view, weight in library.calibration.weights:
        if not weight:  # a view that is not in use
            continue
        found[f"{view} × 0"] = _times(view, 0.0)
        found[f"{view} × 2"] = _times(view, 2.0)
    found["+ 0.5 mean of three nearest wordings"] = lambda t: t.scored.total + 0.5 * t.nearest_mean
    found["+ 0.2 best sentence or pair of them"] = lambda t: t.scored.total + 0.2 * t.best_window
    return found


def try_ways(library: Library, parts: Mapping[str, Sequence[Labelled]]) -> tuple[Compared, ...]:
    """How often a right entry comes first and within three, for each part and way."""
    told = []
    for name, asked in parts.items():
        tried = [_tried(library, question) for question in asked if question.gold]
        if tried:
            told += [_compared(name, way, how, tried) for way, how in ways(library).items()]
    return tuple(told)


def _times(view: str, factor: float) -> Way:
    return lambda tried: tried.scored.total + (factor - 1) * tried.scored.views[view]


def _tried(library: Library, question: Labelled) -> Tried:
    index = library.index
    scored = score(read_query(question.text, index), index, library.calibration)
    spans = zip(index.starts.tolist(), index.ends.tolist(), strict=True)
    means = [float(np.sort(scored.by_wording[a:b])[-NEAREST:].mean()) for a, b in spans]
    windows = [
        score(read_query(text, index), index, library.calibration).total
        for text in _windows(question.text)
    ]
    return Tried(
        scored=scored,
        nearest_mean=np.array(means),
        best_window=np.max(windows, axis=0) if windows else scored.total,
        right=frozenset(n for n, e in enumerate(index.entries) if e.id in question.right),
    )


def _windows(text: str) -> list[str]:
    """The sentences of a text and its pairs of neighbouring ones; none when there is but one."""
    found = [s for s in sentences(text) if len(tokens(s)) >= SENTENCE_WORDS]
    pairs = [f"{a} {b}" for a, b in pairwise(found)]
    return [*found, *pairs] if pairs else []


def _compared(part: str, way: str, how: Way, tried: Sequence[Tried]) -> Compared:
    best = [np.argsort(-how(one), kind="stable")[:SHOWN].tolist() for one in tried]
    pairs = [(numbers, one.right) for numbers, one in zip(best, tried, strict=True)]
    firsts = sum(numbers[0] in right for numbers, right in pairs)
    within = sum(bool(right.intersection(numbers)) for numbers, right in pairs)
    return Compared(part, way, len(tried), firsts / len(tried), within / len(tried))
