"""What a move gives: the case as it is afterwards, what was said, and what is to be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cases.case import Case, Exchange, Note
from cases.notice import Outgoing
from cases.people import Person
from cases.rules import Rules


@dataclass(frozen=True, slots=True)
class Moved:
    """A move that was made; it is kept as a whole or not at all.

    `event` and `data` are for the timeline and the audit and never hold a text; no event: the
    move had been made before, and there is nothing to keep or to tell. Words that come with an
    `update_id` which is kept already were handled before: then nothing of this is kept.
    """

    case: Case
    outgoing: tuple[Outgoing, ...] = ()
    exchange: Exchange | None = None
    note: Note | None = None
    event: str = ""
    data: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def changes_nothing(self) -> bool:
        """Whether it had been made before."""
        return not self.event


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose move it is, and when; None: the desk's own. By which rules."""

    by: Person | None
    at: datetime
    rules: Rules

    @property
    def person_id(self) -> int | None:
        """Who makes the move, None for the desk."""
        return None if self.by is None else self.by.id
