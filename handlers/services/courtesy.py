"""A greeting or a word of thanks is no question, and deserves a kind word."""

import re
from enum import StrEnum

from knowledge.text import tokens


class Courtesy(StrEnum):
    """What was said besides any question."""

    GREETING = "greeting"
    THANKS = "thanks"


_HELLO = (
    r"(?:merhaba(?:lar)?|selam(?:lar)?|selamun aleykum|gunaydin|kolay gelsin|hello|hi"
    r"|(?:iyi|hayirli) (?:sabahlar|gunler|aksamlar|geceler|calismalar)(?: diler(?:im|iz))?)"
)
_THANK = (
    r"(?:simdiden )?(?:cok )?"
    r"(?:tesekkur(?:ler)?(?: eder(?:im|iz))?|sag ?ol(?:un)?|eyvallah|thanks|thank you)"
)
#: The longest courtesy, in words: "merhabalar iyi çalışmalar dilerim kolay gelsin".
_WORDS = 6
_BETWEEN = " \t\n,;:.!–-"
_GREETING = re.compile(rf"{_HELLO}(?: {_HELLO})*")
_THANKS = re.compile(rf"(?:{_HELLO} )*{_THANK}(?: (?:{_THANK}|{_HELLO}))*")


def courtesy_in(text: str) -> Courtesy | None:
    """The courtesy of a message that holds nothing else."""
    said = " ".join(tokens(text))
    if _GREETING.fullmatch(said):
        return Courtesy.GREETING
    return Courtesy.THANKS if _THANKS.fullmatch(said) else None


def without_courtesy(text: str) -> str:
    """What is asked, without the courtesies before and behind it; a courtesy alone stays."""
    words = list(re.finditer(r"\S+", text))
    most = range(min(_WORDS, len(words) - 1), 0, -1)
    before = next((n for n in most if courtesy_in(text[: words[n - 1].end()])), 0)
    behind = next((n for n in most if courtesy_in(text[words[-n].start() :])), 0)
    if before + behind == 0 or before + behind >= len(words):
        return text
    asked = text[words[before].start() : words[-behind - 1].end()]
    return asked.lstrip(_BETWEEN)
