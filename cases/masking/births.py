"""Birth dates: a date or a year is personal only beside a word for being born."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.personal import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.masking.reading import Reading

_MONTH = (
    r"(?:ocak|oca|subat|sub|mart|mar|nisan|nis|mayis|may|haziran|haz|temmuz|tem|agustos|agu"
    r"|eylul|eyl|ekim|eki|kasim|kas|aralik|ara)"
)
_YEAR = r"(?:19[1-9]\d|20[0-2]\d)"
_FULL = (
    r"(?:\d{1,2} ?[./\- ] ?\d{1,2} ?[./\- ] ?(?:19|20)?\d\d"
    r"|(?:19|20)\d\d ?[./-] ?\d{1,2} ?[./-] ?\d{1,2}"
    r"|\d{8}"
    rf"|(?:\d{{1,2}}[. ] ?)?{_MONTH}\.?,? ?(?:19|20)?\d\d)(?!\d)"
)
_ANY = rf"(?:{_FULL}|{_YEAR}(?!\d)|'?\d\d(?= dogum))"
_FILLING = r"(?:de|da|ise|ve|yeri|tarihi|yili|gunu|olan|olarak|tarih|i)"
_GAP = rf"(?:[ \t\n:;=,.'\"()\[\]|/-]++|{_FILLING}\b){{0,8}}+"

_UNTIL = r"(?! ?(?:'?(?:den|dan|ten|tan) )?(?:ve )?(?:sonra|once|itibaren|ile \d))"
_DIRECT = re.compile(
    r"\b(?:dogum(?:u|um)?|d\. ?(?:tarihi|yili)|d\.? ?t|d(?=[.:] ?\d|: ))\b"
    r"[.:=,|( \t-]{0,4}(?<!\w)"
    rf"(?P<date>{_FULL}|(?<=[:=.] ){_YEAR}(?!\d)|(?<=[:=.]){_YEAR}(?!\d)){_UNTIL}"
)
_BEFORE = re.compile(
    r"\b(?:dogum ?(?:tarih\w*|tar\b|trh|t\b|gunu\w*|yili\w*)|dog\. ?(?:tar|t)\b|\bd\. ?yili\b"
    r"|dogdugu (?:tarih|gun|yil)|dogum yeri ve tarihi|d\.?y\.?t\b|birth ?date|date of birth|dob\b"
    r"|dogum yeri[^\n\d]{0,30}\btarihi)"
    rf"{_GAP}(?:[a-z]{{3,14}}\b{_GAP}){{0,2}}?(?<![\w.])(?P<date>{_ANY}){_UNTIL}"
)
_AFTER = re.compile(
    rf"(?<![\w./-])(?P<date>{_ANY})(?P<gap>(?:['., (]{{1,2}}[a-z]++){{0,4}}?)[,'. (]{{1,2}}"
    r"(?P<word>dogumlu\w*|dogum(?= ?(?:tarih|yeri|yerli|[,.;)]|$))|dog\b|d[.']? ?lu\b|dogdu\w*"
    r"|dogmus\w*|dogan\w*|dunyaya gel\w+)(?: (?P<next>\w+))?"
)
_YEAR_ONLY = re.compile(r"'?(?:\d{4}|\d\d)")
_RANGE = re.compile(r"\b(?:sonra|once|itibaren|beri|arasi|kadar)")
_PLURAL = re.compile(r"\w+(?:lar|ler)(?:\w{0,6})")
_SURE = re.compile(r"dogumlu|dogdu|dogum|dog\b|d[.']? ?lu\b")


def birth_dates(reading: Reading) -> Iterator[Span]:
    """Dates after "doğum tarihi" and the like, or before "doğumlu", "doğdu" and the like."""
    for pattern in (_DIRECT, _BEFORE):
        for found in pattern.finditer(reading.plain):
            yield Span(*found.span("date"), Kind.BIRTHDATE)
    for found in _AFTER.finditer(reading.plain):
        if _is_somebodys(found):
            yield Span(*found.span("date"), Kind.BIRTHDATE)


def _is_somebodys(found: re.Match[str]) -> bool:
    """Not of a whole group: "2018 doğumlular", "2011'den sonra doğan çocuklar"."""
    if _RANGE.search(found["gap"]):
        return False
    year_only = _YEAR_ONLY.fullmatch(found["date"]) is not None
    if not year_only:
        return True
    group = _PLURAL.fullmatch(found["word"]) or _PLURAL.fullmatch(found["next"] or "")
    ended = found["word"].startswith("dogmus") and not found["next"]
    return group is None and (ended or _SURE.match(found["word"]) is not None)
