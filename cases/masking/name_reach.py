"""How far a name reaches: to its last word, back to its first, and over a list of names."""

from __future__ import annotations

import re
from typing import TypeAlias

from cases.masking import geography, given_names, vocabulary
from cases.masking.naming import Naming

#: The first word of a name and the one after its last; None when there is no name.
Found: TypeAlias = "tuple[int, int] | None"

#: A given name and a surname.
FULL_NAME = 2

_LONGEST = 5
_LONGEST_LIST = 12
_MOST_BEFORE = 4
_TIE = re.compile(r" {1,2}|-| ?[.] ?|'")
_TIES = frozenset({" ", "  ", "-", '" ', "' ", '"'})
_LIST_GAP = re.compile(r",\s?| ?[/;&] ?")


class Reach(Naming):
    """Finds where names of one reading begin and end."""

    def reach(self, at: int, *, any_case: bool = False) -> int:
        """The word after the last one of the name that begins at `at`."""
        end = at + 1
        while (
            end < self.count and end - at < _LONGEST and self._goes_on(at, end, any_case=any_case)
        ):
            end += 1
        while end - at > 1 and self.words[end - 1].plain in vocabulary.PARTICLES:
            end -= 1
        return end

    def back(self, at: int, *, person: bool) -> int:
        """The first word of the name that ends before `at`; `at` itself when there is none."""
        start = at
        while start > 0 and at - start < _MOST_BEFORE and self._is_part(start - 1, end=at):
            start -= 1
        while start < at and not self.is_capital(start) and not self.is_known(start):
            start += 1
        if start < at or not person:
            return start
        while start > 0 and at - start < FULL_NAME and self._is_lower_part(start - 1):
            start -= 1
        return start

    def _is_lower_part(self, at: int) -> bool:
        tied = self.gap(at + 1) in _TIES
        return tied and self.is_plausible(at) and not self.is_blocked(at)

    def _is_part(self, at: int, *, end: int) -> bool:
        gap = self.gap(at + 1)
        initial = len(self.words[at].plain) == 1 and self.is_capital(at)
        if initial and gap in {".", ". "}:
            return True
        if gap not in (_TIES if at + 1 == end else {" ", "  ", "-"}):
            return False
        if self.is_capital(at):
            return self.is_known(at) or not self.is_blocked(at)
        return self.is_known(at) or self.words[at].plain in vocabulary.PARTICLES

    def listed(self, end: int, *, full: bool = False) -> int:
        """Where a list of names ends: "Ali, Veli ve Ayşe"; with `full`, of names and surnames."""
        for _ in range(_LONGEST_LIST):
            start = self._next_of_list(end)
            if start is None or not self._is_listed(start, full=full):
                break
            end = self.reach(start)
        return end

    def _next_of_list(self, end: int) -> int | None:
        """Where the next name of a list would begin, behind a comma or "ve"."""
        if end >= self.count:
            return None
        joined = self.words[end].plain in {"ve", "ile"} and self.gap(end) == " "
        if not joined and _LIST_GAP.fullmatch(self.gap(end)) is None:
            return None
        start = end + joined + (not joined and self.words[end].plain == "ve")
        return start if start < self.count else None

    def _is_listed(self, start: int, *, full: bool) -> bool:
        end = self.reach(start)
        if self.is_named_after(start, end):
            return False
        if not full:
            return self.is_given(start) or self.may_begin(start)
        given = given_names.is_given(self.words[start].plain) and self.is_capital(start)
        return given and end - start >= FULL_NAME

    def _goes_on(self, start: int, at: int, *, any_case: bool) -> bool:
        gap, word = self.gap(at), self.words[at].plain
        if not self._is_tied(at, gap):
            return False
        if word in vocabulary.PARTICLES and word not in {"de", "al"}:
            return True
        if word in vocabulary.ARTICLES and at + 1 < self.count and self.gap(at + 1) == "-":
            return True
        if self.is_capital(at):
            known = given_names.is_surname(word) or given_names.is_sure(word)
            second = given_names.is_given(word) and self.is_given(start)
            sure = known or second or word in vocabulary.PARTICLES
            return sure or not (geography.is_people(word) or self.is_blocked(at))
        if any_case or not self.is_capital(start):
            return self.is_plausible(at)
        return given_names.is_sure(word) and gap == " "

    def _is_tied(self, at: int, gap: str) -> bool:
        if _TIE.fullmatch(gap) is None:
            return False
        before = self.words[at - 1]
        if "." in gap:
            return len(before.plain) == 1
        if gap == "'":
            return before.plain in vocabulary.PARTICLES
        return True
