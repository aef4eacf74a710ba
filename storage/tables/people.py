"""People and what they were granted; invitations and requests to be enrolled."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    text,
)
from sqlalchemy.types import JSON

from storage.columns import CleanText, Moment
from storage.tables.base import RowId, metadata, municipality, person

people = Table(
    "people",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("language", String(8), nullable=False),
    *municipality(),
    Column("joined_at", Moment, nullable=False),
    # She blocked the desk: what is for her waits until she writes again.
    Column("parked_at", Moment),
    Column("parked_reason", String(255)),
    # She left the secretariat's group: her work as a secretary rests until she is back.
    Column("away_at", Moment),
    sqlite_autoincrement=True,
)


def _post() -> tuple[Column[Any], ...]:
    """The columns of what a role is granted for."""
    return (
        *municipality(),
        Column("institution", CleanText),
        Column("board_group", String(64)),
        Column("expertise", JSON, nullable=False),
        Column("title", CleanText),
    )


#: A role that was taken back stays as a row, so that the audit has something to point to.
grants = Table(
    "grants",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("granted_at", Moment, nullable=False),
    Column("until", Moment),
    person("granted_by"),
    Column("confirmed_at", Moment),
    Column("revoked_at", Moment),
    person("revoked_by"),
    *_post(),
    sqlite_autoincrement=True,
)
Index("ix_grants_role", grants.c.role, grants.c.until)

#: The code itself is never kept.
invites = Table(
    "invites",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("made_at", Moment, nullable=False),
    person("made_by"),
    Column("expires_at", Moment, nullable=False),
    Column("uses", Integer, nullable=False),
    Column("uses_left", Integer, nullable=False),
    Column("grant_for_seconds", BigInteger),
    Column("revoked_at", Moment),
    *_post(),
    sqlite_autoincrement=True,
)

enrolments = Table(
    "enrolments",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    *municipality(),
    Column("title", CleanText),
    Column("asked_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    person("decided_by"),
    Column("decided_at", Moment),
    Column("reason", CleanText),
    sqlite_autoincrement=True,
)
#: One request at a time: asking again while one waits adds nothing.
WAITING_REQUEST = text("state = 'waiting'")
Index(
    "uq_enrolments_waiting",
    enrolments.c.person_id,
    unique=True,
    sqlite_where=WAITING_REQUEST,
    postgresql_where=WAITING_REQUEST,
)
