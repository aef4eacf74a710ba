"""What was asked, and what became of it."""

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, String, Table, text
from sqlalchemy.types import JSON

from storage.columns import CleanText, Moment
from storage.tables.base import RowId, metadata

questions = Table(
    "questions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="SET NULL"), index=True),
    # The update that asked: a second handling of it finds the row instead of adding one.
    Column("update_id", BigInteger, unique=True),
    Column("asked_at", Moment, nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("text", CleanText, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("probability", Float, nullable=False),
    Column("margin", Float, nullable=False),
    Column("coverage", Float, nullable=False),
    Column("scores", JSON, nullable=False),
    Column("entry_id", String(128)),
    Column("entry_version", String(64)),
    Column("status", String(64)),
    Column("chosen_entry_id", String(128)),
    Column("chosen_status", String(64)),
    Column("verdict", String(16)),
    Column("complaint", String(32)),
    Column("judged_at", Moment),
    # She wants to hear when there is an answer.
    Column("wants_news", Boolean, nullable=False, server_default=text("false")),
    # An editor says that no entry is missing for it.
    Column("is_set_aside", Boolean, nullable=False, server_default=text("false")),
    sqlite_autoincrement=True,
)
