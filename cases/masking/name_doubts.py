"""Given names that are also other words, where a capital and the neighbours speak for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.masking import geography, vocabulary
from cases.masking.name_cues import AGED
from cases.masking.unsure_names import COMMON, UNSURE

if TYPE_CHECKING:
    from cases.masking.name_reach import Found, Reach

_WORDS = vocabulary.NEVER_NAMES | COMMON
_JOINING = frozenset({"ve", "ile"})


class Doubts:
    """The rule over the words of one reading."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._words = reach.words

    def doubted(self, at: int) -> Found:
        """`kararı sormuş Nasim`, `Can ile Su`: a capital where none is needed, and no company."""
        reach, plain = self._reach, self._words[at].plain
        if plain not in UNSURE or plain in geography.PLACES or not reach.is_capital(at):
            return None
        if (
            reach.is_upper(at)
            or reach.is_named_after(at, at + 1)
            or reach.is_place_with_ending(at)
        ):
            return None
        if self._joined(at):
            return at, at + 3
        aged = AGED.match(reach.reading.plain, self._words[at].end)
        if aged or self._is_listed(at) or self._is_declined(at):
            return at, at + 1
        if plain in _WORDS or reach.begins_sentence(at) or self._is_beside(at):
            return None
        return None if reach.leads_to_institution(at + 1) else (at, at + 1)

    def _joined(self, at: int) -> bool:
        """Whether another given name is joined to it by "ve" or "ile"."""
        reach, other = self._reach, at + 2
        if other >= reach.count or self._words[at + 1].plain not in _JOINING:
            return False
        if {reach.gap(at + 1), reach.gap(other)} != {" "}:
            return False
        given = reach.is_given(other) and reach.is_capital(other)
        return given and not reach.is_named_after(other, other + 1)

    def _is_declined(self, at: int) -> bool:
        """Whether an ending behind an apostrophe makes it somebody's name: "Can'ın dediği"."""
        reach, behind = self._reach, at + 1
        if behind >= reach.count or reach.gap(behind) != "'":
            return False
        return self._words[at].plain not in vocabulary.NEVER_NAMES

    def _is_listed(self, at: int) -> bool:
        """Whether a comma joins it to another given name: "Aras, Rüzgar, Elif"."""
        reach = self._reach
        before = at > 0 and reach.gap(at) == ", " and reach.is_given(at - 1)
        if before and reach.is_capital(at - 1):
            return True
        behind = at + 1
        after = behind < reach.count and reach.gap(behind) == ", " and reach.is_given(behind)
        return after and reach.is_capital(behind)

    def _is_beside(self, at: int) -> bool:
        """Whether it is one of several capitalised words, as in the name of something."""
        reach = self._reach
        before = at > 0 and reach.gap(at) in {" ", "-"} and reach.is_capital(at - 1)
        after = at + 1 < reach.count and reach.gap(at + 1) in {" ", "-"}
        return before or (after and reach.is_capital(at + 1))
