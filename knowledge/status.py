"""The legal status that a message says, or lets one presume."""

import re
from dataclasses import dataclass

from knowledge.entry import LegalStatus
from knowledge.text import fold

#: Ways officers name a status, on folded text. Nationality alone says no status, except that
#: the great majority of Syrians are under temporary protection: that is presumed and said.
_SAID: tuple[tuple[LegalStatus, re.Pattern[str]], ...] = (
    (
        LegalStatus.TEMPORARY_PROTECTION,
        re.compile(r"gecici korum|\bgkas\b|\bgk(?:li|lilar|da|ya)?\b|temporary protection"),
    ),
    (
        LegalStatus.INTERNATIONAL_PROTECTION,
        re.compile(
            r"uluslararasi korum|sartli multeci|ikincil korum|\bmulteci statu"
            r"|\buk (?:basvuru|statu)"
            r"|iltica basvuru|siginma basvuru|international protection|conditional refugee"
        ),
    ),
    (
        LegalStatus.RESIDENCE_PERMIT,
        re.compile(
            r"ikamet (?:izni|izin|tezkere|kart)|\bikametli|oturma izni|oturum izni"
            r"|oturumu (?:olan|var)"
            r"|(?:turist|ogrenci|aile|uzun donem|kisa donem|insani) ikamet|residence permit"
        ),
    ),
    (
        LegalStatus.UNREGISTERED,
        re.compile(
            r"kayitsiz|kimliksiz|belgesiz|\bkacak (?!yapi|insaat|kat|elektrik|su|sigara|icki|isci)"
            r"|duzensiz goc|kaydi (?:yok|olmayan|bulunmayan)|kimligi (?:yok|olmayan|bulunmayan)"
            r"|(?:hicbir|hic) (?:belge|kimlik|kayd)|unregistered|undocumented"
        ),
    ),
    (
        LegalStatus.CITIZEN,
        re.compile(
            r"turk vatandasi|\btc vatandas|t\.c\. vatandas|vatandasliga gec|turkish citizen"
        ),
    ),
)
_SYRIAN = re.compile(r"\bsuriyeli|\bsuriye uyruk|\bsyrian")


@dataclass(frozen=True, slots=True)
class Said:
    """The statuses a message names; `presumed` when only the nationality speaks."""

    statuses: tuple[LegalStatus, ...] = ()
    presumed: bool = False

    @property
    def single(self) -> LegalStatus | None:
        """The status, when the message names exactly one."""
        return self.statuses[0] if len(self.statuses) == 1 else None


def said_in(text: str) -> Said:
    """Read the statuses out of a message."""
    folded = " ".join(fold(text).split())
    found = tuple(status for status, pattern in _SAID if pattern.search(folded))
    if not found and _SYRIAN.search(folded):
        return Said((LegalStatus.TEMPORARY_PROTECTION,), presumed=True)
    return Said(found)
