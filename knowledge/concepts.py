"""Synonym groups: words that mean the same to an officer become one more term.

The same term is added to both sides of the search, so that its rarity weighs as that of any word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.text import tokens

#: From this length on a word of a group also stands for its inflected forms.
STEM_LETTERS = 5
#: At most so many letters may follow the word of a group ("belediye" + "lerimizden").
SUFFIX_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Concepts:
    """Synonym groups, looked up by the first four letters of a phrase's first word."""

    by_head: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    abbreviations: frozenset[str]

    def found_in(self, words: Sequence[str]) -> tuple[str, ...]:
        """The names of the groups of which a phrase stands in these folded words."""
        names: dict[str, None] = {}
        for start, word in enumerate(words):
            for name, phrase in self.by_head.get(word[:4], ()):
                if word.startswith(phrase[0]) and _stands_at(phrase, words, start):
                    names[name] = None
        return tuple(names)


def concepts(groups: Iterable[Sequence[str]]) -> Concepts:
    """Prepare groups of phrases; the first phrase of a group names it."""
    by_head: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    short: set[str] = set()
    for group in groups:
        phrases = [p for p in map(tokens, group) if p]
        for phrase in phrases:
            name = "§" + "-".join(phrases[0])
            by_head.setdefault(phrase[0][:4], []).append((name, phrase))
            if len(phrase) == 1 and len(phrase[0]) < STEM_LETTERS:
                short.add(phrase[0])
    return Concepts({head: tuple(found) for head, found in by_head.items()}, frozenset(short))


def _stands_at(phrase: tuple[str, ...], words: Sequence[str], start: int) -> bool:
    here = words[start : start + len(phrase)]
    return len(here) == len(phrase) and all(map(_is_form, here, phrase))


def _is_form(word: str, stem: str) -> bool:
    if len(stem) < STEM_LETTERS or stem.isdigit():
        return word == stem
    return word.startswith(stem) and len(word) - len(stem) <= SUFFIX_LETTERS
