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
    r"|(?:iyi|hayirli) (?:sabahlar|gunler|aksamlar|geceler|calismalar))"
)
_THANK = (
    r"(?:cok )?(?:tesekkur(?:ler)?(?: eder(?:im|iz))?|sag ?ol(?:un)?|eyvallah|thanks|thank you)"
)
_GREETING = re.compile(rf"{_HELLO}(?: {_HELLO})*")
_THANKS = re.compile(rf"(?:{_HELLO} )*{_THANK}(?: (?:{_THANK}|{_HELLO}))*")


def courtesy_in(text: str) -> Courtesy | None:
    """The courtesy of a message that holds nothing else."""
    said = " ".join(tokens(text))
    if _GREETING.fullmatch(said):
        return Courtesy.GREETING
    return Courtesy.THANKS if _THANKS.fullmatch(said) else None
