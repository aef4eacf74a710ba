"""An outcome of the board that holds no longer takes along the drafts that were made of it."""

from collections.abc import Sequence
from datetime import datetime

from cases.board import ADOPTED, Outcome
from cases.delivery import ToPerson
from cases.membership import Decision
from cases.notice import DraftDecided, Outgoing
from cases.people import Role
from cases.proposal import Proposal, ProposalState
from handlers.services.ports import Unit

#: The state in the notice, and the reason that is kept with the draft.
OVERTURNED = "overturned"
_REASON = "Dayandığı kurul sonucu artık geçerli değil."


async def withdraw_drafts(unit: Unit, number: str, outcome: Outcome, *, at: datetime) -> None:
    """Withdraw what waits to be published and was made of that outcome; the editors are told."""
    if outcome.result not in ADOPTED:
        return
    for draft in await unit.proposals.of_case(number):
        held = await unit.proposals.hold(draft.entry_id)
        if draft.made_at >= outcome.at and _waits(draft, held):
            await _withdraw(unit, draft, at)


def _waits(draft: Proposal, held: Sequence[Proposal]) -> bool:
    return any(each.id == draft.id and each.state is ProposalState.WAITING for each in held)


async def _withdraw(unit: Unit, draft: Proposal, at: datetime) -> None:
    decision = Decision(None, at, _REASON)
    await unit.proposals.decide(draft.id, ProposalState.REFUSED, decision)
    data = {"proposal": draft.id, "entry": draft.entry_id}
    await unit.audit.add(at=at, person_id=None, event=f"entry.{OVERTURNED}", data=data)
    told = {editor.id for editor in await unit.grants.holders(Role.EDITOR, at=at)}
    told |= {draft.made_by} if draft.made_by is not None else set()
    for person_id in sorted(told):
        notice = DraftDecided(draft.id, OVERTURNED)
        await unit.outbox.add(Outgoing(notice, ToPerson(person_id)), at=at)
