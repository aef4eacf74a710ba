"""An inverted index in numpy: for each term the documents that hold it, with a weight."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """`docs[rows[term]]` are the documents that hold a term, in order, `weights` beside them.

    `unseen_idf`, the largest of all, is that of a term which no document holds.
    """

    rows: Mapping[str, slice]
    idf: Mapping[str, float]
    docs: Ints
    weights: Floats
    size: int
    unseen_idf: float

    def idf_of(self, term: str) -> float:
        """The idf of a term; unseen terms are the rarest."""
        return self.idf.get(term, self.unseen_idf)

    def length(self, query: Mapping[str, float]) -> float:
        """The length of a query whose terms weigh as much as they are rare."""
        idf, unseen = self.idf, self.unseen_idf
        return sqrt(sum((factor * idf.get(t, unseen)) ** 2 for t, factor in query.items()))

    def score(self, query: Mapping[str, float]) -> Floats:
        """The sum of query weight times document weight, for every document."""
        found = [
            (row, factor) for t, factor in query.items() if (row := self.rows.get(t)) is not None
        ]
        if not found:
            return np.zeros(self.size)
        docs, weights = self.docs, self.weights
        held = [weights[row] if factor == 1.0 else weights[row] * factor for row, factor in found]
        total = np.bincount(
            np.concatenate([docs[row] for row, _ in found]),
            weights=np.concatenate(held),
            minlength=self.size,
        )
        return total.astype(np.float64, copy=False)


def cosine(documents: Sequence[Sequence[str]]) -> Postings:
    """TF-IDF with sublinear term frequency, documents of length one.

    The idf is smoothed: log((1 + N) / (1 + df)) + 1. It stands twice in the weights, once for
    the query, which is then scored by its term frequencies alone.
    """
    held = _hold(documents)
    idf = np.log((1 + held.size) / (1 + held.frequencies)) + 1
    weights = (1 + np.log(held.counts)) * idf[held.term_of]
    norms = np.sqrt(np.bincount(held.docs, weights=weights**2, minlength=held.size))
    return _postings(held, idf, weights * idf[held.term_of] / norms[held.docs])


def bm25(documents: Sequence[Sequence[str]], *, k1: float, b: float) -> Postings:
    """Okapi BM25 with the never-negative idf log(1 + (N - df + .5) / (df + .5))."""
    held = _hold(documents)
    idf = np.log(1 + (held.size - held.frequencies + 0.5) / (held.frequencies + 0.5))
    lengths = np.bincount(held.docs, weights=held.counts, minlength=held.size)
    mean = lengths.mean() if lengths.any() else 1.0
    damping = k1 * (1 - b + b * lengths[held.docs] / mean)
    weights = idf[held.term_of] * held.counts * (k1 + 1) / (held.counts + damping)
    return _postings(held, idf, weights)


def counted(terms: Iterable[str]) -> dict[str, float]:
    """How often each term occurs."""
    return dict(Counter(terms))


@dataclass(frozen=True, slots=True)
class _Held:
    """Which term stands in which document and how often, by term and then by document."""

    terms: Mapping[str, int]
    term_of: Ints
    docs: Ints
    counts: Floats
    frequencies: Ints
    size: int


def _hold(documents: Sequence[Sequence[str]]) -> _Held:
    terms: defaultdict[str, int] = defaultdict()
    terms.default_factory = terms.__len__  # a term met for the first time gets the next number
    size = len(documents)
    term_of = np.fromiter(map(terms.__getitem__, chain.from_iterable(documents)), np.int64)
    docs = np.repeat(np.arange(size), np.fromiter(map(len, documents), np.int64))
    pairs, counts = np.unique(term_of * size + docs, return_counts=True)
    term_of, docs = np.divmod(pairs, max(size, 1))
    frequencies = np.bincount(term_of, minlength=len(terms))
    return _Held(dict(terms), term_of, docs, counts.astype(np.float64), frequencies, size)


def _postings(held: _Held, idf: Floats, weights: Floats) -> Postings:
    ends = np.cumsum(held.frequencies).tolist()
    return Postings(
        rows=dict(zip(held.terms, map(slice, [0, *ends[:-1]], ends), strict=True)),
        idf=dict(zip(held.terms, idf.tolist(), strict=True)),
        docs=held.docs,
        weights=weights,
        size=held.size,
        unseen_idf=float(idf.max(initial=1.0)),
    )
