"""What the search looks at: every wording on its own, every entry as one document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

import numpy as np

from knowledge.concepts import Concepts
from knowledge.entry import Entry
from knowledge.postings import Floats, Ints, Postings, bm25, cosine
from knowledge.text import tokens, trigrams

#: Word beginnings stand for Turkish stems: research found four letters best for questions.
PREFIX = 4
#: The answer field is longer text, where five letters did better.
ANSWER_PREFIX = 5
#: A concept weighs in the letter view as much as a word of about four letters.
CONCEPT_TRIGRAMS = 4


@dataclass(frozen=True, slots=True)
class Index:
    """All views; the wordings of entry n are those from `starts[n]` up to before `ends[n]`.

    `cue_shares[n]` is the share of its wordings, in 0..1, that speak of foreigners.
    """

    entries: tuple[Entry, ...]
    wordings: tuple[str, ...]
    starts: Ints
    ends: Ints
    wording_letters: Postings
    entry_letters: Postings
    entry_words: Postings
    answer_words: Postings
    concepts: Concepts
    fillers: frozenset[str]
    cues: Concepts
    cue_shares: Floats
    vocabulary: Mapping[tuple[str, int], tuple[str, ...]]
    stems: frozenset[str]

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
    sizes = np.array([len(group) for group in texts], dtype=np.int64)
    ends = np.cumsum(sizes)
    spans = list(zip((ends - sizes).tolist(), ends.tolist(), strict=True))
    flat = [tokens(text) for group in texts for text in group]
    concepts = registers.concepts
    found = [concepts.found_in(words) for words in flat]
    letters = [letter_terms(words, names) for words, names in zip(flat, found, strict=True)]
    stems = [word_terms(words, names) for words, names in zip(flat, found, strict=True)]
    cued = [float(bool(registers.cues.found_in(words))) for words in flat]
    answers = [[w[:ANSWER_PREFIX] for w in tokens(_answer_text(e))] for e in entries]
    return Index(
        entries=tuple(entries),
        wordings=tuple(text for group in texts for text in group),
        starts=ends - sizes,
        ends=ends,
        wording_letters=cosine(letters),
        entry_letters=cosine([[*chain(*letters[a:b])] for a, b in spans]),
        entry_words=bm25([[*chain(*stems[a:b])] for a, b in spans], k1=1.2, b=0.4),
        answer_words=bm25(answers, k1=1.2, b=0.75),
        concepts=concepts,
        fillers=registers.fillers,
        cues=registers.cues,
        cue_shares=np.array([np.mean(cued[a:b]) for a, b in spans]),
        vocabulary=_vocabulary(flat),
        stems=frozenset(word[:5] for words in flat for word in words),
    )


def wordings_of(entry: Entry, examples: Sequence[str] = ()) -> tuple[str, ...]:
    """Everything that is indexed as a way to ask the entry; tests never are."""
    english = (entry.english.question,) if entry.english else ()
    return (entry.question, *entry.aliases, *english, *examples)


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


def _answer_text(entry: Entry) -> str:
    parts = [entry.answer.short, *entry.answer.steps, *entry.answer.avoid]
    for variant in entry.variants.values():
        parts += [variant.short, *variant.steps]
    return " ".join(parts)


def _vocabulary(
    wordings: Iterable[Sequence[str]],
) -> dict[tuple[str, int], tuple[str, ...]]:
    known = {word for words in wordings for word in words if len(word) > PREFIX}
    found: dict[tuple[str, int], list[str]] = {}
    for word in sorted(known):
        found.setdefault((word[0], len(word)), []).append(word)
    return {key: tuple(words) for key, words in found.items()}
