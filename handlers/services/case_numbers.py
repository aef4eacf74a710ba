"""A case by the number that she types, however she writes it."""

import re

from knowledge.text import fold, tokens

#: Whoever says more beside a number asks something: "vakam ne oldu SDK-2026-0042" has six words.
MOST_WORDS = 9
_SHORT = re.compile(r"#\s?([0-9]{1,4})")


def number_in(text: str, prefix: str, year: int) -> str | None:
    """The number that a short message names: "sdk 2026 42", or "#42" for one of this year."""
    short = _SHORT.fullmatch(text.strip())
    if short is not None:
        return _number(prefix, str(year), short[1])
    words = tokens(text)
    if len(words) > MOST_WORDS:
        return None
    named = re.search(rf"\b{fold(prefix)} ([0-9]{{4}}) ([0-9]{{1,7}})\b", " ".join(words))
    return _number(prefix, named[1], named[2]) if named else None


def _number(prefix: str, year: str, nth: str) -> str:
    return f"{prefix}-{year}-{int(nth):04d}"
