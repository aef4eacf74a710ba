"""Buttons that nobody made: nothing is raised, nothing changes, one kind sentence is said."""

import pytest
from aiogram.filters.callback_data import CallbackData
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers import callbacks
from knowledge.library import Library
from storage.engine import Database
from storage.unit import Storage
from tests.handlers.chat import Chat, Persona

KINDS = [
    kind
    for kind in vars(callbacks).values()
    if isinstance(kind, type) and issubclass(kind, CallbackData) and kind is not CallbackData
]
PREFIXES = [kind.__prefix__ for kind in KINDS]


@pytest.mark.parametrize("data", ["", "c", "c:1", "zz:9", "c:-1:deadbeef:", "j:1:maybe", "f:2:3"])
async def test_a_forged_button_gets_one_kind_sentence(
    chat: Chat, officer: Persona, data: str
) -> None:
    await officer.taps_raw(data or " ")
    assert chat.toasts == ["Bu düğme artık geçerli değil. Sorunuzu yeniden yazabilirsiniz."]
    assert len(chat.calls) == 1


def test_every_kind_of_button_has_a_prefix_of_its_own() -> None:
    assert len(set(PREFIXES)) == len(PREFIXES)


_parts = st.one_of(
    st.sampled_from(["", "0", "1", "2", "99999999999", "-1", "deadbeef", "gecici-koruma", "en"]),
    st.text(max_size=12),
)
_forged = st.one_of(
    st.text(min_size=1, max_size=64),
    st.builds(
        lambda prefix, parts: ":".join([prefix, *parts]),
        st.sampled_from(
            [prefix for prefix in PREFIXES if prefix not in {"f", "g", "m", "mt", "ms"}]
        ),
        st.lists(_parts, max_size=4),
    ),
).filter(lambda data: len(data.encode("utf-8", "ignore")) <= 64)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=_forged)
async def test_random_buttons_raise_nothing_and_change_nothing(
    sqlite_url: str, library: Library, data: str
) -> None:
    storage = Storage(Database(sqlite_url))
    try:
        chat = Chat(storage, library)
        officer, stranger = Persona(chat, 1001), Persona(chat, 6666)
        await officer.says("okul")
        before = await officer.questions()
        await stranger.taps_raw(data)
        assert await officer.questions() == before
        assert len(chat.toasts) == 1
    finally:
        await storage.close()
