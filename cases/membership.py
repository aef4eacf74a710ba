"""How somebody comes to a role: by an invitation, or by asking and being approved."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cases.people import NO_POST, Grant, Municipality, Post, Role


@dataclass(frozen=True, slots=True)
class HeldGrant:
    """A grant together with the number of the person who holds it."""

    person_id: int
    grant: Grant


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation: whoever has its code gets the role, `uses` people at most.

    `grant_for` is how long the role then lasts, None for ever. `made_by` is None where the
    command line made it. The code itself is kept nowhere.
    """

    id: int
    role: Role
    made_at: datetime
    expires_at: datetime
    uses: int = 1
    uses_left: int = 1
    post: Post = NO_POST
    grant_for: timedelta | None = None
    made_by: int | None = None


class EnrolmentState(StrEnum):
    """Where a request to be enrolled stands."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"
    #: She asked for another municipality instead.
    WITHDRAWN = "withdrawn"


class RefusedFor(StrEnum):
    """Why a request to be enrolled is refused; whoever asked is told."""

    NOT_CONFIRMED = "not_confirmed"
    OTHER_TOWN = "other_town"
    NOT_AN_OFFICER = "not_an_officer"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided, when, and why; `by` is None once she is forgotten."""

    by: int | None
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Somebody asks to be enrolled as an officer of a municipality; `title` is her office."""

    id: int
    person_id: int
    municipality: Municipality
    asked_at: datetime
    title: str | None = None
    state: EnrolmentState = EnrolmentState.WAITING
    decision: Decision | None = None
