"""A softmax regression over all wordings, to be measured beside nearest-wording scoring.

The desk does not use it: the study trains it on the spot and tells what it would gain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from knowledge.evaluate import SHOWN, Labelled
from knowledge.index import Index
from knowledge.library import Library
from knowledge.postings import Floats, Singles
from knowledge.query import read_query
from knowledge.rank import score

Numbers = npt.NDArray[np.int64]

#: Rounds over all wordings, and the step of the first; it falls to a tenth.
EPOCHS = 12
STEP = 1.0
#: The length of the word beginnings beside the letter triples, whose length is one.
STEMS = 0.7
#: The length of the vector of meaning beside them, once the mean of all is taken off.
MEANT = 1.0
#: Weights at which the model is tried as one more view; the best on the first part is taken.
MIXES = (0.01, 0.02, 0.04, 0.08, 0.15)


@dataclass(frozen=True, slots=True)
class Compared:
    """How often a right entry came first and within three, in 0..1."""

    part: str
    engine: str
    questions: int
    at_1: float
    at_3: float


@dataclass(frozen=True, slots=True)
class Linear:
    """One column of coefficients an entry; the row of each term of the two views."""

    letters: Mapping[str, int]
    stems: Mapping[str, int]
    table: Singles
    centre: Singles | None = None

    def scores(self, text: str, index: Index) -> Floats:
        """The scores of all entries, of mean zero and spread one."""
        rows, values = _vector(text, index, self.letters, self.stems)
        if self.centre is not None and index.meaning:
            first = len(self.letters) + len(self.stems)
            rows, values = _with_meaning(
                (rows, values), index.meaning.vector(text) - self.centre, first
            )
        raw: Floats = (values @ self.table[rows]).astype(np.float64)
        centred: Floats = raw - raw.mean()
        return centred / max(float(raw.std()), 1e-9)


def train(index: Index, seed: int = 1) -> Linear:
    """Train on every wording, each entry weighing the same however many it has.

    Where meanings are compared, the vectors of the wordings are further features.
    """
    letters = {term: row for row, term in enumerate(index.letters.rows)}
    stems = {term: len(letters) + row for row, term in enumerate(index.entry_words.rows)}
    vectors = [_vector(text, index, letters, stems) for text in index.wordings]
    first, centre = len(letters) + len(stems), None
    further = 0
    if index.meaning:
        centre = index.meaning.vectors.mean(axis=0)
        meant = index.meaning.vectors - centre
        vectors = [_with_meaning(v, m, first) for v, m in zip(vectors, meant, strict=True)]
        further = meant.shape[1]
    sizes = index.ends - index.starts
    owners = np.repeat(np.arange(len(sizes)), sizes)
    weights = (sizes.mean() / sizes)[owners]
    table = np.zeros((first + further, len(sizes)), dtype=np.float32)
    random = np.random.default_rng(seed)
    for epoch in range(EPOCHS):
        step = STEP * (1 - 0.9 * epoch / EPOCHS)
        for number in random.permutation(len(vectors)):
            _learn(table, vectors[number], owners[number], step * weights[number])
    return Linear(letters, stems, table, centre)


def compare(
    library: Library, parts: Mapping[str, Sequence[Labelled]], also: str = ""
) -> tuple[Compared, ...]:
    """Nearest wordings, the model, and both; the weight of both is chosen on the first part.

    `also` is added to the names of the engines.
    """
    model = train(library.index)
    scored = {name: _scored(library, model, asked) for name, asked in parts.items()}
    first = next(iter(scored.values()))
    mix = max(MIXES, key=first.recall)
    return tuple(
        Compared(name, engine + also, len(found.right), *found.recall(weight))
        for name, found in scored.items()
        for engine, weight in (
            ("nearest wordings", 0.0),
            ("trained model", None),
            (f"both, model × {mix:g}", mix),
        )
    )


@dataclass(frozen=True, slots=True)
class _Scored:
    nearest: Floats
    trained: Floats
    right: tuple[frozenset[int], ...]

    def recall(self, weight: float | None) -> tuple[float, float]:
        """Shares of questions with a right entry first and within three; None: the model alone."""
        total = self.trained if weight is None else self.nearest + weight * self.trained
        order = np.argsort(-total, axis=1, kind="stable")[:, :SHOWN].tolist()
        pairs = list(zip(order, self.right, strict=True))
        firsts = sum(best[0] in right for best, right in pairs)
        within = sum(bool(right.intersection(best)) for best, right in pairs)
        return firsts / len(pairs), within / len(pairs)


def _scored(library: Library, model: Linear, asked: Sequence[Labelled]) -> _Scored:
    index = library.index
    number_of = {entry.id: number for number, entry in enumerate(index.entries)}
    known = [q for q in asked if q.gold and q.right & number_of.keys()]
    queries = [read_query(q.text, index) for q in known]
    return _Scored(
        np.array([score(query, index, library.calibration).total for query in queries]),
        np.array([model.scores(q.text, index) for q in known]),
        tuple(frozenset(number_of[n] for n in q.right if n in number_of) for q in known),
    )


def _learn(table: Singles, vector: tuple[Numbers, Singles], owner: int, step: float) -> None:
    """One step down the gradient of the cross-entropy of one wording."""
    rows, values = vector
    z = values @ table[rows]
    chances = np.exp(z - z.max())
    chances /= chances.sum()
    chances[owner] -= 1
    table[rows] -= np.outer(values, chances * np.float32(step))


def _with_meaning(
    vector: tuple[Numbers, Singles], meant: Singles, first: int
) -> tuple[Numbers, Singles]:
    """Further features behind the sparse ones, from row `first` on, of length MEANT."""
    rows, values = vector
    length = max(float(np.linalg.norm(meant)), 1e-9)
    further = np.arange(first, first + len(meant))
    return np.concatenate([rows, further]), np.concatenate([values, meant * (MEANT / length)])


def _vector(
    text: str, index: Index, letters: Mapping[str, int], stems: Mapping[str, int]
) -> tuple[Numbers, Singles]:
    query = read_query(text, index)
    found = [
        (letters[term], (1 + log(max(count, 1))) * index.entry_letters.idf_of(term))
        for term, count in query.letters.items()
        if term in letters
    ]
    words = [
        (stems[term], count * index.entry_words.idf_of(term))
        for term, count in query.stems.items()
        if term in stems
    ]
    pairs = [*_scaled(found, 1.0), *_scaled(words, STEMS)]
    rows = np.array([row for row, _ in pairs], dtype=np.int64)
    return rows, np.array([value for _, value in pairs], dtype=np.float32)


def _scaled(pairs: Sequence[tuple[int, float]], to: float) -> list[tuple[int, float]]:
    length = sqrt(sum(value**2 for _, value in pairs)) or 1.0
    return [(row, to * value / length) for row, value in pairs]
