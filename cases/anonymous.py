"""A text without the municipality that asked, the one thing by which a brief could tell."""

import re

from cases.people import Municipality

#: What stands in its place.
STAND_IN = "(belediye)"
#: Written with or without a dot, these are one letter to whoever types in a hurry.
_DOTS = str.maketrans(dict.fromkeys("iıİI", "[iıİI]"))
_OFFICE = r"(?:\s+beled[iıİI]yes[iıİI](?:n[iıİI]n|nde|ne|nden)?)?"
#: A Turkish ending behind an apostrophe, as in "Şahinbey'in".
_ENDING = r"(?:['’]\w+)?"
#: Without the apostrophe, as in "şahinbeyde"; a short name would swallow other words so.
_LOOSE_ENDING = r"(?:['’]?\w{1,6})?"
_LONG = 6


def without_municipality(text: str, municipality: Municipality) -> str:
    """The text with the name taken out, however it is written.

    A name that is a plain word, too ("Kale"), is taken out where the word is meant: rather one
    word less than a municipality named.
    """
    name = municipality.name.strip().removesuffix(" Belediyesi")
    if not name:
        return text
    ending = _LOOSE_ENDING if len(name) >= _LONG else _ENDING
    pattern = rf"(?<!\w){_letters(name)}{_OFFICE}{ending}(?!\w)"
    return re.sub(pattern, STAND_IN, text, flags=re.IGNORECASE)


def _letters(name: str) -> str:
    words = (re.escape(word).translate(_DOTS) for word in name.split())
    return r"\s+".join(words)
