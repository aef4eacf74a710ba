"""Where the secretariat works: its group, the topics in it, the messages that belong to cases."""

from dataclasses import dataclass
from datetime import datetime

#: The name of the place in which the secretariat works.
SECRETARIAT = "secretariat"


@dataclass(frozen=True, slots=True)
class Place:
    """A group of the desk; `parked_at` is since when Telegram lets the desk no longer write."""

    name: str
    chat_id: int
    is_forum: bool
    parked_at: datetime | None = None
    parked_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """The topic of a case, from the intent on.

    Without a `thread_id` it may or may not have been opened since `intended_at`; in a group
    without topics it stays so, and there is only the card.
    """

    number: str
    chat_id: int
    name: str
    intended_at: datetime
    thread_id: int | None = None
    card_message_id: int | None = None


#: No exchange has this number: they are counted from 1.
BRIEF = 0


@dataclass(frozen=True, slots=True)
class CasePost:
    """The case that a message belongs to; `nth` is the exchange it showed, if it showed one.

    BRIEF instead says that it held the brief which went to the board.
    """

    number: str
    nth: int | None = None
