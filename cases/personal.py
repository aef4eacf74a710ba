"""What counts as personal in a text: the kinds, their Turkish labels, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of personal data is. The order is the order of certainty when two overlap."""

    IBAN = "iban"
    EMAIL = "email"
    TCKN = "tckn"
    YKN = "ykn"
    PHONE = "phone"
    PASSPORT = "passport"
    GKNO = "gkno"
    PLATE = "plate"
    BIRTHDATE = "birthdate"
    ADDRESS = "address"
    NAME = "name"


#: How the officer is told what was hidden.
KIND_LABELS: dict[Kind, str] = {
    Kind.TCKN: "T.C. kimlik numarası",
    Kind.YKN: "yabancı kimlik numarası",
    Kind.IBAN: "IBAN",
    Kind.PHONE: "telefon numarası",
    Kind.EMAIL: "e-posta adresi",
    Kind.PASSPORT: "pasaport numarası",
    Kind.GKNO: "kayıt veya belge numarası",
    Kind.PLATE: "araç plakası",
    Kind.BIRTHDATE: "doğum tarihi",
    Kind.NAME: "ad soyad",
    Kind.ADDRESS: "açık adres",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of personal data: characters (code points) `start` up to, not with, `end`."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its personal data, and the kinds that were hidden, in order of appearance."""

    text: str
    kinds: tuple[Kind, ...]
