"""What was refused for want of a right stands in the audit: who tried what, never a text."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cases.errors import Code, DeskError
from cases.people import Person
from handlers.services.ports import Clock, Storage

#: Refusals of a right; what merely came too late, or was incomplete, is no matter of rights.
OF_RIGHTS = frozenset(
    {Code.NOT_ALLOWED, Code.NOT_YOURS, Code.OWN_GRANT, Code.LAST_ADMIN, Code.UNKNOWN_INVITE}
    | {
        Code.UNKNOWN_CASE,
        Code.NOT_A_SECRETARY,
        Code.NOT_A_MEMBER,
        Code.OWN_INSTITUTION,
        Code.OWN_PROPOSAL,
    }
    | {Code.NOT_DECLARED, Code.RECUSED, Code.SPEAK_FIRST}
)


@asynccontextmanager
async def audited(
    storage: Storage, clock: Clock, by: Person | None, move: str, *, number: str | None = None
) -> AsyncIterator[None]:
    """Write down that a move was refused, after its own transaction was undone."""
    try:
        yield
    except DeskError as refusal:
        if refusal.code in OF_RIGHTS:
            data = {"move": move, "code": refusal.code.value}
            if number is not None:
                data["case"] = number
            async with storage.write() as unit:
                await unit.audit.add(
                    at=clock(),
                    person_id=by.id if by else None,
                    event="refused",
                    data=data,
                )
        raise
