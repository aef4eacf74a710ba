"""What is wrong with a file, said to an editor: where, what, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the library from loading; a warning never does."""

    ERROR = "hata"
    WARNING = "uyarı"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: `line` counts from one; `example` shows the remedy as it would be typed."""

    file: str
    line: int
    field: str
    rule: str
    message: str
    example: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """The finding as the command line prints it."""
        where = f"{self.file}:{self.line}"
        remedy = self.example.replace("\n", "\n" + " " * 11)
        shown = f"\n    Çözüm: {remedy}" if remedy else ""
        return f"{where}: {self.severity.value}: {self.message}{shown}"
