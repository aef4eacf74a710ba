"""The secretariat's group: named by an admin, followed where it goes, left and joined."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from cases.delivery import ToRole
from cases.errors import Code, DeskError
from cases.notice import HealthAlert, Outgoing, StaffAway
from cases.people import Person, Role
from cases.threads import SECRETARIAT, Place
from handlers.services.membership import acting
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.refusals import audited

#: The line under which stands what the desk lacks in the group: words joined by blanks.
LACKS = "group:lacks"
#: Rights without which the group does not work as it should.
TOPICS, PIN, DELETE, ADMINISTRATOR = "topics", "pin", "delete", "administrator"
#: What is lacking when the desk is no member any more.
PRESENCE = "presence"


@dataclass(frozen=True, slots=True)
class Seen:
    """A group as Telegram shows it: whether it has topics, and what the desk lacks there."""

    chat_id: int
    is_forum: bool
    lacks: tuple[str, ...] = ()

    @property
    def opens_topics(self) -> bool:
        """Whether each case can have a topic of its own."""
        return self.is_forum and not {TOPICS, ADMINISTRATOR} & set(self.lacks)


class Places:
    """What happens to the secretariat's group."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def secretariat(self) -> Place | None:
        """The group, if one was named."""
        async with self._storage.read() as unit:
            return await unit.places.get(SECRETARIAT)

    async def is_secretariat(self, chat_id: int) -> bool:
        """Whether that group is the secretariat's."""
        place = await self.secretariat()
        return place is not None and place.chat_id == chat_id

    async def settle(
        self, chat_id: int, *, is_forum: bool, by: Person | None, lacks: tuple[str, ...] = ()
    ) -> None:
        """Let the secretariat work in that group from now on; None is the command line.

        Without the right to open topics a forum is used like any other group.
        """
        at, seen = self._clock(), Seen(chat_id, is_forum, lacks)
        async with self._audited(by, "settle"), self._storage.write() as unit:
            by = await acting(unit, by)
            if by is not None and Role.ADMIN not in by.roles(at):
                raise DeskError(Code.NOT_ALLOWED)
            before = await unit.places.get(SECRETARIAT)
            await unit.places.set(SECRETARIAT, chat_id, is_forum=seen.opens_topics, at=at)
            await unit.outbox.unpark_group(at=at)
            await unit.beats.turn(LACKS, " ".join(lacks), at=at)
            if before is None or before.chat_id != chat_id:
                await unit.people.come_back()  # nobody has left the new group
            data = {"place": SECRETARIAT, "forum": seen.opens_topics}
            number = None if by is None else by.id
            await unit.audit.add(at=at, person_id=number, event="place.settled", data=data)

    async def moved(self, old: int, new: int) -> None:
        """The group became a supergroup: everything that led to the old number leads to the new.

        Both sides of the change say so, and a refused call does, too: once is enough.
        """
        at = self._clock()
        async with self._storage.write() as unit:
            place = await unit.places.get(SECRETARIAT)
            await unit.outbox.migrate_chat(old, new)
            if place is not None and place.chat_id == old:
                await unit.audit.add(at=at, person_id=None, event="place.migrated", data={})

    async def seen(self, seen: Seen) -> None:
        """The desk's own standing in a group has changed; the admins are told what that means."""
        at = self._clock()
        async with self._storage.write() as unit:
            place = await unit.places.get(SECRETARIAT)
            if place is None or place.chat_id != seen.chat_id:
                return
            is_out = PRESENCE in seen.lacks
            if is_out:
                await unit.outbox.park_group(PRESENCE, at=at)
            else:
                await unit.places.set(
                    SECRETARIAT, place.chat_id, is_forum=seen.opens_topics, at=at
                )
                await unit.outbox.unpark_group(at=at)
            if await unit.beats.turn(LACKS, " ".join(seen.lacks), at=at):
                await _tell_standing(unit, seen, at)

    async def left(self, chat_id: int, telegram_id: int) -> None:
        """Somebody left the group: her work as a secretary rests until she is back."""
        await self._staff(chat_id, telegram_id, is_away=True)

    async def came(self, chat_id: int, telegram_id: int) -> None:
        """Somebody is in the group: what rested goes on."""
        await self._staff(chat_id, telegram_id, is_away=False)

    async def _staff(self, chat_id: int, telegram_id: int, *, is_away: bool) -> None:
        at = self._clock()
        async with self._storage.write() as unit:
            place = await unit.places.get(SECRETARIAT)
            person = await unit.people.known(telegram_id)
            if place is None or place.chat_id != chat_id or person is None:
                return
            if not any(each.role is Role.SECRETARY for each in person.grants if each.holds(at)):
                return
            if is_away:
                is_news = await unit.people.leave(person.id, at=at)
            else:
                is_news = await unit.people.come_back(person.id)
            if is_news:
                await _tell_staff(unit, person, at, is_away=is_away)

    def _audited(self, by: Person | None, move: str) -> AbstractAsyncContextManager[None]:
        return audited(self._storage, self._clock, by, move)


async def lost_topics(unit: Unit, place: Place, *, at: datetime) -> None:
    """Telegram lets the desk open no topic there: it does without, and the admins hear of it once.

    With the right back Telegram reports another standing, and topics are opened again.
    """
    await unit.places.set(place.name, place.chat_id, is_forum=False, at=at)
    known = next((beat.detail for beat in await unit.beats.all() if beat.name == LACKS), "")
    seen = Seen(place.chat_id, is_forum=True, lacks=tuple(known.split()))
    if not seen.opens_topics:
        return
    seen = replace(seen, lacks=(*seen.lacks, TOPICS))
    if await unit.beats.turn(LACKS, " ".join(seen.lacks), at=at):
        await _tell_standing(unit, seen, at)


async def shut_out(unit: Unit, reason: str, *, at: datetime) -> None:
    """The group cannot be written to: what is for it waits, and the admins hear of it.

    Whoever writes there frees it for another attempt, so they hear of it once a day at most.
    """
    if await unit.outbox.park_group(reason, at=at):
        day = at.replace(hour=0, minute=0, second=0, microsecond=0)
        alert = HealthAlert("group", day.isoformat())
        await unit.outbox.add(Outgoing(alert, ToRole(Role.ADMIN)), at=at)


async def _tell_standing(unit: Unit, seen: Seen, at: datetime) -> None:
    lacks = " ".join(seen.lacks)
    data: dict[str, object] = {"lacks": lacks}
    await unit.audit.add(at=at, person_id=None, event="place.standing", data=data)
    alert = HealthAlert("group", at.isoformat(), is_over=not lacks)
    await unit.outbox.add(Outgoing(alert, ToRole(Role.ADMIN)), at=at)


async def _tell_staff(unit: Unit, person: Person, at: datetime, *, is_away: bool) -> None:
    event = "staff.left" if is_away else "staff.returned"
    await unit.audit.add(at=at, person_id=person.id, event=event, data={})
    notice = StaffAway(person.id, at.isoformat(), is_back=not is_away)
    await unit.outbox.add(Outgoing(notice, ToRole(Role.ADMIN)), at=at)
