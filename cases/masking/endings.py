"""The endings Turkish glues to a name: "hasanla", "elifin", "Mustafalar"."""

from __future__ import annotations

from cases.masking.given_names import SHY, SURE, is_shaped
from cases.masking.wordlists import listed

_CASES = listed("""
in un nin nun i u yi yu ni nu a e ya ye na ne da de ta te nda nde dan den tan ten ndan nden la le
yla yle im um m mi mu si su ca ce dir dur tir tur mis mus ymis ymus ydi ydu di du ti tu ki nki
inki unki daki deki taki teki sa se ysa yse cim cum
""")
_PLURAL = frozenset(
    plural + case
    for plural in ("lar", "ler")
    for case in ("", "i", "in", "a", "e", "da", "de", "dan", "den", "la", "le")
)
_ENDINGS = _CASES | _PLURAL
_LONGEST = max(map(len, _ENDINGS))
#: Shorter names are too often the beginning of another word.
_SHORTEST = 4
#: With an ending these become other words: "sinema", "sayfa", "basıldı", "anası".
_UNBENDING = listed("""
aida anas anis aref arkan azmi barakat basil belal bera bilel denis dilem durali eliz elman enis
erinc ezgi fares fethi gazal genet gozde gulhan halef hammad hatem iskender kazim koba korkut lamin
maha maksim malak malik malika musa nesim nisa oday onder ozlem petr rafi rahmi rizan romal sabrin
sahap samim sanad sarkis sayed sayf selami sergiy serif sinem sunay tuncel umar vira viyan volkan
yasaman zidan ziyad
""")
#: "mehmet" becomes "mehmedin", "yakup" becomes "yakuba".
_HARDENED = str.maketrans("dbcg", "tpck")
_BEGINNINGS = frozenset(name[:_SHORTEST] for name in SURE)


def stem(plain: str) -> str:
    """The surely given name that the word is, or is a form of; or nothing."""
    if is_shaped(plain):
        return plain
    if plain[:_SHORTEST] not in _BEGINNINGS:
        return ""
    hard = plain[:-1] + plain[-1].translate(_HARDENED)
    if plain in SURE or hard in SURE:
        return plain if plain in SURE else hard
    for cut in range(1, min(_LONGEST, len(plain) - _SHORTEST) + 1):
        if plain[-cut:] in _ENDINGS:
            soft = plain[:-cut]
            for name in (soft, soft[:-1] + soft[-1].translate(_HARDENED)):
                if name in SURE and name not in SHY and name not in _UNBENDING:
                    return name
    return ""
