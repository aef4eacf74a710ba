"""The front door listens to what it answers, and every desk gets its own."""

from aiogram import Dispatcher

from handlers.routers import UPDATES, build
from tests.handlers.chat import Chat


def test_the_desk_listens_to_what_it_names(chat: Chat) -> None:
    used = chat.dispatcher.resolve_used_update_types()
    assert set(used) == set(UPDATES)


def test_two_desks_share_no_router(chat: Chat) -> None:
    Dispatcher().include_router(build(chat.desk))
    Dispatcher().include_router(build(chat.desk))
