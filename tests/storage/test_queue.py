"""The queue shows what is wanted, the words of a case find it, and the counts add up."""

from dataclasses import replace
from datetime import datetime

import pytest

from cases.case import Case, Request, Status, Targets
from cases.people import Municipality, Person
from cases.queue import QueueFilter
from storage.unit import Storage
from tests.storage.casework import DAY, PROGRESS, REQUEST, kept, new_case
from tests.storage.moments import NOON, officer

ISTANBUL = replace(
    REQUEST,
    title="Iğdır'dan gelen ÖĞRENCİ",
    text="%50 indirim var mı?",
    municipality=Municipality("Kadıköy", "İstanbul"),
)


def _due(case: Case, due_at: datetime) -> Case:
    return replace(case, progress=replace(PROGRESS, targets=Targets(due_at, due_at)))


async def _cases(storage: Storage) -> Person:
    """One open, one claimed, one with the board and late, one waiting, one closed."""
    secretary = await officer(storage, 7)
    numbered = [f"SDK-2026-000{n}" for n in range(1, 6)]
    await kept(
        storage,
        _due(new_case(None, numbered[0]), NOON + 3 * DAY),
        _due(
            new_case(None, numbered[1], status=Status.CLAIMED, holder_id=secretary.id),
            NOON + 2 * DAY,
        ),
        _due(new_case(None, numbered[2], status=Status.REFERRED, request=ISTANBUL), NOON - DAY),
        _due(new_case(None, numbered[3], status=Status.WAITING), NOON - DAY),
        _due(new_case(None, numbered[4], status=Status.CLOSED, ended_at=NOON), NOON - DAY),
    )
    return secretary


async def _queue(storage: Storage, wanted: QueueFilter, **page: int) -> list[int]:
    async with storage.read() as unit:
        found = await unit.cases.queue(wanted, limit=page.get("limit", 9), **_offset(page))
    return [int(case.number[-4:]) for case in found]


def _offset(page: dict[str, int]) -> dict[str, int]:
    return {"offset": page["offset"]} if "offset" in page else {}


async def test_queue_holds_what_has_not_ended_those_due_first_first(storage: Storage) -> None:
    await _cases(storage)
    assert await _queue(storage, QueueFilter()) == [3, 4, 2, 1]
    assert await _queue(storage, QueueFilter(), limit=2, offset=1) == [4, 2]


async def test_queue_of_a_secretary_unclaimed_late_and_by_status(storage: Storage) -> None:
    secretary = await _cases(storage)
    assert await _queue(storage, QueueFilter(mine=secretary.id)) == [2]
    assert await _queue(storage, QueueFilter(unclaimed=True)) == [1]
    assert await _queue(storage, QueueFilter(overdue_at=NOON)) == [3]
    assert await _queue(storage, QueueFilter(statuses=frozenset({Status.CLOSED}))) == [5]
    assert await _queue(storage, QueueFilter(mine=secretary.id, unclaimed=True)) == []


async def test_missed_first_response_is_late_too(storage: Storage) -> None:
    late = replace(PROGRESS, targets=Targets(NOON - DAY, NOON + DAY))
    answered = replace(late, responded_at=NOON - 2 * DAY)
    await kept(
        storage,
        new_case(None, "SDK-2026-0001", progress=late),
        new_case(None, "SDK-2026-0002", progress=answered),
    )
    assert await _queue(storage, QueueFilter(overdue_at=NOON)) == [1]


@pytest.mark.parametrize(
    ("words", "municipality"),
    [
        ("ogrenci", ""),
        ("ÖĞRENCİ ığdır", ""),
        ("iğdir", ""),
        ("sdk-2026-0003", ""),
        ("%50", ""),
        ("", "KADIKÖY"),
        ("indirim", "istanbul"),
    ],
)
async def test_words_find_a_case_however_they_are_typed(
    storage: Storage, words: str, municipality: str
) -> None:
    await _cases(storage)
    async with storage.read() as unit:
        found = await unit.cases.search(words, municipality=municipality, limit=9)
    assert [case.number for case in found] == ["SDK-2026-0003"]
    assert await _queue(storage, QueueFilter(text=words, municipality=municipality)) == [3]


@pytest.mark.parametrize("words", ["%51", "_grenci", "ogrenci yok"])
async def test_other_words_find_nothing(storage: Storage, words: str) -> None:
    await _cases(storage)
    async with storage.read() as unit:
        assert await unit.cases.search(words, limit=9) == ()


async def test_search_finds_ended_cases_and_words_of_a_new_title(storage: Storage) -> None:
    case = new_case(None, status=Status.CLOSED)
    await kept(storage, case)
    title: Request = replace(REQUEST, title="Tezgâh")
    async with storage.write() as unit:
        await unit.cases.save(replace(case, request=title))
        assert len(await unit.cases.search("tezgah", limit=9)) == 1


async def test_counts_say_what_waits(storage: Storage) -> None:
    await _cases(storage)
    async with storage.read() as unit:
        counts = await unit.cases.counts(NOON, soon=NOON + 2.5 * DAY)
    assert counts.by_status[Status.CLOSED] == 1
    assert (counts.under_way, counts.unclaimed, counts.overdue, counts.due_soon) == (4, 1, 1, 1)
    assert counts.oldest_unclaimed == NOON


async def test_empty_desk_counts_nothing(storage: Storage) -> None:
    async with storage.read() as unit:
        counts = await unit.cases.counts(NOON)
    assert (counts.under_way, counts.oldest_unclaimed) == (0, None)
