"""What may be refused: one tree of expected errors, each with a code."""

from enum import StrEnum


class Code(StrEnum):
    """The name under which a refusal has its phrase."""

    UNKNOWN_ENTRY = "unknown_entry"
    UNKNOWN_QUESTION = "unknown_question"
    NOT_YOURS = "not_yours"
    TEXT_TOO_LONG = "text_too_long"
    BAD_REQUEST = "bad_request"


class DeskError(Exception):
    """Something the desk refuses knowingly; shown to the person as a phrase."""

    def __init__(self, code: Code, **data: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.data = data
