"""A proposal is decided once, and what was published can be rolled back once."""

import asyncio
from dataclasses import replace

import pytest

from cases.errors import Code, DeskError
from cases.membership import Decision
from cases.proposal import Proposal, ProposalKind, ProposalState
from storage.unit import Storage
from tests.storage.casework import kept, new_case
from tests.storage.moments import NOON, officer

YES = Decision(None, NOON, "uygun")


async def _proposed(storage: Storage) -> Proposal:
    person = await officer(storage)
    await kept(storage, new_case(person))
    proposal = Proposal(
        id=0,
        kind=ProposalKind.CHANGE,
        entry_id="pazar-yeri",
        path="calisma/pazar-yeri.yaml",
        text="soru: Pazar yeri?\n",
        made_by=person.id,
        made_at=NOON,
        base_digest="ab" * 32,
        changes_meaning=True,
        number="SDK-2026-0001",
    )
    async with storage.write() as unit:
        return await unit.proposals.add(proposal)


async def _decided(storage: Storage, number: int, state: ProposalState) -> ProposalState | Code:
    try:
        async with storage.write() as unit:
            return (await unit.proposals.decide(number, state, YES, previous="önce")).state
    except DeskError as refusal:
        return refusal.code


async def test_proposal_is_found_by_state_entry_and_case(storage: Storage) -> None:
    made = await _proposed(storage)
    async with storage.read() as unit:
        assert await unit.proposals.get(made.id) == made
        assert await unit.proposals.all(ProposalState.WAITING, limit=9) == (made,)
        assert await unit.proposals.of_entry("pazar-yeri", limit=9) == (made,)
        assert await unit.proposals.of_case("SDK-2026-0001") == (made,)


async def test_published_proposal_keeps_what_was_there_before(storage: Storage) -> None:
    made = await _proposed(storage)
    await _decided(storage, made.id, ProposalState.PUBLISHED)
    async with storage.read() as unit:
        kept_ = await unit.proposals.get(made.id)
    decided = replace(made, state=ProposalState.PUBLISHED, decision=YES, previous="önce")
    assert kept_ == decided


async def test_of_two_editors_one_decides(storage: Storage) -> None:
    made = await _proposed(storage)
    both = await asyncio.gather(
        _decided(storage, made.id, ProposalState.PUBLISHED),
        _decided(storage, made.id, ProposalState.REFUSED),
    )
    assert both.count(Code.NOTHING_WAITS) == 1


async def test_only_what_was_published_can_be_rolled_back(storage: Storage) -> None:
    made = await _proposed(storage)
    rolled = ProposalState.ROLLED_BACK
    assert await _decided(storage, made.id, rolled) is Code.NOTHING_WAITS
    await _decided(storage, made.id, ProposalState.PUBLISHED)
    assert await _decided(storage, made.id, rolled) is rolled
    assert await _decided(storage, made.id, rolled) is Code.NOTHING_WAITS
    async with storage.read() as unit:
        assert (await unit.proposals.get(made.id)).previous == "önce"


async def test_unknown_proposal_is_refused(storage: Storage) -> None:
    with pytest.raises(DeskError) as refusal:
        async with storage.read() as unit:
            await unit.proposals.get(404)
    assert refusal.value.code is Code.UNKNOWN_PROPOSAL
