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


def cosine(documents: Sequence[Mapping[str, float]]) -> Postings:
    """TF-IDF with sublinear term frequency, documents of length one.

    The idf is smoothed: log((1 + N) / (1 + df)) + 1. It stands twice in the weights, once for
    the query, which is then scored by its term frequencies alone.
    """
    terms, term_of, docs, counts = _flatten(documents)
    n = len(documents)
    df = np.bincount(term_of, minlength=len(terms))
    idf = np.log((1 + n) / (1 + df)) + 1
    weights = (1 + np.log(np.maximum(counts, 1e-9))) * idf[term_of]
    norms = np.sqrt(np.bincount(docs, weights=weights**2, minlength=n))
    weights = weights * idf[term_of] / np.maximum(norms[docs], 1e-12)
    return _sorted(terms, idf, term_of, docs, weights, n)


def bm25(documents: Sequence[Mapping[str, float]], *, k1: float, b: float) -> Postings:
    """Okapi BM25 with the never-negative idf log(1 + (N - df + .5) / (df + .5))."""
    terms, term_of, docs, counts = _flatten(documents)
    n = len(documents)
    df = np.bincount(term_of, minlength=len(terms))
    idf = np.log(1 + (n - df + 0.5) / (df + 0.5))
    lengths = np.bincount(docs, weights=counts, minlength=n)
    mean = lengths.mean() if n and lengths.any() else 1.0
    damping = k1 * (1 - b + b * lengths[docs] / mean)
    weights = idf[term_of] * counts * (k1 + 1) / (counts + damping)
    return _sorted(terms, idf, term_of, docs, weights, n)


def _flatten(
    documents: Sequence[Mapping[str, float]],
) -> tuple[dict[str, int], Ints, Ints, Floats]:
    terms: defaultdict[str, int] = defaultdict()
    terms.default_factory = terms.__len__  # a term met for the first time gets the next number
    term_of = np.fromiter(map(terms.__getitem__, chain.from_iterable(documents)), np.int64)
    counts = np.fromiter(chain.from_iterable(d.values() for d in documents), np.float64)
    sizes = np.fromiter(map(len, documents), np.int64)
    return dict(terms), term_of, np.repeat(np.arange(len(documents)), sizes), counts


def _sorted(
    terms: dict[str, int], idf: Floats, term_of: Ints, docs: Ints, weights: Floats, size: int
) -> Postings:
    order = np.argsort(term_of, kind="stable")
    ends = np.cumsum(np.bincount(term_of, minlength=len(terms))).tolist()
    return Postings(
        rows=dict(zip(terms, map(slice, [0, *ends[:-1]], ends), strict=True)),
        idf=dict(zip(terms, idf.tolist(), strict=True)),
        docs=docs[order].astype(np.int64),
        weights=weights[order],
        size=size,
        unseen_idf=float(idf.max(initial=1.0)),
    )


def counted(terms: Iterable[str]) -> dict[str, float]:
    """How often each term occurs."""
    return dict(Counter(terms))
