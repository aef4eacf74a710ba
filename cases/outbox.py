"""What waits to be delivered, as the worker takes it and as the secretariat sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cases.delivery import Address, DeliveryState
from cases.notice import Notice

#: Why a notice is given up that this version of the desk cannot read.
UNDECODABLE = "undecodable"
#: Why nobody knows of a notice that waited in a backup: it may have gone out since.
RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A notice that another version of the desk has kept: its name or its values are unknown."""

    kind: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A notice with its address and the chat to which it goes now.

    `attempts` counts those made so far, since a person last had it sent again (`retried` times).
    `thread` is the forum topic of the case, None where there
    is none yet, and in private chats. `number` is that of the case it speaks of.
    """

    id: int
    key: str
    notice: Notice | Unreadable
    address: Address
    chat_id: int
    created_at: datetime
    attempts: int = 0
    retried: int = 0
    thread: int | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A notice that did not arrive, or of which nobody knows; a person may try it again."""

    id: int
    state: DeliveryState
    notice: Notice | Unreadable
    address: Address
    created_at: datetime
    settled_at: datetime | None = None
    attempts: int = 0
    retried: int = 0
    reason: str = ""
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many notices stand where; `oldest` is when the first was written that could go now."""

    by_state: Mapping[DeliveryState, int] = field(default_factory=dict)
    oldest: datetime | None = None
