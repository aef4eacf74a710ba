"""Numbers that are never personal: laws, Official Gazette, dates, amounts, hotlines, file numbers.

They are found first; the recognisers of personal numbers then keep away from them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.masking.reading import Reading

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DATE = rf"(?<!\d){_DAY}(?P<sep>[./-]){_MONTH}(?P=sep)(?:19|20)\d\d(?!\d)"
_MONEY = r"(?:tl|lira|turk lirasi|₺|usd|dolar|euro|eur|avro|kurus|milyon|milyar|bin)"

_PATTERNS = (
    # dates, also with the Official Gazette's number behind: 11/4/2013-28615
    rf"{_DATE}(?: ?[-/] ?\d{{4,5}}(?!\d))?",
    r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)",
    r"\bsaat(?:i|ler)? ?\d{1,2}[.:]\d\d(?: ?- ?\d{1,2}[.:]\d\d)?",
    r"(?<![\d.])\d{1,2}:\d\d(?::\d\d)?(?: ?- ?\d{1,2}:\d\d)?",
    r"(?<!\d)(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d(?!\d)",
    # laws, articles and the Official Gazette
    r"(?<!\d)(?<!\d[ .\-])\d{3,5} ?(?:sayili|s\. ?k|sk\b|nolu|no'lu|numarali)",
    r"\b(?:r\.? ?g\.?|resmi gazete)[^\d\n]{0,20}+\d[\d./-]*+(?: ?- ?\d{4,5})?",
    r"\b(?:m|md|mad|madde|maddesi|gecici madde|ek madde)\.? ?\d{1,3}(?:[/-]\w{1,3}){0,3}",
    # file and document numbers of the desk and of offices
    r"\bsdk ?- ?\d{4} ?- ?\d+",
    r"\be ?[.-] ?\d+(?:[-./]\d+)*+",
    r"(?<![\d/])(?:19|20)\d\d ?/ ?\d{1,6}(?![\d/])",
    r"(?<![\d.])(?!0[2-5])\d{2,3}(?:\.\d{1,2}){4,}(?!\d)",
    # hotlines and institutional numbers, unless inside a longer number
    r"(?<!\d)(?<!\d[ .\-/)])(?<!\d\) )444[ .-]?\d(?:[ .-]?\d){3}(?!\d)",
    r"(?<!\d)(?:\(?\+?90\)? ?)?\(?0? ?\(?8[05]0\)?[ .-]?\d{3}[ .-]?\d\d[ .-]?\d\d(?!\d)",
    # amounts
    rf"(?<![\d.,])\d{{1,3}}(?:[.,]\d{{3}})+(?:[.,]\d{{1,2}})?+(?![\d.]\d)(?= ?{_MONEY}\b)",
    rf"(?<![\d.,])\d{{1,12}}(?:,\d{{1,2}})?+(?= ?{_MONEY}\b)",
    r"(?<![\d.,])\d{1,3}(?:\.\d{3}){1,3}(?![\d]|[.\- ]\d)",
)
_NEVER = tuple(re.compile(pattern) for pattern in _PATTERNS)


class Untouchable:
    """The places of a reading where no personal number may begin or end."""

    __slots__ = ("_marks",)

    def __init__(self, reading: Reading) -> None:
        marks = bytearray(len(reading.plain))
        for pattern in _NEVER:
            for found in pattern.finditer(reading.plain):
                start, end = found.span()
                marks[start:end] = b"\1" * (end - start)
        self._marks = bytes(marks)

    def meets(self, start: int, end: int) -> bool:
        """Whether any character of the span belongs to a citation."""
        return self._marks.find(1, start, end) >= 0
