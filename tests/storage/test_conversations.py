"""A form in progress is kept until it is empty, or forgotten."""

from sqlalchemy import func, select

from storage.conversations import ConversationKey
from storage.tables import conversations
from storage.unit import Storage
from tests.storage.moments import NOON

FORM = ConversationKey("1:1001:1001:default", 1001)
OTHER = ConversationKey("1:1002:1002:default", 1002)


async def test_nothing_is_known_before_it_begins(storage: Storage) -> None:
    async with storage.read() as unit:
        assert await unit.conversations.state(FORM) is None
        assert await unit.conversations.data(FORM) == {}


async def test_state_and_values_do_not_disturb_each_other(storage: Storage) -> None:
    async with storage.write() as unit:
        await unit.conversations.set_data(FORM, {"ad": "Şahinbey"}, at=NOON)
        await unit.conversations.set_state(FORM, "choosing", at=NOON)
        await unit.conversations.set_data(FORM, {"ad": "Nizip"}, at=NOON)
    async with storage.read() as unit:
        assert await unit.conversations.state(FORM) == "choosing"
        assert await unit.conversations.data(FORM) == {"ad": "Nizip"}


async def test_forms_of_two_people_are_apart(storage: Storage) -> None:
    async with storage.write() as unit:
        await unit.conversations.set_state(FORM, "choosing", at=NOON)
        assert await unit.conversations.state(OTHER) is None


async def test_empty_form_leaves_no_row(storage: Storage) -> None:
    async with storage.write() as unit:
        await unit.conversations.set_state(FORM, "choosing", at=NOON)
        await unit.conversations.set_state(FORM, None, at=NOON)
        assert await unit.connection.scalar(select(func.count()).select_from(conversations)) == 0
