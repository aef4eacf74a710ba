"""Who may propose entries, and who may put them in force: never one person alone."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from cases.errors import Code, DeskError
from cases.people import Person, Role
from cases.proposal import Proposal, ProposalKind, ProposalState

#: Whoever was shown an entry, or asked without an answer, is told of changes for so long.
TOLD_FOR = timedelta(days=90)

_DECIDED = {
    ProposalState.PUBLISHED: Code.ALREADY_PUBLISHED,
    ProposalState.REFUSED: Code.ALREADY_REFUSED,
    ProposalState.ROLLED_BACK: Code.ALREADY_ROLLED_BACK,
}


def require_editor(person: Person, at: datetime) -> None:
    """Only editors see and make proposals; raises NOT_ALLOWED."""
    if person.grant(Role.EDITOR, at) is None:
        raise DeskError(Code.NOT_ALLOWED)


def require_drafting(person: Person, at: datetime) -> None:
    """Secretaries and editors may make a draft of an answered case; raises NOT_ALLOWED."""
    if not person.roles(at) & {Role.SECRETARY, Role.EDITOR}:
        raise DeskError(Code.NOT_ALLOWED)


def require_approval(
    proposal: Proposal, *, by: Person, answered_by: Collection[int], at: datetime
) -> None:
    """An editor approves what neither she proposed nor, in a case, answered herself.

    Raises NOT_ALLOWED, what `require_waiting` raises, or OWN_PROPOSAL.
    """
    require_editor(by, at)
    require_waiting(proposal)
    if by.id == proposal.made_by or by.id in answered_by:
        raise DeskError(Code.OWN_PROPOSAL)


def require_waiting(proposal: Proposal) -> None:
    """Decided once; raises ALREADY_PUBLISHED, ALREADY_REFUSED or ALREADY_ROLLED_BACK."""
    if decided := _DECIDED.get(proposal.state):
        raise DeskError(decided, entry=proposal.entry_id, proposal=proposal.id)


def last_published(entry_id: str, made: Sequence[Proposal]) -> Proposal:
    """Of the proposals for an entry the one that may be rolled back: a roll-back never is.

    Raises NEVER_PUBLISHED, or ALREADY_ROLLED_BACK with the number of what was taken back.
    """
    last = max(_in(ProposalState.PUBLISHED, made), key=_decided, default=None)
    if last is None:
        raise DeskError(Code.NEVER_PUBLISHED, entry=entry_id)
    if last.kind is ProposalKind.ROLL_BACK:
        require_waiting(max(_in(ProposalState.ROLLED_BACK, made), key=_decided, default=last))
    return last


def _in(state: ProposalState, made: Sequence[Proposal]) -> list[Proposal]:
    return [proposal for proposal in made if proposal.state is state]


def _decided(proposal: Proposal) -> tuple[datetime, int]:
    return (proposal.decision.at if proposal.decision else proposal.made_at, proposal.id)
