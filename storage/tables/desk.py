"""What the desk keeps about itself: the audit, drafts, signs of life, counts."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table
from sqlalchemy.types import JSON

from storage.columns import CleanText, Moment
from storage.tables.base import RowId, metadata, person

audit = Table(
    "audit",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("person_id", ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("event", String(64), nullable=False),
    Column("data", JSON, nullable=False),
    sqlite_autoincrement=True,
)

#: Drafts and changes of entries that wait for a second pair of eyes, and what became of them.
proposals = Table(
    "proposals",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("entry_id", String(128), nullable=False),
    Column("path", String(255), nullable=False),
    Column("base_digest", String(64)),
    Column("text", CleanText, nullable=False),
    Column("previous", CleanText),
    Column("changes_meaning", Boolean, nullable=False),
    person("made_by", index=True),
    Column("made_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    person("decided_by"),
    Column("decided_at", Moment),
    Column("reason", CleanText),
    Column("case_number", ForeignKey("cases.number", ondelete="SET NULL"), index=True),
    Index("ix_proposals_state", "state", "id"),
    sqlite_autoincrement=True,
)

#: When each part of the desk last showed that it is alive.
beats = Table(
    "beats",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("detail", CleanText, nullable=False),
)

#: How many there were, by month, of what retention has deleted.
tallies = Table(
    "tallies",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("what", String(64), primary_key=True),
    Column("number", BigInteger, nullable=False),
)
