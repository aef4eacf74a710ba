"""A tally: what stays of data that is kept no longer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there were in a month (2026-11); `what` is like "questions.answered"."""

    month: str
    what: str
    count: int
