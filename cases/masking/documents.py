"""Numbers of passports, protection and residence documents and registrations, after their cues."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from cases.masking.rows import fields
from cases.masking.wordlists import either, listed
from cases.personal import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.masking.citations import Untouchable
    from cases.masking.reading import Reading

#: A document number: letters and digits with dashes, slashes, dots or single spaces between.
_PIECE = (
    r"(?:[a-z]{1,3}-)?(?:[a-z]{1,4}[ .\-/]?)?\d[\da-z]*+"
    r"(?:[\-/.][a-z]{0,2}\d[\da-z]*+| \d{2,}[\da-z]*+){0,5}"
)
_GAP = r"[ \t\n:;=,.'\"()\[\]/|#~*-]"
_NUMBERED = either("""
no nosu nosunu nosunun numara numarasi numaram numaramiz numaraniz numarasini numarasinin num nr
""")
_OWN = either("""
no nosu nosunu nosunun nolu numara numarasi numaram numarasini numarasinin numaralari num nr seri
sira ise olan olarak u si su un unun nun sini ile ve bilgisi bilgileri belgesi belgesinin belge
karti kartinin kart kimlik kimligi kimliginin kaydi kaydinin tarih da de var adina kisinin sahibi
sahibinin ait verilen n m
""")
_BELONGING = either("""
kimlik kimligi kimliginin belge belgesi belgesinin kart karti kartinin izin izni izninin tezkere
tezkeresi basvuru basvurusu basvurusunun sahibi sahibinin kayit kaydi kaydinin dosya dosyasi seri
statu statusu yabanci durum muracaat on mavi oturum
""")
_BODY = either("""
gk gkk gkb gkkb koruma ikamet oturma multeci siginmaci statu yukk uk ukk ukbs bskk unhcr bmmyk asam
""")

_PASSPORT = re.compile(
    rf"\b(?:(?:pasaport|passport|pasport)\w*|pas\. ?no|travel doc\w*)"
    rf"(?:{_GAP}++|{_OWN}\b){{0,9}}+(?P<token>{_PIECE})"
)
_PASSPORT_FAR = re.compile(
    r"\b(?:pasaport|passport|pasport)[^\d\n]{0,40}?[ '\"(:](?P<token>[a-z]{1,2}[ -]?\d{6,9})\b"
)
_PASSPORT_AFTER = re.compile(
    r"(?<![\w/-])(?P<token>[a-z]{0,2}[ -]?\d{6,9}|\d{2}[a-z]{2}\d{5,6}|\d{2} \d{7})['\"]? ?"
    r"(?:(?:no|seri|sayi|numara)'?\w{0,3} ){1,2}(?:[a-z]{3,14} )?(?:pasaport|passport)"
)
#: A whole field of a row, beside a date or a nationality: "Ukrayna;FE384912;17/06/1994".
_PASSPORT_FIELD = re.compile(r"[a-z]{1,2}[ -]?\d{6,8}|\d{2}[a-z]{2}\d{5}")
_ROW_OF_SOMEBODY = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|\buyruk|(?<![a-z])(?:suriye|irak|iran|afgan|ukrayna"
    r"|rusya|rus|somali|ozbek|turkmen|kirgiz|kazak|gurcistan|azerbaycan|pakistan|filistin|yemen"
    r"|misir|sudan|fas|cezayir|libya|senegal|nijerya|urdun|lubnan|syria|iraq|russia|ukraine)"
)
_PASSPORT_LETTERED = re.compile(
    r"(?<![\w/-])(?P<token>[a-z]{1,2}\d{6,9}) (?:pasaport|passport)"
    r"(?!\w* ?(?:no\b(?!\')|numarasi|:))"
)
_STRONG = re.compile(
    rf"\b(?:{_BODY}|(?:gecici|uluslararasi) koruma|goc idaresi)(?:'?[a-z]{{1,5}}\b)?"
    rf"(?:{_GAP}++|{_BELONGING}\b){{0,9}}+"
    rf"\b(?P<marked>{_NUMBERED}\b(?:{_GAP}++|{_OWN}\b){{0,6}}+)?(?P<token>{_PIECE})"
)
_WEAK = re.compile(
    r"(?P<before>\b[a-z]{2,12} )?\b(?:basvuru|muracaat|kayit|dosya|kimlik belge(?:si)?|belge"
    r"|kart(?:i|inin)?|kimlik seri|seri|protokol|fis|hasta)"
    rf"(?:nin|nun|si|su|in)?(?: takip| kayit| dosya| sira| referans)?{_GAP}{{1,2}}{_NUMBERED}\b"
    rf"(?:{_GAP}++|{_OWN}\b){{0,6}}+(?P<token>{_PIECE})"
)
#: Registrations by the shape of their letters and year: "IP-2023-005417".
_REGISTERED = re.compile(
    r"(?<![\w/.-])(?P<token>(?:ip|up|uk|ukb|gk|gkb)[-/ ]?(?:19|20)\d\d[-/]\d{4,7}"
    r"|(?:ukbs|bskk|gkkb)[-/ ]?\d{4,8})(?!\w)"
)
#: A year, an office and a number behind "dosya kayıt no": "2023/16-4409".
_FILED = re.compile(
    rf"\b(?:kayit|dosya|basvuru|muracaat) {_NUMBERED}{_GAP}{{1,3}}"
    r"(?P<token>(?:19|20)\d\d[/-]\d{1,3}[/-]\d{3,7})(?!\w)"
)
#: Letters of offices are "sayılı", registrations are not.
_OFFICIAL = re.compile(
    r"['\" ]{0,2}(?:sayil\w{1,3}(?! (?:pasaport|passport|ikamet|kimlik))|(?:no|numara)l[iu] yazi)"
)
_REGISTERED_AFTER = re.compile(
    r"(?<![\w/.-])(?P<token>[a-z]{0,3}-?\d{6,10})['\"]? (?:"
    r"(?:basvuru|kayit|ikamet|gk|koruma)(?: izni| izin| belge\w*| kimlik)?"
    r" (?:numarali|nolu|no'lu|no'su)"
    r"|(?:numarali|nolu|no'lu) (?:ikamet|(?:gecici |uluslararasi )?koruma|gk|basvuru|kayit))"
)
#: Offices, companies and courts number things too; those numbers are nobody's own.
_INSTITUTIONAL = listed("""
ihale evrak gelen giden ticaret sicil proje hibe sayi imar tapu bireysel mahkeme aym aihm esas
karar ab dys ebys vergi abone tesisat kutuk dernek stok demirbas fatura malzeme isyeri ruhsat
sozlesme genelge yazi teklif dava icra
""")
#: Councils and letters are counted to three digits within a year; people's files go beyond.
_YEARLY = re.compile(r"(?:19|20)\d\d ?[/-] ?\d{1,3}")
_OWN_YEARLY = re.compile(r"(?:[a-z]{1,3}[ .-]?)?(?:19|20)\d\d ?[/-] ?\d+")
_LEAST_PASSPORT, _LEAST_STRONG, _LEAST_MARKED, _LEAST_WEAK = 5, 7, 5, 6


def passports(reading: Reading, never: Untouchable) -> Iterator[Span]:
    """Passport numbers before or after the word."""
    for pattern in (_PASSPORT, _PASSPORT_FAR, _PASSPORT_AFTER, _PASSPORT_LETTERED):
        for found in pattern.finditer(reading.plain):
            if _is_number(reading, found, never, _LEAST_PASSPORT):
                yield _span(reading, found, Kind.PASSPORT)
    for field in fields(reading.plain, commas=True):
        shaped = _PASSPORT_FIELD.fullmatch(reading.plain, field.start, field.end)
        if shaped and _ROW_OF_SOMEBODY.search(reading.plain, *field.row):
            yield Span(field.start, field.end, Kind.PASSPORT)


def registrations(reading: Reading, never: Untouchable) -> Iterator[Span]:
    """Numbers of protection, residence, application and registration documents."""
    for found in _registered(reading, never):
        yield _span(reading, found, Kind.GKNO)


def _registered(reading: Reading, never: Untouchable) -> Iterator[re.Match[str]]:
    plain = reading.plain
    for found in chain(_REGISTERED.finditer(plain), _FILED.finditer(plain)):
        if _OFFICIAL.match(plain, found.end("token")) is None:
            yield found
    for found in _STRONG.finditer(plain):
        if _is_number(reading, found, never, _LEAST_MARKED if found["marked"] else _LEAST_STRONG):
            yield found
    for found in chain(_REGISTERED_AFTER.finditer(plain), _WEAK.finditer(plain)):
        if not _is_institutional(found) and _is_number(reading, found, never, _LEAST_WEAK):
            yield found


def _is_institutional(found: re.Match[str]) -> bool:
    """Whether a weak cue is an office's: "ihale dosya no", or numbered within a year."""
    before = found.groupdict().get("before")
    weak = found.re is _WEAK
    return weak and ((before or "").strip() in _INSTITUTIONAL or _is_yearly(found["token"]))


def _is_yearly(token: str) -> bool:
    """Whether it is counted within a year, 2024/118, as offices number their files."""
    return _YEARLY.fullmatch(token) is not None


def _is_number(reading: Reading, found: re.Match[str], never: Untouchable, least: int) -> bool:
    start, end = found.span("token")
    digits = sum(map(str.isdigit, found["token"]))
    address = start > 1 and reading.plain[start - 1] == "." and reading.plain[start].isalpha()
    glued = address or reading.plain[end : end + 1].isalpha() or reading.plain[start - 1] == "/"
    if glued or digits < least or _OFFICIAL.match(reading.plain, end):
        return False
    return not never.meets(start, end) or _is_own_year(found)


def _is_own_year(found: re.Match[str]) -> bool:
    """A year and a long number after a strong cue is a registration, not a circular."""
    marked = found.groupdict().get("marked")
    return bool(marked) and _OWN_YEARLY.fullmatch(found["token"]) is not None


def _span(reading: Reading, found: re.Match[str], kind: Kind) -> Span:
    start, end = found.span("token")
    while end > start and not reading.plain[end - 1].isalnum():
        end -= 1
    return Span(start, end, kind)
