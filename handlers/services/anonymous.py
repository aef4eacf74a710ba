"""What leaves a case names nobody: no person, no number, no municipality."""

import re
from functools import lru_cache

from cases.anonymous import hidden
from cases.municipalities import listed
from cases.people import Municipality
from cases.privacy import FILLER, mask

#: What stands in place of a number or of somebody.
HIDDEN = "…"
_CASE = re.compile(r"\b[A-ZÇĞİÖŞÜ]{2,6}-\d{4}-\d{2,6}\b")
#: Longer rows of digits number somebody or something; laws have four and years, too.
_NUMBER = re.compile(r"(?<![\d/])\d(?:[ .-]?\d){4,}(?![\d/])")
_FILLED = re.compile(rf"[{FILLER}]+(?:\s*[{FILLER}]+)*")
_EMPTIED = re.compile(r"\s*\([…,;\s]+\)")
#: What only leads to a covered place, or only follows one: "TC kimlik no", "Sn.", "isimli".
_BEFORE = (
    r"sn\.?|say[ıi]n|t\.?\s?c\.?|tckn|ykn|kimlik|numara(?:s[ıi])?|no(?:su)?|tel(?:efon(?:u|un)?)?"
    r"|gsm|cep|soyad[ıi]|ad[ıi]|ismi|iban"
)
_AFTER = (
    r"['’]\w+|isimli|ad[ıi]nda|adl[ıi]|isminde|kimlik\s+numaral[ıi]|numaral[ıi]|no['’]?lu"
    r"|plakal[ıi]|(?:bey|han[ıi]m)\w*(?:['’]\w+)?"
)
_COVERED = re.compile(
    rf"(?:(?<!\w)(?:{_BEFORE})[\s:.=,-]*)*[{FILLER}]+(?:[\s{FILLER}]*(?:{_AFTER})(?!\w))*",
    re.IGNORECASE,
)
_SUFFIX = r"(?P<suffix>['’][a-zçğıöşü]+)?"
_OFFICE = r"(?P<office>\s+(?:Büyükşehir\s+|büyükşehir\s+)?[Bb]elediye[a-zçğıöşü'’]*)?"
_BEGINNING = re.compile(r"(?:^|[.!?:\n])\s*$")
_TOWN = "ilimiz"
_OUR_OFFICE = "belediye"


def nameless(text: str, *towns: Municipality | None) -> str:
    """The text without personal data, numbers and names of municipalities.

    The asker's own municipality is found however it is written; another of the list where it is
    written as a name: with a capital inside a sentence, with an apostrophe or before its office.
    """
    bare = _FILLED.sub(HIDDEN, mask(text).text)
    bare = _NUMBER.sub(HIDDEN, _CASE.sub(HIDDEN, bare))
    bare = _known().sub(lambda found: _replaced(found, bare), bare)
    bare = _EMPTIED.sub("", bare)
    for town in towns:
        if town is not None:
            bare = hidden(bare, town, place=_TOWN, office=_OUR_OFFICE, province=True)
    return " ".join(bare.split())


def matter(text: str) -> str:
    """What a masked text asks, for the search: without covered places and what only names them.

    A text in which nothing was covered stays as it is.
    """
    return " ".join(_COVERED.sub(" ", text).split()) if FILLER in text else text


def _replaced(found: "re.Match[str]", text: str) -> str:
    if found["office"]:
        return _OUR_OFFICE
    begins = _BEGINNING.search(text, 0, found.start()) is not None
    return found[0] if begins and not found["suffix"] else _TOWN


@lru_cache(maxsize=1)
def _known() -> "re.Pattern[str]":
    names = {name for town in listed() for name in (town.name, town.province)}
    either = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:{either})\b{_SUFFIX}{_OFFICE}")
