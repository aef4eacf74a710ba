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
Singles: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each term is; `unseen_idf`, the largest, is that of a term no document holds."""

    idf: Mapping[str, float]
    unseen_idf: float

    def idf_of(self, term: str) -> float:
        """The idf of a term; unseen terms are the rarest."""
        return self.idf.get(term, self.unseen_idf)

    def length(self, query: Mapping[str, float]) -> float:
        """The length of a query whose terms weigh as much as they are rare."""
        idf, unseen = self.idf, self.unseen_idf
        return sqrt(sum((factor * idf.get(t, unseen)) ** 2 for t, factor in query.items()))


@dataclass(frozen=True, slots=True)
class Postings(Rarity):
    """`docs[rows[term]]` are the documents that hold a term, in order, `weights` beside them."""

    rows: Mapping[str, slice]
    docs: Ints
    weights: Floats
    size: int

    def score(self, query: Mapping[str, float]) -> Floats:
        """The sum of query weight times document weight, for every document."""
        total = np.zeros(self.size)
        _add_up(query, self.rows, self.docs, self.weights, total)
        return total


@dataclass(frozen=True, slots=True)
class Paired:
    """Two views of the same terms in one list, so that a term is looked up once for both.

    The documents of the second are numbered on behind the `sizes[0]` of the first.
    """

    first: Rarity
    second: Rarity
    rows: Mapping[str, slice]
    docs: Ints
    weights: Floats
    sizes: tuple[int, int]

    @classmethod
    def of(cls, first: Postings, second: Postings) -> "Paired":
        """Lay the rows of each term beside each other; both have the same terms in one order."""
        sizes = np.array([_lengths(first), _lengths(second)], dtype=np.int64)
        terms = np.arange(sizes.shape[1])
        order = np.concatenate([np.repeat(terms, row) for row in sizes]).argsort(kind="stable")
        both = sizes.sum(axis=0)
        return cls(
            first=Rarity(first.idf, first.unseen_idf),
            second=Rarity(second.idf, second.unseen_idf),
            rows=_rows(first.rows, np.cumsum(both) - both, both),
            docs=np.concatenate([first.docs, second.docs + first.size])[order],
            weights=np.concatenate([first.weights, second.weights])[order],
            sizes=(first.size, second.size),
        )

    def score(self, query: Mapping[str, float]) -> tuple[Floats, Floats]:
        """What each view scores on its own."""
        total = np.zeros(sum(self.sizes))
        _add_up(query, self.rows, self.docs, self.weights, total)
        return total[: self.sizes[0]], total[self.sizes[0] :]


def _add_up(
    query: Mapping[str, float],
    rows: Mapping[str, slice],
    docs: Ints,
    weights: Floats,
    total: Floats,
) -> None:
    """Add query weight times document weight to every document; `np.add.at` was the fastest."""
    for term, factor in query.items():
        row = rows.get(term)
        if row is not None:
            held = weights[row]
            np.add.at(total, docs[row], held if factor == 1.0 else held * factor)


def _lengths(postings: Postings) -> list[int]:
    return [row.stop - row.start for row in postings.rows.values()]


def _rows(terms: Iterable[str], starts: Ints, sizes: Ints) -> dict[str, slice]:
    return dict(zip(terms, map(slice, starts.tolist(), (starts + sizes).tolist()), strict=True))


@dataclass(frozen=True, slots=True)
class Held:
    """Which term stands in which document and how often, by term and then by document."""

    terms: Mapping[str, int]
    term_of: Ints
    docs: Ints
    counts: Floats
    size: int

    def joined(self, owner: Ints, size: int) -> "Held":
        """The same with the documents of one owner as one; owners are numbered in their order."""
        owners = owner[self.docs]
        is_first = np.ones(len(owners), dtype=np.bool_)
        is_first[1:] = (np.diff(owners) != 0) | (np.diff(self.term_of) != 0)
        firsts = np.flatnonzero(is_first)
        counts = np.add.reduceat(self.counts, firsts) if len(firsts) else self.counts
        return Held(self.terms, self.term_of[firsts], owners[firsts], counts, size)


def hold(terms: Mapping[str, int], term_of: Ints, docs: Ints, size: int) -> Held:
    """Count how often each numbered term stands in each document."""
    pairs, counts = np.unique(term_of * size + docs, return_counts=True)
    term_of, docs = np.divmod(pairs, max(size, 1))
    return Held(terms, term_of, docs, counts.astype(np.float64), size)


def held_by(documents: Sequence[Sequence[str]]) -> Held:
    """Count the terms of documents that are spelt out."""
    number = Numbers()
    term_of = number.of_all(chain.from_iterable(documents))
    docs = np.repeat(np.arange(len(documents)), sizes_of(documents))
    return hold(number.known, term_of, docs, len(documents))


class Numbers:
    """Numbers for texts, in the order in which they are met."""

    def __init__(self) -> None:
        known: defaultdict[str, int] = defaultdict()
        known.default_factory = known.__len__  # what is met for the first time gets the next one
        self._number = known

    @property
    def known(self) -> dict[str, int]:
        """Every text with its number."""
        return dict(self._number)

    def of_all(self, texts: Iterable[str]) -> Ints:
        """The numbers of some texts."""
        return np.array(list(map(self._number.__getitem__, texts)), dtype=np.int64)


def sizes_of(groups: Iterable[Sequence[object]]) -> Ints:
    """How many members each group has."""
    return np.array(list(map(len, groups)), dtype=np.int64)


def cosine(held: Held) -> Postings:
    """TF-IDF with sublinear term frequency, documents of length one.

    The idf is smoothed: log((1 + N) / (1 + df)) + 1. It stands twice in the weights, once for
    the query, which is then scored by its term frequencies alone.
    """
    frequencies = _frequencies(held)
    idf = np.log((1 + held.size) / (1 + frequencies)) + 1
    weights = (1 + np.log(held.counts)) * idf[held.term_of]
    norms = np.sqrt(np.bincount(held.docs, weights=weights**2, minlength=held.size))
    weights = weights * idf[held.term_of] / norms[held.docs]
    return _postings(held, frequencies, idf, weights)


def bm25(held: Held, *, k1: float, b: float) -> Postings:
    """Okapi BM25 with the never-negative idf log(1 + (N - df + .5) / (df + .5))."""
    frequencies = _frequencies(held)
    idf = np.log(1 + (held.size - frequencies + 0.5) / (frequencies + 0.5))
    lengths = np.bincount(held.docs, weights=held.counts, minlength=held.size)
    mean = lengths.mean() if lengths.any() else 1.0
    damping = k1 * (1 - b + b * lengths[held.docs] / mean)
    weights = idf[held.term_of] * held.counts * (k1 + 1) / (held.counts + damping)
    return _postings(held, frequencies, idf, weights)


def counted(terms: Iterable[str]) -> dict[str, float]:
    """How often each term occurs."""
    return dict(Counter(terms))


def _frequencies(held: Held) -> Ints:
    """In how many documents each term stands."""
    return np.bincount(held.term_of, minlength=len(held.terms))


def _postings(held: Held, frequencies: Ints, idf: Floats, weights: Floats) -> Postings:
    return Postings(
        rows=_rows(held.terms, np.cumsum(frequencies) - frequencies, frequencies),
        idf=dict(zip(held.terms, idf.tolist(), strict=True)),
        docs=held.docs,
        weights=weights,
        size=held.size,
        unseen_idf=float(idf.max(initial=1.0)),
    )
