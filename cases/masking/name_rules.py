"""The rules by which a name is recognised; each looks at one word and gives a range of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.masking import geography, given_names, unsure_names, vocabulary
from cases.masking.name_cues import (
    AGED,
    COMPOUND,
    FIELD,
    FIELD_FILL,
    HONORIFIC_AFTER,
    KNOWN_AS,
    LIST_FIELD,
    OWN_FIELD,
    WEAK_FIELD,
)
from cases.masking.name_reach import FULL_NAME
from cases.masking.unsure_names import COMMON, UNSURE

if TYPE_CHECKING:
    from cases.masking.name_reach import Found, Reach

_FIELD_GAP = re.compile(r"[ \t\n:=|\-.'\"(*>/]{1,8}")
_EXPLICIT = re.compile(r"[:=|\t]| - ")
_ROLE_GAP = re.compile(r" {1,2}|, ?| ?: ?| ?\(| ?- |'| ?\"")
_SIGNED_GAP = re.compile(r"[ ,.!;]{0,3}\n[ \n]{0,3}")
#: Titles people are addressed by: "Sayın Müşavirim".
_MINE = re.compile(r"\w{3,}(?:[iu]m|[iu]m[iu]z|l[ae]r)\w{0,3}")
_NEAR = 4
_GOES_BY = ("gec", "kayitli", "bilin", "tanin", "cagr")
_COUNTS = frozenset({"bir", "bi", "iki", "uc", "dort", "bes"})


class Rules:
    """The rules over the words of one reading."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._words = reach.words

    def field(self, at: int) -> Found:
        """`Adı Soyadı: …`, `ismi …`, `adım …`."""
        reach = self._reach
        if at and self._words[at - 1].plain in FIELD and "\n" not in reach.gap(at):
            return None
        start = self._end_of_field(at)
        if start >= reach.count:
            return None
        gap = reach.gap(start)
        explicit = _EXPLICIT.search(gap) is not None
        if _FIELD_GAP.fullmatch(gap) is None or ("\n" in gap and not explicit):
            return None
        return self._field_value(at, start, explicit=explicit)

    def said_after(self, at: int) -> Found:
        """`… isimli şahıs`, `… adlı kişi`, `… adında bir kadın`."""
        if self._is_of_the_courts(at):
            return None
        person = False
        for word in self._reach.next_words(at + 1, most=_NEAR):
            if vocabulary.is_thing(word.plain):
                return None
            if vocabulary.is_person(word.plain):
                person = True
                break
        start = self._reach.back(at, person=person)
        known = any(self._reach.is_given(place) for place in range(start, at))
        if person or known or (at - start >= FULL_NAME and not self._is_judicial(at)):
            return start, at
        return None

    def _is_of_the_courts(self, at: int) -> bool:
        """Whether it is the word for courts, as in "adli yardım"."""
        following = [word.plain for word in self._reach.next_words(at + 1, most=1)]
        return self._words[at].plain == "adli" and any(
            plain.startswith(("yardim", "tip", "sicil", "makam", "merci", "vaka", "kontrol"))
            for plain in following
        )

    def honoured(self, at: int) -> Found:
        """`Sayın …`, `Bay …`, `Bayan …`."""
        reach, start = self._reach, at + 1
        if start >= reach.count or reach.gap(start) not in {" ", "  ", ". ", "."}:
            return None
        if reach.is_blocked(start):
            return None
        if not (reach.may_begin(start) or reach.is_given(start)):
            return None
        end = reach.reach(start)
        titled = end - start == 1 and _MINE.fullmatch(self._words[start].plain) is not None
        if reach.is_named_after(start, end) or (titled and not reach.is_given(start)):
            return None
        return start, end

    def practised(self, at: int) -> Found:
        """`Dr. …`, `Av. …`: a name when a given name or two capitals follow."""
        found = self.honoured(at)
        if found is None or not self._words[at].capital:
            return None
        full = found[1] - found[0] >= FULL_NAME
        return found if full or self._reach.is_given(found[0]) else None

    def honoured_after(self, at: int) -> Found:
        """`… Bey`, `… Hanım`; other forms of address only after a known given name."""
        reach = self._reach
        if not at or reach.gap(at) not in {" ", "  "}:
            return None
        if not self._is_addressed(at - 1, title=self._words[at].plain):
            return self._month(at)
        start = self._reach.back(at, person=False)
        if start == at or reach.is_public(at - 1):
            return None
        title = self._words[at].plain
        if not title.endswith("in") and reach.is_before_institution(at + 1):
            return None
        plainly = title in HONORIFIC_AFTER and reach.is_capital(at - 1)
        known = any(given_names.is_given(self._words[place].plain) for place in range(start, at))
        return (start, at) if plainly or known else None

    def _is_addressed(self, at: int, *, title: str) -> bool:
        """Whether the word may be whom a title follows: not "selam hocam", "doğan bebek"."""
        plain = self._words[at].plain
        if plain in vocabulary.TITLES or geography.is_people(plain):
            return False
        if self._reach.is_blocked(at) and not given_names.is_given(plain):
            return False
        if title.startswith(("bey", "hanim")):
            return True
        doubtful = plain in unsure_names.COMMON or title.startswith("bebe")
        return plain not in vocabulary.NEVER_NAMES and (not doubtful or self._reach.is_capital(at))

    def _month(self, at: int) -> Found:
        """`Nisan Hanım`, `Eylül bebek`: a month that is a name here."""
        before, title = self._words[at - 1].plain, self._words[at].plain
        named = title in HONORIFIC_AFTER or title.startswith("bebe")
        return (at - 1, at) if named and before in vocabulary.MONTH_NAMES else None

    def kin(self, at: int) -> Found:
        """`eşi …`, `babası …`."""
        return self._person(at, least=1)

    def half_kin(self, at: int) -> Found:
        """`kız Lamar`, `gelin Nargiza`: a word that is not always one for kin, and a capital."""
        following = at + 1
        if following >= self._reach.count or not self._reach.may_begin(following):
            return None
        plain = self._words[following].plain
        if geography.is_people(plain) or self._reach.gap(following) not in {" ", ": ", ":"}:
            return None
        return None if self._words[at].capital and at else self._person(at, least=1)

    def role(self, at: int) -> Found:
        """`danışan …`, `vatandaş …`, `ben …`."""
        return self._person(at, least=FULL_NAME)

    def labelled(self, at: int) -> Found:
        """`Şikâyet edilen: …`: a full name behind a colon."""
        start = at + 1
        if start >= self._reach.count or ":" not in self._reach.gap(start):
            return None
        return self._person(at, least=FULL_NAME)

    def between(self, at: int) -> Found:
        """`Ali oğlu Mehmet`, `Hasan kızı Fatma`."""
        reach = self._reach
        if not 0 < at < reach.count - 1 or {reach.gap(at), reach.gap(at + 1)} != {" "}:
            return None
        if reach.is_given(at - 1) and reach.is_given(at + 1):
            return at - 1, reach.reach(at + 1)
        return None

    def known_as(self, at: int) -> Found:
        """`… olarak tanıttı`, `… olarak kayıtlı`."""
        following = self._reach.next_words(at + 1, most=1)
        if not following or not following[0].plain.startswith(KNOWN_AS):
            return None
        start = self._reach.back(at, person=False)
        known = start < at and self._reach.is_sure(start) and self._reach.is_capital(start)
        if self._reach.is_named_after(start, at) or not (known or at - start >= FULL_NAME):
            return None
        return start, at

    def called(self, at: int) -> Found:
        """`… diye biri`, `… diye bir kadın`."""
        following = [word.plain for word in self._reach.next_words(at + 1, most=_NEAR)]
        following = following or [""]
        somebody = following[0] in {"biri", "birisi"}
        if following[0] in _COUNTS:
            somebody = any(map(vocabulary.is_person, following[1:3]))
        start = self._reach.back(at, person=False)
        if following[0].startswith(_GOES_BY):
            plains = {word.plain for word in self._words[start:at]}
            somebody = any(map(given_names.is_given, plains)) and not plains & given_names.SHY
        return (start, at) if somebody and start < at else None

    def signed(self, at: int) -> Found:
        """A full name alone on the line after "Saygılarımla,"."""
        reach, start = self._reach, at + 1
        if start >= reach.count or _SIGNED_GAP.fullmatch(reach.gap(start)) is None:
            return None
        if not reach.may_begin(start):
            return None
        end = reach.reach(start)
        alone = end == reach.count or "\n" in reach.gap(end)
        full = end - start >= FULL_NAME and not reach.is_named_after(start, end)
        return (start, end) if alone and full else None

    def _end_of_field(self, at: int) -> int:
        end = at + 1
        while end < self._reach.count and self._words[end].plain in FIELD | FIELD_FILL:
            if ":" in self._reach.gap(end) or "\n" in self._reach.gap(end):
                break
            end += 1
        return end

    def _field_value(self, at: int, start: int, *, explicit: bool) -> Found:
        reach = self._reach
        place = explicit and self._words[start].plain in geography.PLACES
        if self._belongs_to_thing(at) or (self._is_no_value(start) and not place):
            return None
        weak = self._words[at].plain in WEAK_FIELD and start == at + 1
        known = reach.is_given(start)
        if weak and not explicit and not (reach.is_capital(start) or reach.is_sure(start)):
            return None
        if not explicit and not known and (weak or not reach.may_begin(start)):
            return None
        end = reach.reach(start, any_case=explicit or not reach.is_capital(start))
        if reach.is_named_after(start, end):
            return None
        own = self._words[at].plain in OWN_FIELD
        doubtful = not known and not explicit and not own
        if doubtful and (self._things_follow(end) or reach.leads_to_institution(end)):
            return None
        return start, reach.listed(end) if self._words[at].plain in LIST_FIELD else end

    def _is_no_value(self, start: int) -> bool:
        """Whether it is an ordinary word, or one letter of a heading: "Ad | D.Tar. | Tel"."""
        one = len(self._words[start].plain) == 1 and not self._reach.is_initial(start)
        return one or self._reach.is_blocked(start)

    def _belongs_to_thing(self, at: int) -> bool:
        for word in self._reach.clause_words(at, most=_NEAR):
            if vocabulary.is_thing(word.plain):
                return True
            if vocabulary.is_person(word.plain):
                return False
        return False

    def _things_follow(self, end: int) -> bool:
        return any(vocabulary.is_thing(word.plain) for word in self._reach.next_words(end, most=2))

    def _is_judicial(self, at: int) -> bool:
        """Whether "adli" may be the word for courts: it is, unless written with a dotless i."""
        word = self._words[at]
        return word.plain == "adli" and "ı" not in self._reach.reading.shown[word.start : word.end]

    def _person(self, at: int, *, least: int) -> Found:
        """A name behind a word for somebody: a known one, or `least` unknown capitals."""
        reach, start = self._reach, at + 1
        if start >= reach.count or _ROLE_GAP.fullmatch(reach.gap(start)) is None:
            return None
        if not self._may_be_person(start, least=least):
            return None
        end = reach.reach(start)
        labelled = ":" in reach.gap(start) and reach.is_given(start) and end - start >= FULL_NAME
        if reach.is_named_after(start, end) and not labelled:
            return None
        if given_names.is_given(self._words[start].plain):
            return start, reach.listed(end)
        titled = least > 1 and self._words[at].capital and ":" not in reach.gap(start)
        compound = titled or COMPOUND.fullmatch(self._words[at].plain) is not None
        compound = compound and not self._is_half_known(start, end)
        alone = least == 1 and end - start == 1 and not self._stands_alone(end)
        doubtful = (titled and at > 0) or compound or alone or end - start < least
        if doubtful or reach.leads_to_institution(end):
            return None
        return start, end

    def _is_half_known(self, start: int, end: int) -> bool:
        known = any(self._reach.is_known(at) for at in range(start, end))
        known = known or given_names.is_likely_surname(self._words[end - 1].plain)
        return known or self._reach.is_initial(start)

    def _stands_alone(self, end: int) -> bool:
        """Whether one unknown word has no ending, or one that says whose or whom."""
        reach = self._reach
        if end >= reach.count or reach.gap(end) != "'":
            return True
        return self._words[end].plain in {"in", "un", "nin", "nun", "i", "u", "yi", "yu"}

    def _may_be_person(self, start: int, *, least: int) -> bool:
        reach = self._reach
        if reach.is_place_with_ending(start):
            return False
        if reach.is_blocked(start):
            return least == 1 and reach.is_capital(start) and self._words[start].plain in UNSURE
        if reach.may_begin(start) or reach.is_sure(start):
            return True
        plain = self._words[start].plain
        firm = plain in given_names.FIRM or (plain in UNSURE and plain not in COMMON)
        aged = plain in UNSURE and AGED.match(reach.reading.plain, self._words[start].end)
        return least == 1 and (firm or bool(aged))
