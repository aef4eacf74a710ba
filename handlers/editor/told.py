"""What is said of a proposal that was made or published, wherever it was."""

from pathlib import PurePosixPath

from cases.proposal import Proposal
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.phrases import Edit


async def of_proposal(proposal: Proposal, visit: Visit) -> Html:
    """Who was told; that a colleague proposed it before; or that there is no colleague."""
    t = visit.t
    if proposal.made_by != visit.person.id:
        return t(Edit.PROPOSED_BEFORE, proposal=proposal.id)
    has_colleague = await visit.desk.editing.has_colleague(by=visit.person)
    said = Edit.PROPOSED if has_colleague else Edit.PROPOSED_ALONE
    return t(said, proposal=proposal.id)


async def when_in_force(visit: Visit) -> Html:
    """In a few seconds; or only once a file of somebody else is mended, and which."""
    files = await visit.desk.publishing.hindered_by()
    if not files:
        return visit.t(Edit.IN_FORCE_SOON)
    names = [PurePosixPath(file).name for file in files]
    return visit.t(Edit.IN_FORCE_NOT_YET, files=visit.t.both(names))
