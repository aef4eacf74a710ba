"""An inverted index in numpy: for each term the documents that hold it, with a weight."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """`docs[starts[t]:starts[t + 1]]` are the documents of term t, `weights` beside them."""

    terms: Mapping[str, int]
    idf: Floats
    starts: Ints
    docs: Ints
    weights: Floats
    size: int

    @property
    def unseen_idf(self) -> float:
        """The idf of a term that no document holds: the largest possible."""
        return float(self.idf.max(initial=1.0))

    def idf_of(self, term: str) -> float:
        """The idf of a term; unseen terms are the rarest."""
        number = self.terms.get(term)
        return self.unseen_idf if number is None else float(self.idf[number])

    def score(self, query: Mapping[str, float]) -> Floats:
        """The sum of query weight times document weight, for every document."""
        total = np.zeros(self.size)
        for term, weight in query.items():
            number = self.terms.get(term)
            if number is not None:
                rows = slice(self.starts[number], self.starts[number + 1])
                # a document stands once in a row of postings, so plain addition is right
                total[self.docs[rows]] += weight * self.weights[rows]
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
    return Postings(terms, idf, starts, docs[order], weights[order], size)


def counted(terms: Iterable[str]) -> dict[str, float]:
    """How often each term occurs."""
    counts: dict[str, float] = {}
    for term in terms:
        counts[term] = counts.get(term, 0.0) + 1.0
    return counts
