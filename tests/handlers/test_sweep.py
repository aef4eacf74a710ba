"""What is due is done once, in working hours, however late and by however many sweepers."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from cases import moves
from cases.case import Case, Ending, Status, Urgency
from cases.health import Part
from cases.notice import Notice, TargetMissed, restored
from cases.people import Person, Role
from cases.rules import Rules, load
from handlers.services.record import keep
from handlers.services.sweep import Sweep, Swept
from storage.tables import audit, cases, outbox
from storage.unit import Storage
from tests.bot.doubles import HandClock
from tests.cases.desk import REQUEST, SECRETARY, grant

RULES: Rules = load()
#: A Tuesday, 10:00 in Istanbul, with no holiday near.
TUESDAY = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 4, 21, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 3, 7, 8, 0, tzinfo=UTC)
NUMBER = "SDK-2026-0001"


async def _people(storage: Storage) -> tuple[Person, Person]:
    async with storage.write() as unit:
        officer = await unit.people.of_telegram(1001, at=TUESDAY)
        secretary = await unit.people.of_telegram(2001, at=TUESDAY)
    officer = replace(officer, grants=(grant(Role.OFFICER),))
    return officer, replace(secretary, grants=SECRETARY.grants)


async def _opened(storage: Storage, number: str = NUMBER) -> Case:
    officer, _ = await _people(storage)
    case = moves.open_case(REQUEST, number=number, by=officer, at=TUESDAY, rules=RULES).case
    async with storage.write() as unit:
        return await unit.cases.add(case, key=number)


async def _claimed(storage: Storage) -> Case:
    _, secretary = await _people(storage)
    case = moves.claim(await _opened(storage), by=secretary, at=TUESDAY, rules=RULES).case
    async with storage.write() as unit:
        return await unit.cases.save(case)


async def _broken(storage: Storage, number: str) -> None:
    """A case that has ended, and is due all the same."""
    case = await _opened(storage, number)
    async with storage.write() as unit:
        await unit.cases.save(replace(case, status=Status.CLOSED, next_at=TUESDAY))


async def _sweep(storage: Storage, at: datetime) -> Swept:
    return await Sweep(storage, HandClock(at), RULES).once()


async def _told(storage: Storage, kind: str) -> list[str]:
    """For whom notices of that kind were written, in order."""
    async with storage.read() as unit:
        query = select(outbox.c.recipient).where(outbox.c.kind == kind).order_by(outbox.c.id)
        return list(await unit.connection.scalars(query))


async def _notices(storage: Storage) -> list[Notice]:
    """Everything that was written down to be said, in order."""
    async with storage.read() as unit:
        rows = await unit.connection.execute(select(outbox).order_by(outbox.c.id))
        return [restored(row.kind, row.data) for row in rows]


async def _sorted_as_normal(storage: Storage, by: Person, at: datetime) -> None:
    async with storage.write() as unit:
        case = await unit.cases.get(NUMBER)
        moved = moves.triage(case, by=by, at=at, rules=RULES, urgency=Urgency.NORMAL)
        await keep(unit, moved, by=by, at=at)


async def test_a_missed_promise_is_told_once_to_topic_and_holder(storage: Storage) -> None:
    case = await _claimed(storage)
    late = RULES.calendar.next_opening(case.progress.targets.due_at + timedelta(hours=1))
    for minutes in range(3):
        await _sweep(storage, late + timedelta(minutes=minutes))
    told = await _told(storage, "TargetMissed")
    assert told == [f"topic:{NUMBER}", f"person:{case.holder_id}", f"topic:{NUMBER}"]
    async with storage.read() as unit:
        assert (await unit.cases.get(NUMBER)).told == {"missed:due", "missed:respond"}


async def test_a_promise_that_sorting_moved_is_told_of_when_it_is_missed_too(
    storage: Storage,
) -> None:
    officer, secretary = await _people(storage)
    urgent = replace(REQUEST, urgency=Urgency.URGENT)
    case = moves.open_case(urgent, number=NUMBER, by=officer, at=TUESDAY, rules=RULES).case
    async with storage.write() as unit:
        await unit.cases.add(case, key=NUMBER)
    late = case.progress.targets.due_at + timedelta(minutes=1)
    await _sweep(storage, RULES.calendar.next_opening(late))
    await _sorted_as_normal(storage, secretary, late)
    much_later = RULES.calendar.next_opening(late + timedelta(days=12))
    await _sweep(storage, much_later)
    missed = [notice for notice in await _notices(storage) if isinstance(notice, TargetMissed)]
    assert [notice.which for notice in missed].count("due") == 2


async def test_nobody_is_warned_at_midnight_or_on_a_weekend(storage: Storage) -> None:
    await _opened(storage)
    for closed in (MIDNIGHT, SATURDAY):
        assert await _sweep(storage, closed) == Swept()
    assert await _told(storage, "TargetMissed") == []
    assert await _told(storage, "MorningDigest") == []


async def test_days_of_standing_still_lose_nothing_and_say_it_once(storage: Storage) -> None:
    await _opened(storage)
    monday = RULES.calendar.next_opening(TUESDAY + timedelta(days=12))
    swept = await _sweep(storage, monday)
    assert swept.failed == ()
    assert await _told(storage, "TargetNear") == []
    assert await _told(storage, "TargetMissed") == [f"topic:{NUMBER}"] * 2


async def test_the_digest_comes_once_a_working_day_and_not_too_early(storage: Storage) -> None:
    early = datetime(2026, 3, 4, 5, 40, tzinfo=UTC)  # 08:40, the digest is due at 08:45
    await _sweep(storage, early)
    assert await _told(storage, "MorningDigest") == []
    for hours in range(4):
        await _sweep(storage, early + timedelta(hours=hours, minutes=10))
    assert await _told(storage, "MorningDigest") == ["secretariat"]
    await _sweep(storage, early + timedelta(days=1, minutes=10))
    assert await _told(storage, "MorningDigest") == ["secretariat"] * 2


async def test_a_missed_morning_is_caught_up_the_same_day(storage: Storage) -> None:
    await _sweep(storage, datetime(2026, 3, 4, 13, 0, tzinfo=UTC))
    assert await _told(storage, "MorningDigest") == ["secretariat"]


async def test_two_sweepers_do_nothing_twice(storage: Storage) -> None:
    numbers = [f"SDK-2026-{nth:04d}" for nth in range(1, 13)]
    for number in numbers:
        await _opened(storage, number)
    late = RULES.calendar.next_opening(TUESDAY + timedelta(days=12))
    await asyncio.gather(*(_sweep(storage, late) for _ in range(3)))
    await _sweep(storage, late + timedelta(minutes=10))
    told = await _told(storage, "TargetMissed")
    assert sorted(told) == sorted(f"topic:{number}" for number in numbers for _ in range(2))
    async with storage.read() as unit:
        for number in numbers:
            assert [event.event for event in await unit.cases.events(number)] == ["warn"] * 2


async def test_a_case_that_fails_is_put_off_and_the_others_go_on(storage: Storage) -> None:
    await _broken(storage, "SDK-2026-0009")
    await _opened(storage)
    late = RULES.calendar.next_opening(TUESDAY + timedelta(days=12))
    swept = await _sweep(storage, late)
    assert [(failed.number, failed.error) for failed in swept.failed] == [
        ("SDK-2026-0009", "LookupError")
    ]
    assert await _told(storage, "TargetMissed") == [f"topic:{NUMBER}"] * 2
    async with storage.read() as unit:
        put_off = await unit.cases.get("SDK-2026-0009")
        (beat,) = [each for each in await unit.beats.all() if each.name == Part.SWEEP]
        lines = list(await unit.connection.scalars(select(audit.c.event)))
    assert put_off.next_at == late + timedelta(hours=1)
    assert beat.detail == "SDK-2026-0009"
    assert "sweep.failed" in lines


async def test_a_case_that_cannot_be_read_is_put_off_and_the_others_go_on(
    storage: Storage,
) -> None:
    await _opened(storage, "SDK-2026-0009")
    await _opened(storage)
    async with storage.write() as unit:
        strange = update(cases).where(cases.c.number == "SDK-2026-0009").values(urgency="çok")
        await unit.connection.execute(strange)
    late = RULES.calendar.next_opening(TUESDAY + timedelta(days=12))
    swept = await _sweep(storage, late)
    assert [(failed.number, failed.error) for failed in swept.failed] == [
        ("SDK-2026-0009", "ValueError")
    ]
    assert await _told(storage, "TargetMissed") == [f"topic:{NUMBER}"] * 2
    async with storage.read() as unit:
        query = select(cases.c.next_at).where(cases.c.number == "SDK-2026-0009")
        assert await unit.connection.scalar(query) == late + timedelta(hours=1)


async def test_an_abandoned_claim_ends_by_itself(storage: Storage) -> None:
    case = await _claimed(storage)
    assert case.held_until is not None
    await _sweep(storage, RULES.calendar.next_opening(case.held_until + timedelta(minutes=1)))
    async with storage.read() as unit:
        freed = await unit.cases.get(NUMBER)
    assert (freed.status, freed.holder_id) == (Status.TRIAGED, None)


async def test_what_is_linked_to_a_case_that_closes_by_itself_goes_its_own_way(
    storage: Storage,
) -> None:
    _, secretary = await _people(storage)
    asked = moves.ask(
        await _opened(storage), text="Ne zaman?", by=secretary, at=TUESDAY, rules=RULES
    ).case
    twin = await _opened(storage, "SDK-2026-0002")
    linked = moves.link(twin, other=asked, by=secretary, at=TUESDAY, rules=RULES).case
    async with storage.write() as unit:
        await unit.cases.save(asked)
        await unit.cases.save(linked)
    await _sweep(storage, RULES.calendar.next_opening(TUESDAY + timedelta(days=120)))
    async with storage.read() as unit:
        assert (await unit.cases.get(NUMBER)).ending is Ending.UNANSWERED
        assert (await unit.cases.get("SDK-2026-0002")).status is Status.TRIAGED


async def test_the_sweep_shows_that_it_lives_also_at_night(storage: Storage) -> None:
    await _sweep(storage, MIDNIGHT)
    async with storage.read() as unit:
        assert [(b.name, b.at) for b in await unit.beats.all()] == [(Part.SWEEP, MIDNIGHT)]
