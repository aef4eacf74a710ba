"""One normalisation for both sides of the search: what is typed and what is indexed.

Folding makes "İKAMET", "ikamet" and a mistyped "IKAMET" the same word. Turkish-aware lowering
alone makes capitals typed without dots worse, so letters lose their marks on both sides.
"""

import re
import unicodedata
from functools import lru_cache

_SUFFIX = re.compile(r"(?<=\w)['’‘ʼ]+\w*")
#: Accents typed for an apostrophe, which normalisation would take for a blank.
_ACCENTS = str.maketrans("´`", "''")
_MARKS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[?!\n;])\s*|(?<=\.)\s+")


def fold(text: str) -> str:
    """Lower case without diacritics, dots of i and suffixes behind an apostrophe.

    "İstanbul'dan GELEN ığdırlı" becomes "istanbul gelen igdirli".
    """
    if "´" in text or "`" in text:
        text = text.translate(_ACCENTS)
    lowered = unicodedata.normalize("NFKC", text).casefold()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", lowered)).replace("ı", "i")
    if bare.isascii() and "'" not in bare:
        return bare
    if not bare.isascii():  # marks of other scripts
        bare = "".join(c for c in bare if unicodedata.category(c) != "Mn")
    return _SUFFIX.sub("", bare)


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order; digits are words, too."""
    return tuple(_WORD.findall(fold(text)))


def sentences(text: str) -> tuple[str, ...]:
    """The non-empty sentences of a text, split behind ? ! . ; and line ends."""
    return tuple(s.strip() for s in _SENTENCE_END.split(text) if s.strip())


@lru_cache(maxsize=16384)
def trigrams(word: str) -> tuple[str, ...]:
    """The letter triples of a folded word padded with one blank at each end."""
    padded = f" {word} "
    return tuple(padded[i : i + 3] for i in range(len(padded) - 2))
