"""A text without the municipality that asked, the one thing by which a text could tell.

One way of finding it for the brief of the board and for what goes to editors: with or without
Turkish letters, with its endings, with its office, and a metropolitan one by its province, too.
In the brief the endings stay, so that it can be read.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cases.people import Municipality
from cases.stand_ins import with_ending

#: What stands in its place, and in that of its province.
STAND_IN, PROVINCE = "(belediye)", "(il)"
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
#: The office up to its ending: "Belediyesi" of "Belediyesinin".
_OFFICE_ALONE = re.compile(
    rf".*beled[iıİI]ye(?:s[iıİI])?|.*{_METROPOLITAN}|\s+bel\.", re.IGNORECASE | re.DOTALL
)
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
    """The text with the name and that of its province taken out, however they are written.

    A name that is a plain word, too ("Kale"), is taken out where the word is meant: rather one
    word less than a municipality named.
    """
    plain = unicodedata.normalize("NFC", text)
    bare = _covered(plain, _called(municipality, province=False), STAND_IN)
    return _covered(bare, _spellings(municipality.province), PROVINCE, offices=False)


def for_members(text: str, town: Municipality | None, *, shows: bool) -> str:
    """The text as members of the board read it; `shows`: the secretariat lets them know."""
    return text if town is None or shows else without_municipality(text, town)


def hidden(
    text: str, town: Municipality, *, place: str, office: str, province: bool = False
) -> str:
    """The text with other words for the name, and for the name with its office.

    `province`: that of a district is hidden, too; that of a metropolitan municipality always is.
    """
    names = _called(town, province=province)
    if not names:
        return text
    plain = unicodedata.normalize("NFC", text)
    return _pattern(names).sub(lambda found: office if found["office"] else place, plain)


def _covered(text: str, names: tuple[str, ...], stand_in: str, *, offices: bool = True) -> str:
    """The text with a stand-in for the names, which takes their endings."""
    if not names:
        return text

    def covered(found: "re.Match[str]") -> str:
        typed = found["office"] or found[0]
        alone = _OFFICE_ALONE if found["office"] else _stem(names)
        return with_ending(stand_in, alone.sub("", typed, count=1))

    return _pattern(names, offices).sub(covered, text)


@lru_cache(maxsize=1024)
def _pattern(names: tuple[str, ...], offices: bool = True) -> "re.Pattern[str]":
    endings = "|".join(f"{_softened(name)}(?:{_ending(name)})?" for name in names)
    either = "|".join(map(_letters, names))
    office = rf"(?:{either})(?P<office>{_OFFICE})" if offices else r"(?!)(?P<office>)"
    return re.compile(rf"(?<![^\W_])(?:{office}|(?:{endings}))(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _stem(names: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile("|".join(map(_softened, names)), re.IGNORECASE)


def _called(town: Municipality, *, province: bool) -> tuple[str, ...]:
    """What it is called, each once, the longest first."""
    return tuple(sorted(dict.fromkeys(_names(town, province=province)), key=len, reverse=True))


def _spellings(province: str | None) -> tuple[str, ...]:
    """What a province is called, if one is known."""
    if not province:
        return ()
    name = unicodedata.normalize("NFC", province).strip()
    return (name, _SHORT[name]) if name in _SHORT else (name,)


def _names(town: Municipality, *, province: bool) -> Iterator[str]:
    """The name without its office, what else it is called, and its province where that tells."""
    called = unicodedata.normalize("NFC", town.name).strip()
    name = _TITLE.sub("", called)
    is_metropolitan = _IS_METROPOLITAN.search(called) is not None
    told = [name, town.province if province or is_metropolitan else None]
    for each in told:
        yield from _spellings(each)
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
