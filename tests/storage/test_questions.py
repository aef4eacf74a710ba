"""Questions come back as they went in, with what became of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.errors import Code, DeskError
from cases.question import Complaint, Feedback, Outcome, Question, Verdict
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


async def test_those_who_were_shown_an_entry_are_found_once(storage: Storage) -> None:
    elif_, ayse = await officer(storage), await officer(storage, 1002)
    asked = question(elif_)
    chosen = replace(question(ayse), entry_id=None, outcome=Outcome.CLARIFIED)
    async with storage.write() as unit:
        for each in (asked, asked, replace(asked, asked_at=NOON - timedelta(days=91))):
            await unit.questions.add(each)
        await unit.questions.choose(await unit.questions.add(chosen), "okul-kaydi", None)
        since = NOON - timedelta(days=90)
        assert await unit.questions.shown("okul-kaydi", since=since) == (elif_.id, ayse.id)
        assert await unit.questions.shown("nufus-kaydi", since=since) == ()


async def test_questions_without_an_answer_are_found(storage: Storage) -> None:
    silent = await _add(storage, outcome=Outcome.ABSTAINED, text="sessiz")
    useless = await _add(storage, text="yaramadı")
    await _add(storage, text="yaradı")
    old = NOON - timedelta(days=8)
    await _add(storage, outcome=Outcome.ABSTAINED, asked_at=old, text="eski")
    async with storage.write() as unit:
        await unit.questions.judge(useless, Feedback(Verdict.NOT_HELPED, NOON))
        await unit.questions.follow(silent)
        week = NOON - timedelta(days=7)
        found = await unit.questions.unanswered(since=week, limit=9)
        followed = await unit.questions.unanswered(since=week, followed=True, limit=9)
    assert [each.asked.text for each in found] == ["yaramadı", "sessiz"]
    assert [(each.asked.text, each.wants_news) for each in followed] == [("sessiz", True)]


async def test_questions_set_aside_are_known_as_such(storage: Storage) -> None:
    aside, other = await _add(storage), await _add(storage)
    async with storage.write() as unit:
        await unit.questions.set_aside([aside])
    kept = [await _get(storage, number) for number in (aside, other)]
    assert [each.is_set_aside for each in kept if each] == [True, False]
