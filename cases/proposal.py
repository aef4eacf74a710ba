"""A proposal: a draft or a change of an entry that waits for a second pair of eyes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.membership import Decision


class ProposalKind(StrEnum):
    """What is proposed."""

    NEW = "new"
    CHANGE = "change"
    ALIAS = "alias"
    ROLL_BACK = "roll_back"


class ProposalState(StrEnum):
    """What became of it."""

    WAITING = "waiting"
    PUBLISHED = "published"
    REFUSED = "refused"
    ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file as somebody wants it to be.

    `path` is where it lies in the folder of the knowledge; an empty `text` takes the file away.
    `base_digest` is that of the file which she saw,
    None for a new one. `previous` is what was there before, so that it can be rolled back; None
    where nothing was. `changes_meaning`: no mere typing error. `number` is the
    case whose answer it holds.
    """

    id: int
    kind: ProposalKind
    entry_id: str
    path: str
    text: str
    made_by: int | None
    made_at: datetime
    base_digest: str | None = None
    changes_meaning: bool = False
    number: str | None = None
    state: ProposalState = ProposalState.WAITING
    decision: Decision | None = None
    previous: str | None = None
