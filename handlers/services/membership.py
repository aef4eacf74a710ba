"""Roles: given, confirmed every year, taken back; each with a line in the audit."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cases.delivery import ToPerson, ToRole
from cases.errors import Code, DeskError
from cases.notice import GrantEnding, Outgoing
from cases.people import NO_POST, Grant, Person, Post, Role
from cases.rights import (
    READS_CASES,
    good_until,
    grantable,
    held,
    replaced,
    require_grant,
    require_post,
    require_revocation,
)
from cases.rules import Rules
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.refusals import audited

#: So long before a role ends it is told.
TOLD_BEFORE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with one of her roles."""

    person: Person
    grant: Grant


class Membership:
    """What may be done with roles. Nobody gives one to herself; None is the command line."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules

    @property
    def rules(self) -> Rules:
        """The working rules, for what may be chosen: groups of the board, numbers, days."""
        return self._rules

    async def grant(
        self, person_id: int, role: Role, post: Post = NO_POST, *, by: Person | None
    ) -> Grant:
        """Give a role to somebody who is known; one that she has for that post comes back."""
        at = self._clock()
        async with self._audited(by, "grant"), self._storage.write() as unit:
            by = await acting(unit, by)
            person = await _person(unit, person_id)
            require_grant(role, by=by, to=person, at=at)
            require_post(role, post, self._rules)
            return await given(unit, person, _new(role, post, self._rules, at, by))

    async def grant_newcomer(
        self, telegram_id: int, role: Role, post: Post = NO_POST, *, by: Person | None
    ) -> Grant:
        """Give a role by Telegram number, also to somebody who has not written yet."""
        at = self._clock()
        async with self._audited(by, "grant"), self._storage.write() as unit:
            by = await acting(unit, by)
            require_grant(role, by=by, to=None, at=at)
            person = await unit.people.of_telegram(telegram_id, at=at)
            require_grant(role, by=by, to=person, at=at)
            require_post(role, post, self._rules)
            return await given(unit, person, _new(role, post, self._rules, at, by))

    async def revoke(self, grant_id: int, *, by: Person | None) -> Grant | None:
        """Take a role back; None when that was done before."""
        at = self._clock()
        async with self._audited(by, "revoke"), self._storage.write() as unit:
            by = await acting(unit, by)
            found = await unit.grants.get(grant_id)
            if found is None:
                _require_any(by, at)
                return None
            person = await _person(unit, found.person_id)
            admins = len(await unit.grants.hold(Role.ADMIN, at=at))
            require_revocation(found.grant, of=person, by=by, at=at, admins=admins)
            await unit.grants.revoke(grant_id, by=_number(by), at=at)
            await note(unit, "role.revoked", Holder(person, found.grant), by=by, at=at)
            return found.grant

    async def confirm(self, grant_id: int, *, by: Person | None) -> Grant:
        """Say that she still does this work: the role goes on for its usual length.

        Raises NOTHING_WAITS when it was taken back or has ended: it is given anew then.
        """
        at = self._clock()
        async with self._audited(by, "confirm"), self._storage.write() as unit:
            by = await acting(unit, by)
            found = await unit.grants.get(grant_id)
            if found is None or not found.grant.holds(at):
                _require_any(by, at)
                raise DeskError(Code.NOTHING_WAITS)
            person = await _person(unit, found.person_id)
            require_grant(found.grant.role, by=by, to=person, at=at)
            return await confirmed(unit, Holder(person, found.grant), self._rules, by=by, at=at)

    async def holders(self, role: Role, *, by: Person | None) -> Sequence[Holder]:
        """Everybody who holds the role now, who ends first first. Auditors may look, too."""
        at = self._clock()
        async with self._audited(by, "people"):
            self._require_reader(by, at)
            async with self._storage.read() as unit:
                people = await unit.grants.holders(role, at=at)
        found = [
            Holder(person, grant)
            for person in people
            for grant in person.grants
            if grant.role is role and grant.holds(at)
        ]
        found.sort(key=lambda holder: (_end(holder.grant), holder.grant.id))
        return [_shown(each, by, at) for each in found]

    async def holder(self, grant_id: int, *, by: Person | None) -> Holder:
        """Who holds the grant of that number; raises UNKNOWN_PERSON once it is taken back."""
        at = self._clock()
        async with self._audited(by, "people"):
            self._require_reader(by, at)
            async with self._storage.read() as unit:
                found = await unit.grants.get(grant_id)
                if found is None:
                    raise DeskError(Code.UNKNOWN_PERSON)
                holder = Holder(await _person(unit, found.person_id), found.grant)
                return _shown(holder, by, at)

    async def remind(self) -> int:
        """Tell of the roles that end soon, each once, however often this is called.

        An officer is told herself and may ask again to be enrolled. Of every other role the
        admins are told as well: somebody else has to confirm it.
        """
        at = self._clock()
        async with self._storage.write() as unit:
            ending = await unit.grants.ending(at + TOLD_BEFORE, after=at)
            for found in ending:
                day = self._rules.calendar.date_of(_end(found.grant))
                notice = GrantEnding(found.grant.id, day.isoformat())
                await unit.outbox.add(Outgoing(notice, ToPerson(found.person_id)), at=at)
                if found.grant.role is not Role.OFFICER:
                    await unit.outbox.add(Outgoing(notice, ToRole(Role.ADMIN)), at=at)
        return len(ending)

    def _audited(self, by: Person | None, move: str) -> AbstractAsyncContextManager[None]:
        return audited(self._storage, self._clock, by, move)

    def _require_reader(self, by: Person | None, at: datetime) -> None:
        if by is not None and not by.roles(at) & READS_CASES:
            raise DeskError(Code.NOT_ALLOWED)


def _shown(holder: Holder, by: Person | None, at: datetime) -> Holder:
    """An officer's office is for those who enrol officers: she was told so when she wrote it."""
    grant = holder.grant
    if grant.role is not Role.OFFICER or grant.role in grantable(by, at):
        return holder
    return Holder(holder.person, replace(grant, post=replace(grant.post, title=None)))


