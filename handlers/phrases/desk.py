"""What the secretariat reads and taps: the card of a case, previews, refusals, the guide."""

from enum import StrEnum, auto


class Work(StrEnum):
    """The names of the phrases of the secretariat."""

    CARD_HEAD = auto()
    CARD_URGENT = auto()
    CARD_TOWN = auto()
    CARD_TYPE = auto()
    CARD_TOPIC = auto()
    CARD_HOLDER = auto()
    CARD_FREE = auto()
    CARD_RESPOND = auto()
    CARD_DUE = auto()
    CARD_STOPPED = auto()
    CARD_ANSWERED = auto()
    CARD_ENDED = auto()
    CARD_LINKED = auto()
    CARD_HEAD_CASE = auto()
    CARD_BOARD = auto()
    CARD_BOARD_OVER = auto()
    CARD_AS_OF = auto()
    TIME_LEFT = auto()
    TIME_LATE = auto()
    TIME_NOW = auto()

    DO_CLAIM = auto()
    DO_RELEASE = auto()
    DO_ASK = auto()
    DO_REPLY = auto()
    DO_ENTRY = auto()
    DO_REFER = auto()
    DO_RECALL = auto()
    DO_ASSIGN = auto()
    DO_LINK = auto()
    DO_UNLINK = auto()
    DO_EXTEND = auto()
    DO_SORT = auto()
    DO_DECLINE = auto()
    DO_CLOSE = auto()
    DO_REOPEN = auto()
    DO_SHOW = auto()
    DO_HISTORY = auto()
