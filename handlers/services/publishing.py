"""Putting a proposal in force, refusing it, taking it back: by another editor, in one step."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cases.case import ExchangeKind
from cases.delivery import ToPerson
from cases.editing import last_published, require_approval, require_editor, require_waiting
from cases.errors import Code, DeskError
from cases.membership import Decision
from cases.notice import DraftDecided, Outgoing
from cases.people import Person
from cases.proposal import Proposal, ProposalKind, ProposalState
from cases.question import Question
from cases.queue import CaseEvent
from handlers.services.corrections import answered_by, followed, tell_answer, tell_correction
from handlers.services.editing import Looked, digest_of, look_at
from handlers.services.membership import acting
from handlers.services.ports import Clock, Storage, Unit, Workshop
from handlers.services.refusals import audited

#: More proposals for one entry are not looked at; the newest count.
_LOOKED_AT = 100


class Publishing:
    """What a second editor decides. The file is written last, before the decision is kept."""

    def __init__(self, storage: Storage, shelf: Workshop, clock: Clock) -> None:
        self._storage = storage
        self._shelf = shelf
        self._clock = clock

    async def publish(self, proposal_id: int, *, by: Person) -> Proposal:
        """Put a proposal in force.

        Raises what `require_approval` raises, PROPOSAL_FAULTY, NOT_WRITTEN, and
        PROPOSAL_OVERTAKEN when the entry is no longer what the proposer saw.
        """
        at = self._clock()
        async with audited(self._storage, self._clock, by, "entry.publish"):
            async with self._storage.read() as unit:
                proposal = await unit.proposals.get(proposal_id)
                await self._may_approve(unit, proposal, by, at)
                wished = await followed(unit, at)
            looked = await self._looked(proposal)
            told = await self._answered(looked, wished)
            async with self._storage.write() as unit:
                await unit.proposals.hold(proposal.entry_id)
                await self._may_approve(unit, await unit.proposals.get(proposal_id), by, at)
                previous = await self._before(proposal)
                decided = await self._in_force(unit, proposal, Decision(by.id, at), previous)
                await _link(unit, proposal, by, at)
                await _tell(unit, proposal, looked, told, at)
                await self._write(proposal.path, proposal.text or None)
        return decided

    async def refuse(self, proposal_id: int, reason: str, *, by: Person) -> Proposal:
        """Send a proposal back with a reason; whoever made it may withdraw it so.

        Said twice in the same words it is said once.
        """
        at = self._clock()
        async with (
            audited(self._storage, self._clock, by, "entry.refuse"),
            self._storage.write() as unit,
        ):
            require_editor(await acting(unit, by) or by, at)
            if not reason.strip():
                raise DeskError(Code.REASON_MISSING)
            decision = Decision(by.id, at, reason.strip())
            before = await unit.proposals.get(proposal_id)
            if _is_same(before, decision):  # the same update, handled again
                return before
            require_waiting(before)
            refused = await unit.proposals.decide(proposal_id, ProposalState.REFUSED, decision)
            await _decided(unit, refused, by, at)
        return refused

    async def roll_back(self, entry_id: str, *, by: Person) -> Proposal:
        """Put back what stood there before the last publication; one editor is enough.

        Raises what `last_published` raises, also when a colleague is quicker, and
        PROPOSAL_OVERTAKEN when the file was changed by other hands since.
        """
        at = self._clock()
        async with audited(self._storage, self._clock, by, "entry.roll_back"):
            async with self._storage.read() as unit:
                require_editor(await acting(unit, by) or by, at)
                last = await _last(unit, entry_id)
            looked = await look_at(last.path, last.previous, self._shelf)
            if looked.faults:
                raise DeskError(Code.PROPOSAL_FAULTY)
            async with self._storage.write() as unit:
                await unit.proposals.hold(entry_id)
                if await _last(unit, entry_id) != last:
                    raise DeskError(Code.PROPOSAL_OVERTAKEN)
                if await self._shelf.text(last.path) != (last.text or None):
                    raise DeskError(Code.PROPOSAL_OVERTAKEN)
                decision = Decision(by.id, at)
                taken = await unit.proposals.decide(last.id, ProposalState.ROLLED_BACK, decision)
                await _decided(unit, taken, by, at)
                back = await unit.proposals.add(_back(last, by, at))
                put = await self._in_force(unit, back, decision, last.text or None)
                await _tell(unit, back, looked, (), at)
                await self._write(last.path, last.previous)
        return put

    async def hindered_by(self) -> tuple[str, ...]:
        """The files that keep what was published from coming into force; mostly none."""
        return await self._shelf.broken()

    async def _may_approve(self, unit: Unit, proposal: Proposal, by: Person, at: datetime) -> None:
        fresh = await acting(unit, by) or by
        answerers = await _answerers(unit, proposal.number)
        require_approval(proposal, by=fresh, answered_by=answerers, at=at)

    async def _looked(self, proposal: Proposal) -> Looked:
        looked = await look_at(proposal.path, proposal.text or None, self._shelf)
        if looked.faults:
            raise DeskError(Code.PROPOSAL_FAULTY)
        return looked

    async def _answered(self, looked: Looked, wished: Sequence[Question]) -> tuple[Question, ...]:
        """Whose questions the library with the proposal answers."""
        entry = looked.entry
        if entry is None or entry.retired or not wished:
            return ()
        library = await asyncio.to_thread(looked.joined.library)
        return await asyncio.to_thread(answered_by, entry, wished, library)

    async def _before(self, proposal: Proposal) -> str | None:
        """What stands in the file now: what the proposer saw, or already what she proposed."""
        stands = await self._shelf.text(proposal.path)
        if stands is not None and stands == proposal.text:
            return proposal.previous  # it was written, and then the decision could not be kept
        if digest_of(stands) != proposal.base_digest:
            raise DeskError(Code.PROPOSAL_OVERTAKEN)
        return stands

    async def _in_force(
        self, unit: Unit, proposal: Proposal, decision: Decision, previous: str | None
    ) -> Proposal:
        decided = await unit.proposals.decide(
            proposal.id, ProposalState.PUBLISHED, decision, previous=previous
        )
        who = decision.by
        data = {"proposal": decided.id, "entry": decided.entry_id}
        await unit.audit.add(at=decision.at, person_id=who, event="entry.published", data=data)
        if decided.made_by is not None and decided.made_by != who:
            notice = DraftDecided(decided.id, decided.state.value)
            await unit.outbox.add(Outgoing(notice, ToPerson(decided.made_by)), at=decision.at)
        return decided

    async def _write(self, path: str, text: str | None) -> None:
        try:
            await self._shelf.publish(path, text)
        except OSError as error:
            raise DeskError(Code.NOT_WRITTEN) from error


async def _last(unit: Unit, entry_id: str) -> Proposal:
    return last_published(entry_id, await unit.proposals.of_entry(entry_id, limit=_LOOKED_AT))


def _is_same(proposal: Proposal, decision: Decision) -> bool:
    """Whether she has refused it before, for that reason."""
    was = proposal.decision
    return (
        proposal.state is ProposalState.REFUSED
        and was is not None
        and (was.by, was.reason) == (decision.by, decision.reason)
    )


async def _decided(unit: Unit, proposal: Proposal, by: Person, at: datetime) -> None:
    """The audit line of a decision, and the word to whoever proposed it."""
    event = f"entry.{proposal.state.value}"
    data = {"proposal": proposal.id, "entry": proposal.entry_id}
    await unit.audit.add(at=at, person_id=by.id, event=event, data=data)
    if proposal.made_by is not None and proposal.made_by != by.id:
        notice = DraftDecided(proposal.id, proposal.state.value)
        await unit.outbox.add(Outgoing(notice, ToPerson(proposal.made_by)), at=at)


async def _answerers(unit: Unit, number: str | None) -> frozenset[int]:
    """Who gave the answer of a case: whoever replied, and the members whose opinion it was."""
    if number is None:
        return frozenset()
    replies = await unit.exchanges.all(number)
    by_desk = {e.person_id for e in replies if e.kind is ExchangeKind.REPLY}
    seats = [seat for r in await unit.board.of_case(number) for seat in r.seats]
    by_board = {seat.person_id for seat in seats if seat.opinion is not None}
    return frozenset(person for person in by_desk | by_board if person is not None)


async def _link(unit: Unit, proposal: Proposal, by: Person, at: datetime) -> None:
    """The case keeps the entry that came of it; the proposal has kept the number of the case."""
    if proposal.number is None:
        return
    case = await unit.cases.get(proposal.number)
    if case.entry_id != proposal.entry_id:
        await unit.cases.save(replace(case, entry_id=proposal.entry_id))
    event = CaseEvent(at, by.id, "published", {"entry": proposal.entry_id})
    await unit.cases.event(proposal.number, event)


async def _tell(
    unit: Unit, proposal: Proposal, looked: Looked, told: Sequence[Question], at: datetime
) -> None:
    if looked.entry is None:
        return
    if proposal.changes_meaning and looked.joined.before is not None:
        await tell_correction(unit, looked.entry, at)
    await tell_answer(unit, looked.entry, told, at)


def _back(last: Proposal, by: Person, at: datetime) -> Proposal:
    return replace(
        last,
        id=0,
        kind=ProposalKind.ROLL_BACK,
        text=last.previous or "",
        made_by=by.id,
        made_at=at,
        base_digest=digest_of(last.text or None),
        state=ProposalState.WAITING,
        decision=None,
        previous=last.text or None,
    )
