"""What typing does to a question: no diacritics, capitals without dots, slips of the finger.

The same text and kind always give the same slips.
"""

from collections.abc import Mapping
from enum import StrEnum
from zlib import crc32

import numpy as np

#: The slips of a keyboard with Turkish letters, as neighbours in a row.
_ROWS = ("qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç")
_NEIGHBOURS: Mapping[str, str] = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in _ROWS
    for place, letter in enumerate(row)
}
_BARE = str.maketrans("çğıöşüâîûÇĞİÖŞÜÂÎÛ", "cgiosuaiuCGIOSUAIU")
#: Nobody notices a slip in a shorter word, for it is another word.
SLIPPED_FROM = 4


class Noise(StrEnum):
    """The ways a question is typed again."""

    AS_TYPED = "as typed"
    NO_DIACRITICS = "no diacritics"
    ONE_SLIP = "one typing error"
    TWO_SLIPS = "two typing errors"
    CAPITALS = "capitals, I without a dot"


def typed(text: str, noise: Noise) -> str:
    """The text as it looks when it is typed that way."""
    match noise:
        case Noise.AS_TYPED:
            return text
        case Noise.NO_DIACRITICS:
            return text.translate(_BARE)
        case Noise.ONE_SLIP:
            return slipped(text, 1)
        case Noise.TWO_SLIPS:
            return slipped(text, 2)
        case Noise.CAPITALS:
            return text.translate(str.maketrans("ıi", "II")).upper()


def slipped(text: str, times: int) -> str:
    """The text with slips in so many different words of at least SLIPPED_FROM letters."""
    random = np.random.default_rng(crc32(text.encode("utf-8", "surrogatepass")))
    words = text.split(" ")
    long = [n for n, word in enumerate(words) if len(word) >= SLIPPED_FROM and word.isalpha()]
    for number in random.permutation(long)[:times]:
        words[number] = _slip(words[number], random)
    return " ".join(words)


def _slip(word: str, random: np.random.Generator) -> str:
    """Two letters swapped, one left out, one struck beside its key, or one struck twice."""
    place = int(random.integers(1, len(word) - 1))
    before, letter, behind = word[:place], word[place], word[place + 1 :]
    near = _NEIGHBOURS.get(letter.lower(), letter)
    match int(random.integers(4)):
        case 0:
            return before + behind[0] + letter + behind[1:]
        case 1:
            return before + behind
        case 2:
            return before + near[int(random.integers(len(near)))] + behind
        case _:
            return before + letter + letter + behind
