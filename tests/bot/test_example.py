"""A newcomer to the sandbox meets people with roles, given as anywhere."""

from pathlib import Path

import pytest

from bot.compose import system_now
from bot.example import FORUM, ROLES, seat
from bot.sandbox.seed import PERSONAS, seeded
from bot.shelf import Shelf
from cases import rules
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
