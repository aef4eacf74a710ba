"""An inverted index in numpy: for each term the documents that hold it, with a weight."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """`docs[starts[t]:starts[t + 1]]` are the documents of term t, `weights` beside them.

    `unseen_idf`, the largest of all, is that of a term which no document holds.
    """

    terms: Mapping[str, int]
    idf: Floats
    starts: tuple[int, ...]
    docs: Ints
    weights: Floats
    size: int
    unseen_idf: float

    def idf_of(self, term: str) -> float:
        """The idf of a term; unseen terms are the rarest."""
        number = self.terms.get(term)
        return self.unseen_idf if number is None else float(self.idf[number])

    def score(self, query: Mapping[str, float]) -> Floats:
        """The sum of query weight times document weight, for every document."""
        known = [(self.terms[t], w) for t, w in query.items() if t in self.terms]
        if not known:
            return np.zeros(self.size)
        rows = [slice(self.starts[n], self.starts[n + 1]) for n, _ in known]
        factors = np.repeat([w for _, w in known], [r.stop - r.start for r in rows])
        docs = np.concatenate([self.docs[r] for r in rows])
        weights = np.concatenate([self.weights[r] for r in rows])
        total: Floats = np.bincount(docs, weights * factors, self.size).astype(np.float64)
        return total


def cosine(documents: Sequence[Mapping[str, float]]) -> Postings:
    """TF-IDF with sublinear term frequency, documents of length one.

    The idf is smoothed: log((1 + N) / (1 + df)) + 1.
    """
    terms, term_of, docs, counts = _flatten(documents)
    n = len(documents)
    df = np.bincount(term_of, minlength=len(terms))
    idf = np.log((1 + n) / (1 + df)) + 1
    weights = (1 + np.log(np.maximum(counts, 1e-9))) * idf[term_of]
    norms = np.sqrt(np.bincount(docs, weights=weights**2, minlength=n))
    weights = weights / np.maximum(norms[docs], 1e-12)
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
    terms: dict[str, int] = {}
    term_of: list[int] = []
    sizes: list[int] = []
    counts: list[float] = []
    for document in documents:
        sizes.append(len(document))
        term_of.extend(terms.setdefault(term, len(terms)) for term in document)
        counts.extend(document.values())
    docs = np.repeat(np.arange(len(documents)), np.array(sizes, dtype=np.int64))
    return terms, np.array(term_of, dtype=np.int64), docs, np.array(counts, dtype=np.float64)


def _sorted(
    terms: dict[str, int], idf: Floats, term_of: Ints, docs: Ints, weights: Floats, size: int
) -> Postings:
    order = np.argsort(term_of, kind="stable")
    starts = np.zeros(len(terms) + 1, dtype=np.int64)
    np.cumsum(np.bincount(term_of, minlength=len(terms)), out=starts[1:])
    return Postings(
        terms=terms,
        idf=idf,
        starts=tuple(starts.tolist()),
        docs=docs[order].astype(np.int64),
        weights=weights[order],
        size=size,
        unseen_idf=float(idf.max(initial=1.0)),
    )


def counted(terms: Iterable[str]) -> dict[str, float]:
    """How often each term occurs."""
    return dict(Counter(terms))
