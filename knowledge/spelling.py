"""The Turkish spelling of what was typed without diacritics, in capitals or with a slip.

The lexical views fold all of that away. A language model reads letters, so it is given the text
as an official would write it; the entries themselves say how their words are written.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rapidfuzz import fuzz, process

from knowledge.text import fold, tokens

#: Below this likeness (0..100) a word of which no beginning is known stays as it was typed.
LIKENESS = 82
#: A word that shares so many first letters with a known one is another form of it.
SHARED = 5
#: Shorter words have too many neighbours to be restored or corrected.
SHORTEST = 4
#: A spelling with diacritics was meant; one without them may have been typed in haste.
MEANT = 3
#: From this share of English function words, and two of them, a text is English.
ENGLISH_SHARE = 0.2

_WORD = re.compile(r"[^\W\d_]+")
#: The small words of English without those that are Turkish, too: her, on, at, an, am, me.
_ENGLISH = frozenset(
    tokens(
        "the is are a of to in and for what who how can do does we our i my or with from must "
        "should where when which whom be not may will there it this that was has have if they "
        "their he she his any you "
    )
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How each folded word is written, and where to look for its neighbours."""

    written: Mapping[str, str]
    ordered: Sequence[str]
    alike: Mapping[tuple[str, int], Sequence[str]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Spelling":
        """Learn the commonest spelling of every word; English texts are passed over."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for word in () if is_english(text) else _WORD.findall(text):
                lowered, folded = _lowered(word), fold(word)
                counts[folded][lowered] += 1 if lowered == folded else MEANT
        alike: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(counts):
            if len(word) > SHORTEST:
                alike[word[0], len(word)].append(word)
        written = {folded: found.most_common(1)[0][0] for folded, found in counts.items()}
        return cls(written, sorted(counts), alike)

    def restore(self, text: str) -> str:
        """The text in small letters with the diacritics that belong there; English as it is."""
        if is_english(text):
            return text
        return _WORD.sub(lambda found: self._restored(found[0]), text)

    def _restored(self, word: str) -> str:
        folded = fold(word)
        if folded in self.written:
            return self.written[folded]
        typed = _lowered(word)
        if len(folded) < SHORTEST or len(typed) != len(folded):
            return typed
        known, shared = self._relative(folded)
        if shared >= min(SHARED, len(folded)):
            spelt = self.written[known]
            return spelt[:shared] + typed[shared:] if len(spelt) == len(known) else typed
        return self._corrected(folded) or typed

    def _relative(self, folded: str) -> tuple[str, int]:
        """The known word that shares most first letters, and how many."""
        place = bisect_left(self.ordered, folded)
        near = self.ordered[max(0, place - 1) : place + 1]
        shared = [sum(1 for _ in takewhile(_same, zip(w, folded, strict=False))) for w in near]
        return max(zip(near, shared, strict=True), key=lambda pair: pair[1], default=("", 0))

    def _corrected(self, folded: str) -> str:
        """The word that a mistyped one most probably means; empty when none is near."""
        if len(folded) <= SHORTEST:
            return ""
        sizes = (len(folded) - 1, len(folded), len(folded) + 1)
        near = [word for size in sizes for word in self.alike.get((folded[0], size), ())]
        found = process.extractOne(folded, near, scorer=fuzz.ratio, score_cutoff=LIKENESS)
        return self.written[found[0]] if found else ""


def is_english(text: str) -> bool:
    """Whether a text has the small words of English; of Turkish ones none looks like two of them.

    >>> is_english("Can a Syrian buy a flat?")
    True
    """
    words = tokens(text)
    small = sum(word in _ENGLISH for word in words)
    return small > 1 and small >= ENGLISH_SHARE * len(words)


def _lowered(word: str) -> str:
    """Small letters by the Turkish rule; a word in bare capitals may lack its dots."""
    if word.isupper() and "İ" not in word:
        return word.lower()
    return word.replace("I", "ı").replace("İ", "i").lower()


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
