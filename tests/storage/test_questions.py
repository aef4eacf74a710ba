"""Questions come back as they went in, with what became of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.errors import Code, DeskError
from cases.question import Complaint, Feedback, Question, Verdict
from storage.unit import Storage
from tests.storage.moments import NOON, officer, question


async def _add(storage: Storage, **fields: object) -> int:
    asked = replace(question(await officer(storage)), **fields)  # type: ignore[arg-type]  # any field
    async with storage.write() as unit:
        return await unit.questions.add(asked)


async def _get(storage: Storage, number: int) -> Question | None:
    async with storage.read() as unit:
        return await unit.questions.get(number)


async def test_question_comes_back_as_it_went_in(storage: Storage) -> None:
    asked = question(await officer(storage), update_id=31)
    async with storage.write() as unit:
        number = await unit.questions.add(asked)
    assert await _get(storage, number) == Question(number, asked)


async def test_same_update_is_not_remembered_twice(storage: Storage) -> None:
    first = await _add(storage, update_id=31)
    assert await _add(storage, update_id=31) == first


async def test_questions_without_an_update_are_all_remembered(storage: Storage) -> None:
    assert await _add(storage) != await _add(storage)


async def test_choice_is_kept(storage: Storage) -> None:
    number = await _add(storage)
    async with storage.write() as unit:
        await unit.questions.choose(number, "nufus-kaydi", "vatansiz")
    kept = await _get(storage, number)
    assert kept is not None
    assert (kept.chosen_entry_id, kept.chosen_status) == ("nufus-kaydi", "vatansiz")


async def test_last_verdict_counts(storage: Storage) -> None:
    number = await _add(storage)
    last = Feedback(Verdict.NOT_HELPED, NOON + timedelta(minutes=2), Complaint.OUTDATED)
    async with storage.write() as unit:
        await unit.questions.judge(number, Feedback(Verdict.HELPED, NOON))
        await unit.questions.judge(number, last)
    kept = await _get(storage, number)
    assert kept is not None
    assert kept.feedback == last


async def test_choice_for_an_unknown_question_is_refused(storage: Storage) -> None:
    with pytest.raises(DeskError) as refusal:
        async with storage.write() as unit:
            await unit.questions.choose(404, None, None)
    assert refusal.value.code is Code.UNKNOWN_QUESTION


async def test_own_questions_come_newest_first(storage: Storage) -> None:
    for minutes in (0, 5, 3):
        await _add(storage, asked_at=NOON + timedelta(minutes=minutes), text=f"{minutes}")
    person = await officer(storage)
    async with storage.read() as unit:
        found = await unit.questions.of_person(person.id, limit=2)
    assert [each.asked.text for each in found] == ["5", "3"]


async def test_text_that_no_database_takes_is_mended(storage: Storage) -> None:
    number = await _add(storage, text="a\x00b\ud83dc😀")
    kept = await _get(storage, number)
    assert kept is not None
    assert kept.asked.text == "a\ufffdb\ufffdc😀"
