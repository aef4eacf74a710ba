"""Who may propose entries, and who may put them in force: never one person alone."""

from collections.abc import Collection
from datetime import datetime, timedelta

from cases.errors import Code, DeskError
from cases.people import Person, Role
from cases.proposal import Proposal, ProposalState

#: Whoever was shown an entry, or asked without an answer, is told of changes for so long.
TOLD_FOR = timedelta(days=90)


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

    Raises NOT_ALLOWED, NOTHING_WAITS or OWN_PROPOSAL.
    """
    require_editor(by, at)
    if proposal.state is not ProposalState.WAITING:
        raise DeskError(Code.NOTHING_WAITS)
    if by.id == proposal.made_by or by.id in answered_by:
        raise DeskError(Code.OWN_PROPOSAL)
