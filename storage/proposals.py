"""Proposals of editors, each decided once."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.errors import Code, DeskError
from cases.membership import Decision
from cases.proposal import Proposal, ProposalKind, ProposalState
from storage.tables import proposals

#: From which state a proposal comes to another.
BEFORE = {
    ProposalState.PUBLISHED: ProposalState.WAITING,
    ProposalState.REFUSED: ProposalState.WAITING,
    ProposalState.ROLLED_BACK: ProposalState.PUBLISHED,
}


@dataclass(frozen=True, slots=True)
class Proposals:
    """Drafts and changes of entries."""

    connection: AsyncConnection

    async def add(self, proposal: Proposal) -> Proposal:
        """Keep a proposal; it comes back with its number."""
        values = {
            "kind": proposal.kind.value,
            "entry_id": proposal.entry_id,
            "path": proposal.path,
            "base_digest": proposal.base_digest,
            "text": proposal.text,
            "previous": proposal.previous,
            "changes_meaning": proposal.changes_meaning,
            "made_by": proposal.made_by,
            "made_at": proposal.made_at,
            "state": ProposalState.WAITING.value,
            "case_number": proposal.number,
        }
        added = await self.connection.execute(
            insert(proposals).values(values).returning(proposals)
        )
        return _proposal(added.one())

    async def get(self, proposal_id: int) -> Proposal:
        """The proposal of that number; raises DeskError when there is none."""
        found = await self._found(proposals.c.id == proposal_id, limit=1)
        if not found:
            raise DeskError(Code.UNKNOWN_PROPOSAL)
        return found[0]

    async def decide(
        self,
        proposal_id: int,
        state: ProposalState,
        decision: Decision,
        *,
        previous: str | None = None,
    ) -> Proposal:
        """Publish or refuse what waits, roll back what was published.

        `previous` is kept with what is published. Raises DeskError when somebody was quicker.
        """
        keeps = {"previous": previous} if state is ProposalState.PUBLISHED else {}
        decided = await self.connection.execute(
            update(proposals)
            .where(proposals.c.id == proposal_id, proposals.c.state == BEFORE[state].value)
            .values(
                state=state.value,
                decided_by=decision.by,
                decided_at=decision.at,
                reason=decision.reason,
                **keeps,
            )
            .returning(proposals)
        )
        row = decided.one_or_none()
        if row is None:
            raise DeskError(Code.NOTHING_WAITS)
        return _proposal(row)

    async def all(self, state: ProposalState, *, limit: int) -> tuple[Proposal, ...]:
        """The proposals in that state, the newest first."""
        return await self._found(proposals.c.state == state.value, limit=limit)

    async def of_entry(self, entry_id: str, *, limit: int) -> tuple[Proposal, ...]:
        """The proposals for that entry, the newest first."""
        return await self._found(proposals.c.entry_id == entry_id, limit=limit)

    async def hold(self, entry_id: str) -> tuple[Proposal, ...]:
        """The proposals for that entry, the newest first, nobody else's until the end.

        Whoever publishes holds them first, so that two never write the same file at once; on
        SQLite the writer is alone anyhow.
        """
        query = select(proposals).where(proposals.c.entry_id == entry_id)
        ordered = query.order_by(proposals.c.id.desc()).with_for_update()
        return tuple(_proposal(row) for row in await self.connection.execute(ordered))

    async def of_case(self, number: str) -> tuple[Proposal, ...]:
        """The proposals made of a case, the newest first."""
        return await self._found(proposals.c.case_number == number, limit=100)

    async def _found(self, *which: ColumnElement[bool], limit: int) -> tuple[Proposal, ...]:
        query = select(proposals).where(*which).order_by(proposals.c.id.desc()).limit(limit)
        return tuple(_proposal(row) for row in await self.connection.execute(query))


def _proposal(row: Row[Any]) -> Proposal:
    decision = None
    if row.decided_at is not None:
        decision = Decision(row.decided_by, row.decided_at, row.reason or "")
    return Proposal(
        id=row.id,
        kind=ProposalKind(row.kind),
        entry_id=row.entry_id,
        path=row.path,
        text=row.text,
        made_by=row.made_by,
        made_at=row.made_at,
        base_digest=row.base_digest,
        changes_meaning=row.changes_meaning,
        number=row.case_number,
        state=ProposalState(row.state),
        decision=decision,
        previous=row.previous,
    )
