"""Cases, what was said and noted, and what happened to them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import JSON

from storage.columns import CleanText, Moment
from storage.tables.base import RowId, metadata, municipality, of_case, person

#: The last number given out in each series ("SDK-2026").
numbers = Table(
    "numbers",
    metadata,
    Column("series", String(32), primary_key=True),
    Column("last", Integer, nullable=False),
)

#: `key` makes the opening one: opening again with the same key finds the case.
cases = Table(
    "cases",
    metadata,
    Column("number", String(32), primary_key=True),
    Column("key", String(128), nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    Column("type", String(64), nullable=False),
    Column("title", CleanText, nullable=False),
    Column("text", CleanText, nullable=False),
    *municipality(),
    Column("topic", String(64)),
    Column("urgency", String(16), nullable=False),
    Column("question_id", ForeignKey("questions.id", ondelete="SET NULL"), index=True),
    Column("opened_at", Moment, nullable=False, index=True),
    Column("respond_by", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("responded_at", Moment),
    Column("answered_at", Moment),
    Column("pauses", JSON, nullable=False),
    Column("extensions", JSON, nullable=False),
    person("officer_id", index=True),
    person("holder_id", index=True),
    Column("held_until", Moment),
    Column("linked_to", ForeignKey("cases.number", ondelete="SET NULL"), index=True),
    Column("ended_at", Moment, index=True),
    Column("ending", String(16)),
    Column("entry_id", String(128)),
    Column("exchanges", Integer, nullable=False),
    Column("reopened", SmallInteger, nullable=False),
    Column("satisfied", Boolean),
    Column("next_at", Moment),
    Column("told", JSON, nullable=False),
    # Until when a sweeper has the case to itself.
    Column("swept_until", Moment),
    # Number, title, text and municipality in the form in which they are searched.
    Column("words", CleanText, nullable=False),
    Column("place", CleanText, nullable=False),
)
Index("ix_cases_queue", cases.c.status, cases.c.due_at)
Index(
    "ix_cases_next_at",
    cases.c.next_at,
    sqlite_where=cases.c.next_at.is_not(None),
    postgresql_where=cases.c.next_at.is_not(None),
)

case_events = Table(
    "case_events",
    metadata,
    Column("id", RowId, primary_key=True),
    of_case(),
    Column("at", Moment, nullable=False),
    person("person_id", index=True),
    Column("event", String(64), nullable=False),
    Column("data", JSON, nullable=False),
    Index("ix_case_events_number", "number", "id"),
    sqlite_autoincrement=True,
)

#: What was said between officer and desk. `files` holds the kind and Telegram's number of each.
exchanges = Table(
    "exchanges",
    metadata,
    of_case(primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("author", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("text", CleanText, nullable=False),
    person("person_id", index=True),
    Column("entry_id", String(128)),
    Column("files", JSON, nullable=False),
    Column("update_id", BigInteger),
    UniqueConstraint("update_id", "number"),
)

#: What the secretariat wrote for itself. No statement reads both this table and `exchanges`.
notes = Table(
    "notes",
    metadata,
    Column("id", RowId, primary_key=True),
    of_case(),
    Column("at", Moment, nullable=False, index=True),
    Column("text", CleanText, nullable=False),
    person("person_id", index=True),
    Column("files", JSON, nullable=False),
    Column("update_id", BigInteger),
    Index("ix_notes_number", "number", "id"),
    UniqueConstraint("update_id", "number"),
    sqlite_autoincrement=True,
)
