"""The moves: every step a case may take, by name."""

from enum import StrEnum


class Move(StrEnum):
    """What may be done with a case; rules.yaml says who may do it."""

    OPEN = "open"
    TRIAGE = "triage"  # sort: type, topic, urgency, title
    CLAIM = "claim"
    RELEASE = "release"
    ASSIGN = "assign"
    ASK = "ask"  # the officer, for more; the clock stands
    ADD = "add"  # the officer's answer or addition; the clock runs on
    NOTE = "note"
    REFER = "refer"  # to the board
    RETURN = "return"  # from the board
    REPLY = "reply"
    LINK = "link"  # a duplicate
    UNLINK = "unlink"
    DECLINE = "decline"  # out of scope
    WITHDRAW = "withdraw"
    SATISFY = "satisfy"  # the officer's "evet"
    COMPLAIN = "complain"  # her "hayır", with a reason
    CLOSE = "close"
    REOPEN = "reopen"
    EXTEND = "extend"
    EXPIRE = "expire"  # a claim that nobody works on ends
    REMIND = "remind"
    WARN = "warn"  # of a target that comes near or was missed


#: What the desk does by itself; nobody needs to be named for these.
BY_ITSELF = frozenset({Move.RETURN, Move.EXPIRE, Move.REMIND, Move.WARN})
