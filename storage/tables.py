"""Every table of the desk."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.types import JSON

from storage.columns import CleanText, Moment

#: SQLite numbers rows by itself only in a column that is exactly INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

people = Table(
    "people",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("language", String(8), nullable=False),
    Column("municipality_name", CleanText),
    Column("municipality_province", CleanText),
    Column("municipality_listed", Boolean),
    Column("joined_at", Moment, nullable=False),
)

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
)

#: Received updates. `payload` is the masked update as JSON text, wiped when it is done.
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("lane", String(64), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("payload", Text),
    Column("masked", JSON, nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default=text("0")),
    Column("finished_at", Moment, index=True),
    Column("error", String(128)),
)
#: Only unfinished rows are looked for by lane; finished ones stay out of the index.
Index(
    "ix_inbox_open",
    inbox.c.lane,
    inbox.c.update_id,
    sqlite_where=inbox.c.finished_at.is_(None),
    postgresql_where=inbox.c.finished_at.is_(None),
)

#: One row for each lane with unfinished updates; who holds the lease may handle them.
lanes = Table(
    "lanes",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("ready_at", Moment, nullable=False, index=True),
    Column("owner", String(64)),
    Column("leased_until", Moment),
    # Counts up with every arrival: who closes the lane sees that nothing came meanwhile.
    Column("arrivals", BigInteger, nullable=False, server_default=text("0")),
)

#: Form input in progress, one row for each key of a conversation.
conversations = Table(
    "conversations",
    metadata,
    Column("key", String(255), primary_key=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("state", String(128)),
    Column("data", CleanText, nullable=False),
    Column("updated_at", Moment, nullable=False, index=True),
)

audit = Table(
    "audit",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("person_id", ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("event", String(64), nullable=False),
    Column("data", JSON, nullable=False),
)
