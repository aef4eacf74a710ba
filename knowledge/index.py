"""What the search looks at: every wording on its own, every entry as one document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.concepts import Concepts
from knowledge.entry import Entry
from knowledge.postings import Ints, Postings, bm25, cosine, counted
from knowledge.text import tokens, trigrams

#: Word beginnings stand for Turkish stems: research found four letters best for questions.
PREFIX = 4
#: The answer field is longer text, where five letters did better.
ANSWER_PREFIX = 5
#: A concept weighs in the letter view as much as a word of about four letters.
CONCEPT_TRIGRAMS = 4


@dataclass(frozen=True, slots=True)
class Index:
    """All views; `owner[w]` is the entry number of wording w."""

    entries: tuple[Entry, ...]
    wordings: tuple[str, ...]
    owner: Ints
    wording_letters: Postings
    entry_letters: Postings
    entry_words: Postings
    answer_words: Postings
    concepts: Concepts
    fillers: frozenset[str]
    vocabulary: Mapping[int, tuple[str, ...]]
    stems: frozenset[str]

    def corrections(self, length: int) -> Iterable[tuple[str, ...]]:
        """The known words whose length differs by at most one."""
        return (self.vocabulary.get(n, ()) for n in (length - 1, length, length + 1))


@dataclass(frozen=True, slots=True)
class Registers:
    """What the index needs beside the entries."""

    concepts: Concepts
    fillers: frozenset[str]


def build(entries: Sequence[Entry], registers: Registers) -> Index:
    """Index the question, the aliases and the answer of every entry in force."""
    texts = [wordings_of(entry) for entry in entries]
    words = [[tokens(text) for text in group] for group in texts]
    concepts = registers.concepts
    flat = [w for group in words for w in group]
    return Index(
        entries=tuple(entries),
        wordings=tuple(text for group in texts for text in group),
        owner=np.repeat(np.arange(len(entries)), [len(group) for group in texts]).astype(np.int64),
        wording_letters=cosine([counted(letter_terms(w, concepts)) for w in flat]),
        entry_letters=cosine(
            [counted(t for w in group for t in letter_terms(w, concepts)) for group in words]
        ),
        entry_words=bm25(
            [counted(t for w in group for t in word_terms(w, concepts)) for group in words],
            k1=1.2,
            b=0.4,
        ),
        answer_words=bm25(
            [counted(w[:ANSWER_PREFIX] for w in tokens(_answer_text(e))) for e in entries],
            k1=1.2,
            b=0.75,
        ),
        concepts=concepts,
        fillers=registers.fillers,
        vocabulary=_by_length(flat),
        stems=frozenset(w[:5] for group in flat for w in group),
    )


def wordings_of(entry: Entry) -> tuple[str, ...]:
    """Everything that is indexed as a way to ask the entry; tests never are."""
    english = (entry.english.question,) if entry.english else ()
    return (entry.question, *entry.aliases, *english)


def letter_terms(words: Sequence[str], concepts: Concepts) -> list[str]:
    """The letter triples of the words, and the concepts they stand for."""
    terms = [t for word in words for t in trigrams(word)]
    for name in concepts.found_in(words):
        terms.extend(f"{name}{i}" for i in range(CONCEPT_TRIGRAMS))
    return terms


def word_terms(words: Sequence[str], concepts: Concepts) -> list[str]:
    """The beginnings of the words, and the concepts they stand for."""
    return [word[:PREFIX] for word in words] + list(concepts.found_in(words))


def _answer_text(entry: Entry) -> str:
    parts = [entry.answer.short, *entry.answer.steps, *entry.answer.avoid]
    for variant in entry.variants.values():
        parts += [variant.short, *variant.steps]
    return " ".join(parts)


def _by_length(wordings: Iterable[Sequence[str]]) -> dict[int, tuple[str, ...]]:
    known = {word for words in wordings for word in words if len(word) > PREFIX}
    found: dict[int, list[str]] = {}
    for word in sorted(known):
        found.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in found.items()}
