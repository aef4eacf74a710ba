"""What the doctor finds: a part, how it is, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How a part is; a warning does not fail the whole."""

    WELL = "✓"
    WARNING = "!"
    ILL = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line, and a second one with the remedy."""

    grade: Grade
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        """The lines as the doctor writes them."""
        return f"{self.grade} {self.what}" + (f"\n    → {self.remedy}" if self.remedy else "")


def well(what: str) -> Finding:
    """Nothing to do."""
    return Finding(Grade.WELL, what)


def warning(what: str, remedy: str) -> Finding:
    """It works, and something should be done."""
    return Finding(Grade.WARNING, what, remedy)


def ill(what: str, remedy: str) -> Finding:
    """It does not work."""
    return Finding(Grade.ILL, what, remedy)
