"""Synonym groups: words that mean the same to an officer become one more term.

The same term is added to both sides of the search, so that its rarity weighs as that of any word.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from knowledge.text import tokens

#: From this length on a word of a group also stands for its inflected forms.
STEM_LETTERS = 5
#: What the name of a group begins with, so that it is no word.
SIGN = "§"
#: At most so many letters may follow the word of a group ("belediye" + "lerimizden").
SUFFIX_LETTERS = 10


#: The name of a group, and the folded words of one of its phrases.
Phrase: TypeAlias = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Concepts:
    """Synonym groups, looked up by the first four letters of a phrase's first word."""

    by_head: dict[str, tuple[Phrase, ...]]

    def found_in(self, words: Sequence[str]) -> tuple[str, ...]:
        """The names of the groups of which a phrase stands in these folded words."""
        return _found(words, {word: self._begun_by(word) for word in words})

    def found_in_all(self, texts: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
        """The same for many texts; each different word is looked up once."""
        different = set(chain.from_iterable(texts))
        begun = {word: phrases for word in different if (phrases := self._begun_by(word))}
        return [() if begun.keys().isdisjoint(words) else _found(words, begun) for words in texts]

    def _begun_by(self, word: str) -> tuple[Phrase, ...]:
        """The phrases of which a word is the first."""
        return tuple(p for p in self.by_head.get(word[:4], ()) if _is_form(word, p[1][0]))


def _found(words: Sequence[str], begun: Mapping[str, Sequence[Phrase]]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for start, word in enumerate(words):
        for name, phrase in begun.get(word, ()):
            if name not in names and _goes_on(phrase, words, start):
                names[name] = None
    return tuple(names)


def concepts(groups: Iterable[Sequence[str]]) -> Concepts:
    """Prepare groups of phrases; the first phrase of a group names it."""
    by_head: dict[str, list[Phrase]] = {}
    for group in groups:
        phrases = [p for p in map(tokens, group) if p]
        for phrase in phrases:
            name = SIGN + "-".join(phrases[0])
            by_head.setdefault(phrase[0][:4], []).append((name, phrase))
    return Concepts({head: tuple(found) for head, found in by_head.items()})


def _goes_on(phrase: Sequence[str], words: Sequence[str], start: int) -> bool:
    """Whether a phrase whose first word stands at `start` stands there to its end."""
    end = start + len(phrase)
    return end <= len(words) and all(map(_is_form, words[start + 1 : end], phrase[1:]))


def _is_form(word: str, stem: str) -> bool:
    if len(stem) < STEM_LETTERS or stem.isdigit():
        return word == stem
    return word.startswith(stem) and len(word) - len(stem) <= SUFFIX_LETTERS
