"""Birth dates: a date or a year is personal only beside a word for being born."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from cases.masking.given_names import is_given
from cases.masking.rows import Field, fields
from cases.personal import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.masking.reading import Reading

_MONTH = (
    r"(?:ocak|oca|subat|sub|mart|mar|nisan|nis|mayis|may|haziran|haz|temmuz|tem|agustos|agu"
    r"|eylul|eyl|ekim|eki|kasim|kas|aralik|ara"
    r"|january|february|march|april|june|july|august|september|october|november|december)"
)
_YEAR = r"(?:19[1-9]\d|20[0-2]\d)"
_FULL = (
    r"(?:\d{1,2} ?[./\- ] ?\d{1,2} ?[./\- ] ?(?:19|20)?\d\d"
    r"|(?:19|20)\d\d ?[./-] ?\d{1,2} ?[./-] ?\d{1,2}"
    r"|\d{8}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?[. ] ?)?{_MONTH}\.?,? ?(?:\d{{1,2}}, ?)?(?:19|20)?\d\d)(?!\d)"
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
    r"|d\.? ?t\.? ?ler\w*|d\. ?tarih\w*|born(?: on| in)?"
    r"|dogum yeri[^\n\d]{0,30}\btarihi)"
    rf"{_GAP}(?:[a-z]{{3,14}}\b{_GAP}){{0,2}}?(?<![\w.])(?P<date>{_ANY}){_UNTIL}"
)
_AFTER = re.compile(
    rf"(?<![\w./-])(?P<date>{_ANY})(?P<gap>(?:['., (]{{1,2}}[a-z]++){{0,4}}?)[,'. (]{{1,2}}"
    r"(?P<word>dogumlu\w*|dogum(?= ?(?:tarih|yeri|yerli|[,.;)]|$))|dog\b|d[.']? ?lu\b|dogdu\w*"
    r"|dogmus\w*|dogan\w*|dunyaya gel\w+)(?: (?P<next>\w+))?"
)
#: Another one behind a date of birth: "18.01.2016 ve 27.11.2018".
_ANOTHER = re.compile(rf" ?(?:[,;/&]|\bve\b|\bile\b) ?(?P<date>{_FULL}){_UNTIL}")
_NUMERIC = r"(?:\d{1,2}[./-]\d{1,2}[./-]|\d{1,2} \d{1,2} )(?:19[1-9]\d|20[0-2]\d)(?!\d)"
_NUMERIC_DATE = re.compile(_NUMERIC)
_HAPPENED = (
    r"(?! ?(?:'?[dt][ae]n?\b|tarih|gun|saat|itibar|son|\d\d[:.]\d\d|gecerli|basvur|kayit|rande))"
)
#: Directly before or behind somebody's number: "99685813616 10.02.1981", "(08.12.1985, pasaport".
_BEHIND_NUMBER = re.compile(rf"[ ,;|/\t()-]{{1,4}}(?P<date>{_NUMERIC}){_HAPPENED}")
_BEFORE_NUMBER = re.compile(
    rf"(?<![\d./-])(?P<date>{_NUMERIC})[ ,;|/\t()-]{{1,4}}"
    r"(?:(?:tc|t\.c\.?|kimlik|ykn|tckn|pasaport|passport|no|numarasi|nolu)[ .:]{0,2}){0,3}$"
)
#: "kimlikte 31.12.1999 yazıyor, evrakta ise 13.12.1999", "beyanı 30.06.2009".
_ON_PAPER = re.compile(
    r"\b(?:kimli[gk]\w*|pasaport\w*|nufus\w*|kutuk\w*|beyan\w*|evrakta|belgede)(?: ise)?"
    rf"[ :]{{1,2}}(?P<date>{_NUMERIC})(?= ?(?:[,;.)]|$|yaz\w*|gor\w*|gec\w*|cik\w*|olarak|ise))"
)
_KIN = r"anne|baba|es\w?\b|cocu|og[lu]|kiz|kardes|dede|nine|torun"
#: "Sibel Arıkan (09.02.1990)", "1) Jamal Aziz 01.01.1983 baba".
_BEHIND_NAME = re.compile(
    rf"\b(?P<given>[a-z]{{2,}}) [a-z'-]{{2,}}(?: [a-z'-]{{2,}})?"
    rf"(?: ?\(|, ?| - | (?={_NUMERIC} ?(?:[,;)\n]|$|{_KIN})))"
    rf"(?P<date>{_NUMERIC}){_HAPPENED}"
)
_LETTERS = re.compile(r"[a-z]++")
_LONGEST_BEFORE = 44
#: Lists of visits and of meetings bear names too; the desk began after this year.
_LATEST_WITH_NAME = 2022
_YEAR_ONLY = re.compile(r"'?(?:\d{4}|\d\d)")
_RANGE = re.compile(r"\b(?:sonra|once|itibaren|beri|arasi|kadar)")
_PLURAL = re.compile(r"\w+(?:lar|ler)(?:\w{0,6})")
_SURE = re.compile(r"dogumlu|dogdu|dogum|dog\b|d[.']? ?lu\b")


def birth_dates(reading: Reading, owned: Sequence[Span] = ()) -> Iterator[Span]:
    """Dates after "doğum tarihi" and the like, before "doğumlu", or beside an owner's number.

    `owned` are the identity and passport numbers already found in the plain text.
    """
    for pattern in (_DIRECT, _BEFORE):
        for found in pattern.finditer(reading.plain):
            yield from _and_others(reading.plain, found)
    yield from _beside(reading.plain, owned)
    yield from _written_down(reading.plain)
    for found in _AFTER.finditer(reading.plain):
        if _is_somebodys(found):
            yield Span(*found.span("date"), Kind.BIRTHDATE)


def _and_others(plain: str, found: re.Match[str] | None) -> Iterator[Span]:
    while found is not None:
        yield Span(*found.span("date"), Kind.BIRTHDATE)
        found = _ANOTHER.match(plain, found.end("date"))


def _beside(plain: str, owned: Sequence[Span]) -> Iterator[Span]:
    for number in owned:
        if behind := _BEHIND_NUMBER.match(plain, number.end):
            yield Span(*behind.span("date"), Kind.BIRTHDATE)
        before = plain[max(0, number.start - _LONGEST_BEFORE) : number.start]
        if found := _BEFORE_NUMBER.search(before):
            shift = number.start - len(before)
            yield Span(shift + found.start("date"), shift + found.end("date"), Kind.BIRTHDATE)
    for row, cells in groupby(fields(plain), key=lambda field: field.row):
        inside = any(row[0] <= number.start < row[1] for number in owned)
        yield from _in_row(plain, list(cells), owned=inside)


def _written_down(plain: str) -> Iterator[Span]:
    """Dates that papers say of somebody, or that stand behind a name; not the desk's own days."""
    for found in _ON_PAPER.finditer(plain):
        yield Span(*found.span("date"), Kind.BIRTHDATE)
    for found in _BEHIND_NAME.finditer(plain):
        if is_given(found["given"]) and int(found["date"][-4:]) <= _LATEST_WITH_NAME:
            yield Span(*found.span("date"), Kind.BIRTHDATE)


def _in_row(plain: str, cells: list[Field], *, owned: bool) -> Iterator[Span]:
    dated = [cell for cell in cells if _NUMERIC_DATE.fullmatch(plain, cell.start, cell.end)]
    if not dated:
        return
    named = any(map(is_given, _LETTERS.findall(plain, cells[0].row[0], cells[0].row[1])))
    for cell in dated:
        if owned or (named and int(plain[cell.end - 4 : cell.end]) <= _LATEST_WITH_NAME):
            yield Span(cell.start, cell.end, Kind.BIRTHDATE)


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