async def acting(unit: Unit, by: Person | None) -> Person | None:
    """Who acts, as she is remembered at this moment: roles are given on no older knowledge."""
    return None if by is None else await _person(unit, by.id)


async def given(unit: Unit, person: Person, grant: Grant) -> Grant:
    """Keep a grant with its line in the audit, unless she has it already.

    What she was before in the same role ends: an officer works for one municipality.
    """
    before = held(person, grant.role, grant.post, grant.granted_at)
    if before is not None:
        return before
    await _end_older(unit, person, grant)
    kept = await unit.grants.give(person.id, grant)
    town = grant.post.municipality
    if grant.role is Role.OFFICER and town is not None:
        await unit.people.set_municipality(person.id, town)
    await unit.audit.add(
        at=grant.granted_at,
        person_id=grant.granted_by,
        event="role.granted",
        data={"role": grant.role.value, "grant": kept.id, "to": person.id},
    )
    return kept


async def _end_older(unit: Unit, person: Person, grant: Grant) -> None:
    at, by = grant.granted_at, grant.granted_by
    for old in replaced(person, grant.role, at):
        await unit.grants.revoke(old.id, by=by, at=at)
        await unit.audit.add(
            at=at,
            person_id=by,
            event="role.replaced",
            data={"role": old.role.value, "grant": old.id, "to": person.id},
        )


async def confirmed(
    unit: Unit, holder: Holder, rules: Rules, *, by: Person | None, at: datetime
) -> Grant:
    """Let a grant go on, with its line in the audit."""
    grant = holder.grant
    until = good_until(grant.role, rules, at=at)
    await unit.grants.confirm(grant.id, at=at, until=until)
    await note(unit, "role.confirmed", holder, by=by, at=at)
    after = await unit.grants.get(grant.id)
    return after.grant if after else grant


async def note(unit: Unit, event: str, holder: Holder, *, by: Person | None, at: datetime) -> None:
    """A line of the audit about somebody's role."""
    grant = holder.grant
    await unit.audit.add(
        at=at,
        person_id=_number(by),
        event=event,
        data={"role": grant.role.value, "grant": grant.id, "to": holder.person.id},
    )


def _new(role: Role, post: Post, rules: Rules, at: datetime, by: Person | None) -> Grant:
    until = good_until(role, rules, at=at)
    return Grant(0, role, at, until=until, granted_by=_number(by), post=post)


async def _person(unit: Unit, person_id: int) -> Person:
    person = await unit.people.get(person_id)
    if person is None:
        raise DeskError(Code.UNKNOWN_PERSON)
    return person


def _require_any(by: Person | None, at: datetime) -> None:
    """Whoever may give no role at all is not told which grants there are."""
    if not grantable(by, at):
        raise DeskError(Code.NOT_ALLOWED)


def _number(by: Person | None) -> int | None:
    return None if by is None else by.id


def _end(grant: Grant) -> datetime:
    """When the role ends; one without an end comes last."""
    return grant.until or grant.granted_at + timedelta(days=36500)
