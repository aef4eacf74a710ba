"""Faults by rule: what goes wrong, for which call or update, and how often."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class Fault(StrEnum):
    """What can go wrong."""

    TOO_MANY = "too_many"
    SERVER_ERROR = "server_error"
    HTML = "html"
    HANG = "hang"
    SLOW = "slow"
    CUT_BEFORE = "cut_before"
    CUT_AFTER = "cut_after"
    UNAUTHORIZED = "unauthorized"
    ERROR = "error"
    DUPLICATE_UPDATE = "duplicate_update"
    DROP_UPDATE = "drop_update"
    REORDER_UPDATE = "reorder_update"
    POISON_UPDATE = "poison_update"


UPDATE_FAULTS = frozenset(kind for kind in Fault if kind.endswith("_update"))


@dataclass(slots=True)
class Rule:
    """One fault and when it strikes; README.md explains the fields."""

    kind: Fault
    method: str = ""
    chat_id: int | None = None
    nth: int = 1
    times: int = 1
    retry_after: int = 1
    status: int = 0
    description: str = ""
    seconds: float = 60.0
    id: int = 0
    seen: int = 0
    hits: int = 0

    @property
    def is_due(self) -> bool:
        """Whether a match counted just now is one to hit."""
        return self.seen >= self.nth and (self.times == 0 or self.hits < self.times)

    def shown(self) -> dict[str, Any]:
        """The rule as JSON."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(slots=True)
class Faults:
    """The rules in force."""

    rules: list[Rule] = field(default_factory=list)
    last: int = 0

    def add(
        self,
        kind: Fault | str,
        **details: Any,  # noqa: ANN401 - the fields of Rule
    ) -> Rule:
        """A new rule. Raises ValueError for an unknown kind, TypeError for an unknown field."""
        self.last += 1
        rule = Rule(Fault(kind), **details, id=self.last)
        self.rules.append(rule)
        return rule

    def remove(self, rule_id: int) -> bool:
        """Take one rule back; False when there is none with that id."""
        before = len(self.rules)
        self.rules = [rule for rule in self.rules if rule.id != rule_id]
        return len(self.rules) < before

    def clear(self) -> None:
        """No more faults."""
        self.rules.clear()

    def for_call(self, method: str, chat_id: object) -> Rule | None:
        """The rule that strikes this call, if any."""
        return self._first(
            lambda rule: (
                rule.kind not in UPDATE_FAULTS
                and rule.method.lower() in {"", method.lower()}
                and rule.chat_id in {None, chat_id}
            )
        )

    def for_update(self) -> Rule | None:
        """The rule that strikes this update, if any."""
        return self._first(lambda rule: rule.kind in UPDATE_FAULTS)

    def _first(self, matches: Callable[[Rule], bool]) -> Rule | None:
        matched = [rule for rule in self.rules if matches(rule)]
        for rule in matched:
            rule.seen += 1
        struck = next((rule for rule in matched if rule.is_due), None)
        if struck is not None:
            struck.hits += 1
        return struck
