"""A case: an unresolved question in the desk's care, and everything a move may change of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from cases.people import Municipality


class Status(StrEnum):
    """Where a case stands."""

    OPEN = "open"  # arrived, nobody has sorted it
    TRIAGED = "triaged"  # sorted, nobody holds it
    CLAIMED = "claimed"  # a secretary works on it
    WAITING = "waiting"  # for the officer's answer; the clock stands
    REFERRED = "referred"  # the board has it
    ANSWERED = "answered"  # the officer has a reply and may say whether it settles the matter
    CLOSED = "closed"
    DECLINED = "declined"  # out of scope, with a reason and where to go
    WITHDRAWN = "withdrawn"  # by the officer
    LINKED = "linked"  # a duplicate; it is answered together with the other


#: Nothing more is done for these unless they are reopened.
ENDED = frozenset({Status.CLOSED, Status.DECLINED, Status.WITHDRAWN})


class Urgency(StrEnum):
    """How soon the officer needs it."""

    NORMAL = "normal"
    URGENT = "urgent"


class Ending(StrEnum):
    """Why a case was closed."""

    SATISFIED = "satisfied"  # the officer said yes
    SILENT = "silent"  # she said nothing within the window
    UNANSWERED = "unanswered"  # she never answered what the desk asked her
    BY_DESK = "by_desk"  # a secretary closed it


class Author(StrEnum):
    """Whose words an exchange holds."""

    OFFICER = "officer"
    DESK = "desk"


class ExchangeKind(StrEnum):
    """What was said between the officer and the desk."""

    REQUEST = "request"  # the text the case was opened with
    ASK = "ask"  # the desk needs to know more
    ADDITION = "addition"  # the officer's answer, or what she adds by herself
    REPLY = "reply"  # the desk's answer
    DECLINE = "decline"  # why the desk does not answer, and where to go
    COMPLAINT = "complaint"  # why the officer is not satisfied, or reopens


class FileKind(StrEnum):
    """What is kept of an attachment besides Telegram's number of it."""

    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that stays with Telegram; `file_id` is its number there. Its name is not kept."""

    kind: FileKind
    file_id: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One thing said between officer and desk; it may reach the officer, unlike a note.

    `nth` counts from 1 within the case. `entry_id` names the entry that was sent as the answer.
    `person_id` is who wrote it; None once she is forgotten.
    """

    nth: int
    kind: ExchangeKind
    author: Author
    at: datetime
    text: str
    person_id: int | None = None
    entry_id: str | None = None
    attachments: tuple[Attachment, ...] = ()
    update_id: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What the secretariat wrote for itself. No way leads from here to an officer."""

    at: datetime
    text: str
    person_id: int | None = None
    attachments: tuple[Attachment, ...] = ()
    update_id: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What the officer wants; `type` is a case type of rules.yaml, `topic` one of the FAQ."""

    type: str
    title: str
    text: str
    municipality: Municipality | None = None
    topic: str | None = None
    urgency: Urgency = Urgency.NORMAL
    question_id: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands from `since` to `until`; None: it stands still."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """More working time, with the reason that the officer is told."""

    by: timedelta
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Targets:
    """What was promised, as moments: the first response and the resolution."""

    respond_by: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """The clock of a case: what was reached when, and what stopped or stretched it."""

    targets: Targets
    responded_at: datetime | None = None
    answered_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One case at one revision; every move gives a new value.

    `number` is what people see (SDK-2026-0042). `officer_id` is None once she is forgotten.
    `held_until` ends a claim that nobody works on. `exchanges` counts what was said so far.
    `next_at` is the next moment at which the sweep must look at the case, None for never.
    `told` names what the sweep has said already ("near:due", "missed:respond").
    """

    number: str
    revision: int
    status: Status
    request: Request
    opened_at: datetime
    progress: Progress
    officer_id: int | None
    holder_id: int | None = None
    held_until: datetime | None = None
    linked_to: str | None = None
    ended_at: datetime | None = None
    ending: Ending | None = None
    entry_id: str | None = None
    exchanges: int = 0
    reopened: int = 0
    satisfied: bool | None = None
    next_at: datetime | None = None
    told: frozenset[str] = field(default_factory=frozenset)

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is done for it."""
        return self.status in ENDED
