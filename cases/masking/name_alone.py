"""Known given names that stand alone, without any cue and without a surname."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.masking import geography, given_names, vocabulary
from cases.masking.endings import stem
from cases.masking.name_cues import AGED
from cases.masking.unsure_names import WORDLIKE
from cases.masking.wordlists import listed

if TYPE_CHECKING:
    from cases.masking.name_reach import Found, Reach

#: Beside these a given name is a mosque's, a sultan's, a saint's or a street's.
_HONOURED_BEFORE = listed("""
hz hazreti sultan gazi sehit mimar kanuni fatih yavuz pir evliya haci seyh aziz mustafa st saint
""")
_HONOURED_AFTER = listed("""
pasa sultan gazi peygamber halife efendi camii cami pazari koftecisi tepesi mevkii
ana eli elmasi dagi kuyusu ba
""")
#: Surnames that are first of all what a family lives by: "çoban ailesi".
_TRADES = listed("coban ciftci asker isci kasap firinci terzi demirci balikci imam")
#: What joins words in addresses of the web, in file names and in codes.
_LONGEST = 5
#: "ayşe yıldırımın dosyası"
_GENITIVE = re.compile(r"(?<=\w{4})n?[iu]n$")
_GLUE = frozenset("-/_.%=@\\+&?#")


class Alone:
    """The rule over the words of one reading."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._words = reach.words

    def alone(self, at: int) -> Found:
        """`Tülay ile görüştüm`, `hasanla konuştum`: a given name and nothing else."""
        name = stem(self._words[at].plain)
        if not name:
            return self._initialled(at)
        if self._reach.count == 1 or not self._is_believed(at, name):
            return None
        end = self._end(at)
        return None if self._is_of_something(at, end) else (self._start(at), end)

    def _initialled(self, at: int) -> Found:
        """`M. Yousaf`: a surname behind the first letter of a name."""
        word = self._words[at]
        if not word.capital or not given_names.is_surname(word.plain):
            return None
        start = self._start(at)
        return (start, at + 1) if start < at and len(self._words[at - 1].plain) == 1 else None

    def kunya(self, at: int) -> Found:
        """`Ebu Halil`, `um ahmed`: the father or mother of somebody."""
        reach, child = self._reach, at + 1
        if child >= reach.count or reach.gap(child) not in {" ", "-"}:
            return None
        return (at, self._end(child)) if reach.is_given(child) else None

    def family(self, at: int) -> Found:
        """`Barakat ailesi`, `alkhaled ailesi`: a surname and the word for a family."""
        reach, last = self._reach, at - 1
        if last < 0 or reach.gap(at) != " " or reach.is_blocked(last):
            return None
        plain = self._words[last].plain
        known = given_names.is_surname(plain) and plain not in _TRADES
        known = known or reach.is_sure(last)
        capital = reach.is_capital(last) and not reach.begins_sentence(last)
        capital = capital and not geography.is_people(plain)
        return (self._start(last), at) if known or capital else None

    def _is_believed(self, at: int, name: str) -> bool:
        word, reading = self._words[at], self._reach.reading
        if word.capital and not reading.shouting:
            first = name in WORDLIKE and self._reach.begins_sentence(at)
            return not first or self._is_somebody(at)
        if name in given_names.SHY and not self._is_declined(at):
            return False
        return not self._is_glued(at)

    def _is_somebody(self, at: int) -> bool:
        """Whether an ending, an age or another name says so: "Yasin 7 yaşında", "Aziz ve Said"."""
        reach, joined = self._reach, at + 2
        aged = AGED.match(reach.reading.plain, self._words[at].end)
        if aged or self._is_declined(at):
            return True
        pair = joined < reach.count and self._words[at + 1].plain in {"ve", "ile"}
        return pair and reach.is_sure(joined) and reach.is_capital(joined)

    def _is_declined(self, at: int) -> bool:
        """Whether an ending stands behind an apostrophe, as behind names only: "fadıl'ın"."""
        return at + 1 < self._reach.count and self._reach.gap(at + 1) == "'"

    def _is_glued(self, at: int) -> bool:
        word, plain = self._words[at], self._reach.reading.plain
        before, after = plain[word.start - 1 : word.start], plain[word.end : word.end + 2]
        return before in _GLUE or (after[:1] in _GLUE and after[1:].isalnum())

    def _start(self, at: int) -> int:
        """Where initials, articles and titles before the name begin: "A. K.", "Sheikh", "AL-"."""
        reach = self._reach
        while at > 0:
            gap, plain = reach.gap(at), self._words[at - 1].plain
            initial = len(plain) == 1 and self._words[at - 1].capital and gap in {".", ". "}
            if not initial and not (gap in {" ", "-"} and plain in vocabulary.FORENAMES):
                break
            at -= 1
        return at

    def _end(self, at: int) -> int:
        """The word after the surname, when one follows."""
        end = at + 1
        while end - at < _LONGEST and (step := self._step(end)):
            end += step
        return end

    def _step(self, at: int) -> int:
        """How many words from `at` on go on with the name: an article takes its noun along."""
        reach = self._reach
        if at >= reach.count or reach.gap(at) not in {" ", "-"}:
            return 0
        plain = self._words[at].plain
        if plain in vocabulary.PARTICLES or plain in vocabulary.ARTICLES:
            return 2 if self._is_noun(at + 1, plain) else 0
        if given_names.is_surely_surname(plain) or given_names.is_sure(plain):
            return 1
        owner = _GENITIVE.sub("", plain)
        declined = owner != plain and given_names.is_surname(owner)
        named = given_names.is_surname(plain) or (reach.is_capital(at) and reach.is_given(at))
        return int(declined or (self._words[at].capital and named))

    def _is_noun(self, at: int, article: str) -> bool:
        """Whether the word behind an article may be a name: "el abdullah", "al-Sheikh"."""
        reach = self._reach
        if at >= reach.count or reach.gap(at) not in {" ", "-"}:
            return False
        if reach.is_capital(at) or reach.gap(at) == "-" or stem(self._words[at].plain):
            return article in vocabulary.PARTICLES or reach.gap(at) == "-"
        return reach.is_known(at) and article in vocabulary.PARTICLES

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
