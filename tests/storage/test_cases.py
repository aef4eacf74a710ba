"""A case comes back as it was saved, and only the newest revision can be saved."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from cases.case import Case, Ending, Extension, Pause, Status, Targets, Urgency
from cases.errors import Code, DeskError
from cases.queue import CaseEvent
from storage.unit import Storage
from tests.storage.casework import DAY, PROGRESS, REQUEST, kept, new_case
from tests.storage.moments import NOON, officer


async def _get(storage: Storage, number: str = "SDK-2026-0001") -> Case:
    async with storage.read() as unit:
        return await unit.cases.get(number)


async def _saved(storage: Storage, case: Case) -> Case | Code:
    try:
        async with storage.write() as unit:
            return await unit.cases.save(case)
    except DeskError as refusal:
        return refusal.code


async def _opened(storage: Storage, key: str) -> Case:
    """A case opened as the desk opens one: a number, then the row."""
    async with storage.write() as unit:
        number = await unit.cases.next_number("SDK", 2026)
        return await unit.cases.add(new_case(None, number), key=key)


async def test_case_comes_back_as_it_went_in(storage: Storage) -> None:
    case = new_case(await officer(storage))
    await kept(storage, case)
    assert await _get(storage) == case


async def test_everything_a_move_changes_is_kept(storage: Storage) -> None:
    person = await officer(storage)
    first, second = new_case(person), new_case(person, "SDK-2026-0002")
    await kept(storage, first, second)
    progress = replace(
        PROGRESS,
        targets=Targets(NOON, NOON + DAY),
        responded_at=NOON,
        answered_at=NOON + DAY,
        pauses=(Pause(NOON, NOON + DAY), Pause(NOON + DAY)),
        extensions=(Extension(timedelta(hours=8), "Kurum yanıtı bekleniyor", NOON),),
    )
    moved = replace(
        first,
        status=Status.CLOSED,
        request=replace(REQUEST, urgency=Urgency.URGENT, title="Başka", topic=None),
        progress=progress,
        holder_id=person.id,
        held_until=NOON + DAY,
        linked_to=second.number,
        ended_at=NOON,
        ending=Ending.SATISFIED,
        entry_id="pazar-yeri",
        exchanges=4,
        reopened=1,
        satisfied=True,
        next_at=NOON + DAY,
        told=frozenset({"near:due", "missed:respond"}),
    )
    saved = await _saved(storage, moved)
    assert saved == replace(moved, revision=2)
    assert await _get(storage) == saved
    async with storage.read() as unit:
        assert await unit.cases.linked_to(second.number) == (saved,)


async def test_unknown_number_is_refused(storage: Storage) -> None:
    with pytest.raises(DeskError) as refusal:
        await _get(storage, "SDK-2026-9999")
    assert refusal.value.code is Code.UNKNOWN_CASE


async def test_old_revision_cannot_be_saved(storage: Storage) -> None:
    case = new_case(None)
    await kept(storage, case)
    await _saved(storage, replace(case, status=Status.TRIAGED))
    assert await _saved(storage, replace(case, status=Status.CLAIMED)) is Code.CASE_CHANGED
    assert (await _get(storage)).status is Status.TRIAGED


async def test_of_two_secretaries_who_save_at_once_one_is_told_to_look_again(
    storage: Storage,
) -> None:
    case = new_case(None)
    await kept(storage, case)
    statuses = (Status.TRIAGED, Status.CLAIMED, Status.DECLINED, Status.CLOSED)
    tries = await asyncio.gather(*(_saved(storage, replace(case, status=s)) for s in statuses))
    assert tries.count(Code.CASE_CHANGED) == 3
    assert (await _get(storage)).revision == 2


async def test_numbers_follow_one_another_in_each_year(storage: Storage) -> None:
    async with storage.write() as unit:
        numbers = [await unit.cases.next_number("SDK", year) for year in (2026, 2026, 2027)]
    assert numbers == ["SDK-2026-0001", "SDK-2026-0002", "SDK-2027-0001"]


async def test_numbers_taken_at_once_are_all_different(storage: Storage) -> None:
    opened = await asyncio.gather(*(_opened(storage, f"k{n}") for n in range(20)))
    assert sorted(case.number for case in opened) == [f"SDK-2026-{n:04d}" for n in range(1, 21)]


async def test_number_of_an_opening_that_failed_is_given_again(storage: Storage) -> None:
    async def stumble() -> None:
        async with storage.write() as unit:
            await unit.cases.next_number("SDK", 2026)
            raise LookupError

    with pytest.raises(LookupError):
        await stumble()
    assert (await _opened(storage, "k")).number == "SDK-2026-0001"


async def test_opening_twice_with_one_key_is_one_case(storage: Storage) -> None:
    first = await _opened(storage, "update:7")
    assert await _opened(storage, "update:7") == first
    async with storage.read() as unit:
        assert await unit.cases.of_key("update:7") == first
        assert await unit.cases.of_key("update:8") is None


async def test_two_openings_at_once_with_one_key_are_one_case(storage: Storage) -> None:
    opened = await asyncio.gather(*(_opened(storage, "update:7") for _ in range(5)))
    assert len({case.number for case in opened}) == 1
    async with storage.read() as unit:
        assert sum((await unit.cases.counts(NOON)).by_status.values()) == 1


async def test_officer_finds_her_own_cases_newest_first(storage: Storage) -> None:
    elif_, ayse = await officer(storage), await officer(storage, 1002)
    cases = [new_case(elif_, f"SDK-2026-000{n}", opened_at=NOON + n * DAY) for n in (1, 2, 3)]
    await kept(storage, *cases, new_case(ayse, "SDK-2026-0004"))
    async with storage.read() as unit:
        assert await unit.cases.of_officer(elif_.id, limit=2) == (cases[2], cases[1])


async def test_timeline_keeps_order_person_and_values(storage: Storage) -> None:
    person = await officer(storage)
    await kept(storage, new_case(person))
    lines = (
        CaseEvent(NOON, person.id, "case.opened", {"type": "hukuki"}),
        CaseEvent(NOON, None, "case.warned", {"which": "due", "round": 1}),
    )
    async with storage.write() as unit:
        for line in lines:
            await unit.cases.event("SDK-2026-0001", line)
        assert await unit.cases.events("SDK-2026-0001") == lines


async def test_text_that_no_database_takes_is_mended(storage: Storage) -> None:
    odd = "a\x00b\ud83dc"
    request = replace(REQUEST, title=odd)
    stretched = replace(PROGRESS, extensions=(Extension(DAY, odd, NOON),))
    await kept(storage, new_case(None, request=request, progress=stretched))
    case = await _get(storage)
    mended = "a\ufffdb\ufffdc"
    assert (case.request.title, case.progress.extensions[0].reason) == (mended, mended)


async def test_cases_that_wait_for_their_officer_are_found(storage: Storage) -> None:
    hers, other = await officer(storage), await officer(storage, 99)
    for nth, (whose, status) in enumerate(
        [(hers, Status.WAITING), (hers, Status.OPEN), (other, Status.WAITING)], 1
    ):
        await kept(storage, replace(new_case(whose, f"SDK-2026-000{nth}"), status=status))
    async with storage.read() as unit:
        assert await unit.cases.waiting_for(hers.id) == ("SDK-2026-0001",)


async def test_a_count_is_found_in_the_newest_year_that_has_it(storage: Storage) -> None:
    person = await officer(storage)
    numbers = ("SDK-2025-0004", "SDK-2026-0004", "SDK-2026-0042", "ESK-2027-0004")
    await kept(storage, *(new_case(person, number) for number in numbers))
    async with storage.read() as unit:
        assert await unit.cases.newest("SDK", 4) == "SDK-2026-0004"
        assert await unit.cases.newest("SDK", 5) is None
