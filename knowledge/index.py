"""What the search looks at: every wording on its own, every entry as one document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Protocol

import numpy as np

from knowledge.concepts import SIGN, Concepts
from knowledge.corpus import Corpus
from knowledge.entry import Entry
from knowledge.postings import (
    Floats,
    Ints,
    Paired,
    Postings,
    Rarity,
    Singles,
    bm25,
    cosine,
    sizes_of,
)
from knowledge.text import tokens, trigrams

#: Word beginnings stand for Turkish stems: research found four letters best for questions.
PREFIX = 4
#: The answer field is longer text, where five letters did better.
ANSWER_PREFIX = 5
#: A concept weighs in the letter view as much as a word of about four letters.
CONCEPT_TRIGRAMS = 4


class Likeness(Protocol):
    """Compares a text with every entry by what it means; `knowledge.meaning` does.

    `likeness` has a value an entry, `vectors` a row a wording, `vector` is that of a text.
    """

    @property
    def vectors(self) -> Singles: ...  # noqa: D102 - the class says it
    def vector(self, text: str) -> Singles: ...  # noqa: D102
    def likeness(self, text: str) -> Floats: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Index:
    """All views; the wordings of entry n are those from `starts[n]` up to before `ends[n]`.

    `cue_shares[n]` is the share of its wordings, in 0..1, that speak of foreigners. `verbatim`
    has the entry of a text that is one of its wordings, word for word, and of no other's.
    """

    entries: tuple[Entry, ...]
    wordings: tuple[str, ...]
    starts: Ints
    ends: Ints
    letters: Paired
    entry_words: Postings
    answer_words: Postings
    concepts: Concepts
    fillers: frozenset[str]
    cues: Concepts
    cue_shares: Floats
    vocabulary: Mapping[tuple[str, int], tuple[str, ...]]
    stems: frozenset[str]
    verbatim: Mapping[str, int]
    meaning: "Likeness | None" = None

    @property
    def wording_letters(self) -> Rarity:
        """How rare letters are among the wordings."""
        return self.letters.first

    @property
    def entry_letters(self) -> Rarity:
        """How rare letters are among the entries, each as one document."""
        return self.letters.second

    def like(self, word: str) -> list[str]:
        """The known words of about the same length that begin with the same letter."""
        first, size = word[0], len(word)
        near = (self.vocabulary.get((first, n), ()) for n in (size - 1, size, size + 1))
        return list(chain.from_iterable(near))


@dataclass(frozen=True, slots=True)
class Registers:
    """What the index needs beside the entries."""

    concepts: Concepts
    fillers: frozenset[str]
    cues: Concepts
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def build(entries: Sequence[Entry], registers: Registers) -> Index:
    """Index the question, the aliases and the answer of every entry, also of retired ones."""
    texts = [wordings_of(entry, registers.examples.get(entry.id, ())) for entry in entries]
    sizes = sizes_of(texts)
    ends = np.cumsum(sizes)
    owners = np.repeat(np.arange(len(entries)), sizes)
    flat = tuple(chain.from_iterable(texts))
    words = [tokens(text) for text in flat]
    known = sorted(set(chain.from_iterable(words)))
    concepts = registers.concepts.found_in_all(words)
    corpus = Corpus.of([(*own, *names) for own, names in zip(words, concepts, strict=True)])
    letters = corpus.held(_letters)
    answers = Corpus.of([tokens(answer_text(entry)) for entry in entries])
    cued = np.array(list(map(bool, registers.cues.found_in_all(words))), dtype=np.float64)
    return Index(
        entries=tuple(entries),
        wordings=flat,
        starts=ends - sizes,
        ends=ends,
        letters=Paired.of(cosine(letters), cosine(letters.joined(owners, len(entries)))),
        entry_words=bm25(corpus.joined(owners, len(entries)).held(_beginning), k1=1.2, b=0.4),
        answer_words=bm25(answers.held(_answer_beginning), k1=1.2, b=0.75),
        concepts=registers.concepts,
        fillers=registers.fillers,
        cues=registers.cues,
        cue_shares=np.bincount(owners, cued, len(entries)) / sizes,
        vocabulary=_vocabulary(known),
        stems=frozenset(word[:5] for word in known),
        verbatim=_verbatim(words, owners.tolist()),
    )


def wordings_of(entry: Entry, examples: Sequence[str] = ()) -> tuple[str, ...]:
    """Everything that is indexed as a way to ask the entry; tests never are."""
    english = (entry.english.question,) if entry.english else ()
    return (entry.question, *entry.aliases, *english, *examples)


def same_words(typed: Sequence[str]) -> str:
    """Under what a text of these folded words stands in `Index.verbatim`."""
    return " ".join(typed)


def _verbatim(words: Sequence[Sequence[str]], owners: Sequence[int]) -> dict[str, int]:
    found: dict[str, int] = {}
    shared: set[str] = set()
    for typed, owner in zip(words, owners, strict=True):
        text = same_words(typed)
        if found.setdefault(text, owner) != owner:
            shared.add(text)
    return {text: owner for text, owner in found.items() if text not in shared}


def letter_terms(words: Iterable[str], concepts: Iterable[str]) -> list[str]:
    """The letter triples of the words, and the concepts they stand for."""
    return [
        *chain.from_iterable(map(trigrams, words)),
        *chain.from_iterable(map(_parts, concepts)),
    ]


@cache
def _parts(concept: str) -> tuple[str, ...]:
    return tuple(f"{concept}{i}" for i in range(CONCEPT_TRIGRAMS))


def word_terms(words: Iterable[str], concepts: Iterable[str]) -> list[str]:
    """The beginnings of the words, and the concepts they stand for."""
    return [*(word[:PREFIX] for word in words), *concepts]


def _letters(word: str) -> tuple[str, ...]:
    return _parts(word) if word.startswith(SIGN) else trigrams(word)


def _beginning(word: str) -> tuple[str]:
    return (word if word.startswith(SIGN) else word[:PREFIX],)


def _answer_beginning(word: str) -> tuple[str]:
    return (word[:ANSWER_PREFIX],)


def answer_text(entry: Entry) -> str:
    """Everything that an entry answers, for all statuses."""
    parts = [entry.answer.short, *entry.answer.steps, *entry.answer.avoid]
    for variant in entry.variants.values():
        parts += [variant.short, *variant.steps]
    return " ".join(parts)


def _vocabulary(known: Iterable[str]) -> dict[tuple[str, int], tuple[str, ...]]:
    """The longer words by first letter and length, each group in the order of the words."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in known:
        if len(word) > PREFIX:
            found.setdefault((word[0], len(word)), []).append(word)
    return {key: tuple(words) for key, words in found.items()}
