"""The parts addresses are made of: streets, quarters, buildings, doors and floors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Part(StrEnum):
    """What a part of an address names."""

    STREET = "street"
    QUARTER = "quarter"
    APARTMENTS = "apartments"
    BUILDING = "building"
    DOOR = "door"
    FLOOR = "floor"


PLACES = frozenset({Part.STREET, Part.QUARTER, Part.APARTMENTS, Part.BUILDING})


@dataclass(frozen=True, slots=True)
class Element:
    """One part and its place in the plain text, the name before it not included."""

    start: int
    end: int
    part: Part


def _one_of(*patterns: str) -> str:
    return "|".join(patterns)


_NUMBER = (
    r"\d{1,4}"
    r"(?: ?[/\-] ?[a-z]?\d{0,4}[a-z]?\b| ?[a-f]\b(?![.:' ]{0,2}\d))?"
    r"(?: ?[/\-] ?\d{1,4})?"
)
_STREET = _one_of(
    r"sokak\w{0,8}",
    r"sokag\w{1,8}",
    r"(?:sok|sk|cad|cd|blv|bulv|ckm)\b\.?",
    r"bul\.",
    r"cadde\w{0,8}",
    r"bulvar\w{0,8}",
    r"cikmaz\w{0,6}",
    r"(?:yolu|meydani)\b",
    r"(?:street|road|avenue|boulevard)\b",
    r"kume evler\w{0,5}",
)
_QUARTER = _one_of(
    r"mahalle\w{0,8}",
    r"(?:mah|mh)\b\.?",
    r"koyu\w{0,5}",
    r"koy\b",
    r"mezra\w{0,5}",
    r"mevki\w{0,4}",
    r"beldesi",
)
_APARTMENTS = _one_of(r"apartman\w{0,7}", r"apt\b\.?", r"ap\.")
_BUILDING = _one_of(
    r"(?:blk\b\.?|sit\.)",
    r"site(?:si|sinde|sinin|de)?\b",
    r"konut\w{0,6}",
    r"evleri\b",
    r"rezidans\w{0,3}",
    r"residence",
    r"blok\w{0,4}",
    r"toki\b",
    r"is ?hani\w{0,4}",
    r"han\b(?= ?no)",
    r"(?:konteyner|cadir) ?kent\w{0,4}",
    r"block [a-z]\b",
    r"plaza\w{0,3}",
)
_DOOR = _one_of(
    rf"(?:(?:dis |ic )?kapi )?(?:no|numara|numarasi|nu|num|nr)[ .:=#]{{0,3}}{_NUMBER}",
    rf"(?:(?:daire|d)(?: no)?[ .:]{{0,3}}|dai?[.:] ?){_NUMBER}(?! ?(?:bent|fikra))",
    rf"(?:ic kapi|dis kapi|bina|dukkan|magaza|oda)(?: no)?[ .:]{{0,3}}{_NUMBER}",
    r"(?:flat|apartment|room)(?: no\.?)? \d{1,4}[a-z]?\b",
    r"(?<![\w/.-])\d{1,4}(?:/\d{1,4})?[a-z]?(?= (?:[a-z]+ ){1,2}(?:street|road|avenue)\b)",
)
_FLOOR = _one_of(
    r"(?:kat|k)(?: no)?[ .:]{0,3}-?\d{1,2}\b",
    r"\d{1,2}\. ?kat\b",
    r"kat[ .:]{1,2}(?:zemin|bodrum|giris)\b",
    r"(?:zemin|bodrum|giris) kat\w{0,3}\b",
)
_ELEMENT = re.compile(
    rf"\b(?:(?P<street>{_STREET})|(?P<quarter>{_QUARTER})|(?P<apartments>{_APARTMENTS})"
    rf"|(?P<building>{_BUILDING})"
    rf"|(?P<door>{_DOOR})|(?P<floor>{_FLOOR}))"
)
#: A number directly after the street, "Gül Sok. 12/5", "Gül Sokak 12 numara"; something must end
#: it, since "Atatürk Caddesi 12 dükkân" counts shops.
_BARE = re.compile(
    r"(?:['. ]{0,2}|, (?=\d{1,4} ?numara)|'?[dt][ae] (?=\d{1,4} ?n))"
    r"(?P<number>\d{1,4} ?[a-f]?(?: ?[/-] ?(?:\d{1,3}[a-z]?|[a-z]\b)){0,2}"
    r"(?: ?numara(?:da|daki|ya|dan|si|sinda)?\b"
    r"| ?(?:numarali|no'?lu|nolu) (?:dukkan|magaza|depo|buro|daire|isyeri)\w{0,4}"
    r"| ?(?:numarali|no'?lu|nolu)(?= ?(?:ev|daire|bina|apart|hane|konut|adres|$|[,.;\n]))"
    r"|(?<=\d-[a-z])\b|(?<=\d/\d)(?= )|(?= (?:zemin|bodrum|giris) kat)"
    r"|(?<=\d/\d)(?![/.\d])|(?<=\d/\d\d)(?![/.\d])|(?<=\d/[a-z])\b"
    r"|(?= ?(?:[,;)\n]|\.\s*$|\.\n|$|kat\b|k[:.]|d[:. ]|daire|apt|blok|'?[dt][ae]\b|otur|ikamet"
    r"|adres|yasa|kal[iam]))))"
)

#: "Emek apt. 33/5", "Yeşilova köyü 12 numaralı ev", "konteyner kent D-114".
_SLASHED = re.compile(r"[. ]{0,2}(?P<number>\d{1,4} ?/ ?\d{1,3}(?: numara\w{0,3})?)(?![/.\d])")
_HOUSE = re.compile(
    r"[ ,]{1,2}(?P<number>\d{1,4} (?:numarali|no'?lu) (?:ev|hane|daire|konut)(?:[dt]?[ae]n?)?)\b"
)
_BOX = re.compile(r"[ ,]{1,2}(?P<number>[a-z]{1,2} ?- ?\d{1,4})\b")


def elements(plain: str) -> Iterator[Element]:
    """The parts of addresses in a text, in their order."""
    at = 0
    while found := _ELEMENT.search(plain, at):
        part = Part(found.lastgroup or "")
        yield Element(found.start(), found.end(), part)
        at = found.end()
        bare = _bare(plain, at, part)
        if bare is not None:
            yield Element(*bare.span("number"), Part.DOOR)
            at = bare.end("number")


def _bare(plain: str, at: int, part: Part) -> re.Match[str] | None:
    if part is Part.STREET:
        return _BARE.match(plain, at)
    if part is Part.APARTMENTS:
        return _SLASHED.match(plain, at)
    if part is Part.QUARTER:
        return _HOUSE.match(plain, at)
    return _BOX.match(plain, at) if part is Part.BUILDING else None
