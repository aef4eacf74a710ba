"""Words that announce a personal number: after them even a mistyped number is personal."""

from __future__ import annotations

import re
from bisect import bisect_right

from cases.masking.wordlists import either

#: What may stand between a cue and its number. Possessive, so that it never backtracks.
_SUFFIX = either("""
no nosu nolu nun nin num nr numara numarasi numaralari numarasini numaram numaraniz numarasinin
numarali nosunu nosunun kimlik kimligi kimliginin kart karti kartinin belge belgesi belgesinin izin
izni izninin sahibi sahibinin basvuru basvurusu basvurusunun kayit kaydi kaydinin seri ise olan
olarak su sudur soyle da de si sini sinin ini inin mi m n u unun un yu ve ile icin verdi verildi
yazan gorunen belirtilen bilgisi bilgileri cep tel telefon telefonu gsm ev is whatsapp hatti hat
irtibat iletisim eski yeni veya tc vatandaslik yabanci gecici koruma uluslararasi ikamet dogru tam
var adina kisinin dosya takip evrak id
""")
_FILL = rf"(?:[ \t\n:;.,=#'\"()\[\]/|>*~-]++|{_SUFFIX}\b){{0,10}}+"


def _positions(cue: str, then: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{cue}){_FILL}(?={then})")


_IDENTITY = _positions(
    r"\btckn\w*|\btckimlik\w*|\btc(?=[\W\d_]|no|num|si|nin?\b|m\b|kimlik)|\bt\. ?c\b"
    r"|\bkimlik(?! ?(?:belgesi )?seri)|\bkimlig\w+|\bvatandaslik n\w+"
    r"|\bykn\w*|\byabanci n\w+|\by\.? ?k\.? ?n\w*|\b9[89] ?'?(?:lu|li|la|le)\b",
    r"\d",
)
#: "Numaram" alone is a telephone's, but not "kayıt numaram".
_OTHER_NUMBERS = "".join(
    f"(?<!{before} )" for before in ("kayit", "basvuru", "kimlik", "dosya", "belge", "pasaport")
)
_PHONE = _positions(
    r"\btel\b|\btlf|\btelefon\w*|\bgsm\w*|\bcep\b|\bcepten\b|\bceb[ie]\w*|\bwhats ?app\w*|\bwp\b"
    rf"|\bfaks?\b|\birtibat|\bulasabil\w+|\baray\w+|\bphone\b|{_OTHER_NUMBERS}\bnumaram\b",
    r"[\d+]",
)
#: How many characters before a number a word like "vergi" still explains it.
_NEAR = 24
_STOPPERS = re.compile(r"\b(?:vergi|mersis|sicil|abone|tesisat|sayac|fatura|barkod|vkn|ihale)\b")


class Cued:
    """The places of a plain text where a number follows a cue directly."""

    __slots__ = ("_identity", "_phone", "_stoppers")

    def __init__(self, plain: str) -> None:
        self._identity = frozenset(found.end() for found in _IDENTITY.finditer(plain))
        self._phone = frozenset(found.end() for found in _PHONE.finditer(plain))
        self._stoppers = tuple(found.end() for found in _STOPPERS.finditer(plain))

    def identity(self, at: int) -> bool:
        """Whether the number at this place was announced as an identity number."""
        return at in self._identity and not self.institutional(at)

    def phone(self, at: int) -> bool:
        """Whether the number at this place was announced as a telephone number."""
        return at in self._phone and not self.institutional(at)

    def institutional(self, at: int) -> bool:
        """Whether a word for a tax, subscriber or register number stands shortly before."""
        nearest = bisect_right(self._stoppers, at) - 1
        return nearest >= 0 and at - self._stoppers[nearest] <= _NEAR
