"""What was received: updates, the lanes they wait in, forms being filled in."""

from sqlalchemy import BigInteger, Column, Index, SmallInteger, String, Table, Text, text
from sqlalchemy.types import JSON

from storage.columns import CleanText, Moment
from storage.tables.base import metadata

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
