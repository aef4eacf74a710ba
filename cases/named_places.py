"""The places that a text names, for whoever decides whether others may read them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cases.municipalities import listed

_KIND = (
    r"mahalle(?:s[iı]|m[iı]z)\w*|mah\.|köyü\w*|beldes[iı]\w*|sokağı\w*|caddes[iı]\w*"
    r"|bulvarı\w*|meydanı\w*|beled[iı]yes[iı]\w*"
)
_OF_A_KIND = re.compile(rf"\b([^\W\d_]\w+)\s+(?:{_KIND})", re.IGNORECASE)
#: What stands before such a word and is no name.
_ORDINARY = frozenset(
    {"aynı", "başka", "belediye", "bir", "büyükşehir", "göçmen", "hangi", "her"}
    | {"il", "ilçe", "kendi", "komşu", "mülteci"}
)
_BEGINNING = re.compile(r"(?:^|[.!?:\n])\s*$")
_UPPER, _LOWER = str.maketrans("iı", "İI"), str.maketrans("İI", "iı")


def named_places(text: str) -> tuple[str, ...]:
    """Municipalities, provinces, quarters, villages and streets by name, as they are typed.

    A municipality is told from a plain word by its capital inside a sentence, by an ending or by
    its office.
    """
    found = dict(_of_a_kind(text))
    held = {at for start, name in found.items() for at in range(start, start + len(name))}
    found |= {start: name for start, name in _towns(text) if start not in held}
    return tuple(dict.fromkeys(name for _, name in sorted(found.items())))


def _of_a_kind(text: str) -> Iterator[tuple[int, str]]:
    for found in _OF_A_KIND.finditer(text):
        if found[1].translate(_LOWER).lower() not in _ORDINARY:
            yield found.start(), found[0]


def _towns(text: str) -> Iterator[tuple[int, str]]:
    for found in _known().finditer(text):
        begins = _BEGINNING.search(text, 0, found.start()) is not None
        if found["ending"] or not begins:
            yield found.start(), found["name"]


@lru_cache(maxsize=1)
def _known() -> "re.Pattern[str]":
    names = {name for town in listed() for name in (town.name, town.province)}
    names |= {name.translate(_UPPER).upper() for name in names}
    either = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    ending = r"[dt][ae]n?\b|l[iıuü]\b|['’]|\b"
    return re.compile(rf"\b(?P<name>{either})(?P<ending>{ending})")
