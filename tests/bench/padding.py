"""A library of any size: the shipped entries, then made-up ones from a shuffled vocabulary.

Made-up entries mix the commonest words of the shipped wordings with coined ones (the head of one
word, the tail of another), so that the vocabulary grows with the size as that of a real one does.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, islice

from knowledge.entry import AnswerText, Entry
from knowledge.index import Registers, build
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


def padded(own: Sequence[Entry], size: int, seed: int = SEED) -> tuple[Entry, ...]:
    """The entries with made-up ones behind them, `size` in all."""
    return (*own[:size], *made_up(own, max(0, size - len(own)), seed))


def with_entries(library: Library, entries: Sequence[Entry]) -> Library:
    """The same library over other entries, indexed anew."""
    registers = Registers(library.index.concepts, library.index.fillers, library.index.cues)
    return replace(
        library,
        entries={entry.id: entry for entry in entries},
        index=build(entries, registers),
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
