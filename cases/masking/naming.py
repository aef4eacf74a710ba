"""Which words of a text may be a person's name, and how far a name reaches."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cases.masking import geography, given_names, vocabulary

if TYPE_CHECKING:
    from cases.masking.reading import Reading, Word

_NEAR = 5
_MEMORIAL_WORDS = 4
_SHORTEST_PLAIN = 3
_PLACED = re.compile(r"(?:[dt][ae](?:n|ki)?|y?[ae])$")
_SENTENCE_END = re.compile(r"[.:!?|;\t\n>]|^ ?[-*(\"]")
_CLAUSE_END = re.compile(r"[.,;:!?\n]")
_INFLECTED = re.compile(
    r"\w+(?:iyor|mis|mus|yor|dir|dur|tir|tur|nin|nun|ler|lar|leri|lari|lerin|larin|icin|acak|ecek"
    r"|mak|mek|masi|mesi|ince|unca|arak|erek|digi|dugu|tigi|tugu|iyim|uyum|siz|suz)\w{0,4}"
)
#: "Ahmet Yesevi okulu" is a school, "Ahmet Yılmaz okula gitmiyor" is not.
_POSSESSED = re.compile(
    r"\w+(?:[^aeiu]|s|mi)[iu](?:n\w{1,4})?|(?:mah|sok|sk|cad|cd|park|koy)(?:[ai]|[dt][ae]n?)?"
)
#: What a person has: the name before it is hers.
_OWN_THINGS = (
    "kimlik",
    "pasaport",
    "telefon",
    "ikamet",
    "dogum",
    "adres",
    "kayit",
    "basvuru",
    "hakkinda",
    "rapor",
    "dilekce",
    "belge",
    "dosya",
    "talep",
)
_DECLINED = re.compile(
    r"\w+(?:lerin|larin|leri|lari|masi|mesi|iyor|ligi|lugu|acak|ecek)(?:n?[a-z]{0,4})"
)
_LONGEST_ABBREVIATION = 6
_SUFFIX = re.compile(
    r"(?:n?[iu]n|y?[aeiu]|n?[dt][ae]n?|y?l[ae]|y?m[iu]s|d[iu]r|t[iu]r|m|mdir|yim|im|n[iu])$"
)


class Naming:
    """Answers, for the words of one reading, what is a name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        self.count = len(reading.words)

    def gap(self, at: int) -> str:
        """What stands between the word before `at` and the word at `at`."""
        return self.reading.between(self.words[at - 1], self.words[at])

    def is_given(self, at: int) -> bool:
        """Whether the word, or the word without its case ending, is a known given name."""
        plain = self.words[at].plain
        return given_names.is_given(plain) or _without_ending(plain) in given_names.GIVEN

    def is_sure(self, at: int) -> bool:
        """Whether the word is a given name and nothing else."""
        return given_names.is_sure(self.words[at].plain)

    def is_known(self, at: int) -> bool:
        """Whether the word is a known given name or surname as it stands."""
        plain = self.words[at].plain
        return given_names.is_given(plain) or given_names.is_surname(plain)

    def is_capital(self, at: int) -> bool:
        """Whether the word begins in capitals in a text where that says something."""
        return self.words[at].capital and not self.reading.shouting

    def is_blocked(self, at: int) -> bool:
        """Whether the word is an ordinary word, a place or part of an institution's name."""
        plain = self.words[at].plain
        if _DECLINED.fullmatch(plain) and not self.is_known(at):
            return True
        if plain.startswith(vocabulary.LANGUAGES_AND_PEOPLES):
            return True
        if plain in vocabulary.NEVER_NAMES or plain in geography.GEOGRAPHY:
            return not given_names.is_sure(plain)
        return self.is_institution(at)

    def is_institution(self, at: int) -> bool:
        """Whether the word is what institutions, streets and documents are called."""
        plain = self.words[at].plain
        return not given_names.is_given(plain) and plain.startswith(vocabulary.INSTITUTION_STEMS)

    def may_begin(self, at: int) -> bool:
        """Whether a name may begin with this capitalised word."""
        if at >= self.count or not self.is_capital(at) or self._is_abbreviation(at):
            return False
        return not self.is_blocked(at) and not self.is_place_with_ending(at)

    def is_place_with_ending(self, at: int) -> bool:
        """Whether it is where something is or comes from: "Halep'te", "Almanyada"."""
        base = _PLACED.sub("", self.words[at].plain)
        if base in geography.GEOGRAPHY:
            return not self.is_known(at)
        following = at + 1
        if following >= self.count or self.gap(following) != "'":
            return False
        ending = self.words[following].plain
        return ending in {"de", "da", "te", "ta", "den", "dan", "ten", "tan", "deki", "daki"}

    def begins_sentence(self, at: int) -> bool:
        """Whether a capital says nothing, since a sentence or a line begins there."""
        return at == 0 or _SENTENCE_END.search(self.gap(at)) is not None

    def is_initial(self, at: int) -> bool:
        """Whether it is one letter with a full stop and more of a name behind: "H. Elali"."""
        one = len(self.words[at].plain) == 1 and at + 1 < self.count
        return one and self.gap(at + 1) in {".", ". "} and self.is_capital(at + 1)

    def is_named_after(self, start: int, end: int) -> bool:
        """Whether the words are only the first part of an institution's or a street's name."""
        inside = any(self.is_institution(at) for at in range(start, end))
        return inside or self.is_before_institution(end)

    def is_before_institution(self, end: int) -> bool:
        """Whether the word at `end` makes an institution's name of what stands before it."""
        if end >= self.count or self.gap(end) not in {" ", "  ", ". "}:
            return False
        if self._is_memorial(end):
            return True
        word = self.words[end]
        if not self.is_institution(end) or word.plain.startswith(_OWN_THINGS):
            return False
        if self._is_address(end):
            return False
        if self.is_capital(end):
            return True
        return vocabulary.binds(word.plain) and _POSSESSED.fullmatch(word.plain) is not None

    def _is_address(self, at: int) -> bool:
        """Whether it is how somebody is spoken to: "Serkan Müdürüm"."""
        plain = self.words[at].plain
        return plain.endswith(("um", "im")) and plain[:-2] in vocabulary.TITLES

    def _is_memorial(self, end: int) -> bool:
        """Whether it is a school, hospital or park of that name: "Behçet Uz Çocuk Hastanesi"."""
        for at in range(end, min(end + _MEMORIAL_WORDS, self.count)):
            joins = self.words[at].plain == "ve" and at > end
            if self.gap(at) not in {" ", "  "} or not (joins or self.is_capital(at)):
                return False
            if self.words[at].plain.startswith(vocabulary.MEMORIALS):
                return True
        return False

    def leads_to_institution(self, end: int) -> bool:
        """Whether capitals go on to an institution: "Şiddet Önleme ve İzleme Merkezi"."""
        for at in range(end, min(end + _NEAR, self.count)):
            if self.gap(at) != " ":
                return False
            if self.is_institution(at):
                return self.is_capital(at) and not self._is_address(at)
            if not self.is_capital(at) and self.words[at].plain not in {"ve", "ile"}:
                return False
        return False

    def clause_words(self, at: int, *, most: int) -> list[Word]:
        """The words before `at` in the same clause, the nearest first."""
        found: list[Word] = []
        while at > 0 and len(found) < most and not _CLAUSE_END.search(self.gap(at)):
            at -= 1
            found.append(self.words[at])
        return found

    def next_words(self, at: int, *, most: int) -> list[Word]:
        """The words from `at` on in the same clause."""
        found: list[Word] = []
        while at < self.count and len(found) < most:
            if found and _CLAUSE_END.search(self.gap(at)):
                break
            found.append(self.words[at])
            at += 1
        return found

    def is_public(self, at: int) -> bool:
        """Whether it is one of the public names that streets and schools bear."""
        plains = [word.plain for word in self.words[max(0, at - 1) : at + 2]]
        return "hz" in plains[:1] or any(
            "_".join(pair) in vocabulary.PUBLIC_NAMES for pair in pairwise(plains)
        )

    def is_plausible(self, at: int) -> bool:
        """Whether a word typed without capitals could be a name at all."""
        word = self.words[at].plain
        if self.is_known(at) or word in vocabulary.PARTICLES:
            return word not in {"ile", "de", "da"}
        long_enough = len(word) >= _SHORTEST_PLAIN
        return long_enough and not self.is_blocked(at) and _INFLECTED.fullmatch(word) is None

    def _is_abbreviation(self, at: int) -> bool:
        """Whether it is short, in capitals and alone so: ASHB, UNHCR."""
        if self.is_known(at) or not self.is_upper(at):
            return False
        if len(self.words[at].plain) == 1 and self.is_initial(at):
            return False
        short = len(self.words[at].plain) <= _LONGEST_ABBREVIATION
        beside = at + 1 < self.count and self.is_upper(at + 1) and self.gap(at + 1) == " "
        return short and not beside

    def is_upper(self, at: int) -> bool:
        """Whether the word is written in capitals throughout."""
        word = self.words[at]
        return self.reading.shown[word.start : word.end].isupper()


def _without_ending(plain: str) -> str:
    return _SUFFIX.sub("", plain, count=1)
