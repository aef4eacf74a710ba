"""Delivery: where a notice goes, what Telegram made of it, and what follows from that."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeAlias, assert_never

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
class TopicCardView:
    """The card of a case, the name of its topic, and whether the topic is to be closed."""

    topic: str
    card: Message
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it; `message_id` is the number of the message, or of the topic opened."""

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
class MessageGone:
    """The message to be edited was deleted, or can be edited no longer: a new one is sent."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The recipient cannot be reached: blocked, left, unknown."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Telegram finds the request wrong: a bug of ours, never tried again by itself."""

    reason: str


Outcome: TypeAlias = (
    Sent
    | Later
    | Unknown
    | Migrated
    | ThreadGone
    | ThreadClosed
    | MessageGone
    | Refused
    | Rejected
)
#: What may be put right by another attempt.
Attempted: TypeAlias = Later | Unknown | Migrated | ThreadGone | ThreadClosed | MessageGone


class NotYetError(Exception):
    """What a notice speaks of has not come into force where its words are made."""


class DeliveryState(StrEnum):
    """Where a notice stands in the outbox."""

    WAITING = "waiting"
    SENDING = "sending"  # a request may be on its way; after a crash this becomes unknown
    SENT = "sent"
    UNKNOWN = "unknown"  # visible, resent only by a person
    DEAD = "dead"  # visible, with a reason; a person may try it again
    PARKED = "parked"  # the recipient cannot be reached; goes on when she writes
    DROPPED = "dropped"  # overtaken by a newer one, or its recipient was forgotten


@dataclass(frozen=True, slots=True)
class Settlement:
    """What becomes of a notice after an attempt.

    `after` is how long it waits when it goes on waiting. An attempt that is not `counted` does
    not bring it nearer to being given up. `alert`: the secretariat is told, once.
    """

    state: DeliveryState
    after: timedelta = timedelta(0)
    counted: bool = True
    alert: bool = False
    reason: str = ""


#: So many counted attempts, then a person has to look. With the waits below that is half a day:
#: longer than Telegram has ever been away.
MOST_ATTEMPTS = 50
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
#: Of a wait, up to this share is left to chance, so that what failed together returns apart.
JITTER = 0.5


def backoff(attempts: int, luck: float) -> timedelta:
    """How long to wait after so many attempts, this one included; `luck` lies in [0, 1)."""
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(attempts - 1, 30))
    return wait * (1 - JITTER * luck)


def settle(outcome: Outcome, *, harmless: bool, attempts: int, luck: float) -> Settlement:
    """What follows from an outcome, as DESIGN.md section 5 has it.

    `harmless`: a second copy does no harm. `attempts` counts the attempts so far, this one
    included; `luck` is a random number in [0, 1).
    """
    match outcome:
        case Sent():
            return Settlement(DeliveryState.SENT)
        case Refused(reason) | Rejected(reason):
            parks = isinstance(outcome, Refused)
            state = DeliveryState.PARKED if parks else DeliveryState.DEAD
            return Settlement(state, alert=True, reason=reason)
        case Unknown(reason) if not harmless:
            return Settlement(DeliveryState.UNKNOWN, alert=True, reason=reason)
        case Later(after, counted=False):
            return Settlement(DeliveryState.WAITING, after, counted=False)
    if attempts >= MOST_ATTEMPTS:
        return Settlement(DeliveryState.DEAD, alert=True, reason=_reason(outcome))
    return Settlement(
        DeliveryState.WAITING, _wait(outcome, attempts, luck), reason=_reason(outcome)
    )


def _wait(outcome: Attempted, attempts: int, luck: float) -> timedelta:
    """What the desk can put right by itself is tried again at once, but only once."""
    match outcome:
        case Unknown():
            return backoff(attempts, luck)
        case Later(after):
            return max(after, backoff(attempts, luck))
        case Migrated() | ThreadGone() | ThreadClosed() | MessageGone():
            return timedelta(0) if attempts == 1 else backoff(attempts, luck)
    assert_never(outcome)


def _reason(outcome: Attempted) -> str:
    return outcome.reason if isinstance(outcome, Unknown) else type(outcome).__name__
