"""A raw update becomes an arrival: masked, with the lane it belongs to."""

import json
from typing import Any

from cases.payload import mask_update
from storage.inbox import Arrival

#: What masking raises for something that is no update at all.
SENSELESS = (TypeError, ValueError, LookupError, AttributeError, RecursionError)
#: Where updates wait that name neither a chat nor a person.
NOBODY = "-"
MOST_NUMBER = 2**63 - 1
MOST_CHARS = 64


def arrival_of(update: object, own_id: int) -> Arrival | None:
    """The update as it may be stored; None when it has no number to store it under.

    One that cannot be masked or read is stored without its payload: never unmasked. `own_id` is
    the number of the desk's own bot, whose words need no mask.
    """
    if not isinstance(update, dict) or not _is_number(update.get("update_id")):
        return None
    number: int = update["update_id"]
    try:
        masked, kinds = mask_update(update, own_id)
        kind = _kind(masked)
        event = masked[kind]
        lane = lane_of(event) if isinstance(event, dict) else NOBODY
        payload = json.dumps(masked, separators=(",", ":"))
    except SENSELESS as error:
        return Arrival(number, NOBODY, "senseless", None, error=type(error).__name__)
    return Arrival(number, lane, kind[:MOST_CHARS], payload, tuple(kinds))


def lane_of(event: dict[str, Any]) -> str:
    """The chat an event belongs to, or the person where there is no chat."""
    message = event.get("message")
    within = message if isinstance(message, dict) else {}
    for owner in (event.get("chat"), within.get("chat"), event.get("from"), event.get("user")):
        if isinstance(owner, dict) and _is_number(owner.get("id")):
            return str(owner["id"])
    return NOBODY


def _kind(update: dict[str, Any]) -> str:
    """The one field beside the number; LookupError when there is none."""
    names = [name for name in update if name != "update_id"]
    return names[0]


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST_NUMBER
