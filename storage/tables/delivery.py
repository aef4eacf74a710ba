"""What is to be said, and the places where it is said."""

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
    text,
)
from sqlalchemy.types import JSON

from storage.columns import Moment
from storage.tables.base import RowId, metadata, of_case

#: Notices to deliver. `recipient` is what keeps its order: a person, a topic, the secretariat.
outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("key", String(255), nullable=False, unique=True),
    Column("kind", String(64), nullable=False),
    Column("data", JSON, nullable=False),
    Column("case_number", String(32), index=True),
    Column("recipient", String(64), nullable=False),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), index=True),
    # The place in the line of its recipient, where it is not that of its number: a card that
    # overtakes an older one takes the older one's place.
    Column("turn", BigInteger),
    # What goes to very many lets everything else pass: each of the two has an order of its own.
    Column("is_mailing", Boolean, nullable=False, server_default=text("false")),
    Column("state", String(16), nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default=text("0")),
    # How often a person had it sent again after it had failed.
    Column("retried", SmallInteger, nullable=False, server_default=text("0")),
    Column("created_at", Moment, nullable=False),
    Column("ready_at", Moment, nullable=False),
    Column("owner", String(64)),
    Column("leased_until", Moment),
    Column("settled_at", Moment, index=True),
    Column("reason", String(255)),
    Column("message_id", BigInteger),
    sqlite_autoincrement=True,
)
UNDELIVERED = text("state IN ('waiting', 'sending')")
Index(
    "ix_outbox_ready",
    outbox.c.is_mailing,
    outbox.c.ready_at,
    outbox.c.id,
    sqlite_where=UNDELIVERED,
    postgresql_where=UNDELIVERED,
)
Index(
    "ix_outbox_line",
    outbox.c.recipient,
    outbox.c.id,
    sqlite_where=UNDELIVERED,
    postgresql_where=UNDELIVERED,
)
Index("ix_outbox_state", outbox.c.state, outbox.c.id)

#: The forum topic of a case: first the intent, then what Telegram made of it.
threads = Table(
    "threads",
    metadata,
    of_case(primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("name", String(128), nullable=False),
    Column("intended_at", Moment, nullable=False),
    Column("thread_id", BigInteger),
    Column("card_message_id", BigInteger),
    UniqueConstraint("chat_id", "thread_id"),
    Index("ix_threads_name", "chat_id", "name"),
)

#: Which case a message of the desk belongs to, so that a reply to it finds the way.
posts = Table(
    "posts",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    of_case(),
    Column("nth", Integer),
    Index("ix_posts_number", "number"),
)

places = Table(
    "places",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("is_forum", Boolean, nullable=False),
    Column("set_at", Moment, nullable=False),
    Column("parked_at", Moment),
    Column("parked_reason", String(255)),
)
