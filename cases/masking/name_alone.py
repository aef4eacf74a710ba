"""Known given names that stand alone, without any cue and without a surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.masking import given_names, vocabulary
from cases.masking.endings import stem
from cases.masking.wordlists import listed

if TYPE_CHECKING:
    from cases.masking.name_reach import Found, Reach

#: Beside these a given name is a mosque's, a sultan's, a saint's or a street's.
_HONOURED_BEFORE = listed("""
hz hazreti sultan gazi sehit mimar kanuni fatih yavuz pir evliya haci seyh aziz mustafa st saint
""")
_HONOURED_AFTER = listed("""
pasa sultan gazi peygamber halife efendi camii cami pazari koftecisi tepesi mevkii
""")
#: What joins words in addresses of the web, in file names and in codes.
_GLUE = frozenset("-/_.%=@\\+&?#")


class Alone:
    """The rule over the words of one reading."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._words = reach.words

    def alone(self, at: int) -> Found:
        """`Tülay ile görüştüm`, `hasanla konuştum`: a given name and nothing else."""
        name = stem(self._words[at].plain)
        if not name or self._reach.count == 1 or not self._is_believed(at, name):
            return None
        end = self._end(at)
        return None if self._is_of_something(at, end) else (at, end)

    def _is_believed(self, at: int, name: str) -> bool:
        word, reading = self._words[at], self._reach.reading
        if not word.capital or reading.shouting:
            return name not in given_names.SHY and not self._is_glued(at)
        return True

    def _is_glued(self, at: int) -> bool:
        word, plain = self._words[at], self._reach.reading.plain
        before, after = plain[word.start - 1 : word.start], plain[word.end : word.end + 2]
        return before in _GLUE or (after[:1] in _GLUE and after[1:].isalnum())

    def _end(self, at: int) -> int:
        """The word after the surname, when a known one follows."""
        reach, end = self._reach, at + 1
        while end < reach.count and end - at < 4 and reach.gap(end) in {" ", "-"}:
            plain = self._words[end].plain
            known = given_names.is_surely_surname(plain) or given_names.is_sure(plain)
            if not known and not (reach.is_capital(end) and given_names.is_surname(plain)):
                break
            end += 1
        return end

    def _is_of_something(self, at: int, end: int) -> bool:
        """Whether a school, a street, a mosque or a public person bears the name."""
        reach = self._reach
        before = self._words[at - 1].plain if at and reach.gap(at) in {" ", ". "} else ""
        after = self._words[end].plain if end < reach.count and reach.gap(end) == " " else ""
        if before in _HONOURED_BEFORE or after in _HONOURED_AFTER:
            return True
        if reach.is_public(at) or reach.is_named_after(at, end):
            return True
        return self._words[at].capital and reach.leads_to_institution(end)
