"""People: one row a Telegram number, without a name, read together with her grants."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.people import Language, Municipality, Person, Role
from storage.forgetting import forget
from storage.post_columns import grant_of, municipality_columns, municipality_of
from storage.statements import Core, Statement
from storage.tables import grants, people

_GRANT = "grant_"
#: A grant that was taken back is never read with the person.
_WITH_GRANTS = people.outerjoin(
    grants, and_(grants.c.person_id == people.c.id, grants.c.revoked_at.is_(None))
)


#: What a reader of the person needs of neither.
_UNREAD = {"person_id", "revoked_at", "revoked_by", "parked_reason"}


def _reading(*which: ColumnElement[bool]) -> Core:
    hers = [column for column in people.columns if column.name not in _UNREAD]
    given = [column for column in grants.columns if column.name not in _UNREAD]
    return (
        select(*hers, *(column.label(f"{_GRANT}{column.name}") for column in given))
        .select_from(_WITH_GRANTS)
        .where(*which)
        .order_by(people.c.id, grants.c.id)
    )


BY_TELEGRAM = Statement.of(_reading(people.c.telegram_id == bindparam("number")))
BY_ID = Statement.of(_reading(people.c.id == bindparam("number")))
JOIN = Statement.inserting(
    people,
    lambda row: row.on_conflict_do_nothing(index_elements=["telegram_id"]),
    but=["id", "parked_at", "parked_reason", "away_at"],
)


@dataclass(frozen=True, slots=True)
class People:
    """Who talks to the desk."""

    connection: AsyncConnection

    async def of_telegram(self, telegram_id: int, *, at: datetime) -> Person:
        """The person of that Telegram number; a newcomer joins at `at`."""
        known = await self.known(telegram_id)
        if known is not None:
            return known
        newcomer = {
            "telegram_id": telegram_id,
            "language": Language.TURKISH.value,
            **municipality_columns(None),
            "joined_at": at,
        }
        await JOIN.run(self.connection, newcomer)
        found = await BY_TELEGRAM.run(self.connection, {"number": telegram_id})
        return _people(found.rows)[0]

    async def known(self, telegram_id: int) -> Person | None:
        """The person of that Telegram number, if she has ever written."""
        found = await BY_TELEGRAM.run(self.connection, {"number": telegram_id})
        return next(iter(_people(found.rows)), None)

    async def get(self, person_id: int) -> Person | None:
        """The person of that number of ours, unless she is forgotten."""
        found = await BY_ID.run(self.connection, {"number": person_id})
        return next(iter(_people(found.rows)), None)

    async def holders(self, role: Role, *, at: datetime) -> tuple[Person, ...]:
        """Everybody who holds the role at that moment."""
        held = grants.alias("held")
        query = _reading(
            exists().where(
                held.c.person_id == people.c.id,
                held.c.role == role.value,
                held.c.revoked_at.is_(None),
                or_(held.c.until.is_(None), held.c.until > at),
            )
        )
        return _people(await self.connection.execute(query))

    async def set_language(self, person_id: int, language: Language) -> None:
        """Remember the language of her screens."""
        await self._set(person_id, language=language.value)

    async def set_municipality(self, person_id: int, municipality: Municipality | None) -> None:
        """Remember her municipality; None forgets it."""
        await self._set(person_id, **municipality_columns(municipality))

    async def leave(self, person_id: int, *, at: datetime) -> bool:
        """She left the secretariat's group; False when she had left before."""
        left = await self.connection.execute(
            update(people)
            .where(people.c.id == person_id, people.c.away_at.is_(None))
            .values(away_at=at)
        )
        return left.rowcount > 0

    async def come_back(self, person_id: int | None = None) -> bool:
        """She is in the secretariat's group again, or everybody is: it is another group."""
        away = people.c.away_at.is_not(None)
        which = (away,) if person_id is None else (away, people.c.id == person_id)
        back = await self.connection.execute(update(people).where(*which).values(away_at=None))
        return back.rowcount > 0

    async def parked(self, *, limit: int) -> tuple[Person, ...]:
        """Who cannot be written to, the newest first."""
        some = (
            select(people.c.id)
            .where(people.c.parked_at.is_not(None))
            .order_by(people.c.parked_at.desc(), people.c.id)
            .limit(limit)
        )
        found = _people(await self.connection.execute(_reading(people.c.id.in_(some))))
        return tuple(sorted(found, key=lambda each: (each.parked_at, each.id), reverse=True))

    async def unreachable(self) -> int:
        """How many cannot be written to."""
        counting = select(func.count()).select_from(people).where(people.c.parked_at.is_not(None))
        return await self.connection.scalar(counting) or 0

    async def forget(self, person_id: int) -> None:
        """Remove the person; what she asked stays, and nothing leads from it to her."""
        await forget(self.connection, person_id)

    async def _set(self, person_id: int, **values: object) -> None:
        await self.connection.execute(
            update(people).where(people.c.id == person_id).values(**values)
        )


def _people(rows: Iterable[Row[Any]]) -> tuple[Person, ...]:
    """One person of all rows with her number; they come one after the other."""
    return tuple(_person(list(hers)) for _, hers in groupby(rows, key=lambda row: row.id))


def _person(rows: list[Row[Any]]) -> Person:
    row = rows[0]
    return Person(
        id=row.id,
        telegram_id=row.telegram_id,
        language=Language(row.language),
        joined_at=row.joined_at,
        municipality=municipality_of(row),
        grants=tuple(grant_of(each, _GRANT) for each in rows if each.grant_id is not None),
        parked_at=row.parked_at,
        away_at=row.away_at,
    )
