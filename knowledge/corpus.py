"""Texts as numbered words: each different word is looked at once, however often it occurs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from knowledge.postings import Held, Ints, Numbers, hold, sizes_of


@dataclass(frozen=True, slots=True)
class Corpus:
    """`words` are the different ones; of those that occur, `words[word_of[n]]` is the nth.

    It stands in the text of the number `text_of[n]`.
    """

    words: tuple[str, ...]
    word_of: Ints
    text_of: Ints
    size: int

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> "Corpus":
        """Number the words of some texts."""
        numbers = Numbers()
        word_of = numbers.of_all(chain.from_iterable(texts))
        text_of = np.repeat(np.arange(len(texts)), sizes_of(texts))
        return cls(tuple(numbers.known), word_of, text_of, len(texts))

    def joined(self, owners: Ints, size: int) -> "Corpus":
        """The same words, with the texts of one owner as one."""
        return replace(self, text_of=owners[self.text_of], size=size)

    def held(self, terms_of: Callable[[str], Sequence[str]]) -> Held:
        """How often each text holds each of the terms that its words stand for."""
        numbers = Numbers()
        groups = [terms_of(word) for word in self.words]
        terms = numbers.of_all(chain.from_iterable(groups))
        sizes = sizes_of(groups)
        times = sizes[self.word_of]
        first = (np.cumsum(sizes) - sizes)[self.word_of]
        behind = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        return hold(
            numbers.known,
            terms[np.repeat(first, times) + behind],
            np.repeat(self.text_of, times),
            self.size,
        )
