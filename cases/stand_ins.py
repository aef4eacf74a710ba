"""What stands in place of a name takes its ending, as its own last sound wants it.

"Şahinbey'de" becomes "(belediye)de", "Gaziantep'ten" "(il)den": it can be read, and neither the
harmony nor the joining letter tells of the name.
"""

import re

_LOWER = str.maketrans("Iİ", "ıi")
_FRONT = str.maketrans("aıoöuüâ", "eiiiiie")
#: The endings of place names once their vowels are front ones.
_KNOWN = re.compile(
    r"n?[dt](?P<where>e(?:n|ki\w*)?)|n?[cç](?P<as>e)|[nys]?(?P<case>in|e|i|le)|li(?:ler|k)?\w*"
)
_AFTER_VOWEL = {"in": "nin", "e": "ye", "i": "yi", "le": "yle"}
_VOWELS = "aeıioöuü"


def with_ending(stand_in: str, typed: str) -> str:
    """The stand-in, which is put in brackets, with the ending that was typed with the name."""
    ending = typed.strip("'’")
    plain = ending.translate(_LOWER).lower().translate(_FRONT)
    known = _KNOWN.fullmatch(plain)
    if known is None:
        return f"{stand_in}{ending}"
    if known["where"]:
        plain = f"d{known['where']}"
    elif known["as"]:
        plain = f"c{known['as']}"
    elif known["case"]:
        case = known["case"]
        plain = _AFTER_VOWEL[case] if stand_in.strip("()")[-1] in _VOWELS else case
    return f"{stand_in}{plain}"
