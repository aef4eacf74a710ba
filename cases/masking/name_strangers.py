"""Names that no list knows: two or more capitalised words in a row that look like nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.masking import geography, given_names, vocabulary
from cases.masking.name_reach import FULL_NAME
from cases.masking.wordlists import listed

if TYPE_CHECKING:
    from cases.masking.name_reach import Found, Reach

#: How other languages spell, and Turkish does not.
_FOREIGN = re.compile(
    r"\w*(?:[qwx]|kh|gh|dh|zh|ph|th|ou|oo|ee|aa|ii|uu|iy[ae]|jo|ja|j[ui]|mhm|bdl|tch)\w*"
)
_ENGLISH = listed("the of and with for my she he does an this can do are")
#: A sentence begins with them: "Taşınan Özbek kiracı", "Komşumuz Norveçli".
_OPENING = re.compile(
    r"\w+(?:an|en|miz|muz|da|de|ta|te|dan|den|siz|suz|yi|yu|li|lu|ci|cu|ki|ler|lar|ar|er|ip|up)"
)
_LONGEST = 4


class Strangers:
    """The rule over the words of one reading."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._words = reach.words

    def strangers(self, at: int) -> Found:
        """`Bahodir Nazarov`, `Mhmd Alsalh`, `dosyayı Temür Haldarov getirdi`."""
        reach = self._reach
        if not self._are_two(at) or not reach.may_begin(at) or not reach.may_begin(at + 1):
            return None
        if at and reach.gap(at) in {" ", "-"} and reach.is_capital(at - 1):
            return None
        end = reach.reach(at)
        if not FULL_NAME <= end - at <= _LONGEST or not self._is_likely(at, end):
            return None
        return None if self._is_something(at, end) else (at, end)

    def _are_two(self, at: int) -> bool:
        reach = self._reach
        two = reach.is_capital(at) and at + 1 < reach.count and reach.is_capital(at + 1)
        return two and reach.gap(at + 1) in {" ", "-"}

    def _is_likely(self, at: int, end: int) -> bool:
        """Whether it looks foreign or ends like a surname; in mid-sentence a capital is enough."""
        plains = [word.plain for word in self._words[at:end]]
        if any(map(geography.is_people, plains)):
            return False
        if any(map(given_names.is_surely_surname, plains[1:])):
            return True
        if self._is_english():
            return False
        if any(map(_FOREIGN.fullmatch, plains)) or given_names.is_likely_surname(plains[-1]):
            return True
        return not self._reach.begins_sentence(at) and not _OPENING.fullmatch(plains[0])

    def _is_english(self) -> bool:
        return any(word.plain in _ENGLISH for word in self._words)

    def _is_something(self, at: int, end: int) -> bool:
        """Whether it is the name of an institution, a place or another thing."""
        reach = self._reach
        if reach.is_public(at) or reach.is_named_after(at, end):
            return True
        things = any(vocabulary.is_thing(word.plain) for word in reach.next_words(end, most=2))
        return things or reach.leads_to_institution(end)
