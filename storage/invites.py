"""Invitations: a code that is kept as its hash, and how often it may still be used."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.errors import Code, DeskError
from cases.membership import Invite
from cases.people import Role
from storage.post_columns import post_columns, post_of
from storage.tables import invites


@dataclass(frozen=True, slots=True)
class Invites:
    """Invitations that were made."""

    connection: AsyncConnection

    async def add(self, invite: Invite, *, code_hash: str) -> Invite:
        """Keep an invitation; it comes back with its number."""
        values = {
            "code_hash": code_hash,
            "role": invite.role.value,
            "made_at": invite.made_at,
            "made_by": invite.made_by,
            "expires_at": invite.expires_at,
            "uses": invite.uses,
            "uses_left": invite.uses_left,
            "grant_for_seconds": invite.grant_for // SECOND if invite.grant_for else None,
            **post_columns(invite.post),
        }
        made = await self.connection.execute(insert(invites).values(values).returning(invites))
        return _invite(made.one())

    async def redeem(self, code_hash: str, *, at: datetime) -> Invite:
        """Use the invitation once.

        Raises DeskError when it is unknown, used up, expired or taken back: nobody is told which.
        """
        used = await self.connection.execute(
            update(invites)
            .where(invites.c.code_hash == code_hash, *_good(at))
            .values(uses_left=invites.c.uses_left - 1)
            .returning(invites)
        )
        row = used.one_or_none()
        if row is None:
            raise DeskError(Code.UNKNOWN_INVITE)
        return _invite(row)

    async def known(self, code_hash: str) -> Invite | None:
        """The invitation with that code, also one that is of no use any more."""
        query = select(invites).where(invites.c.code_hash == code_hash)
        row = (await self.connection.execute(query)).one_or_none()
        return None if row is None else _invite(row)

    async def usable(self, *, at: datetime) -> tuple[Invite, ...]:
        """Every invitation that can be used, the newest first."""
        query = select(invites).where(*_good(at)).order_by(invites.c.id.desc())
        return tuple(_invite(row) for row in await self.connection.execute(query))

    async def revoke(self, invite_id: int, *, at: datetime) -> bool:
        """Take the invitation back; False when it cannot be used anyhow."""
        revoked = await self.connection.execute(
            update(invites).where(invites.c.id == invite_id, *_good(at)).values(revoked_at=at)
        )
        return revoked.rowcount > 0


SECOND = timedelta(seconds=1)


def _good(at: datetime) -> tuple[Any, ...]:
    return (
        invites.c.uses_left > 0,
        invites.c.expires_at > at,
        invites.c.revoked_at.is_(None),
    )


def _invite(row: Row[Any]) -> Invite:
    seconds = row.grant_for_seconds
    return Invite(
        id=row.id,
        role=Role(row.role),
        made_at=row.made_at,
        expires_at=row.expires_at,
        uses=row.uses,
        uses_left=row.uses_left,
        post=post_of(row),
        grant_for=None if seconds is None else timedelta(seconds=seconds),
        made_by=row.made_by,
    )
