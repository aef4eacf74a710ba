"""The journal: every call of the bot, in order, with what came of it; only a reset empties it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One call. `status` 0: the connection was cut without an answer."""

    n: int
    at: float
    took_ms: float
    method: str
    params: dict[str, Any]
    files: tuple[str, ...]
    status: int
    answer: dict[str, Any] | None
    verdict: tuple[str, ...] | None
    fault: str | None

    @property
    def ok(self) -> bool:
        """Whether the bot was told that the call succeeded."""
        return bool(self.answer and self.answer.get("ok"))

    @property
    def is_empty_poll(self) -> bool:
        """Whether this is a getUpdates call that brought nothing."""
        return self.method == "getUpdates" and self.ok and not (self.answer or {}).get("result")

    def shown(self, *, whole: bool = True) -> dict[str, Any]:
        """The entry as JSON, with or without the answer."""
        shown = {
            "n": self.n,
            "at": self.at,
            "took_ms": round(self.took_ms, 2),
            "method": self.method,
            "params": self.params,
            "files": list(self.files),
            "status": self.status,
            "verdict": None if self.verdict is None else list(self.verdict),
            "fault": self.fault,
        }
        return shown | {"answer": self.answer} if whole else shown


@dataclass(slots=True)
class Journal:
    """Append-only."""

    entries: list[Entry] = field(default_factory=list)
    last: int = 0

    def number(self) -> int:
        """The number of the next call."""
        self.last += 1
        return self.last

    def add(self, entry: Entry) -> None:
        """Write a finished call down."""
        self.entries.append(entry)

    def of(self, method: str) -> list[Entry]:
        """All calls of one method, oldest first."""
        return [entry for entry in self.entries if entry.method == method]

    def after(self, n: int, method: str = "") -> list[Entry]:
        """Calls with a number above `n`; empty polls only when asked for by name."""
        return [
            entry
            for entry in self.entries
            if entry.n > n and (entry.method == method if method else not entry.is_empty_poll)
        ]

    def objections(self) -> list[str]:
        """Every objection of the schema to any call, for one assertion at the end of a test."""
        return [
            f"{entry.method}: {objection}"
            for entry in self.entries
            for objection in entry.verdict or ()
        ]
