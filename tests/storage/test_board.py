"""A referral and its seats come back as they were saved, and one revision follows another."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from cases.board import (
    Declaration,
    Opinion,
    Outcome,
    Position,
    Referral,
    Result,
    Seat,
)
from cases.errors import Code, DeskError
from storage.unit import Storage
from tests.storage.casework import DAY, FILES, kept, new_case
from tests.storage.moments import NOON, officer

NUMBER = "SDK-2026-0001"
OPINION = Opinion(
    Position.CONDITIONAL,
    "takdir",
    "Belediye Kanunu buna izin verir.",
    ("5393 sayılı Kanun m. 14", "5393 sayılı Kanun m. 60"),
    "Meclis kararı gerekir.",
)


async def _referred(storage: Storage, *telegram_ids: int) -> Referral:
    """The case is before these members."""
    await kept(storage, new_case(None))
    members = [await officer(storage, telegram_id) for telegram_id in telegram_ids]
    referral = Referral(
        id=0,
        revision=1,
        number=NUMBER,
        brief="Pazar yeri verilebilir mi?",
        referred_by=members[0].id,
        referred_at=NOON,
        due_at=NOON + 10 * DAY,
        seats=tuple(
            Seat(0, member.id, NOON, NOON + 10 * DAY, "akademi", "Üniversite", "Şahinbey", "aynı")
            for member in members
        ),
        shows_municipality=True,
        files=FILES,
        next_at=NOON + DAY,
    )
    async with storage.write() as unit:
        return await unit.board.add(referral)


async def _saved(storage: Storage, referral: Referral) -> Referral | Code:
    try:
        async with storage.write() as unit:
            return await unit.board.save(referral)
    except DeskError as refusal:
        return refusal.code


async def test_referral_comes_back_with_numbers(storage: Storage) -> None:
    kept_ = await _referred(storage, 501, 502)
    assert kept_.id > 0
    assert len({seat.id for seat in kept_.seats} - {0}) == 2
    async with storage.read() as unit:
        assert await unit.board.get(kept_.id) == kept_
        assert await unit.board.of_case(NUMBER) == (kept_,)


async def test_everything_that_happens_to_a_referral_is_kept(storage: Storage) -> None:
    referral = await _referred(storage, 501, 502, 503)
    first, second, third = referral.seats
    outcome = Outcome(Result.ADOPTED, "Üç üyeden ikisi", NOON + DAY, Position.YES, "takdir")
    moved = replace(
        referral,
        seats=(
            replace(
                first,
                declaration=Declaration.CLEAR,
                declared_at=NOON,
                opinion=OPINION,
                given_at=NOON + DAY,
                is_late=True,
            ),
            replace(second, declaration=Declaration.RECUSED, declared_at=NOON),
            replace(third, abstained_at=NOON, extensions=1, due_at=NOON + 12 * DAY),
        ),
        due_at=NOON + 12 * DAY,
        reminders=2,
        outcome=outcome,
        next_at=None,
    )
    saved = await _saved(storage, moved)
    assert saved == replace(moved, revision=2)
    async with storage.read() as unit:
        assert await unit.board.get(referral.id) == saved


async def test_of_two_members_who_speak_at_once_one_looks_again(storage: Storage) -> None:
    referral = await _referred(storage, 501, 502)
    first, second = referral.seats
    given = replace(first, opinion=OPINION, given_at=NOON)
    abstained = replace(second, abstained_at=NOON)
    both = await asyncio.gather(
        _saved(storage, replace(referral, seats=(given, second))),
        _saved(storage, replace(referral, seats=(first, abstained))),
    )
    assert both.count(Code.CASE_CHANGED) == 1
    async with storage.read() as unit:
        kept_ = await unit.board.get(referral.id)
    assert [seat.has_spoken for seat in kept_.seats].count(True) == 1


async def test_member_who_is_asked_later_gets_a_seat(storage: Storage) -> None:
    referral = await _referred(storage, 501)
    late = Seat(0, (await officer(storage, 502)).id, NOON, NOON + DAY)
    saved = await _saved(storage, replace(referral, seats=(*referral.seats, late)))
    assert isinstance(saved, Referral)
    assert saved.seats == (*referral.seats, replace(late, id=saved.seats[1].id))


async def test_member_finds_what_awaits_opinions(storage: Storage) -> None:
    referral = await _referred(storage, 501, 502)
    member, stranger = referral.seats[0].person_id, (await officer(storage, 9)).id
    assert member is not None
    async with storage.write() as unit:
        assert await unit.board.open_of(member) == (referral,)
        assert await unit.board.open_of(stranger) == ()
        over = Outcome(Result.WITHDRAWN, "Sekretarya geri aldı", NOON)
        await unit.board.save(replace(referral, outcome=over))
        assert await unit.board.open_of(member) == ()


async def test_unknown_referral_is_refused(storage: Storage) -> None:
    with pytest.raises(DeskError) as refusal:
        async with storage.read() as unit:
            await unit.board.get(404)
    assert refusal.value.code is Code.UNKNOWN_REFERRAL


async def test_due_referral_goes_to_one_sweeper(storage: Storage) -> None:
    referral = await _referred(storage, 501)
    minute = timedelta(minutes=1)

    async def due(days: float) -> tuple[int, ...]:
        async with storage.write() as unit:
            return await unit.board.due(NOON + days * DAY, limit=9, lease_for=minute)

    assert await due(0.9) == ()
    taken = await asyncio.gather(*(due(1) for _ in range(4)))
    assert [each for each in taken if each] == [(referral.id,)]
    assert await due(2) == (referral.id,)
    async with storage.write() as unit:
        await unit.board.postpone(referral.id, NOON + 3 * DAY)
    assert await due(2.5) == ()
    assert len(await due(3)) == 1


async def test_opinion_outlives_the_member(storage: Storage) -> None:
    referral = await _referred(storage, 501)
    (seat,) = referral.seats
    await _saved(storage, replace(referral, seats=(replace(seat, opinion=OPINION),)))
    async with storage.write() as unit:
        await unit.people.forget(seat.person_id or 0)
        left = await unit.board.get(referral.id)
    assert (left.referred_by, left.seats[0].person_id) == (None, None)
    assert left.seats[0].opinion == OPINION
