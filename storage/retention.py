"""Retention: what is older than the rules allow is deleted, and only counts stay."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Column,
    ColumnElement,
    String,
    Table,
    and_,
    cast,
    delete,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.delivery import DeliveryState
from cases.rules import Retention
from cases.tally import Tally
from storage.forgetting import forget
from storage.statements import Statement
from storage.tables import (
    audit,
    cases,
    conversations,
    enrolments,
    grants,
    inbox,
    invites,
    notes,
    outbox,
    people,
    proposals,
    questions,
    referrals,
    tallies,
)

COUNT = Statement.inserting(
    tallies,
    lambda row: row.on_conflict_do_update(
        index_elements=["month", "what"], set_={"number": tallies.c.number + row.excluded.number}
    ),
)
#: More people are not forgotten in one transaction; the next day brings the next.
AT_ONCE = 1_000
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

    async def retain(
        self, retention: Retention, *, at: datetime, zone: ZoneInfo
    ) -> Mapping[str, int]:
        """Delete what is older than the rules allow; gives how many rows of each table.

        What is counted is counted by the months of that zone.
        """
        gone: dict[str, int] = {}
        for old in chain(_counted(retention, at), _uncounted(retention, at)):
            gone[old.table.name] = await self._delete(old, zone)
        gone[people.name] = await self._forget(at - retention.people, zone)
        return gone

    async def tallies(self) -> tuple[Tally, ...]:
        """The counts of what was deleted, the first month first."""
        query = select(tallies).order_by(tallies.c.month, tallies.c.what)
        rows = await self.connection.execute(query)
        return tuple(Tally(row.month, row.what, row.number) for row in rows)

    async def _delete(self, old: _Old, zone: ZoneInfo) -> int:
        by = old.by if old.by is not None else old.at
        gone = await self.connection.execute(
            delete(old.table).where(old.which).returning(old.at.label("at"), by.label("by"))
        )
        rows = gone.all()
        if old.by is not None:
            await self._count(old.table.name, rows, zone)
        return len(rows)

    async def _forget(self, since: datetime, zone: ZoneInfo) -> int:
        """Forget the people of whom nothing else is left, the first to come first."""
        query = select(
            people.c.id, people.c.joined_at.label("at"), people.c.language.label("by")
        ).where(people.c.joined_at < since, *_alone())
        found = await self.connection.execute(query.order_by(people.c.id).limit(AT_ONCE))
        rows = found.all()
        await forget(self.connection, *(row.id for row in rows))
        await self._count(people.name, rows, zone)
        return len(rows)

    async def _count(self, table: str, rows: Sequence[Any], zone: ZoneInfo) -> None:
        """Add what went to the counts of its months."""
        counts = Counter((f"{row.at.astimezone(zone):%Y-%m}", f"{table}.{row.by}") for row in rows)
        for (month, what), number in counts.items():
            await COUNT.run(self.connection, {"month": month, "what": what, "number": number})


def _alone() -> tuple[ColumnElement[bool], ...]:
    """No role, question, case or request is kept of her, and she is writing nothing now."""
    hers = (
        *(grants.c.person_id, questions.c.person_id, enrolments.c.person_id),
        *(cases.c.officer_id, cases.c.holder_id, conversations.c.user_id),
    )
    her = {conversations.c.user_id: people.c.telegram_id}
    lane = cast(people.c.telegram_id, String)
    return (
        *(~exists().where(column == her.get(column, people.c.id)) for column in hers),
        lane.not_in(select(inbox.c.lane)),
    )


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
    stale = and_(conversations.c.updated_at < typed, ~_opining())
    yield _Old(conversations, stale, conversations.c.updated_at)
    yield _Old(inbox, inbox.c.finished_at < heard, inbox.c.finished_at)
    settled = func.coalesce(outbox.c.settled_at, outbox.c.created_at) < said
    left = and_(settled, outbox.c.state.not_in(_ON_ITS_WAY))
    yield _Old(outbox, left, outbox.c.created_at)
    yield from _membership(at - retention.audit)


def _opining() -> ColumnElement[bool]:
    """A draft of an opinion waits as long as the board does; its key ends in the referral."""
    ending = "%:opinion-" + cast(referrals.c.id, String)
    return exists().where(referrals.c.ended_at.is_(None), conversations.c.key.like(ending))


def _membership(since: datetime) -> Iterable[_Old]:
    """What explains a line of the audit is kept as long as that."""
    yield _Old(audit, audit.c.at < since, audit.c.at)
    yield _Old(invites, invites.c.expires_at < since, invites.c.made_at)
    asked = func.coalesce(enrolments.c.decided_at, enrolments.c.asked_at)
    yield _Old(enrolments, asked < since, enrolments.c.asked_at)
    ended = or_(grants.c.revoked_at < since, grants.c.until < since)
    yield _Old(grants, ended, grants.c.granted_at)
    yield _Old(proposals, proposals.c.decided_at < since, proposals.c.made_at)
