"""Cases before the board: referrals and the seats of those who were asked."""

from sqlalchemy import (
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
from storage.tables.base import RowId, metadata, of_case, person

referrals = Table(
    "referrals",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("revision", Integer, nullable=False),
    of_case(),
    Column("brief", CleanText, nullable=False),
    person("referred_by"),
    Column("referred_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("shows_municipality", Boolean, nullable=False),
    Column("files", JSON, nullable=False),
    Column("result", String(32)),
    Column("sentence", CleanText),
    Column("ended_at", Moment),
    Column("position", String(16)),
    Column("obligation", String(32)),
    Column("reminders", SmallInteger, nullable=False),
    Column("next_at", Moment),
    Column("swept_until", Moment),
    Index("ix_referrals_number", "number", "id"),
    sqlite_autoincrement=True,
)
Index(
    "ix_referrals_next_at",
    referrals.c.next_at,
    sqlite_where=referrals.c.next_at.is_not(None),
    postgresql_where=referrals.c.next_at.is_not(None),
)

seats = Table(
    "seats",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("referral_id", ForeignKey("referrals.id", ondelete="CASCADE"), nullable=False),
    person("person_id", index=True),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("board_group", String(64)),
    Column("institution", CleanText),
    Column("municipality", CleanText),
    Column("conflict", CleanText),
    Column("declaration", String(16)),
    Column("declared_at", Moment),
    Column("position", String(16)),
    Column("obligation", String(32)),
    Column("reasoning", CleanText),
    Column("basis", JSON, nullable=False),
    Column("conditions", CleanText),
    Column("given_at", Moment),
    Column("abstained_at", Moment),
    Column("is_late", Boolean, nullable=False),
    Column("extensions", SmallInteger, nullable=False),
    UniqueConstraint("referral_id", "person_id"),
    sqlite_autoincrement=True,
)
