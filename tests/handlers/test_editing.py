"""Entries change by two pairs of eyes: proposed by one editor, put in force by another."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cases.errors import Code, DeskError
from cases.notice import DraftDecided, DraftReady, EntryCorrected, EntryPublished
from cases.people import Person, Role
from cases.proposal import Proposal, ProposalKind, ProposalState
from storage.unit import Storage
from tests.handlers.newsroom import FILE, NEW_ENTRY, Newsroom, code_of

ID = "okul-kaydi"


@pytest.fixture
def room(storage: Storage, tmp_path: Path) -> Newsroom:
    """A newsroom over a copy of the entries."""
    return Newsroom.of(storage, tmp_path)


@pytest.fixture
async def ayse(room: Newsroom) -> Person:
    """An editor."""
    return await room.person(4001, Role.EDITOR)


@pytest.fixture
async def zehra(room: Newsroom) -> Person:
    """Another editor."""
    return await room.person(4002, Role.EDITOR)


def _changed(room: Newsroom, word: str = "Okula yazdırma") -> bytes:
    return room.text().replace("\ntopic:", f'\n  - "{word} yolu"\ntopic:', 1).encode()


async def _proposed(room: Newsroom, by: Person, *, meaning: bool = False) -> Proposal:
    return await room.desk.editing.propose(_changed(room), changes_meaning=meaning, by=by)


async def test_a_proposal_changes_no_file(room: Newsroom, ayse: Person) -> None:
    before = room.text()
    assert (await _proposed(room, ayse)).kind is ProposalKind.CHANGE
    assert room.text() == before


async def test_the_other_editors_are_told_of_a_proposal(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal = await _proposed(room, ayse)
    assert await room.notices() == [(zehra.id, DraftReady(proposal.id))]


async def test_another_editor_puts_it_in_force(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal = await _proposed(room, ayse)
    decided = await room.desk.publishing.publish(proposal.id, by=zehra)
    assert room.text().encode() == _changed_text(proposal)
    assert decided.state is ProposalState.PUBLISHED
    assert (ayse.id, DraftDecided(proposal.id, "published")) in await room.notices()
    assert await room.audited("entry.published") == [{"proposal": proposal.id, "entry": ID}]


def _changed_text(proposal: Proposal) -> bytes:
    return proposal.text.encode()


async def test_what_is_published_answers_in_the_running_desk(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal = await _proposed(room, ayse)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    await room.shelf.reload()
    assert "Okula yazdırma yolu" in room.shelf.current.entries[ID].aliases


async def test_nobody_approves_her_own_proposal(room: Newsroom, ayse: Person) -> None:
    proposal, before = await _proposed(room, ayse), room.text()
    publishing = room.desk.publishing
    assert await code_of(publishing.publish(proposal.id, by=ayse)) is Code.OWN_PROPOSAL
    assert room.text() == before
    assert await room.audited("refused") == [{"move": "entry.publish", "code": "own_proposal"}]


@pytest.mark.parametrize("role", [*(role for role in Role if role is not Role.EDITOR), None])
async def test_nobody_but_an_editor_proposes_or_publishes(
    room: Newsroom, ayse: Person, role: Role | None
) -> None:
    proposal = await _proposed(room, ayse)
    posts = {Role.OFFICER: None, Role.MEMBER: None}
    other = await room.person(9001, None if role in posts else role)
    editing, publishing = room.desk.editing, room.desk.publishing
    attempts = (
        *(editing.look(b"", by=other), editing.waiting(by=other)),
        *(editing.propose(_changed(room), changes_meaning=False, by=other),),
        *(editing.propose_alias(ID, "x y", by=other), editing.show(proposal.id, by=other)),
        *(editing.propose_review(ID, [0], by=other), editing.record(ID, by=other)),
        *(publishing.publish(proposal.id, by=other), publishing.roll_back(ID, by=other)),
        *(publishing.refuse(proposal.id, "yok", by=other), room.desk.gaps.all(by=other)),
        room.desk.gaps.wording(1, by=other),
    )
    assert {await code_of(attempt) for attempt in attempts} == {Code.NOT_ALLOWED}


async def test_a_role_that_has_ended_counts_no_more(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal = await _proposed(room, ayse)
    room.now += timedelta(days=2000)
    attempt = room.desk.publishing.publish(proposal.id, by=zehra)
    assert await code_of(attempt) is Code.NOT_ALLOWED


async def test_a_proposal_is_published_once(room: Newsroom, ayse: Person, zehra: Person) -> None:
    proposal = await _proposed(room, ayse)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    again = room.desk.publishing.publish(proposal.id, by=zehra)
    assert await code_of(again) is Code.ALREADY_PUBLISHED


async def test_an_entry_that_changed_meanwhile_is_not_written_over(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal = await _proposed(room, ayse)
    room.write(FILE, room.text() + "# başka bir el\n")
    attempt = room.desk.publishing.publish(proposal.id, by=zehra)
    assert await code_of(attempt) is Code.PROPOSAL_OVERTAKEN
    assert room.text().endswith("# başka bir el\n")


async def test_of_two_proposals_for_one_entry_the_second_is_overtaken(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    first = await _proposed(room, ayse)
    second = await room.desk.editing.propose_alias(ID, "kayıt sırası", by=ayse)
    await room.desk.publishing.publish(first.id, by=zehra)
    attempt = room.desk.publishing.publish(second.id, by=zehra)
    assert await code_of(attempt) is Code.PROPOSAL_OVERTAKEN


async def test_a_file_written_before_a_crash_is_published_the_next_time(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    before = room.text()
    proposal = await _proposed(room, ayse)
    room.write(FILE, proposal.text)
    decided = await room.desk.publishing.publish(proposal.id, by=zehra)
    assert decided.previous == before


async def test_a_faulty_file_is_not_proposed(room: Newsroom, ayse: Person) -> None:
    raw = room.text().replace("law: ", "law: yok-", 1).encode()
    looked = await room.desk.editing.look(raw, by=ayse)
    assert "references" in {finding.rule for finding in looked.faults}
    attempt = room.desk.editing.propose(raw, changes_meaning=False, by=ayse)
    assert await code_of(attempt) is Code.PROPOSAL_FAULTY


async def test_a_file_that_became_faulty_since_is_not_published(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal = await _proposed(room, ayse)
    other = "entries/saglik/acil-saglik.yaml"
    taken = room.text(other).replace("\ntopic:", '\n  - "Okula yazdırma yolu"\ntopic:', 1)
    room.write(other, taken)
    attempt = room.desk.publishing.publish(proposal.id, by=zehra)
    assert await code_of(attempt) is Code.PROPOSAL_FAULTY


async def test_an_old_fault_elsewhere_blocks_nobody(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    room.write("entries/saglik/acil-saglik.yaml", "id: [")
    proposal = await _proposed(room, ayse)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    assert "Okula yazdırma yolu" in room.text()


async def test_a_file_that_says_nothing_new_is_no_proposal(room: Newsroom, ayse: Person) -> None:
    attempt = room.desk.editing.propose(room.text().encode(), changes_meaning=False, by=ayse)
    assert await code_of(attempt) is Code.NO_CHANGE


async def test_a_refusal_wants_a_reason_and_tells_it(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal = await _proposed(room, ayse)
    publishing = room.desk.publishing
    assert await code_of(publishing.refuse(proposal.id, " ", by=zehra)) is Code.REASON_MISSING
    refused = await publishing.refuse(proposal.id, "Dayanağı eksik.", by=zehra)
    assert refused.decision
    assert refused.decision.reason == "Dayanağı eksik."
    assert (ayse.id, DraftDecided(proposal.id, "refused")) in await room.notices()


async def test_what_was_decided_is_not_decided_again(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal, publishing = await _proposed(room, ayse), room.desk.publishing
    await publishing.refuse(proposal.id, "Dayanağı eksik.", by=zehra)
    attempts = (
        publishing.publish(proposal.id, by=zehra),
        publishing.refuse(proposal.id, "x", by=ayse),
    )
    assert {await code_of(attempt) for attempt in attempts} == {Code.ALREADY_REFUSED}


async def test_a_publication_is_rolled_back_with_one_command(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    before = room.text()
    proposal = await _proposed(room, ayse)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    back = await room.desk.publishing.roll_back(ID, by=zehra)
    assert room.text() == before
    assert back.state is ProposalState.PUBLISHED
    states = {p.id: p.state for p in (await room.desk.editing.record(ID, by=ayse)).proposals}
    assert states[proposal.id] is ProposalState.ROLLED_BACK


async def test_rollback_is_not_itself_rolled_back(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    before = room.text()
    proposal = await _proposed(room, ayse)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    await room.desk.publishing.roll_back(ID, by=zehra)
    with pytest.raises(DeskError) as refusal:
        await room.desk.publishing.roll_back(ID, by=ayse)
    assert refusal.value.code is Code.ALREADY_ROLLED_BACK
    assert refusal.value.data == {"entry": ID, "proposal": proposal.id}
    assert room.text() == before


async def test_text_that_was_rolled_back_is_published_when_it_is_proposed_anew(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    before = room.text()
    for _ in range(2):
        proposal = await _proposed(room, ayse)
        await room.desk.publishing.publish(proposal.id, by=zehra)
        assert room.text() == proposal.text
        await room.desk.publishing.roll_back(ID, by=zehra)
        assert room.text() == before


async def test_what_others_changed_since_is_not_rolled_back(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal = await _proposed(room, ayse)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    room.write(FILE, room.text() + "# başka bir el\n")
    attempt = room.desk.publishing.roll_back(ID, by=zehra)
    assert await code_of(attempt) is Code.PROPOSAL_OVERTAKEN


async def test_two_editors_rolling_back_at_once_roll_back_once(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    before = room.text()
    proposal = await _proposed(room, ayse)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    both = [code_of(room.desk.publishing.roll_back(ID, by=by)) for by in (ayse, zehra)]
    assert set(await asyncio.gather(*both)) == {None, Code.ALREADY_ROLLED_BACK}
    assert room.text() == before


async def test_nothing_published_is_nothing_to_roll_back(room: Newsroom, ayse: Person) -> None:
    attempt = room.desk.publishing.roll_back(ID, by=ayse)
    assert await code_of(attempt) is Code.NEVER_PUBLISHED


async def test_a_new_entry_gets_a_file_and_a_rollback_takes_it_away(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    file = "entries/statuler/pazar-yeri.yaml"
    proposal = await room.desk.editing.propose(NEW_ENTRY.encode(), changes_meaning=False, by=ayse)
    assert proposal.kind is ProposalKind.NEW
    await room.desk.publishing.publish(proposal.id, by=zehra)
    assert room.text(file) == NEW_ENTRY
    await room.desk.publishing.roll_back("pazar-yeri", by=zehra)
    assert not (room.folder / file).exists()


async def test_a_change_of_meaning_is_told_once_to_everybody_who_was_shown_it(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    first, second, third = [await room.officer(number) for number in (1001, 1002, 1003)]
    await room.asked(first, "okul kaydı", shown=ID)
    await room.asked(first, "okula kayıt", shown=ID, days_ago=3)
    await room.asked(second, "okul kaydı nasıl", shown=ID, days_ago=89)
    await room.asked(third, "okul kaydı eskiden", shown=ID, days_ago=91)
    proposal = await _proposed(room, ayse, meaning=True)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    told = [to for to, notice in await room.notices() if isinstance(notice, EntryCorrected)]
    assert told == [first.id, second.id]


async def test_a_typing_error_is_told_to_nobody(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    await room.asked(await room.officer(1001), "okul kaydı", shown=ID)
    proposal = await _proposed(room, ayse)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    assert not [n for _, n in await room.notices() if isinstance(n, EntryCorrected)]


async def test_who_asked_in_vain_and_wished_it_hears_of_an_answer_once(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    wishing, silent = await room.officer(1001), await room.officer(1002)
    text = "çocuğu mektebe yazdırma yolu nedir okul kaydı"
    number = await room.asked(wishing, text)
    await room.asked(silent, text)
    await room.desk.news.follow(number, wants=True, by=wishing)
    proposal = await room.desk.editing.propose_alias(ID, text, by=ayse)
    await room.desk.publishing.publish(proposal.id, by=zehra)
    told = [to for to, notice in await room.notices() if isinstance(notice, EntryPublished)]
    assert told == [wishing.id]
    assert not await room.desk.news.awaited(by=wishing, limit=9)


async def test_a_wish_is_hers_alone_and_can_be_taken_back(room: Newsroom) -> None:
    wishing, other = await room.officer(1001), await room.officer(1002)
    number = await room.asked(wishing, "pazar yeri")
    news = room.desk.news
    assert await code_of(news.follow(number, wants=True, by=other)) is Code.NOT_YOURS
    await news.follow(number, wants=True, by=wishing)
    assert [question.id for question in await news.awaited(by=wishing, limit=9)] == [number]
    await news.follow(number, wants=False, by=wishing)
    assert not await news.awaited(by=wishing, limit=9)


async def test_an_alias_keeps_the_remarks_of_the_file(room: Newsroom, ayse: Person) -> None:
    room.write(FILE, "# dikkat: okul müdürlüğüyle konuşuldu\n" + room.text())
    proposal = await room.desk.editing.propose_alias(ID, "kayıt sırası", by=ayse)
    assert proposal.text.startswith("# dikkat: okul müdürlüğüyle konuşuldu\n")


async def test_a_review_of_all_sources_reviews_the_entry(room: Newsroom, ayse: Person) -> None:
    entry = room.shelf.current.entries[ID]
    room.now += timedelta(days=30)
    some = await room.desk.editing.propose_review(ID, [], by=ayse) if not entry.sources else None
    assert some is None
    every = range(len(entry.sources))
    proposal = await room.desk.editing.propose_review(ID, every, by=ayse)
    assert "reviewed_on: 2026-12-22" in proposal.text
    assert proposal.text.count("verified: 2026-12-22") == len(entry.sources)


async def test_a_review_of_one_source_leaves_the_entry_as_it_is(
    room: Newsroom, ayse: Person
) -> None:
    other = "ayni-yardim"
    room.now += timedelta(days=30)
    proposal = await room.desk.editing.propose_review(other, [1], by=ayse)
    assert "reviewed_on: 2026-11-22" in proposal.text
    assert proposal.text.count("2026-12-22") == 1


async def test_a_folder_that_cannot_be_written_to_changes_nothing(
    room: Newsroom, ayse: Person, zehra: Person
) -> None:
    proposal = await _proposed(room, ayse)
    outside = replace(proposal, path="../disari.yaml", base_digest=None)
    async with room.storage.write() as unit:
        spoiled = await unit.proposals.add(outside)
    attempt = room.desk.publishing.publish(spoiled.id, by=zehra)
    assert await code_of(attempt) in {Code.NOT_WRITTEN, Code.PROPOSAL_FAULTY}
    assert not (room.folder.parent / "disari.yaml").exists()
