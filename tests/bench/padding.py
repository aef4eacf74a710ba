"""A library of any size: the shipped entries, then made-up ones from a shuffled vocabulary.

Made-up entries mix the commonest words of the shipped wordings with coined ones (the head of one
word, the tail of another), so that the vocabulary grows with the size as that of a real one does.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, islice

from knowledge.entry import AnswerText, Entry
from knowledge.index import Registers, build, wordings_of
from knowledge.library import Library

SEED = 20261124
ALIASES = 5
#: Words that belong to one made-up entry: so many coined ones, so many real ones.
COINED, REAL = 2, 2
#: Coined words to choose from, for each entry that is wanted.
COINED_PER_ENTRY = 2
SHORTEST = 5
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Vocabulary:
    """Words as they stand in the shipped entries; common ones stand here more often."""

    words: tuple[str, ...]

    @cached_property
    def long(self) -> tuple[str, ...]:
        """The different words that are long enough to be taken apart."""
        return tuple(sorted({word for word in self.words if len(word) >= SHORTEST}))

    def coin(self, number: int, chance: random.Random) -> list[str]:
        """Words that nobody has written: a head and a tail of two real ones."""
        pairs = ((chance.choice(self.long), chance.choice(self.long)) for _ in count())
        return [f"{head[:3]}{tail[2:]}" for head, tail in islice(pairs, number)]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Entries with everything that is indexed as a way to ask them."""

    entries: tuple[Entry, ...]
    examples: Mapping[str, tuple[str, ...]]

    def wordings(self, entry: Entry) -> tuple[str, ...]:
        """The question, the aliases and the further wordings of an entry."""
        return wordings_of(entry, self.examples.get(entry.id, ()))

    def cut(self, aliases: int) -> "Corpus":
        """The same entries with so many aliases each and no further wordings."""
        entries = (e.model_copy(update={"aliases": e.aliases[:aliases]}) for e in self.entries)
        return Corpus(tuple(entries), {})


def shipped(library: Library) -> Corpus:
    """The entries of a library, with the wordings that stand beside them."""
    index = library.index
    found = {
        entry.id: index.wordings[int(start) + len(wordings_of(entry)) : int(end)]
        for entry, start, end in zip(index.entries, index.starts, index.ends, strict=True)
    }
    return Corpus(index.entries, found)


def padded(own: Corpus, size: int, seed: int = SEED) -> Corpus:
    """The corpus with made-up entries behind its own, `size` in all; or its first entries."""
    entries = own.entries
    more = made_up(entries, max(0, size - len(entries)), seed)
    return Corpus((*entries[:size], *more), own.examples)


def indexed(library: Library, corpus: Corpus) -> Library:
    """The same library over other entries, indexed anew."""
    index = library.index
    registers = Registers(index.concepts, index.fillers, index.cues, corpus.examples)
    return replace(
        library,
        entries={entry.id: entry for entry in corpus.entries},
        index=build(corpus.entries, registers),
    )


def made_up(own: Sequence[Entry], number: int, seed: int = SEED) -> tuple[Entry, ...]:
    """So many entries that look like those of the desk and mean nothing."""
    chance = random.Random(seed)
    texts = (text for entry in own for text in (entry.question, *entry.aliases))
    vocabulary = Vocabulary(tuple(word for text in texts for word in _WORD.findall(text)))
    coined = vocabulary.coin(number * COINED_PER_ENTRY + 1, chance)
    return tuple(
        _entry(own[place % len(own)], place, _Theme(vocabulary, coined, chance))
        for place in range(number)
    )


class _Theme:
    """The few words that an entry is about, and sentences made with them."""

    def __init__(self, vocabulary: Vocabulary, coined: list[str], chance: random.Random) -> None:
        self._common = vocabulary.words
        self._chance = chance
        self._own = [
            *(chance.choice(coined) for _ in range(COINED)),
            *(chance.choice(vocabulary.long) for _ in range(REAL)),
        ]

    def sentence(self, own: int, common: int) -> str:
        """A sentence of so many words of the theme and so many common ones."""
        words = [
            *self._chance.sample(self._own, own),
            *(self._chance.choice(self._common) for _ in range(common)),
        ]
        self._chance.shuffle(words)
        return " ".join(words)


def _entry(model: Entry, place: int, theme: _Theme) -> Entry:
    return model.model_copy(
        update={
            "id": f"sentetik-{place}",
            "question": theme.sentence(3, 6),
            "aliases": tuple(theme.sentence(1 + n % 3, 1 + n) for n in range(ALIASES)),
            "answer": AnswerText(short=theme.sentence(4, 40)),
            "variants": {},
            "english": None,
            "tests": (),
            "replaces": (),
        }
    )
