"""Who may deliver which notice now: statements of the lease, in the words of both databases."""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    and_,
    bindparam,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)

from cases.threads import SECRETARIAT
from storage.outbox_lines import TOPIC
from storage.tables import outbox, people, places, threads

#: In the words of the partial indexes, so that the databases see that these suffice.
WAITING: ColumnElement[Any] = literal_column("'waiting'")
SENDING: ColumnElement[Any] = literal_column("'sending'")
_OPEN = (WAITING, SENDING)

_before = outbox.alias("before")
#: In the line of one recipient nobody overtakes.
_FIRST_IN_LINE = ~exists().where(
    _before.c.recipient == outbox.c.recipient,
    _before.c.state.in_(_OPEN),
    or_(
        _before.c.state == SENDING,
        func.coalesce(_before.c.turn, _before.c.id) < func.coalesce(outbox.c.turn, outbox.c.id),
    ),
)
_FREE = or_(outbox.c.leased_until.is_(None), outbox.c.leased_until <= bindparam("now"))
#: Without a group there is nowhere to go: what is for the secretariat waits for one.
_HAS_PLACE = or_(outbox.c.person_id.is_not(None), exists().where(places.c.name == SECRETARIAT))
#: Those of the group may be left aside: all of them pass one limit, and it may be used up.
_WANTED = or_(outbox.c.person_id.is_not(None), bindparam("group", type_=Boolean))
#: In the order of the index, so that the databases stop at the first rows that may go: a mailing
#: to thousands must not be gone through for every notice. Mailings and all others are looked for
#: one after the other, because SQLite keeps to an index only for a column that equals something.
_READY = (
    select(outbox.c.id)
    .where(
        outbox.c.is_mailing == bindparam("mailing", type_=Boolean),
        outbox.c.state.in_(_OPEN),
        outbox.c.state == WAITING,
        outbox.c.ready_at <= bindparam("now"),
        _FREE,
        _HAS_PLACE,
        _WANTED,
        _FIRST_IN_LINE,
    )
    .order_by(outbox.c.ready_at, outbox.c.id)
)
#: Whether anything may go: a look, which keeps nobody waiting.
READY = _READY.limit(1)
_CLAIMED = (
    _READY.limit(bindparam("most")).with_for_update(skip_locked=True, of=outbox).cte("ready")
)
CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(select(_CLAIMED.c.id)))
    .values(owner=bindparam("mine"), leased_until=bindparam("until"))
    .returning(outbox.c.id)
)
#: The rows that were claimed, with the chats to which they go.
PARCELS = (
    select(
        outbox,
        people.c.telegram_id,
        threads.c.chat_id.label("thread_chat_id"),
        threads.c.thread_id,
        places.c.chat_id.label("place_chat_id"),
    )
    .select_from(
        outbox.outerjoin(people, people.c.id == outbox.c.person_id)
        .outerjoin(threads, outbox.c.recipient == literal(TOPIC) + threads.c.number)
        .outerjoin(places, and_(places.c.name == SECRETARIAT, outbox.c.person_id.is_(None)))
    )
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(outbox.c.is_mailing, outbox.c.ready_at, outbox.c.id)
)
