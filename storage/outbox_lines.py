"""How notices stand in the outbox: addresses as words, keys, rows as values."""

import hashlib
from typing import Any, assert_never

from sqlalchemy import Row

from cases.delivery import Address, DeliveryState, ToPerson, ToSecretariat, ToTopic
from cases.notice import KINDS, Notice, key, restored
from cases.outbox import Parcel, Undelivered, Unreadable

#: Notices that do no harm when they come twice.
HARMLESS = frozenset(name for name, kind in KINDS.items() if getattr(kind, "harmless", False))
#: A longer key is cut and ends in its hash; the column takes so many characters.
LONGEST_KEY = 255

PERSON, TOPIC, SECRETARIAT = "person:", "topic:", "secretariat"
#: What a name or values that are unknown here make `restored` raise.
_UNKNOWN = (LookupError, TypeError, ValueError)


def recipient_of(address: Address) -> str:
    """The address in words: what has the same words stands in one line."""
    match address:
        case ToPerson(person_id):
            return f"{PERSON}{person_id}"
        case ToTopic(number):
            return f"{TOPIC}{number}"
        case ToSecretariat():
            return SECRETARIAT
    assert_never(address)


def key_of(notice: Notice, recipient: str) -> str:
    """What makes the delivery one."""
    whole = f"{key(notice)}>{recipient}"
    if len(whole) <= LONGEST_KEY:
        return whole
    digest = hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()
    return f"{whole[: LONGEST_KEY - len(digest)]}{digest}"


def parcel_of(row: Row[Any]) -> Parcel:
    """The parcel of a row that was joined with the places where it may go.

    A row that cannot be read holds up no other: its parcel says so, and is given up.
    """
    is_here = row.thread_chat_id == row.place_chat_id
    return Parcel(
        id=row.id,
        key=row.key,
        notice=_notice(row),
        address=_address(row.recipient),
        chat_id=row.place_chat_id if row.telegram_id is None else row.telegram_id,
        created_at=row.created_at,
        attempts=row.attempts,
        retried=row.retried,
        thread=row.thread_id if is_here else None,
        number=row.case_number,
    )


def undelivered_of(row: Row[Any]) -> Undelivered:
    """The notice of a row, with what became of it."""
    return Undelivered(
        id=row.id,
        state=DeliveryState(row.state),
        notice=_notice(row),
        address=_address(row.recipient),
        created_at=row.created_at,
        settled_at=row.settled_at,
        attempts=row.attempts,
        retried=row.retried,
        reason=row.reason or "",
        number=row.case_number,
    )


def _notice(row: Row[Any]) -> Notice | Unreadable:
    is_known = row.recipient == SECRETARIAT or row.recipient.startswith((PERSON, TOPIC))
    try:
        return restored(row.kind, row.data) if is_known else Unreadable(row.kind)
    except _UNKNOWN:
        return Unreadable(row.kind)


def _address(recipient: str) -> Address:
    if recipient.startswith(PERSON):
        return ToPerson(int(recipient.removeprefix(PERSON)))
    if recipient.startswith(TOPIC):
        return ToTopic(recipient.removeprefix(TOPIC))
    return ToSecretariat()
