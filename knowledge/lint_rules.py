"""What all rules share: how a rule enters its registry, and how it points at a field."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from knowledge.document import Path
from knowledge.finding import Finding, Severity

T = TypeVar("T")


class Placed(Protocol):
    """What stands in a file: an entry, or a row of a register."""

    @property
    def file(self) -> str:
        """The file, as findings show it."""

    def line(self, *path: str | int) -> int:
        """The line of a field."""


def entered(registry: dict[str, T], name: str) -> Callable[[T], T]:
    """Enter a rule under the name that findings carry."""

    def enter(check: T) -> T:
        registry[name] = check
        return check

    return enter


def at(
    sheet: Placed,
    name: str,
    path: Path,
    message: str,
    example: str = "",
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding at a field of an entry or of a row."""
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    return Finding(sheet.file, sheet.line(*path), field, name, message, example, severity)


def advice(sheet: Placed, name: str, path: Path, message: str, example: str) -> Finding:
    """A warning at a field of an entry or of a row."""
    return at(sheet, name, path, message, example, Severity.WARNING)
