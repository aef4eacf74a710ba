"""Retention: what is older than the rules allow is deleted, and only counts stay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from sqlalchemy import Column, ColumnElement, Table, and_, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.delivery import DeliveryState
from cases.rules import Retention
from cases.tally import Tally
from storage.statements import Statement
from storage.tables import (
    audit,
    cases,
    conversations,
    enrolments,
    inbox,
    invites,
    notes,
    outbox,
    questions,
    tallies,
)

COUNT = Statement.inserting(
    tallies,
    lambda row: row.on_conflict_do_update(
        index_elements=["month", "what"], set_={"number": tallies.c.number + row.excluded.number}
    ),
)
_ON_ITS_WAY = (DeliveryState.WAITING.value, DeliveryState.SENDING.value)


@dataclass(frozen=True, slots=True)
class _Old:
    """Rows to delete; those with the same value in `by` are counted, by the month of `at`."""

    table: Table
    which: ColumnElement[bool]
    at: Column[datetime]
    by: Column[str] | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """What is kept no longer, and how much of it there was."""

    connection: AsyncConnection

    async def retain(self, retention: Retention, *, at: datetime) -> Mapping[str, int]:
        """Delete what is older than the rules allow; gives how many rows of each table."""
        gone: dict[str, int] = {}
        for old in chain(_counted(retention, at), _uncounted(retention, at)):
            gone[old.table.name] = await self._delete(old)
        return gone

    async def tallies(self) -> tuple[Tally, ...]:
        """The counts of what was deleted, the first month first."""
        query = select(tallies).order_by(tallies.c.month, tallies.c.what)
        rows = await self.connection.execute(query)
        return tuple(Tally(row.month, row.what, row.number) for row in rows)

    async def _delete(self, old: _Old) -> int:
        by = old.by if old.by is not None else old.at
        gone = await self.connection.execute(
            delete(old.table).where(old.which).returning(old.at.label("at"), by.label("by"))
        )
        rows = gone.all()
        counts: dict[tuple[str, str], int] = {}
        for row in rows if old.by is not None else ():
            key = (f"{row.at:%Y-%m}", f"{old.table.name}.{row.by}")
            counts[key] = counts.get(key, 0) + 1
        for (month, what), count in counts.items():
            await COUNT.run(self.connection, {"month": month, "what": what, "number": count})
        return len(rows)


def _counted(retention: Retention, at: datetime) -> Iterable[_Old]:
    """Of these the counts by month stay: what was asked and how it ended."""
    asked, ended = at - retention.questions, at - retention.cases
    yield _Old(questions, questions.c.asked_at < asked, questions.c.asked_at, questions.c.outcome)
    # Its exchanges, notes, timeline, referrals, topic and posts go with the case.
    yield _Old(cases, cases.c.ended_at < ended, cases.c.opened_at, cases.c.status)


def _uncounted(retention: Retention, at: datetime) -> Iterable[_Old]:
    said, heard = at - retention.outbox, at - retention.inbox
    noted, typed = at - retention.notes, at - retention.conversations
    over = exists().where(cases.c.number == notes.c.number, cases.c.ended_at.is_not(None))
    yield _Old(notes, and_(notes.c.at < noted, over), notes.c.at)
    yield _Old(conversations, conversations.c.updated_at < typed, conversations.c.updated_at)
    yield _Old(inbox, inbox.c.finished_at < heard, inbox.c.finished_at)
    settled = func.coalesce(outbox.c.settled_at, outbox.c.created_at) < said
    left = and_(settled, outbox.c.state.not_in(_ON_ITS_WAY))
    yield _Old(outbox, left, outbox.c.created_at)
    yield from _membership(at - retention.audit)


def _membership(since: datetime) -> Iterable[_Old]:
    yield _Old(audit, audit.c.at < since, audit.c.at)
    yield _Old(invites, invites.c.expires_at < since, invites.c.made_at)
    yield _Old(enrolments, enrolments.c.decided_at < since, enrolments.c.asked_at)
