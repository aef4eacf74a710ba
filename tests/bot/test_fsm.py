"""aiogram's forms live in the database and survive the process."""

from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey

from bot.fsm import SqlStorage
from storage.unit import Storage
from tests.bot.doubles import HandClock

KEY = StorageKey(bot_id=1, chat_id=1001, user_id=1001)


class Form(StatesGroup):
    town = State()


async def test_state_survives_the_process(storage: Storage) -> None:
    await SqlStorage(storage, HandClock()).set_state(KEY, Form.town)
    assert await SqlStorage(storage, HandClock()).get_state(KEY) == "Form:town"


async def test_values_survive_the_process(storage: Storage) -> None:
    await SqlStorage(storage, HandClock()).set_data(KEY, {"il": "Gaziantep"})
    assert await SqlStorage(storage, HandClock()).get_data(KEY) == {"il": "Gaziantep"}


async def test_values_can_be_added_to(storage: Storage) -> None:
    forms = SqlStorage(storage, HandClock())
    await forms.update_data(KEY, {"il": "Gaziantep"})
    assert await forms.update_data(KEY, {"ilçe": "Nizip"}) == {"il": "Gaziantep", "ilçe": "Nizip"}


async def test_cleared_form_is_gone(storage: Storage) -> None:
    forms = SqlStorage(storage, HandClock())
    await forms.set_state(KEY, Form.town)
    await forms.set_state(KEY)
    assert await forms.get_state(KEY) is None


async def test_topics_of_one_chat_have_forms_of_their_own(storage: Storage) -> None:
    forms = SqlStorage(storage, HandClock())
    await forms.set_state(StorageKey(1, -100, 1001, thread_id=2), Form.town)
    assert await forms.get_state(StorageKey(1, -100, 1001, thread_id=3)) is None
