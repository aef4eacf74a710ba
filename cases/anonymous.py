"""A text without the municipality that asked, the one thing by which a text could tell.

One way of finding it for the brief of the board and for what goes to editors: with or without
Turkish letters, with its endings, with its office, and a metropolitan one by its province, too.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cases.people import Municipality

#: What stands in its place.
STAND_IN = "(belediye)"
#: What may be typed for a letter: the plain one for a Turkish one, never the other way round, so
#: that "karşı" is no Kars. With or without a dot, or with one set apart, i is one letter.
_TYPED = {
    **dict.fromkeys("iıİI", "[iıİI]\u0307?"),
    **{letter: f"[{letter}{plain}]" for letter, plain in ("çc", "ğg", "öo", "şs", "üu")},
    **{letter: f"[{letter}{plain}]" for letter, plain in ("âa", "îi", "ûu")},
}
#: Of a longer name both ways: it may itself have been typed in a hurry.
_EITHER = {**_TYPED, "c": "[cç]", "g": "[gğ]", "o": "[oö]", "s": "[sş]", "u": "[uü]"}
#: Softened before an ending: "Zonguldağa".
_SOFTENED = {"k": "[kğg]", "p": "[pb]"}
_METROPOLITAN = r"b[uü]y[uü]k\s*[sş]eh[iıİI]r"
_OFFICE = rf"\s*(?:{_METROPOLITAN}\s*)?beled[iıİI]ye\w*(?:['’]\w+)?|\s*{_METROPOLITAN}\w*|\s+bel\."
_AFTER_APOSTROPHE = r"['’]\w+"
#: A longer name is no part of other words: whatever follows is an ending.
_LONG = 6
_ANYTHING = r"\w{1,10}"
_TITLE = re.compile(rf"(?:\s+{_METROPOLITAN})?(?:\s+beled[iıİI]ye.*)?$", re.IGNORECASE)
_IS_METROPOLITAN = re.compile(rf"\s{_METROPOLITAN}\b", re.IGNORECASE)
#: What people call a province besides.
_SHORT = {
    "Afyonkarahisar": "Afyon",
    "Gaziantep": "Antep",
    "Kahramanmaraş": "Maraş",
    "Şanlıurfa": "Urfa",
}


def without_municipality(text: str, municipality: Municipality) -> str:
    """The text with the name taken out, however it is written.

    A name that is a plain word, too ("Kale"), is taken out where the word is meant: rather one
    word less than a municipality named.
    """
    return hidden(text, municipality, place=STAND_IN, office=STAND_IN)


def hidden(
    text: str, town: Municipality, *, place: str, office: str, province: bool = False
) -> str:
    """The text with other words for the name, and for the name with its office.

    `province`: that of a district is hidden, too; that of a metropolitan municipality always is.
    """
    pattern = _pattern(town, province)
    if pattern is None:
        return text
    plain = unicodedata.normalize("NFC", text)
    return pattern.sub(lambda found: office if found["office"] else place, plain)


@lru_cache(maxsize=1024)
def _pattern(town: Municipality, province: bool) -> "re.Pattern[str] | None":
    names = sorted(dict.fromkeys(_names(town, province=province)), key=len, reverse=True)
    if not names:
        return None
    endings = "|".join(f"{_softened(name)}(?:{_ending(name)})?" for name in names)
    offices = "|".join(map(_letters, names))
    written = rf"(?:(?:{offices})(?P<office>{_OFFICE})|(?:{endings}))"
    return re.compile(rf"(?<![^\W_]){written}(?![^\W_])", re.IGNORECASE)


def _names(town: Municipality, *, province: bool) -> Iterator[str]:
    """The name without its office, what else it is called, and its province where that tells."""
    called = unicodedata.normalize("NFC", town.name).strip()
    name = _TITLE.sub("", called)
    is_metropolitan = _IS_METROPOLITAN.search(called) is not None
    told = [name, town.province if province or is_metropolitan else None]
    for each in told:
        if each:
            yield each
            if each in _SHORT:
                yield _SHORT[each]
    if is_metropolitan and name:
        yield f"{name[0]}BB"


def _letters(name: str) -> str:
    """The name letter by letter, as it may be typed; its words apart or together."""
    typed = _EITHER if len(name) >= _LONG else _TYPED
    words = ["".join(typed.get(c, re.escape(c)) for c in _lower(word)) for word in name.split()]
    return r"[\s-]*".join(words)


def _softened(name: str) -> str:
    """The same, with the last letter as it may be before an ending."""
    last = name[-1]
    if len(name) < _LONG or last not in _SOFTENED:
        return _letters(name)
    return _letters(name[:-1]) + _SOFTENED[last]


def _ending(name: str) -> str:
    """What may follow the name: anything behind an apostrophe, else an ending of place names."""
    if len(name) >= _LONG:
        return f"{_AFTER_APOSTROPHE}|{_ANYTHING}"
    last = next((c for c in reversed(_lower(name)) if c in "aeıioöuü"), "a")
    open_ = "a" if last in "aıou" else "e"
    case = (
        rf"[dt]{open_}(?:n|k[iı](?:l{open_}r)?(?:n[iı]n|n?{open_}|[iı])?)?"
        rf"|n?[iıuü]n|y?{open_}|y?[iıuü]|y?l{open_}|c{open_}"
    )
    return rf"{_AFTER_APOSTROPHE}|(?:l[iıuü](?:l{open_}r)?)(?:{case})?|{case}"


def _lower(name: str) -> str:
    return name.translate(_CAPITALS).lower()


_CAPITALS = str.maketrans("Iİ", "ıi")
