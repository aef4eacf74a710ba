"""Leaves one wording out at a time and asks it, to see whether its entry still comes first.

The index is not built again for each wording. The wording's own row is masked, and its terms are
taken off its entry's document, whose cosine and BM25 are then computed anew. What stays as it was
is the rarity of terms, the mean length of an entry and the vocabulary of the correction.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

from knowledge.index import Index, letter_terms, word_terms
from knowledge.library import Library
from knowledge.postings import Floats
from knowledge.query import Query, read_query
from knowledge.rank import score
from knowledge.text import tokens

#: The parameters of BM25 with which `knowledge.index.build` weighs the words of entries.
K1, B = 1.2, 0.4
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Asked:
    """A wording that was left out; `place` is that of its entry, `first` came before all."""

    entry: str
    wording: str
    is_example: bool
    place: int
    first: str


@dataclass(frozen=True, slots=True)
class Document:
    """An entry as one document: how often it holds each term of the two views."""

    letters: Mapping[str, int]
    stems: Mapping[str, int]
    squared: float

    @classmethod
    def of(cls, number: int, index: Index) -> "Document":
        """The document of an entry, counted from its wordings."""
        start, end = int(index.starts[number]), int(index.ends[number])
        terms = [_terms(text, index) for text in index.wordings[start:end]]
        letters = Counter(chain.from_iterable(t for t, _ in terms))
        stems = Counter(chain.from_iterable(s for _, s in terms))
        idf = index.entry_letters.idf_of
        return cls(letters, stems, sum((_log(n) * idf(t)) ** 2 for t, n in letters.items()))

    def letter_cosine(self, query: Query, index: Index, less: Mapping[str, int]) -> float:
        """The cosine with a query once the terms of `less` are taken off."""
        view = index.entry_letters
        asked = {term: _log(count) for term, count in query.letters.items()}
        squared, product = self.squared, 0.0
        for term, count in less.items():
            before, behind = self.letters[term], self.letters[term] - count
            squared -= view.idf_of(term) ** 2 * (_log(before) ** 2 - _log(behind) ** 2)
        for term, factor in asked.items():
            count = self.letters.get(term, 0) - less.get(term, 0)
            product += factor * view.idf_of(term) ** 2 * _log(count)
        return product / max(sqrt(max(squared, 0.0)) * view.length(asked), _TINY)

    def word_share(
        self, query: Query, index: Index, less: Mapping[str, int], mean_length: float
    ) -> float:
        """The share of a query's BM25 once the terms of `less` are taken off."""
        view = index.entry_words
        length = sum(self.stems.values()) - sum(less.values())
        damping = K1 * (1 - B + B * length / mean_length)
        held = total = 0.0
        for term, factor in query.stems.items():
            count = self.stems.get(term, 0) - less.get(term, 0)
            held += factor * view.idf_of(term) * count * (K1 + 1) / (count + damping)
            total += factor * view.idf_of(term)
        return held / max(total, _TINY)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A library from which single wordings are thought away."""

    library: Library
    documents: tuple[Document, ...]
    mean_length: float

    @classmethod
    def of(cls, library: Library) -> "LeftOut":
        """Count the terms of every entry once."""
        index = library.index
        documents = tuple(Document.of(number, index) for number in range(len(index.entries)))
        lengths = [sum(document.stems.values()) for document in documents]
        return cls(library, documents, sum(lengths) / max(len(lengths), 1))

    def totals(self, text: str, number: int, row: int | None) -> Floats:
        """The scores of all entries, that of entry `number` as if it had no wording `row`."""
        index, weights = self.library.index, self.library.calibration.weights
        query = read_query(text, index)
        scored = score(query, index, self.library.calibration)
        letters, stems = _terms(index.wordings[row], index) if row is not None else ((), ())
        document, start = self.documents[number], int(index.starts[number])
        likeness = scored.by_wording[start : int(index.ends[number])].copy()
        if row is not None:
            likeness[row - start] = 0.0
        share = document.word_share(query, index, Counter(stems), self.mean_length)
        scored.total[number] = (
            weights.wording_letters * float(likeness.max())
            + weights.entry_letters * document.letter_cosine(query, index, Counter(letters))
            + weights.entry_words * share
            + float(scored.views["answer_words"][number])
        )
        return scored.total

    def asked(self, number: int, row: int) -> Asked:
        """Ask a wording of an entry without itself."""
        index = self.library.index
        total = self.totals(index.wordings[row], number, row)
        entry = index.entries[number]
        first_example = int(index.starts[number]) + 1 + len(entry.aliases) + bool(entry.english)
        return Asked(
            entry=entry.id,
            wording=index.wordings[row],
            is_example=row >= first_example,
            place=1 + int((total > total[number]).sum()),
            first=index.entries[int(total.argmax())].id,
        )


def left_out(library: Library) -> tuple[Asked, ...]:
    """Every alias and every example of the entries in service, each asked without itself."""
    without, index = LeftOut.of(library), library.index
    return tuple(
        without.asked(number, row)
        for number, entry in enumerate(index.entries)
        if not entry.retired
        for row in _rows(number, index)
    )


def _rows(number: int, index: Index) -> Iterator[int]:
    """The rows of the aliases and examples: all but the question and the English one."""
    entry, first = index.entries[number], int(index.starts[number]) + 1
    english = first + len(entry.aliases) if entry.english else -1
    return (row for row in range(first, int(index.ends[number])) if row != english)


def _terms(text: str, index: Index) -> tuple[list[str], list[str]]:
    words = tokens(text)
    found = index.concepts.found_in(words)
    return letter_terms(words, found), word_terms(words, found)


def _log(count: float) -> float:
    """The sublinear weight of a term that occurs so often."""
    return 1 + log(count) if count > 0 else 0.0
