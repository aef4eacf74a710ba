"""What is older than the rules allow is deleted, and its counts stay."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from cases.board import Outcome as BoardOutcome
from cases.board import Referral, Result
from cases.case import Note, Status
from cases.errors import DeskError
from cases.membership import Decision
from cases.people import Grant, Municipality, Role
from cases.proposal import Proposal, ProposalKind, ProposalState
from cases.question import Outcome
from cases.rules import Retention
from cases.tally import Tally
from storage.conversations import ConversationKey
from storage.inbox import Arrival
from storage.tables import audit, metadata
from storage.unit import Storage
from tests.storage.casework import DAY, kept, new_case, said
from tests.storage.mail import claim, delivered, ended, finish, post
from tests.storage.moments import NOON, finish_head, officer, question

LONG = 1000 * DAY
KEEP_ALL = Retention(
    questions=LONG,
    cases=LONG,
    notes=LONG,
    conversations=LONG,
    inbox=LONG,
    outbox=LONG,
    audit=LONG,
    people=LONG,
)
ISTANBUL = ZoneInfo("Europe/Istanbul")
NUMBER = "SDK-2026-0001"


def only(**periods: timedelta) -> Retention:
    """Everything is kept but these."""
    return KEEP_ALL.model_copy(update=periods)


async def _retained(storage: Storage, retention: Retention, at: datetime) -> dict[str, int]:
    async with storage.write() as unit:
        gone = await unit.archive.retain(retention, at=at, zone=ISTANBUL)
    return {name: number for name, number in gone.items() if number}


async def _rows(storage: Storage) -> dict[str, int]:
    """How many rows each table that has any holds."""
    found: dict[str, Any] = {}
    async with storage.read() as unit:
        for table in metadata.sorted_tables:
            count = select(func.count()).select_from(table)
            found[table.name] = await unit.connection.scalar(count)
    return {name: number for name, number in found.items() if number}


async def test_old_questions_leave_their_counts(storage: Storage) -> None:
    person = await officer(storage)
    asked = question(person)
    async with storage.write() as unit:
        for each in (
            asked,
            replace(asked, asked_at=NOON + DAY),
            replace(asked, outcome=Outcome.ABSTAINED),
            replace(asked, asked_at=NOON - 60 * DAY),
            replace(asked, asked_at=NOON + 9 * DAY),
        ):
            await unit.questions.add(each)
    assert await _retained(storage, only(questions=DAY), NOON + 3 * DAY) == {"questions": 4}
    async with storage.read() as unit:
        assert len(await unit.questions.of_person(person.id, limit=9)) == 1
        assert await unit.archive.tallies() == (
            Tally("2026-09", "questions.answered", 1),
            Tally("2026-11", "questions.abstained", 1),
            Tally("2026-11", "questions.answered", 2),
        )


async def test_a_month_is_that_of_the_desks_own_time(storage: Storage) -> None:
    person = await officer(storage)
    just_after_midnight = datetime(2026, 12, 1, 0, 30, tzinfo=ISTANBUL)
    async with storage.write() as unit:
        await unit.questions.add(replace(question(person), asked_at=just_after_midnight))
    await _retained(storage, only(questions=DAY), just_after_midnight + 2 * DAY)
    async with storage.read() as unit:
        (tally,) = await unit.archive.tallies()
    assert tally.month == "2026-12"


async def test_people_of_whom_nothing_else_is_left_go_and_are_counted(storage: Storage) -> None:
    asker, holder, asked, enrolled, busy, filling, alone = [
        await officer(storage, 2001 + nth) for nth in range(7)
    ]
    await kept(storage, new_case(asker, holder_id=holder.id))
    async with storage.write() as unit:
        await unit.questions.add(question(asked))
        await unit.enrolments.add(enrolled.id, Municipality("Nizip", "Gaziantep"), at=NOON)
        await unit.inbox.add(
            [Arrival(5, str(busy.telegram_id), "message", "{}")], at=NOON, ready_at=NOON
        )
        form = ConversationKey("k", filling.telegram_id)
        await unit.conversations.set_state(form, "writing", at=NOON)
        await unit.people.of_telegram(3001, at=NOON + 2 * DAY)
        named = {"to": alone.id, "round": 1}
        await unit.audit.add(at=NOON, person_id=alone.id, event="x", data=named)
    assert await _retained(storage, only(people=DAY), NOON + 2 * DAY) == {"people": 1}
    async with storage.read() as unit:
        assert await unit.people.get(alone.id) is None
        for person in (asker, holder, asked, enrolled, busy, filling):
            assert await unit.people.get(person.id) is not None
        assert await unit.people.known(3001) is not None
        assert await unit.archive.tallies() == (Tally("2026-11", "people.tr", 1),)
        (line,) = (await unit.connection.execute(select(audit))).all()
    assert (line.person_id, line.data) == (None, {"round": 1})


async def test_a_person_with_a_role_is_kept_as_long_as_the_audit(storage: Storage) -> None:
    person, colleague, over = [await officer(storage, 2001 + nth) for nth in range(3)]
    async with storage.write() as unit:
        taken = await unit.grants.give(person.id, Grant(0, Role.EDITOR, NOON))
        await unit.grants.revoke(taken.id, by=None, at=NOON)
        await unit.grants.give(colleague.id, Grant(0, Role.ADMIN, NOON))
        await unit.grants.give(over.id, Grant(0, Role.OFFICER, NOON, until=NOON + DAY))
    assert await _retained(storage, only(people=DAY), NOON + 5 * DAY) == {}
    gone = await _retained(storage, only(people=DAY, audit=DAY), NOON + 5 * DAY)
    assert gone == {"grants": 2, "people": 2}
    async with storage.read() as unit:
        assert await unit.people.get(colleague.id) is not None


async def test_decided_drafts_go_and_waiting_ones_stay(storage: Storage) -> None:
    async with storage.write() as unit:
        for entry in ("bir", "iki"):
            made = Proposal(0, ProposalKind.NEW, entry, "e.yaml", "soru: ?", None, NOON)
            kept_ = await unit.proposals.add(made)
        decision = Decision(None, NOON)
        await unit.proposals.decide(kept_.id, ProposalState.PUBLISHED, decision)
    assert await _retained(storage, only(audit=DAY), NOON + 2 * DAY) == {"proposals": 1}
    async with storage.read() as unit:
        waiting = await unit.proposals.all(ProposalState.WAITING, limit=9)
    assert [each.entry_id for each in waiting] == ["bir"]


async def test_numbers_of_handled_updates_go_and_waiting_ones_stay(storage: Storage) -> None:
    async with storage.write() as unit:
        arrivals = [Arrival(nth, "1001", "message", "{}") for nth in (1, 2)]
        await unit.inbox.add(arrivals, at=NOON, ready_at=NOON)
        await finish_head(unit, "1001")
    assert await _retained(storage, only(inbox=DAY), NOON + DAY) == {}
    assert await _retained(storage, only(inbox=DAY), NOON + 2 * DAY) == {"inbox": 1}


async def test_counts_of_one_month_add_up(storage: Storage) -> None:
    person = await officer(storage)
    for days in (0, 1):
        async with storage.write() as unit:
            await unit.questions.add(replace(question(person), asked_at=NOON + days * DAY))
        await _retained(storage, only(questions=DAY), NOON + (days + 2) * DAY)
    async with storage.read() as unit:
        assert await unit.archive.tallies() == (Tally("2026-11", "questions.answered", 2),)


async def test_old_case_goes_with_everything_that_hangs_on_it(storage: Storage) -> None:
    await kept(
        storage,
        new_case(None, status=Status.CLOSED, ended_at=NOON),
        new_case(None, "SDK-2026-0002", status=Status.CLAIMED),
    )
    async with storage.write() as unit:
        await unit.exchanges.add(NUMBER, said())
        await unit.notes.add(NUMBER, Note(NOON, "not"))
        await unit.threads.intend(NUMBER, -1, "ad", at=NOON)
        await unit.posts.add(-1, 5, NUMBER)
    assert await _retained(storage, only(cases=DAY), NOON + DAY) == {}
    assert await _retained(storage, only(cases=DAY), NOON + 2 * DAY) == {"cases": 1}
    assert await _rows(storage) == {"cases": 1, "tallies": 1}
    with pytest.raises(DeskError):
        async with storage.read() as unit:
            await unit.cases.get(NUMBER)


async def test_notes_of_a_case_that_goes_on_are_kept(storage: Storage) -> None:
    over = new_case(None, status=Status.CLOSED, ended_at=NOON)
    await kept(storage, over, new_case(None, "SDK-2026-0002"))
    async with storage.write() as unit:
        await unit.notes.add(NUMBER, Note(NOON, "not"))
        await unit.notes.add("SDK-2026-0002", Note(NOON, "not"))
    assert await _retained(storage, only(notes=DAY), NOON + 2 * DAY) == {"notes": 1}
    async with storage.read() as unit:
        assert len(await unit.notes.all("SDK-2026-0002")) == 1


async def test_delivered_notices_go_and_waiting_ones_stay(storage: Storage) -> None:
    await post(storage, await officer(storage), ended(1), ended(2))
    (parcel,) = await claim(storage)
    await finish(storage, parcel)
    assert await _retained(storage, only(outbox=DAY), NOON + 2 * DAY) == {"outbox": 1}
    assert await delivered(storage) == [ended(2)]


async def test_old_forms_and_lines_of_the_audit_go(storage: Storage) -> None:
    async with storage.write() as unit:
        await unit.conversations.set_state(ConversationKey("k", 1), "writing", at=NOON)
        await unit.audit.add(at=NOON, person_id=None, event="desk.started", data={})
        await unit.audit.add(at=NOON + 2 * DAY, person_id=None, event="desk.started", data={})
    gone = await _retained(storage, only(conversations=DAY, audit=DAY), NOON + 2 * DAY)
    assert gone == {"conversations": 1, "audit": 1}


async def test_the_draft_of_an_opinion_waits_as_long_as_the_board(storage: Storage) -> None:
    member = await officer(storage)
    await kept(storage, new_case(None))
    open_, over = [
        Referral(0, 1, NUMBER, "Verilebilir mi?", member.id, NOON, NOON + 10 * DAY, ())
        for _ in range(2)
    ]
    ended_ = BoardOutcome(Result.WITHDRAWN, "Geri alındı.", NOON + DAY)
    async with storage.write() as unit:
        first = await unit.board.add(open_)
        last = await unit.board.add(replace(over, outcome=ended_))
        for draft in (f"opinion-{first.id}", f"opinion-{last.id}", f"opinion-{first.id}0", "desk"):
            form = ConversationKey(f"7:1:1:::{draft}", 1)
            await unit.conversations.set_data(form, {"draft": draft}, at=NOON)
    gone = await _retained(storage, only(conversations=DAY), NOON + 9 * DAY)
    assert gone == {"conversations": 3}
    async with storage.read() as unit:
        left = await unit.conversations.data(ConversationKey(f"7:1:1:::opinion-{first.id}", 1))
    assert left == {"draft": f"opinion-{first.id}"}


async def test_nothing_young_is_deleted(storage: Storage) -> None:
    person = await officer(storage)
    await kept(storage, new_case(person, status=Status.CLOSED, ended_at=NOON))
    await post(storage, person, ended())
    before = await _rows(storage)
    assert await _retained(storage, KEEP_ALL, NOON + 2 * DAY) == {}
    assert await _rows(storage) == before
