"""Delivery: where a notice goes, what Telegram made of it, and what follows from that."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeAlias

from cases.case import Attachment
from cases.people import Role


@dataclass(frozen=True, slots=True)
class ToPerson:
    """Her private chat."""

    person_id: int


@dataclass(frozen=True, slots=True)
class ToTopic:
    """The forum topic of a case; in a group without topics, the group."""

    number: str


@dataclass(frozen=True, slots=True)
class ToSecretariat:
    """The general topic of the secretariat's group."""


@dataclass(frozen=True, slots=True)
class ToRole:
    """Everybody who holds a role when the notice is written down; never kept as such."""

    role: Role


@dataclass(frozen=True, slots=True)
class ToOfficer:
    """The officer of a case, if she is still known; never kept as such."""

    number: str


Address: TypeAlias = ToPerson | ToTopic | ToSecretariat
#: What a move may name; whoever writes it down finds out who that is.
Addressee: TypeAlias = Address | ToRole | ToOfficer


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a message: it carries `data`, or leads to `url`."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready to go: parts of escaped HTML, buttons under the last part, files after it.

    The first part is at most 4,096 visible characters, so is every other.
    """

    parts: tuple[str, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it; `message_id` is the number of the last message."""

    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Not now. `counted` is False when Telegram named the wait itself (429)."""

    after: timedelta
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Unknown:
    """The request was written and nothing came back: nobody knows whether it was sent."""

    reason: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group became a supergroup with another number."""

    new_chat_id: int


@dataclass(frozen=True, slots=True)
class ThreadGone:
    """The topic was deleted."""


@dataclass(frozen=True, slots=True)
class ThreadClosed:
    """The topic is closed: it is opened again first."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The recipient cannot be reached: blocked, left, unknown."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Telegram finds the request wrong: a bug of ours, never tried again by itself."""

    reason: str


Outcome: TypeAlias = (
    Sent | Later | Unknown | Migrated | ThreadGone | ThreadClosed | Refused | Rejected
)


class DeliveryState(StrEnum):
    """Where a notice stands in the outbox."""

    WAITING = "waiting"
    SENDING = "sending"  # a request may be on its way; after a crash this becomes unknown
    SENT = "sent"
    UNKNOWN = "unknown"  # visible, resent only by a person
    DEAD = "dead"  # visible, with a reason; a person may try it again
    PARKED = "parked"  # the recipient cannot be reached; goes on when she writes
    DROPPED = "dropped"  # overtaken by a newer one, or its recipient was forgotten
