"""Invitations: a link that gives a role; the desk keeps only the hash of its code."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Protocol

from cases.errors import Code, DeskError
from cases.membership import Invite
from cases.people import NO_POST, Grant, Person, Post, Role
from cases.rights import (
    READS_CASES,
    good_until,
    grantable,
    held,
    require_invite,
    require_redeeming,
)
from cases.rules import Rules
from handlers.services.membership import acting, given
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.refusals import audited

#: A link is t.me/<bot>?start=d_<code>: Telegram allows 64 characters after the equals sign.
LINK = "d_"
#: In a code; written out they are 32 characters.
CODE_BYTES = 24


class Codes(Protocol):
    """Codes that nobody can guess: letters, digits, "_" and "-", 62 at most."""

    def __call__(self, seed: str) -> str:
        """The code of that seed; the same seed has the same one."""
        ...


def codes_of(key: bytes) -> Codes:
    """Codes that only whoever knows the key can make."""

    def code(seed: str) -> str:
        made = hmac.digest(key, f"invitation {seed}".encode(), "sha256")[:CODE_BYTES]
        return urlsafe_b64encode(made).decode()

    return code


def random_codes() -> Codes:
    """Codes by a key that is forgotten with the process."""
    return codes_of(secrets.token_bytes(CODE_BYTES))


@dataclass(frozen=True, slots=True)
class Wanted:
    """An invitation that is to be made; what is left out is as the rules have it."""

    role: Role
    post: Post = NO_POST
    uses: int | None = None
    good_for: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with the code of its link, which is shown this one time."""

    invite: Invite
    code: str

    @property
    def payload(self) -> str:
        """What stands in the link after `start=`."""
        return f"{LINK}{self.code}"


class Invitations:
    """What may be done with invitations; None is the command line."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules, codes: Codes) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules
        self._codes = codes

    async def invite(
        self, wanted: Wanted, *, by: Person | None, update_id: int | None = None
    ) -> Invited:
        """Make an invitation; for officers it serves several, for every other role one.

        The same update handled again gives the same invitation with the same link.
        """
        at = self._clock()
        usual = self._rules.roles.invite_uses if wanted.role is Role.OFFICER else 1
        uses = usual if wanted.uses is None else wanted.uses
        invite = Invite(
            id=0,
            role=wanted.role,
            made_at=at,
            expires_at=at + (wanted.good_for or self._rules.roles.invite_for),
            uses=uses,
            uses_left=uses,
            post=wanted.post,
            made_by=None if by is None else by.id,
        )
        code = self._codes(secrets.token_hex() if update_id is None else f"of {update_id}")
        async with self._audited(by, "invite"), self._storage.write() as unit:
            by = await acting(unit, by)
            require_invite(invite, by=by, at=at, rules=self._rules)
            before = await unit.invites.known(_hash(code))
            if before is not None:
                return Invited(before, code)
            kept = await unit.invites.add(invite, code_hash=_hash(code))
            await unit.audit.add(
                at=at,
                person_id=invite.made_by,
                event="invite.made",
                data={"invite": kept.id, "role": kept.role.value, "uses": kept.uses},
            )
        return Invited(kept, code)

    async def redeem(self, code: str, *, by: Person) -> Grant:
        """Take the role of an invitation; taken already, it takes no other use.

        Raises UNKNOWN_INVITE for a code that is wrong, used up, expired or taken back alike.
        """
        at = self._clock()
        async with self._audited(by, "redeem"), self._storage.write() as unit:
            invite = await unit.invites.known(_hash(code))
            if invite is None:
                raise DeskError(Code.UNKNOWN_INVITE)
            by = await _known(unit, by)
            before = held(by, invite.role, invite.post, at)
            if before is not None:
                return before
            require_redeeming(invite, by=by, at=at)
            used = await unit.invites.redeem(_hash(code), at=at)
            until = good_until(used.role, self._rules, at=at, wanted=used.grant_for)
            await unit.audit.add(
                at=at, person_id=by.id, event="invite.used", data={"invite": used.id}
            )
            grant = Grant(0, used.role, at, until, granted_by=used.made_by, post=used.post)
            return await given(unit, by, grant)

    async def usable(self, *, by: Person | None) -> Sequence[Invite]:
        """The invitations that can still be used, the newest first; those she may give."""
        at = self._clock()
        async with self._audited(by, "invites"):
            if by is not None and not by.roles(at) & READS_CASES:
                raise DeskError(Code.NOT_ALLOWED)
            async with self._storage.read() as unit:
                return await unit.invites.usable(at=at)

    async def take_back(self, invite_id: int, *, by: Person | None) -> bool:
        """End an invitation; False when it cannot be used anyhow."""
        at = self._clock()
        async with self._audited(by, "take_back"), self._storage.write() as unit:
            by = await acting(unit, by)
            usable = await unit.invites.usable(at=at)
            found = next((invite for invite in usable if invite.id == invite_id), None)
            may_give = grantable(by, at)
            if not may_give or (found is not None and found.role not in may_give):
                raise DeskError(Code.NOT_ALLOWED)
            if not await unit.invites.revoke(invite_id, at=at):
                return False
            number = None if by is None else by.id
            data = {"invite": invite_id}
            await unit.audit.add(at=at, person_id=number, event="invite.revoked", data=data)
            return True

    def _audited(self, by: Person | None, move: str) -> AbstractAsyncContextManager[None]:
        return audited(self._storage, self._clock, by, move)


async def _known(unit: Unit, person: Person) -> Person:
    """She as she is remembered now, with the role that another update has just given her."""
    return await unit.people.get(person.id) or person


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
