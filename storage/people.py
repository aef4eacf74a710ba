"""People: one row a Telegram number, without a name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.people import Language, Municipality, Person
from storage.statements import Statement
from storage.tables import conversations, inbox, people, questions

BY_TELEGRAM = Statement.of(select(people).where(people.c.telegram_id == bindparam("number")))
JOIN = Statement.inserting(
    people,
    lambda row: row.on_conflict_do_nothing(index_elements=["telegram_id"]),
    but=["id"],
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
            "municipality_name": None,
            "municipality_province": None,
            "municipality_listed": None,
            "joined_at": at,
        }
        await JOIN.run(self.connection, newcomer)
        found = await BY_TELEGRAM.run(self.connection, {"number": telegram_id})
        return _person(found.rows[0])

    async def known(self, telegram_id: int) -> Person | None:
        """The person of that Telegram number, if she has ever written."""
        found = await BY_TELEGRAM.run(self.connection, {"number": telegram_id})
        row = found.one_or_none()
        return None if row is None else _person(row)

    async def set_language(self, person_id: int, language: Language) -> None:
        """Remember the language of her screens."""
        await self._set(person_id, language=language.value)

    async def set_municipality(self, person_id: int, municipality: Municipality | None) -> None:
        """Remember her municipality; None forgets it."""
        chosen = municipality
        await self._set(
            person_id,
            municipality_name=chosen.name if chosen else None,
            municipality_province=chosen.province if chosen else None,
            municipality_listed=chosen.listed if chosen else None,
        )

    async def forget(self, person_id: int) -> None:
        """Remove the person; her questions stay, and nothing leads from them to her."""
        query = select(people.c.telegram_id).where(people.c.id == person_id)
        telegram_id = await self.connection.scalar(query)
        if telegram_id is None:
            return
        await self.connection.execute(
            update(questions)
            .where(questions.c.person_id == person_id)
            .values(person_id=None, update_id=None)
        )
        # Finished rows are only kept so that a second delivery is noticed: the number suffices.
        await self.connection.execute(
            update(inbox)
            .where(inbox.c.lane == str(telegram_id), inbox.c.finished_at.is_not(None))
            .values(lane="", payload=None)
        )
        await self.connection.execute(
            delete(conversations).where(conversations.c.user_id == telegram_id)
        )
        await self.connection.execute(delete(people).where(people.c.id == person_id))

    async def _set(self, person_id: int, **values: object) -> None:
        await self.connection.execute(
            update(people).where(people.c.id == person_id).values(**values)
        )


def _person(row: Row[Any]) -> Person:
    municipality = None
    if row.municipality_name is not None:
        municipality = Municipality(
            row.municipality_name, row.municipality_province, bool(row.municipality_listed)
        )
    return Person(
        id=row.id,
        telegram_id=row.telegram_id,
        language=Language(row.language),
        joined_at=row.joined_at,
        municipality=municipality,
    )
