"""What was asked and not answered, put together by likeness: the gaps of the entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from knowledge.answer import Match
from knowledge.library import Library
from knowledge.postings import Floats
from knowledge.query import read_query

#: Two questions at least so alike (cosine of letter triples, 0..1) belong together. Of invented
#: officers' questions, rewordings lie above it and questions of two subjects below.
ALIKE = 0.45
#: Shown of each gap.
EXAMPLES = 3
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A masked question that found no answer, or none that helped; `town` only tells apart."""

    number: int
    text: str
    town: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions about the same thing.

    `number` is that of the question in the middle, the first of the `examples`; `questions` has
    the numbers of all. `towns` counts the municipalities; no name stands here.
    """

    number: int
    questions: tuple[int, ...]
    count: int
    towns: int
    examples: tuple[str, ...]
    nearest: tuple[Match, ...]


def gaps(asked: Sequence[Unanswered], library: Library) -> tuple[Gap, ...]:
    """The gaps, the largest first, of the same size the newest: the later, the higher a number.

    The order of the questions makes no difference.
    """
    ordered = sorted(asked, key=lambda one: (one.text.casefold(), one.number))
    groups = _groups(_likeness([one.text for one in ordered], library))
    found = [_gap([ordered[place] for place in group], library) for group in groups]
    return tuple(sorted(found, key=lambda gap: (-gap.count, -max(gap.questions))))


def _gap(group: Sequence[Unanswered], library: Library) -> Gap:
    middle = group[0]
    texts = tuple(dict.fromkeys(one.text for one in group))
    return Gap(
        number=middle.number,
        questions=tuple(one.number for one in group),
        count=len(group),
        towns=len({one.town for one in group if one.town}),
        examples=texts[:EXAMPLES],
        nearest=library.rank(middle.text, NEAREST),
    )


def _likeness(texts: Sequence[str], library: Library) -> Floats:
    """How alike any two texts are, in 0..1: letters as the search weighs them."""
    index = library.index
    places: dict[str, int] = {}
    weights: list[dict[int, float]] = []
    for text in texts:
        letters = read_query(text, index).letters
        weights.append(
            {
                places.setdefault(term, len(places)): (1 + log(count))
                * index.wording_letters.idf_of(term)
                for term, count in letters.items()
                if count >= 1
            }
        )
    table = np.zeros((len(texts), max(len(places), 1)))
    for row, terms in enumerate(weights):
        table[row, list(terms)] = list(terms.values())
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths > 0, lengths, 1.0)
    alike: Floats = table @ table.T
    np.fill_diagonal(alike, 1.0)
    return alike


def _groups(alike: Floats) -> list[list[int]]:
    """What has most and nearest neighbours left takes them; it comes first, the nearest next."""
    near = alike >= ALIKE
    left = np.ones(len(alike), dtype=np.bool_)
    groups: list[list[int]] = []
    while left.any():
        # Rounded: what is equal but for the last digit stays in the order of the texts.
        neighbours = np.round((alike * (near & left)).sum(axis=1) * left, 6)
        middle = int(neighbours.argmax())
        members = np.flatnonzero(near[middle] & left)
        by_likeness = np.argsort(-np.round(alike[middle][members], 6), kind="stable")
        others = [int(place) for place in members[by_likeness] if place != middle]
        groups.append([middle, *others])
        left[members] = False
    return groups
