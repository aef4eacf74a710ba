"""Every table of the desk."""

from storage.tables.base import metadata
from storage.tables.board import referrals, seats
from storage.tables.cases import case_events, cases, exchanges, notes, numbers
from storage.tables.delivery import outbox, places, posts, threads
from storage.tables.desk import audit, beats, proposals, tallies
from storage.tables.people import enrolments, grants, invites, people
from storage.tables.questions import questions
from storage.tables.received import conversations, inbox, lanes

__all__ = [
    "audit",
    "beats",
    "case_events",
    "cases",
    "conversations",
    "enrolments",
    "exchanges",
    "grants",
    "inbox",
    "invites",
    "lanes",
    "metadata",
    "notes",
    "numbers",
    "outbox",
    "people",
    "places",
    "posts",
    "proposals",
    "questions",
    "referrals",
    "seats",
    "tallies",
    "threads",
]
