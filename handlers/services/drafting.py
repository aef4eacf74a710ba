"""Back into knowledge: an answered case becomes the draft of an entry that names nobody."""

from collections.abc import Sequence
from itertools import takewhile

from cases.board import ADOPTED, Opinion, Outcome, Referral, Result
from cases.case import Author, Case, Exchange, ExchangeKind
from cases.editing import require_drafting
from cases.errors import Code, DeskError
from cases.people import Person
from cases.proposal import Proposal, ProposalKind, ProposalState
from cases.queue import CaseEvent
from handlers.services.anonymous import nameless
from handlers.services.courtesy import without_courtesy
from handlers.services.editing import digest_of, keep
from handlers.services.entries import LOCAL
from handlers.services.membership import acting
from handlers.services.ports import Clock, Storage, Unit, Workshop
from handlers.services.record import at_most_twice
from handlers.services.refusals import audited
from knowledge.draft import Answered, draft
from knowledge.entry import Obligation

#: A draft that is one of these is made no second time.
_ALIVE = frozenset({ProposalState.WAITING, ProposalState.PUBLISHED})
#: What an officer reads of where an entry comes from; how the members were counted stays inside.
_DOUBT = {
    Result.ADOPTED: "Kurul görüşüne dayanır.",
    Result.ADOPTED_WITH_DISSENT: "Kurul görüşüne dayanır; kurulda karşı görüş de vardır.",
}


class Drafting:
    """What secretaries and editors make of an answered case."""

    def __init__(self, storage: Storage, shelf: Workshop, clock: Clock) -> None:
        self._storage = storage
        self._shelf = shelf
        self._clock = clock

    async def promote(self, number: str, *, by: Person) -> Proposal:
        """The draft of an entry from what was answered; a second tap gives the same draft.

        Raises NOT_ALLOWED, UNKNOWN_CASE, or WRONG_STATUS while there is no answer.
        """
        async with audited(self._storage, self._clock, by, "entry.draft", number=number):
            return await at_most_twice(self._storage, lambda unit: self._promote(unit, number, by))

    async def _promote(self, unit: Unit, number: str, by: Person) -> Proposal:
        at = self._clock()
        require_drafting(await acting(unit, by) or by, at)
        case = await unit.cases.get(number)
        made = [p for p in await unit.proposals.of_case(number) if p.state in _ALIVE]
        if made:
            return made[0]
        answered = await _answered(unit, case)
        written = draft(answered, self._shelf.current, at.astimezone(LOCAL).date())
        proposal = Proposal(
            id=0,
            kind=ProposalKind.NEW,
            entry_id=written.entry_id,
            path=f"entries/{written.topic}/{written.entry_id}.yaml",
            text=written.text,
            made_by=by.id,
            made_at=at,
            base_digest=digest_of(None),
            number=number,
        )
        kept = await keep(unit, proposal, at=at)
        event = CaseEvent(at, by.id, "drafted", {"proposal": kept.id})
        await unit.cases.event(number, event)
        return kept


async def _answered(unit: Unit, case: Case) -> Answered:
    """What was asked and answered, without a name; raises WRONG_STATUS without an answer."""
    said = await unit.exchanges.all(case.number)
    outcome, opinions = _adopted(await unit.board.of_case(case.number))
    replies = [e.text for e in said if e.kind is ExchangeKind.REPLY]
    if not replies and not opinions:
        raise DeskError(Code.WRONG_STATUS)
    town = case.request.municipality
    officer = await unit.people.get(case.officer_id) if case.officer_id else None
    towns = (town, officer.municipality if officer else None)
    known = {obligation.value: obligation for obligation in Obligation}
    return Answered(
        question=nameless(without_courtesy(_question(case)), *towns),
        wordings=tuple(nameless(without_courtesy(text), *towns) for text in _asked(case, said)),
        answer=nameless(replies[-1] if replies else opinions[0].reasoning, *towns),
        obligation=known.get(outcome.obligation or "") if outcome else None,
        conditions=nameless(" ".join(o.conditions for o in opinions), *towns),
        basis=tuple(dict.fromkeys(nameless(b, *towns) for o in opinions for b in o.basis)),
        topic=case.request.topic,
        doubt=_DOUBT.get(outcome.result, "") if outcome else "",
    )


def _asked(case: Case, said: Sequence[Exchange]) -> list[str]:
    """The officer's own words: the title, and what she wrote before the desk asked back."""
    asked = (ExchangeKind.REQUEST, ExchangeKind.ADDITION)
    unasked = takewhile(lambda e: e.kind is not ExchangeKind.ASK, said)
    hers = [e.text for e in unasked if e.author is Author.OFFICER and e.kind in asked]
    return [_question(case), *(hers or [case.request.text])]


def _question(case: Case) -> str:
    """The title, or the whole text where the title was cut from it."""
    title = case.request.title
    return case.request.text if not title or title.endswith("…") else title


def _adopted(referrals: Sequence[Referral]) -> tuple[Outcome | None, list[Opinion]]:
    """The last outcome that was adopted, with the opinions that carried it."""
    for referral in sorted(referrals, key=lambda r: -r.id):
        outcome = referral.outcome
        if outcome is None or outcome.result not in ADOPTED:
            continue
        sitting = [seat for seat in referral.seats if not seat.is_recused]
        given = [seat.opinion for seat in sitting if seat.opinion is not None]
        carried = [o for o in given if o.position is outcome.position]
        return outcome, carried or given
    return None, []
