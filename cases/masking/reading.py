"""A text as the recognisers read it: plain ASCII lower case, with the way back to the original.

Folding keeps one character for one character and leaves out only what the eye does not see
(combining marks, zero-width and direction marks), so a recogniser may use small ASCII patterns
and still point at the exact characters of the officer's own text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"\d+")

_FIXED = {
    "ı": "i", "İ": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "s",
    "æ": "a", "Æ": "a", "œ": "o", "Œ": "o", "ə": "e", "Ə": "e",
    "\t": "\t", "\n": "\n", "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n",
    "\u2028": "\n", "\u2029": "\n",
    "‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "º": "~", "ª": "~", "№": "~",
}  # fmt: skip

#: A text whose letters are mostly capitals says nothing by a capital.
_SHOUTING_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters: its place in the plain text, folded, and whether it begins in capitals."""

    start: int
    end: int
    plain: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A run of digits and its place in the plain text."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True)
class Reading:
    """`plain` is what patterns match; `shown` the same characters unfolded; both equally long."""

    plain: str
    shown: str
    origins: tuple[int, ...] | None
    length: int
    words: tuple[Word, ...]
    runs: tuple[Run, ...]
    shouting: bool

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the officer's text for a span of the plain text, unseen marks included."""
        if self.origins is None:
            return start, end
        after = self.origins[end] if end < len(self.origins) else self.length
        return self.origins[start], after

    def between(self, left: Word | Run, right: Word | Run) -> str:
        """What stands between two neighbours."""
        return self.plain[left.end : right.start]


def read(text: str) -> Reading:
    """Fold a text for the recognisers."""
    folded = [_fold(char) for char in text]
    plain = "".join(folded)
    origins, shown = None, text
    if len(plain) != len(text):
        origins = tuple(at for at, char in enumerate(folded) if char)
        shown = "".join(text[at] for at in origins)
    words = tuple(
        Word(found.start(), found.end(), found.group(), shown[found.start()].isupper())
        for found in _WORD.finditer(plain)
    )
    runs = tuple(Run(found.start(), found.end(), found.group()) for found in _RUN.finditer(plain))
    return Reading(plain, shown, origins, len(text), words, runs, _is_shouting(shown))


def chains(reading: Reading, joins: Callable[[str], bool]) -> list[list[Run]]:
    """The digit runs grouped where what stands between two neighbours joins them."""
    grouped: list[list[Run]] = [[reading.runs[0]]] if reading.runs else []
    for left, right in pairwise(reading.runs):
        if joins(reading.between(left, right)):
            grouped[-1].append(right)
        else:
            grouped.append([right])
    return grouped


def _is_shouting(shown: str) -> bool:
    upper = sum(map(str.isupper, shown))
    lower = sum(map(str.islower, shown))
    return upper > _SHOUTING_SHARE * (upper + lower)


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    if char in _FIXED:
        return _FIXED[char]
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category in {"No", "Nl", "Mc", "Cc"}:
        return "~"
    return _letter(char)


def _letter(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0]
    if base.isascii():
        return base.lower()
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char
