"""Where an address begins and ends: the name before its first part, the town behind its door."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.masking import geography, given_names, vocabulary
from cases.masking.address_parts import PLACES, Element
from cases.masking.towns import towns
from cases.masking.wordlists import listed

if TYPE_CHECKING:
    from cases.masking.reading import Reading

_SLASHED = re.compile(r"[ ,.\-]{0,3}(?:\d{5} )?[a-z]{3,20} ?[/-] ?[a-z]{3,20}\b")
_CODE = re.compile(r"[ ,]{1,2}\d{5}\b")
_CITY = re.compile(r"(?P<gap>[ ,/\-\n(]{1,3})(?P<word>[a-z]{3,20})\b")
_MOST_TOWNS = 3
#: Capitalised words behind a door that are no town.
_NO_TOWNS = listed("""
tel telefon gsm cep tc tckn ykn kimlik not konu talep adres and the she her his they who whose
""")
_NUMBERED = re.compile(r"(?<![\w.])\d{1,5}[.]? ?$")
_WORD_BEFORE = re.compile(r"(?:^|[^\w])(\w{1,24})[ '.-]{1,2}$")
_MOST_NAME_WORDS = 4
#: A quarter or a town before a comma, or a town before the quarter: "Ballıkuyu, 1023 sok.".
_LISTED_BEFORE = re.compile(r"(?<![\w.])(?P<word>[a-z]{3,20})(?P<gap>,? )$")
_LANDMARK = re.compile(
    r"(?:\w{3,20} ){1,3}(?:arkasi|karsisi|yani|ustu|alti|onu|civari|bitisigi|yakini)[,:]? $"
    r"|\b\w{3,20} ilcesi,? $|\b(?:organize )?sanayi (?:bolgesi|sitesi),? $|\bosb,? $"
)
_REACH = 48


def right(reading: Reading, end: int) -> int:
    """Where the address ends: district and province, post code, known towns."""
    if slashed := _SLASHED.match(reading.plain, end):
        return slashed.end()
    if code := _CODE.match(reading.plain, end):
        end = code.end()
    for _ in range(_MOST_TOWNS):
        city = _CITY.match(reading.plain, end)
        if city is None or not _is_town(reading, city):
            break
        end = city.end()
    return end


def left(reading: Reading, first: Element) -> int:
    """Where the name of the first quarter, street or building begins, or of its town."""
    start = _name_start(reading, first)
    base = max(0, start - _REACH)
    if landmark := _LANDMARK.search(reading.plain[base:start]):
        return base + landmark.start()
    while before := _LISTED_BEFORE.search(reading.plain[base:start]):
        at = base + before.start("word")
        if not _is_quarter(reading, before["word"], at, comma="," in before["gap"]):
            break
        start, base = at, max(0, at - _REACH)
    return start


def _is_town(reading: Reading, city: re.Match[str]) -> bool:
    word, at = city["word"], city.start("word")
    if word in _NO_TOWNS or (word in vocabulary.NEVER_NAMES and word not in geography.PLACES):
        return False
    if word in towns():
        return True
    following = _CITY.match(reading.plain, city.end())
    if reading.shouting:
        return following is not None and following["word"] in geography.PLACES
    if not reading.shown[at].isupper() or "\n" in city["gap"]:
        return False
    return not given_names.is_sure(word) and not geography.is_people(word)


def _is_quarter(reading: Reading, word: str, at: int, *, comma: bool) -> bool:
    if word in vocabulary.STREET_STOPS or word in vocabulary.NEVER_NAMES:
        return False
    if word in towns():
        return True
    capital = reading.shown[at].isupper() and not reading.shouting
    return comma and capital and not given_names.is_sure(word)


def _name_start(reading: Reading, first: Element) -> int:
    plain, start = reading.plain, first.start
    if first.part not in PLACES:
        return start
    if number := _NUMBERED.search(plain[max(0, start - 7) : start]):
        return start - len(number.group())
    for _ in range(_MOST_NAME_WORDS):
        base = max(0, start - 28)
        word = _WORD_BEFORE.search(plain[base:start])
        if word is None or not _is_street_name(
            reading, word.group(1), base + word.start(1), first
        ):
            break
        start = base + word.start(1)
    return start


def _is_street_name(reading: Reading, word: str, at: int, first: Element) -> bool:
    capital = reading.shown[at].isupper() or reading.shown[at].isdigit()
    if capital and not reading.shouting:
        return word not in vocabulary.STREET_STOPS
    if word in vocabulary.STREET_WORDS or given_names.is_given(word):
        return True
    nearest = at + len(word) + 2 >= first.start
    return word not in vocabulary.NEVER_NAMES and (nearest or reading.shouting)
