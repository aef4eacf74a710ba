"""Names that no word announces: by being known names, or by standing beside a personal number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.masking import geography, given_names, vocabulary
from cases.masking.name_cues import BELONGINGS
from cases.masking.name_reach import FULL_NAME, Found, Reach

if TYPE_CHECKING:
    from cases.personal import Span

#: What stands between a name and her number: punctuation, "TC", "T.C. kimlik no:", "tel".
_LONGEST_LABEL = 32
_BESIDE_BEFORE = re.compile(
    r"(?<=[a-z])[ ,;:(|\t'-]{1,4}(?:(?:t\.? ?c\.?|tckn|ykn|kimlik|yabanci|no|numarasi|nolu"
    r"|tel|telefon|gsm|cep|pasaport)\b[ .,;:(|\t'-]{0,4}){0,4}$"
)
_BESIDE_AFTER = re.compile(r"[ ,;:)|\t-]{1,4}")
_GENITIVES = frozenset({"in", "un", "nin", "nun"})
_MOST_WORDS = 3


class Shapes:
    """The rules without cues over the words of one reading."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach

    def pair(self, at: int) -> Found:
        """A known given name with a surname behind it, without any cue."""
        reach = self._reach
        if at + 1 >= reach.count or reach.gap(at + 1) not in {" ", "  "}:
            return None
        following = self._reach.words[at + 1].plain
        capital = reach.is_capital(at) and reach.is_capital(at + 1)
        if not self._fits(at, following, capital=capital):
            return None
        end = reach.reach(at)
        if end - at < FULL_NAME or reach.is_named_after(at, end) or reach.is_public(at):
            return None
        return self._spouse(at), reach.listed(end, full=True)

    def _spouse(self, at: int) -> int:
        """Where "Mustafa ve Ayşe Kurt" begins."""
        reach = self._reach
        joined = at > 1 and reach.words[at - 1].plain in {"ve", "ile"}
        known = joined and reach.is_sure(at - 2) and reach.is_capital(at - 2)
        return at - 2 if known and reach.gap(at) == reach.gap(at - 1) == " " else at

    def _fits(self, at: int, following: str, *, capital: bool) -> bool:
        """Whether the one word and the next are surely a given name and a surname."""
        reach = self._reach
        if reach.is_sure(at):
            surname = given_names.is_surname(following) or given_names.is_sure(following)
            return surname or (capital and not reach.is_blocked(at + 1))
        if capital and reach.is_given(at) and self._is_surname(at + 1):
            return True
        labelled = at > 0 and ":" in reach.gap(at) and reach.is_given(at)
        labelled = labelled and not reach.is_blocked(at + 1)
        if labelled and reach.reading.shouting:
            return True
        if not capital or not reach.may_begin(at):
            return False
        firm = self._reach.words[at].plain in given_names.FIRM and not reach.is_blocked(at + 1)
        return labelled or firm or given_names.is_surely_surname(following)

    def _is_surname(self, at: int) -> bool:
        """Whether the capitalised word is a surname or the article before one."""
        plain = self._reach.words[at].plain
        if plain in vocabulary.PARTICLES:
            return at + 1 < self._reach.count and self._reach.is_capital(at + 1)
        known = given_names.is_surname(plain) or given_names.is_given(plain)
        return known and not self._reach.is_institution(at)

    def possessor(self, at: int) -> Found:
        """`Hasan'ın kimliği`: a known given name and something that is hers or his."""
        reach, ending = self._reach, at + 1
        if not (reach.is_given(at) and reach.is_capital(at)) or ending + 1 >= reach.count:
            return None
        plain = reach.words[at].plain
        if plain in geography.PLACES or (
            plain in vocabulary.NEVER_NAMES and not reach.is_sure(at)
        ):
            return None
        if reach.gap(ending) != "'" or self._reach.words[ending].plain not in _GENITIVES:
            return None
        has = self._reach.words[ending + 1].plain.startswith(BELONGINGS)
        return (at, ending) if has and not reach.is_public(at - 1) else None

    def before_number(self, number: Span, ends: dict[int, int]) -> Found:
        """Two or three name words directly before a personal number or its label."""
        plain = self._reach.reading.plain
        gap = _BESIDE_BEFORE.search(plain, max(0, number.start - _LONGEST_LABEL), number.start)
        last = ends.get(gap.start()) if gap else None
        if last is None:
            return None
        start = self._back_capital(last)
        return (start, last + 1) if last + 1 - start >= FULL_NAME else None

    def after_number(self, number: Span, starts: dict[int, int]) -> Found:
        """Two or three capitalised words directly after a personal number."""
        gap = _BESIDE_AFTER.match(self._reach.reading.plain, number.end)
        first = starts.get(gap.end()) if gap else None
        if first is None or not (self._reach.may_begin(first) or self._is_shouted(first)):
            return None
        end = self._reach.reach(first)
        short = end - first < FULL_NAME
        return None if short or self._reach.is_named_after(first, end) else (first, end)

    def _back_capital(self, last: int) -> int:
        reach, start = self._reach, last + 1
        while start > 0 and last - start < _MOST_WORDS:
            shouted = self._is_shouted(start - 1) or self._is_shouted(start - 2)
            if not (reach.is_capital(start - 1) or shouted) or reach.is_blocked(start - 1):
                break
            if start <= last and reach.gap(start) not in {" ", "-"}:
                break
            start -= 1
        if 0 < start <= last and reach.gap(start) == " " and reach.is_institution(start - 1):
            return last + 1
        return start

    def _is_shouted(self, at: int) -> bool:
        """Whether it is a known given name in a text of capitals."""
        reach = self._reach
        return 0 <= at < reach.count and reach.reading.shouting and reach.is_sure(at)
