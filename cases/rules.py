"""The desk's working rules: what rules.yaml says, as values."""

from collections.abc import Mapping
from datetime import time, timedelta

from cases.board import Late, Method
from cases.hours import Calendar
from cases.move import Move
from cases.words import Lines, Value, Words


class CaseType(Value):
    """A kind of request, its steps as the officer reads them and what is promised.

    The four lengths are working time. `board`: such a case usually goes to the board.
    """

    name: Words
    about: Words
    steps: Lines
    respond_within: timedelta
    resolve_within: timedelta
    urgent_respond_within: timedelta
    urgent_resolve_within: timedelta
    board: bool = False


class BoardRules(Value):
    """How the board works; its lengths are working time.

    `composition`: of which groups at least how many opinions are needed.
    """

    quorum: int
    composition: Mapping[str, int]
    groups: Mapping[str, Words]
    opinions_within: timedelta
    method: Method
    abstentions_count_to_quorum: bool
    late: Late
    extend_by: timedelta
    extensions: int
    remind_every: timedelta


class RoleRules(Value):
    """How long a role and an invite are good."""

    officer_for: timedelta
    confirm_every: timedelta
    invite_for: timedelta
    invite_uses: int


class Retention(Value):
    """How long each kind of data is kept."""

    questions: timedelta
    cases: timedelta
    notes: timedelta
    conversations: timedelta
    inbox: timedelta
    outbox: timedelta
    audit: timedelta


class Rules(Value):
    """Everything the desk may decide for itself without changing the program.

    Working time: `claim_for`, `near`, `remind_officer_every` and what the types and the board
    promise. Calendar time: `close_after`, `reopen_within`, roles and retention.
    """

    prefix: str
    calendar: Calendar
    types: Mapping[str, CaseType]
    may: Mapping[Move, frozenset[str]]
    claim_for: timedelta
    near: timedelta
    remind_officer_every: timedelta
    remind_officer_times: int
    close_after: timedelta
    reopen_within: timedelta
    digest_at: time
    attachments: int
    board: BoardRules
    roles: RoleRules
    retention: Retention
