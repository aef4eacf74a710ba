"""After a person is forgotten, the whole database holds none of her numbers."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert, select

from cases.board import Opinion, Position, Referral, Seat
from cases.case import Status
from cases.delivery import ToOfficer
from cases.errors import Code, DeskError
from cases.membership import Decision, EnrolmentState, Invite
from cases.people import Grant, Municipality, Role
from cases.proposal import Proposal, ProposalKind
from cases.queue import CaseEvent
from storage.conversations import ConversationKey
from storage.forgetting import holding
from storage.inbox import Arrival
from storage.tables import audit, metadata, people
from storage.unit import Storage, Unit
from tests.storage.casework import kept, new_case, noted, said
from tests.storage.mail import SENT, claim, ended, near, post
from tests.storage.moments import NOON, finish_head, officer, question

#: Numbers that stand for nothing else.
TELEGRAM_ID = 7_613_905_842
PERSON_ID = 918_273_645
NUMBER = "SDK-2026-0001"


async def _dump(unit: Unit) -> str:
    """Every value of every table, as words."""
    rows: list[Any] = []
    for table in metadata.sorted_tables:
        found = await unit.connection.execute(select(table))
        rows += [[table.name, *row] for row in found]
    return json.dumps(rows, default=str)


async def _she_did_everything(storage: Storage) -> None:
    """An officer who is a member, a secretary and an editor too."""
    joined = {
        "id": PERSON_ID,
        "telegram_id": TELEGRAM_ID,
        "language": "tr",
        "joined_at": NOON,
    }
    async with storage.write() as unit:
        await unit.connection.execute(insert(people).values(joined))
        her = await unit.people.known(TELEGRAM_ID)
    assert her is not None
    colleague = await officer(storage)
    await kept(
        storage,
        new_case(her, holder_id=her.id, status=Status.CLAIMED),
        new_case(colleague, "SDK-2026-0002", holder_id=her.id),
    )
    await post(storage, her, ended(), near())
    await post(storage, ToOfficer(NUMBER), ended(2))
    async with storage.write() as unit:
        await unit.questions.add(question(her, update_id=4))
        await _work(unit)
        await _talk(unit)


async def _work(unit: Unit) -> None:
    await unit.exchanges.add(NUMBER, said(by=await unit.people.get(PERSON_ID), update_id=5))
    await unit.notes.add(NUMBER, replace(noted(update_id=6), person_id=PERSON_ID))
    named = {"to": PERSON_ID, "round": 1}
    await unit.cases.event(NUMBER, CaseEvent(NOON, PERSON_ID, "case.assigned", named))
    line = {"person_id": PERSON_ID, "telegram_id": str(TELEGRAM_ID), "role": "officer"}
    await unit.audit.add(at=NOON, person_id=PERSON_ID, event="grant.given", data=line)
    seat = Seat(0, PERSON_ID, NOON, NOON, opinion=Opinion(Position.YES, "takdir", "Evet."))
    brief = Referral(0, 1, NUMBER, "Soru", PERSON_ID, NOON, NOON, (seat,))
    await unit.board.add(brief)
    colleague = await unit.people.known(1001)
    assert colleague is not None
    grant = Grant(0, Role.SECRETARY, NOON, granted_by=PERSON_ID)
    await unit.grants.give(PERSON_ID, grant)
    given = await unit.grants.give(colleague.id, grant)
    await unit.grants.revoke(given.id, by=PERSON_ID, at=NOON)
    invite = Invite(0, Role.OFFICER, NOON, NOON, made_by=PERSON_ID)
    await unit.invites.add(invite, code_hash="cd" * 32)
    town = Municipality("Nizip", "Gaziantep")
    await unit.enrolments.add(PERSON_ID, town, at=NOON)
    asked = await unit.enrolments.add(colleague.id, town, at=NOON)
    yes = Decision(PERSON_ID, NOON)
    await unit.enrolments.decide(asked.id, EnrolmentState.GRANTED, yes)
    made = Proposal(0, ProposalKind.NEW, "yeni", "yeni.yaml", "soru: ?", PERSON_ID, NOON)
    await unit.proposals.add(made)


async def _talk(unit: Unit) -> None:
    lane = str(TELEGRAM_ID)
    await unit.inbox.add([Arrival(5, lane, "message", "{}")], at=NOON, ready_at=NOON)
    await finish_head(unit, lane)
    await unit.connection.execute(metadata.tables["lanes"].delete())
    form = ConversationKey(f"1:{TELEGRAM_ID}:{TELEGRAM_ID}", TELEGRAM_ID)
    await unit.conversations.set_state(form, "writing", at=NOON)
    await unit.posts.add(TELEGRAM_ID, 17, NUMBER, nth=1)
    await unit.outbox.park(PERSON_ID, f"Forbidden: {TELEGRAM_ID}", at=NOON)


async def test_nothing_in_the_database_leads_to_a_forgotten_person(storage: Storage) -> None:
    await _she_did_everything(storage)
    async with storage.write() as unit:
        before = await _dump(unit)
        await unit.people.forget(PERSON_ID)
        after = await _dump(unit)
    assert before.count(str(PERSON_ID)) > 20
    assert before.count(str(TELEGRAM_ID)) > 5
    assert str(PERSON_ID) not in after
    assert str(TELEGRAM_ID) not in after


async def test_a_notice_settled_in_the_same_moment_leaves_no_number(storage: Storage) -> None:
    her = await officer(storage)
    await kept(storage, new_case(her))
    await post(storage, her, ended())
    (parcel,) = await claim(storage)

    async def forget() -> None:
        async with storage.write() as unit:
            await unit.people.forget(her.id)

    async with storage.write() as unit:
        assert await unit.outbox.settle(parcel.id, SENT, owner="me", at=NOON)
        forgetting = asyncio.create_task(forget())
        await asyncio.wait([forgetting], timeout=0.3)  # as far as it comes
        await unit.posts.add(her.telegram_id, 17, NUMBER)
    await forgetting
    async with storage.read() as unit:
        assert await unit.posts.find(her.telegram_id, 17) is None


async def test_what_she_asked_and_was_told_stays(storage: Storage) -> None:
    await _she_did_everything(storage)
    async with storage.write() as unit:
        await unit.people.forget(PERSON_ID)
        case = await unit.cases.get(NUMBER)
        (exchange,) = await unit.exchanges.all(NUMBER)
        (note,) = await unit.notes.all(NUMBER)
        (event,) = await unit.cases.events(NUMBER)
        (referral,) = await unit.board.of_case(NUMBER)
        assert await unit.outbox.claim("w", at=NOON, lease_for=NOON - NOON, limit=9) == ()
    assert (case.officer_id, case.holder_id, case.request.text) == (
        None,
        None,
        new_case(None).request.text,
    )
    assert (exchange.person_id, exchange.text) == (None, said().text)
    assert (note.person_id, note.text) == (None, noted().text)
    assert (event.event, event.data) == ("case.assigned", {"round": 1})
    assert referral.seats[0].opinion is not None


async def test_move_made_meanwhile_has_to_look_again(storage: Storage) -> None:
    await _she_did_everything(storage)
    async with storage.read() as unit:
        seen = await unit.cases.get(NUMBER)
        (referral,) = await unit.board.of_case(NUMBER)
    async with storage.write() as unit:
        await unit.people.forget(PERSON_ID)
    with pytest.raises(DeskError) as refusal:
        async with storage.write() as unit:
            await unit.cases.save(seen)
    assert refusal.value.code is Code.CASE_CHANGED
    with pytest.raises(DeskError) as refusal:
        async with storage.write() as unit:
            await unit.board.save(referral)
    assert refusal.value.code is Code.CASE_CHANGED


async def test_numbers_that_only_look_like_hers_stay(storage: Storage) -> None:
    await _she_did_everything(storage)
    alike: dict[str, str | int] = {
        "minutes": PERSON_ID,
        "person_id": PERSON_ID + 1,
        "word": f"x{PERSON_ID}",
    }
    async with storage.write() as unit:
        await unit.cases.event("SDK-2026-0002", CaseEvent(NOON, None, "case.extended", alike))
        await unit.people.forget(PERSON_ID)
        (event,) = await unit.cases.events("SDK-2026-0002")
    assert event.data == alike


async def test_only_lines_that_hold_her_number_are_read(storage: Storage) -> None:
    """Among ten years of lines: 5 stands in 25, in a word and in a name as well."""
    async with storage.write() as unit:
        values = {"id": 5, "telegram_id": TELEGRAM_ID, "language": "tr", "joined_at": NOON}
        await unit.connection.execute(insert(people).values(values))
        for data in ({"to": 5}, {"to": "5"}, {"to": 25}, {"role5": "e5"}, {"minutes": 5}, {}):
            await unit.audit.add(at=NOON, person_id=None, event="x", data=data)
        found = await unit.connection.execute(
            select(audit.c.data).where(holding(unit.connection, audit, {"5"})).order_by(audit.c.id)
        )
        assert [row.data for row in found] == [{"to": 5}, {"to": "5"}, {"minutes": 5}]
        await unit.people.forget(5)
        rest = await unit.connection.execute(select(audit.c.data).order_by(audit.c.id))
    assert [row.data for row in rest] == [{}, {}, {"to": 25}, {"role5": "e5"}, {"minutes": 5}, {}]


async def test_everybody_else_stays_as_she_was(storage: Storage) -> None:
    await _she_did_everything(storage)
    async with storage.write() as unit:
        before = await unit.people.known(1001)
        await unit.people.forget(PERSON_ID)
        assert await unit.people.known(1001) == before
        case = await unit.cases.get("SDK-2026-0002")
    assert case.officer_id == (before.id if before else None)
