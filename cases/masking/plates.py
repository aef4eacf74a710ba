"""Vehicle plates: province code, letters, digits; never a quantity such as "34 adet 12"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.masking.wordlists import listed
from cases.personal import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.masking.citations import Untouchable
    from cases.masking.reading import Reading

_PLATE = re.compile(
    r"(?<![\w.,/:])(?:0[1-9]|[1-7]\d|8[01])(?P<one>[ .-]{0,2})(?P<letters>[a-z]{1,3})"
    r"(?P<two>[ .-]{0,2})(?P<digits>\d{2,5})(?![\d%]|[.,/:]\d)"
)
_PLAIN_LETTERS = re.compile(r"[A-PR-VYZa-pr-vyz]+")
#: How many digits may follow one, two and three letters (Karayolları Trafik Yönetmeliği, Ek 2).
_SHAPES = {1: {4, 5}, 2: {3, 4}, 3: {2, 3}}
#: Short words and abbreviations that stand between two quantities.
_NO_LETTERS = listed("""
abd ac ad adt ag agu ah ait al alt an ana ant apt ara arz as asm at ay az bag bas bay bey bin bir
bit biz bkz blm bm bu bul buz cad cep cm cok cum dag dal de da den dis dil dk don dr duz e ek eki
eks en ev eyl fon ft gb gel gez git gk gol gr gun gsm hak hal hat haz hep her hic hm ic icin il
ile ilk im ip is iyi k kac kas kat kb kez kg kgm khk kis kiz km kol kul kur kv kw lt m mad mah mal
mar mart may mb md mg mi mis mm mn mt mu mud mw ne net nis no nol not o oca oda ok ol on ora ort
oy pay pcs ps rg ruh s saat sa sag sal san sat sayi sen set sgk sik sk sms sn sol son sos sub su
tam tan tas tc tek tem ten tir tl tm to of ton top tr tum uc usd uk ust utc uy uye ve vd vb vs ya
yas yag yan yar yay yaz yer yil yok yol yon yuz zam eur avm stk ngo iom fao who ii iii iv vi
""")
_UNITS = frozenset({"tl", "km", "kg", "mb", "gb", "cm", "mm", "kw"})
_VEHICLE = re.compile(r"\b(?:plaka|arac|araba|otomobil|kamyon|minibus|motosiklet|taksi|otobus)")
_ANNOUNCED = re.compile(
    r"\bplaka(?:si|sini|nin|li|lar|lari|m|miz|niz)?(?:[ \t:=.'\"(]++|(?:no|numarasi|olan|ise)\b)"
    r"{0,5}+(?P<plate>(?:\d{2}[ .-]?)?[a-z]{0,3}[ .-]?\d{2,6}[a-z]?)(?!\w)"
)
_SAID_AFTER = re.compile(
    r"(?<![\w.,/])(?P<plate>\d{2}[ .-]?[a-z]{1,3}[ .-]?\d{2,5})"
    r"(?= ?(?:plaka|nolu arac|no'lu arac))"
)
_LEAST_CHARS = 5


def plates(reading: Reading, never: Untouchable) -> Iterator[Span]:
    """Plates by their shape, and of any shape beside the word "plaka"."""
    plain = reading.plain
    vehicles = _VEHICLE.search(plain) is not None
    for found in _PLATE.finditer(plain):
        if _is_plate(reading, found, vehicles=vehicles) and not never.meets(*found.span()):
            yield Span(found.start(), found.end(), Kind.PLATE)
    for pattern in (_ANNOUNCED, _SAID_AFTER):
        for found in pattern.finditer(plain):
            if len(found["plate"]) >= _LEAST_CHARS and not never.meets(*found.span("plate")):
                yield Span(*found.span("plate"), Kind.PLATE)


def _is_plate(reading: Reading, found: re.Match[str], *, vehicles: bool) -> bool:
    letters = reading.shown[slice(*found.span("letters"))]
    if len(found["digits"]) not in _SHAPES[len(letters)]:
        return False
    if _PLAIN_LETTERS.fullmatch(letters) is None:
        return False
    glued = not found["one"] and not found["two"]
    written_so = letters.isupper() or glued
    if found["letters"] in _NO_LETTERS:
        sure = glued and letters.isupper() and found["letters"] not in _UNITS
        return sure or (vehicles and written_so)
    return written_so or vehicles or len(letters) > 1
