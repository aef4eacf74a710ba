"""Open addresses: a street, quarter or block together with a door, or anything after "adresi:"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.masking.address_edges import left, right
from cases.masking.address_parts import PLACES, Element, Part, elements
from cases.masking.wordlists import listed
from cases.personal import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.masking.reading import Reading

_GAP_MOST = 44
#: How long the name of a street may be that stands behind its door: "No: 17/3 Gülbahar Sokak".
_NAME_MOST = 24
_STOP = re.compile(
    r"[;!?|]|\n.*\n|[a-z]{4,}\. +[a-z]{4,}"
    r"|\b(?:tel|telefon|gsm|cep|tc|t\.c|tckn|kimlik|e-?posta|mail|dogum|uyru\w+|iban|not|konu|talep"
    r"|adresi|isimli|adli|kisi|sahis|icin|var|yok|sayili|madde|saat)\b"
)
_CUE = re.compile(
    r"(?:(?P<owner>\b[a-z-]{1,12}) )?\b"
    r"(?:adres(?:i|im|imiz|iniz|in|ini|leri|inin)?|ikametgah(?:i|im)?|adr"
    r"|(?:oturdugu|kaldigi) yer)"
    r"(?: bilgisi| bilgileri| beyani)?(?P<colon> ?[:=|\t]\s{0,3}| ?- )"
)
_SPOKEN = re.compile(
    r"\b(?:adres(?:i|im|imiz|ini|te|inde|ine)|ikametgahi|evi|ikamet ettigi|oturdugu)\b"
)
_CALLED_ADDRESS = re.compile(r"[' ]{0,2}(?:\w{2,4} )?adres(?:inde|li|ine)")
_NO_OWNERS = listed("""
web internet e-posta eposta mail email e-mail posta site kep ip ag uets sayfa elektronik http
""")
_LABELS = (
    r"tel|telefon\w*|gsm|cep|tc|t\. ?c|tckn|ykn|kimlik\w*|e-?posta|e-?mail|mail|dogum\w*|uyru\w+"
    r"|iban|not|konu|talep\w*|medeni|pasaport\w*|adi|ad|isim|ismi|baba|anne|meslek\w*"
)
_VALUE_END = re.compile(
    rf"\n|;|\||\t|\b(?:{_LABELS})\b ?(?:no|numarasi|adi|tarihi|soyad\w*)?(?: ?[:=]| ?\d)"
    r"|(?<=[a-z]{4})\. +(?=[a-z]{4,}\b)"
)
_NO_VALUE = listed("""
yok var belirsiz bilinmiyor belirtilmemis kayitli ayni degisti beyan nasil nerede nereye ne hangi
kim kimin mi mu zorunlu gerekli lazim guncel degil tutmuyor eksik yanlis farkli sorgulama
degisikligi tespiti kaydi www http https goc mernis kapali
""")
_DISTRICT = re.compile(r"[ ,/\-]{1,3}[a-z]{3,}(?:[ ,/\-]{1,3}[a-z]{3,})?[ .,]{0,2}")
#: What an earlier round has covered: the address itself is gone, the rest is talk.
_COVERED = re.compile(r"[^\w\n]*•")
_MOST_REST = 36
_MOST_VALUE = 160
_LEAST_LETTERS, _LEAST_WORDS = 4, 2


def addresses(reading: Reading) -> Iterator[Span]:
    """Addresses by their own shape and after "adres:"."""
    groups = _groups(reading)
    for group in groups:
        if _is_open(group) or _is_spoken(reading, group):
            yield Span(left(reading, group[0]), right(reading, group[-1].end), Kind.ADDRESS)
    for cue in _CUE.finditer(reading.plain):
        span = _value(reading, cue, groups)
        if span is not None:
            yield span


def _groups(reading: Reading) -> list[list[Element]]:
    """Address parts that stand close together, in their order."""
    grouped: list[list[Element]] = []
    for element in elements(reading.plain):
        if grouped and _is_near(reading.plain, grouped[-1][-1], element):
            grouped[-1].append(element)
        else:
            grouped.append([element])
    return grouped


def _is_near(plain: str, one: Element, other: Element) -> bool:
    gap = plain[one.end : other.start]
    if one.part not in PLACES and other.part is Part.QUARTER and "\n" in gap:
        return False
    return len(gap) <= _GAP_MOST and _STOP.search(gap) is None


def _is_open(group: list[Element]) -> bool:
    """Whether it leads to a door: a street, quarter or building, and a number behind it."""
    parts = [element.part for element in group]
    first = next((at for at, part in enumerate(parts) if part in PLACES), len(parts))
    behind = parts[first + 1 :]
    if parts[first - 1 : first + 1] == [Part.DOOR, Part.STREET]:
        return group[first].start - group[first - 1].end <= _NAME_MOST or Part.DOOR in behind
    return Part.DOOR in behind or (Part.APARTMENTS in parts and Part.FLOOR in behind)


def _is_spoken(reading: Reading, group: list[Element]) -> bool:
    """Whether a street is called somebody's address, even without a door."""
    parts = {element.part for element in group}
    if not parts & {Part.STREET, Part.APARTMENTS, Part.BUILDING} or not parts & {
        Part.QUARTER,
        Part.DOOR,
    }:
        return False
    before = reading.plain[max(0, group[0].start - 60) : group[0].start].rpartition("\n")[2]
    return bool(_SPOKEN.search(before) or _CALLED_ADDRESS.match(reading.plain, group[-1].end))


def _value(reading: Reading, cue: re.Match[str], groups: list[list[Element]]) -> Span | None:
    """What stands behind "adres:", to the end of the address, of the line or of the sentence."""
    if cue["owner"] in _NO_OWNERS:
        return None
    start = cue.end()
    limit = min(len(reading.plain), start + _MOST_VALUE)
    found = _VALUE_END.search(reading.plain, start, limit)
    end = found.start() if found else limit
    for group in groups:
        if start <= group[0].start <= end + 1 and group[0].start < limit and _is_open(group):
            end = _rest(reading, right(reading, group[-1].end), end)
    value = reading.plain[start:end].rstrip(" .,-\n")
    placed = any(start <= element.start < end for group in groups for element in group)
    if not _is_value(value) or not (placed or any(map(str.isdigit, value))):
        return None
    return Span(start, start + len(value), Kind.ADDRESS)


def _rest(reading: Reading, end: int, limit: int) -> int:
    """A district behind the door, when the line ends with it: "No: 12 Kayapınar"."""
    rest = reading.shown[end:limit]
    short = len(rest) <= _MOST_REST and _DISTRICT.fullmatch(reading.plain, end, limit) is not None
    return limit if short and rest.lstrip(" ,/-")[:1].isupper() else end


def _is_value(value: str) -> bool:
    word = re.match(r"[\"'( ]*([a-z]+)", value)
    if "@" in value or _COVERED.match(value) or (word is not None and word.group(1) in _NO_VALUE):
        return False
    letters = sum(map(str.isalpha, value))
    return letters >= _LEAST_LETTERS and len(value.split()) >= _LEAST_WORDS
