"""The rules by which a name is recognised; each looks at one word and gives a range of words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from cases import given_names, vocabulary
from cases.name_cues import (
    FIELD,
    FIELD_FILL,
    HONORIFIC_AFTER,
    LIST_FIELD,
    WEAK_FIELD,
)

if TYPE_CHECKING:
    from cases.naming import Naming
    from cases.personal import Span

#: The first word of a name and the one after its last; None when there is no name.
Found: TypeAlias = "tuple[int, int] | None"

_FIELD_GAP = re.compile(r"[ \t\n:=|\-.'\"(*>/]{1,8}")
_EXPLICIT = re.compile(r"[:=|\t]| - ")
_ROLE_GAP = re.compile(r" {1,2}|, ?| ?: ?| ?\(| ?- |'| ?\"")
_LIST_GAP = re.compile(r",? ?(?:ve |ile )?| ?[/;&] ?")
_BESIDE_BEFORE = re.compile(r"[ ,;:(|\t-]{1,4}$")
_BESIDE_AFTER = re.compile(r"[ ,;:)|\t-]{1,4}")
_TIES = frozenset({" ", "  ", "-", '" ', "' ", '"'})
_FULL_NAME = 2
_MOST_BEFORE = 4
_NEAR = 4


class Rules:
    """The rules over the words of one reading."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._words = naming.words

    def field(self, at: int) -> Found:
        """`Adı Soyadı: …`, `ismi …`, `adım …`."""
        naming = self._naming
        if at and self._words[at - 1].plain in FIELD and "\n" not in naming.gap(at):
            return None
        start = self._end_of_field(at)
        if start >= naming.count:
            return None
        gap = naming.gap(start)
        explicit = _EXPLICIT.search(gap) is not None
        if _FIELD_GAP.fullmatch(gap) is None or ("\n" in gap and not explicit):
            return None
        return self._field_value(at, start, explicit=explicit)

    def said_after(self, at: int) -> Found:
        """`… isimli şahıs`, `… adlı kişi`, `… adında bir kadın`."""
        person = False
        for word in self._naming.next_words(at + 1, most=_NEAR):
            if vocabulary.is_thing(word.plain):
                return None
            if vocabulary.is_person(word.plain):
                person = True
                break
        start = self._back(at, person=person)
        known = any(self._naming.is_given(place) for place in range(start, at))
        if person or known or (at - start >= _FULL_NAME and not self._is_judicial(at)):
            return start, at
        return None

    def honoured(self, at: int) -> Found:
        """`Sayın …`, `Bay …`, `Bayan …`."""
        naming, start = self._naming, at + 1
        if start >= naming.count or naming.gap(start) not in {" ", "  ", ". ", "."}:
            return None
        if naming.is_blocked(start):
            return None
        if not (naming.may_begin(start) or naming.is_given(start)):
            return None
        end = naming.reach(start)
        return None if naming.is_named_after(start, end) else (start, end)

    def practised(self, at: int) -> Found:
        """`Dr. …`, `Av. …`: a name when a given name or two capitals follow."""
        found = self.honoured(at)
        if found is None or not self._words[at].capital:
            return None
        full = found[1] - found[0] >= _FULL_NAME
        return found if full or self._naming.is_given(found[0]) else None

    def honoured_after(self, at: int) -> Found:
        """`… Bey`, `… Hanım`; other forms of address only after a known given name."""
        naming = self._naming
        if not at or naming.gap(at) not in {" ", "  "}:
            return None
        before = self._words[at - 1].plain
        if before in vocabulary.TITLES:
            return None
        if naming.is_blocked(at - 1) and before not in given_names.GIVEN:
            return None
        start = self._back(at, person=False)
        if start == at or naming.is_named_after(start, at + 1):
            return None
        plainly = self._words[at].plain in HONORIFIC_AFTER and naming.is_capital(at - 1)
        known = any(self._words[place].plain in given_names.GIVEN for place in range(start, at))
        return (start, at) if plainly or known else None

    def kin(self, at: int) -> Found:
        """`eşi …`, `babası …`."""
        return self._person(at, least=1)

    def role(self, at: int) -> Found:
        """`danışan …`, `vatandaş …`, `ben …`."""
        return self._person(at, least=_FULL_NAME)

    def between(self, at: int) -> Found:
        """`Ali oğlu Mehmet`, `Hasan kızı Fatma`."""
        naming = self._naming
        if not 0 < at < naming.count - 1 or {naming.gap(at), naming.gap(at + 1)} != {" "}:
            return None
        if naming.is_given(at - 1) and naming.is_given(at + 1):
            return at - 1, naming.reach(at + 1)
        return None

    def pair(self, at: int) -> Found:
        """A known given name with a surname behind it, without any cue."""
        naming = self._naming
        if not naming.is_sure(at) or at + 1 >= naming.count:
            return None
        if naming.gap(at + 1) not in {" ", "  "} or self._is_public(at):
            return None
        following = self._words[at + 1].plain
        surname = following in given_names.SURNAMES or following in given_names.SURE
        capital = naming.is_capital(at) and naming.is_capital(at + 1)
        if not surname and (not capital or naming.is_blocked(at + 1)):
            return None
        end = naming.reach(at)
        return None if end - at < _FULL_NAME or naming.is_named_after(at, end) else (at, end)

    def before_number(self, number: Span, ends: dict[int, int]) -> Found:
        """Two or three capitalised words directly before a personal number."""
        plain = self._naming.reading.plain
        gap = _BESIDE_BEFORE.search(plain, max(0, number.start - 4), number.start)
        last = ends.get(gap.start()) if gap else None
        if last is None:
            return None
        start = self._back_capital(last)
        return (start, last + 1) if last + 1 - start >= _FULL_NAME else None

    def after_number(self, number: Span, starts: dict[int, int]) -> Found:
        """Two or three capitalised words directly after a personal number."""
        gap = _BESIDE_AFTER.match(self._naming.reading.plain, number.end)
        first = starts.get(gap.end()) if gap else None
        if first is None or not self._naming.may_begin(first):
            return None
        end = self._naming.reach(first)
        short = end - first < _FULL_NAME
        return None if short or self._naming.is_named_after(first, end) else (first, end)

    def _end_of_field(self, at: int) -> int:
        end = at + 1
        while end < self._naming.count and self._words[end].plain in FIELD | FIELD_FILL:
            if ":" in self._naming.gap(end) or "\n" in self._naming.gap(end):
                break
            end += 1
        return end

    def _field_value(self, at: int, start: int, *, explicit: bool) -> Found:
        naming = self._naming
        if self._belongs_to_thing(at) or naming.is_blocked(start):
            return None
        weak = self._words[at].plain in WEAK_FIELD and start == at + 1
        known = naming.is_given(start)
        if not explicit and not known and (weak or not naming.may_begin(start)):
            return None
        end = naming.reach(start, any_case=explicit or not naming.is_capital(start))
        if naming.is_named_after(start, end):
            return None
        if not known and not explicit and self._things_follow(end):
            return None
        return start, self._listed(end) if self._words[at].plain in LIST_FIELD else end

    def _listed(self, end: int) -> int:
        """Further names of a list: "Ali, Veli ve Ayşe"."""
        naming = self._naming
        while end < naming.count:
            following = end + (self._words[end].plain in {"ve", "ile"})
            if following >= naming.count or _LIST_GAP.fullmatch(naming.gap(end)) is None:
                return end
            if not (naming.is_given(following) or naming.may_begin(following)):
                return end
            end = naming.reach(following)
        return end

    def _belongs_to_thing(self, at: int) -> bool:
        for word in self._naming.clause_words(at, most=_NEAR):
            if vocabulary.is_thing(word.plain):
                return True
            if vocabulary.is_person(word.plain):
                return False
        return False

    def _things_follow(self, end: int) -> bool:
        return any(
            vocabulary.is_thing(word.plain) for word in self._naming.next_words(end, most=2)
        )

    def _is_judicial(self, at: int) -> bool:
        """Whether "adli" may be the word for courts: it is, unless written with a dotless i."""
        word = self._words[at]
        return (
            word.plain == "adli" and "ı" not in self._naming.reading.shown[word.start : word.end]
        )

    def _back(self, at: int, *, person: bool) -> int:
        """The first word of the name that ends before `at`; `at` itself when there is none."""
        naming = self._naming
        start = at
        while start > 0 and at - start < _MOST_BEFORE and self._is_part(start - 1, end=at):
            start -= 1
        while start < at and not naming.is_capital(start) and not naming.is_known(start):
            start += 1
        if start < at or not person:
            return start
        while start > 0 and at - start < _FULL_NAME and self._is_lower_part(start - 1):
            start -= 1
        return start

    def _is_lower_part(self, at: int) -> bool:
        tied = self._naming.gap(at + 1) in _TIES
        return tied and self._naming.is_plausible(at) and not self._naming.is_blocked(at)

    def _is_part(self, at: int, *, end: int) -> bool:
        naming = self._naming
        ties = _TIES if at + 1 == end else {" ", "  ", "-"}
        if naming.gap(at + 1) not in ties:
            return False
        if naming.is_capital(at):
            return naming.is_known(at) or not naming.is_blocked(at)
        return naming.is_known(at) or self._words[at].plain in vocabulary.PARTICLES

    def _person(self, at: int, *, least: int) -> Found:
        naming, start = self._naming, at + 1
        if start >= naming.count or _ROLE_GAP.fullmatch(naming.gap(start)) is None:
            return None
        plain = self._words[start].plain
        sure, capital = plain in given_names.SURE, naming.may_begin(start)
        if naming.is_blocked(start) or not (capital or sure):
            return None
        end = naming.reach(start)
        if naming.is_named_after(start, end):
            return None
        if sure or plain in given_names.GIVEN:
            return start, self._listed(end)
        titled = least > 1 and self._words[at].capital and at > 0
        return None if titled or end - start < least else (start, end)

    def _is_public(self, at: int) -> bool:
        """Whether it is one of the public names that streets and schools bear."""
        plains = [word.plain for word in self._words[max(0, at - 1) : at + 2]]
        return any(pair in vocabulary.PUBLIC_NAMES for pair in pairwise(plains))

    def _back_capital(self, last: int) -> int:
        naming, start = self._naming, last + 1
        while start > 0 and last - start < _MOST_BEFORE - 1:
            if not naming.is_capital(start - 1) or naming.is_blocked(start - 1):
                break
            if start <= last and naming.gap(start) not in {" ", "-"}:
                break
            start -= 1
        if 0 < start <= last and naming.gap(start) == " " and naming.is_institution(start - 1):
            return last + 1
        return start
