"""A newcomer to the sandbox meets people with roles, given as anywhere."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.compose import system_now
from bot.example import ACQUAINTED, ELIF, ESRA, FORUM, MURAT, ROLES, seat
from bot.example_cases import stage
from bot.sandbox.seed import PERSONAS, seeded
from bot.sandbox.stage import Stage
from bot.shelf import Shelf
from cases import rules
from cases.case import Status
from cases.notice import BoardAsked, ExchangeShown, TopicCard
from cases.people import Role
from handlers.services.desk import Desk
from storage.unit import Storage

ENTRIES = Path(__file__).parent.parent / "knowledge" / "desk"
OFFICES = {
    "memur": Role.OFFICER,
    "sekretarya": Role.SECRETARY,
    "kurul": Role.MEMBER,
    "editör": Role.EDITOR,
    "yönetici": Role.ADMIN,
}


@pytest.fixture
def desk(storage: Storage) -> Desk:
    return Desk.of(storage, Shelf.open(ENTRIES), system_now, rules.load())


async def test_every_persona_holds_the_role_that_her_label_says(
    desk: Desk, storage: Storage
) -> None:
    for _ in range(2):
        await seat(desk)
    async with storage.read() as unit:
        for persona in PERSONAS:
            known = await unit.people.known(persona.id)
            roles = known.roles(system_now()) if known else frozenset()
            expected = OFFICES.get(persona.role)
            assert (expected in roles) if expected else not roles
            assert known is None or len(known.grants) == len(roles)


async def test_secretariat_works_in_the_forum_of_the_sandbox(desk: Desk) -> None:
    await seat(desk)
    place = await desk.places.secretariat()
    assert place is not None
    assert place.chat_id == FORUM
    assert FORUM in seeded(7010203040).chats


def test_board_of_the_sandbox_can_reach_its_quorum() -> None:
    board = rules.load().board
    groups = [post.group for _, role, post in ROLES if role is Role.MEMBER]
    assert len(groups) >= board.quorum
    assert all(groups.count(group) >= most for group, most in board.composition.items())


async def states(desk: Desk, telegram_id: int) -> list[Status]:
    officer = await desk.people.known(telegram_id)
    assert officer is not None
    return [case.status for case in await desk.own_cases.all(officer)]


async def test_three_cases_stand_in_different_places(desk: Desk) -> None:
    await stage(desk)
    assert await states(desk, ELIF) == [Status.OPEN]
    assert sorted(await states(desk, MURAT)) == [Status.REFERRED, Status.WAITING]


async def test_cases_of_the_scene_are_opened_once(desk: Desk) -> None:
    for _ in range(2):
        await stage(desk)
    assert len(await states(desk, ELIF)) + len(await states(desk, MURAT)) == 3


async def test_a_member_of_the_board_still_has_to_declare(desk: Desk) -> None:
    await stage(desk)
    esra = await desk.people.known(ESRA)
    assert esra is not None
    (sitting,) = await desk.boardroom.awaiting(esra)
    assert sitting.seat.declaration is None
    assert sitting.brief is None


async def test_topics_and_chats_are_told_of_the_scene(desk: Desk, storage: Storage) -> None:
    await stage(desk)
    async with storage.write() as unit:
        told = await unit.outbox.claim(
            "test", at=system_now(), lease_for=timedelta(minutes=1), limit=50
        )
    assert {parcel.notice.__class__ for parcel in told} >= {TopicCard, ExchangeShown, BoardAsked}


async def test_nothing_invented_is_put_beside_a_real_secretariat(desk: Desk) -> None:
    await desk.places.settle(-1_002_345_678_901, is_forum=True, by=None)
    await stage(desk)
    assert await desk.people.known(ELIF) is None


def test_whoever_is_told_something_has_opened_her_chat_also_after_a_reset() -> None:
    world = Stage("7010203040:sandbox", system_now)
    world.acquaint(ACQUAINTED)
    world.reset()
    started = {number for number, chat in world.world.chats.items() if chat.started}
    assert started == {person for person, _, _ in ROLES}
