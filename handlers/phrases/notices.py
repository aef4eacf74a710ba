"""What the desk says by itself: the cards of cases, and every notice."""

from enum import StrEnum, auto


class Tell(StrEnum):
    """The names of the phrases of notices."""

    STATE_OPEN = auto()
    STATE_TRIAGED = auto()
    STATE_CLAIMED = auto()
    STATE_WAITING = auto()
    STATE_REFERRED = auto()
    STATE_ANSWERED = auto()
    STATE_CLOSED = auto()
    STATE_DECLINED = auto()
    STATE_WITHDRAWN = auto()
    STATE_LINKED = auto()

    EXCHANGE_REQUEST = auto()
    EXCHANGE_ASK = auto()
    EXCHANGE_ADDITION = auto()
    EXCHANGE_REPLY = auto()
    EXCHANGE_DECLINE = auto()
    EXCHANGE_COMPLAINT = auto()

    OFFICER_SATISFIED = auto()
    OFFICER_UNSATISFIED = auto()
    CASE_ENDED = auto()
    CASE_REOPENED = auto()
    CASE_WITHDRAWN = auto()
    CASE_LINKED = auto()
    CASE_ASSIGNED = auto()
    CLAIM_ENDED = auto()

    TARGET_EXTENDED = auto()
    TARGET_EXTENDED_WHY = auto()
    TARGET_MOVED_URGENCY = auto()
    TARGET_MOVED_TYPE = auto()
    TARGET_MOVED_DAY = auto()
    OFFICER_REMINDER = auto()

    BOARD_ASKED = auto()
    BOARD_REMINDER = auto()
    BOARD_EXTENDED = auto()
    BOARD_MOVED_CLEAR = auto()
    BOARD_MOVED_RECUSED = auto()
    BOARD_MOVED_OPINION = auto()
    BOARD_MOVED_LATE_OPINION = auto()
    BOARD_MOVED_ABSTAINED = auto()
    BOARD_ENDED = auto()

    ENROLMENT_ASKED = auto()
    ENROLMENT_APPROVE = auto()
    ENROLMENT_REFUSE = auto()
    ENROLMENT_GRANTED = auto()
    ENROLMENT_REFUSED = auto()
    GRANT_ENDING = auto()
    GRANT_ENDING_OFFICER = auto()
    GRANT_RENEW = auto()

    DRAFT_READY = auto()
    DRAFT_DECIDED_PUBLISHED = auto()
    DRAFT_DECIDED_REFUSED = auto()
    DRAFT_DECIDED_ROLLED_BACK = auto()
    DRAFT_DECIDED_WAITING = auto()
    LIBRARY_BROKEN = auto()
    WEEKLY_GAPS = auto()
    ENTRY_OPEN = auto()
    ENTRY_CORRECTED = auto()
    ENTRY_PUBLISHED = auto()
