"""An opinion while it is written: what is there, what is missing, and what it becomes."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from cases.board import Opinion, Position
from cases.errors import Code, DeskError
from knowledge.entry import Obligation


class Field(StrEnum):
    """What an opinion is made of, in the order in which it is asked for."""

    POSITION = "position"
    OBLIGATION = "obligation"
    REASONING = "reasoning"
    BASIS = "basis"
    CONDITIONS = "conditions"


#: What is typed, not chosen.
TYPED = frozenset({Field.REASONING, Field.BASIS, Field.CONDITIONS})


@dataclass(frozen=True, slots=True)
class Draft:
    """An opinion in the making; None is not asked for yet, empty is left out on purpose."""

    position: Position | None = None
    obligation: Obligation | None = None
    reasoning: str | None = None
    basis: tuple[str, ...] | None = None
    conditions: str | None = None

    @classmethod
    def kept(cls, values: Mapping[str, Any]) -> Self:
        """The draft that was kept as these values."""
        position, obligation = values.get("position"), values.get("obligation")
        basis = values.get("basis")
        return cls(
            Position(position) if position else None,
            Obligation(obligation) if obligation else None,
            values.get("reasoning"),
            None if basis is None else tuple(basis),
            values.get("conditions"),
        )

    def values(self) -> dict[str, Any]:
        """What is kept of it."""
        return asdict(self)

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits that change with the draft."""
        values = json.dumps(self.values(), sort_keys=True)
        return hashlib.sha256(values.encode()).hexdigest()[:8]

    @property
    def is_begun(self) -> bool:
        """Whether anything was said already."""
        return self != Draft()

    @property
    def needs_conditions(self) -> bool:
        """Whether conditions may not be left out."""
        return self.position is Position.CONDITIONAL

    @property
    def missing(self) -> Field | None:
        """What is asked for next; None when it may be given."""
        for field in Field:
            if getattr(self, field) is None:
                return field
        return Field.CONDITIONS if self.needs_conditions and not self.conditions else None

    def words(self, field: Field) -> str:
        """What was typed for a field, as it was typed; empty for what is chosen or left out."""
        if field not in TYPED:
            return ""
        typed = self.basis if field is Field.BASIS else getattr(self, field)
        return typed or "" if isinstance(typed, str | None) else "\n".join(typed)

    def has(self, field: Field) -> bool:
        """Whether that part was said or left out, and may stay so."""
        return getattr(self, field) is not None and field is not self.missing

    def may_skip(self, field: Field) -> bool:
        """Whether that may be left out."""
        if field is Field.CONDITIONS:
            return not self.needs_conditions
        return field is Field.BASIS

    def skipping(self, field: Field) -> Self:
        """Without it, on purpose. Raises DeskError where it may not be left out."""
        if not self.may_skip(field):
            raise DeskError(Code.TEXT_MISSING)
        return self.typing(field, "")

    def typing(self, field: Field, text: str) -> Self:
        """With what was typed for a field; a basis is one a line."""
        match field:
            case Field.REASONING:
                return replace(self, reasoning=text.strip())
            case Field.BASIS:
                lines = (line.strip(" \t•-–*") for line in text.splitlines())
                return replace(self, basis=tuple(line for line in lines if line))
            case Field.CONDITIONS:
                return replace(self, conditions=text.strip())
            case _:
                raise DeskError(Code.BAD_REQUEST)

    def opinion(self) -> Opinion:
        """What she gives. Raises DeskError while something is missing."""
        if self.missing or self.position is None or self.obligation is None:
            raise DeskError(Code.TEXT_MISSING)
        return Opinion(
            self.position,
            self.obligation.value,
            self.reasoning or "",
            self.basis or (),
            self.conditions or "",
        )
