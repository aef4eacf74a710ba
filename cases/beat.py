"""A beat: a part of the desk shows that it is alive."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Beat:
    """When a part last went round, and what it found."""

    name: str
    at: datetime
    detail: str = ""
