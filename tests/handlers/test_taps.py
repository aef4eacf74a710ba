"""Buttons that nobody made: nothing is raised, nothing changes, one kind sentence is said."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.people import Language
from cases.question import Complaint, Verdict
from handlers import callbacks
from knowledge.entry import LegalStatus
from knowledge.library import Library
from storage.engine import Database
from storage.unit import Storage
from tests.handlers.chat import Chat, Persona

MODULES = [
    import_module(found.name) for found in walk_packages(callbacks.__path__, "handlers.callbacks.")
]
KINDS = {
    kind
    for module in (callbacks, *MODULES)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, callbacks.Tap) and kind is not callbacks.Tap
}
PREFIXES = sorted(kind.prefix for kind in KINDS)


@pytest.mark.parametrize("data", ["", "c", "c:1", "zz:9", "c:-1:deadbeef:", "j:1:maybe", "f:2:3"])
async def test_a_forged_button_gets_one_kind_sentence(
    chat: Chat, officer: Persona, data: str
) -> None:
    await officer.taps_raw(data or " ")
    assert chat.toasts == ["Bu düğme artık geçerli değil. Sorunuzu yeniden yazabilirsiniz."]
    assert len(chat.calls) == 1


def test_every_kind_of_button_has_a_prefix_of_its_own() -> None:
    assert len(set(PREFIXES)) == len(PREFIXES)


#: As they stand under messages that were sent before taps had a base of their own.
SENT_BEFORE = [
    ("c:1:deadbeef", callbacks.ChooseEntry(question=1, entry="deadbeef")),
    ("n:7", callbacks.Dismiss(question=7)),
    ("s:0:0a1b2c3d:", callbacks.ShowStatus(question=0, entry="0a1b2c3d")),
    (
        "s:12:0a1b2c3d:gecici-koruma",
        callbacks.ShowStatus(
            question=12, entry="0a1b2c3d", status=LegalStatus.TEMPORARY_PROTECTION
        ),
    ),
    ("j:3:helped", callbacks.Judge(question=3, verdict=Verdict.HELPED)),
    ("w:3:outdated", callbacks.Complain(question=3, complaint=Complaint.OUTDATED)),
    ("to:0a1b2c3d:2", callbacks.ShowTopic(topic="0a1b2c3d", page=2)),
    ("g:en", callbacks.SetLanguage(language=Language.ENGLISH)),
    ("f:1", callbacks.Forget(sure=True)),
    ("f:0", callbacks.Forget(sure=False)),
    ("mt", callbacks.KeepTyped()),
]


@pytest.mark.parametrize(("data", "tap"), SENT_BEFORE, ids=lambda value: str(value)[:12])
def test_buttons_of_old_messages_keep_their_meaning(data: str, tap: callbacks.Tap) -> None:
    assert type(tap).unpack(data) == tap
    assert tap.pack() == data


@pytest.mark.parametrize("data", ["f:true", "f:01", "c:01:deadbeef", "n: 7", "n:7 ", "n:+7", "n:"])
def test_a_button_that_nobody_would_write_so_is_forged(data: str) -> None:
    kind = next(kind for kind in KINDS if kind.begins(data))
    with pytest.raises(callbacks.ForgedTapError):
        kind.unpack(data)


def test_a_button_holds_no_more_than_telegram_takes() -> None:
    class Wordy(callbacks.Tap, prefix="wordy"):
        words: str

    with pytest.raises(ValueError, match="wordy"):
        Wordy(words="ş" * 30).pack()


def test_a_value_cannot_bring_a_field_of_its_own() -> None:
    class Wordy(callbacks.Tap, prefix="wordy"):
        words: str

    with pytest.raises(ValueError, match="wordy"):
        Wordy(words="a:b").pack()


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
        assert chat.toasts
    finally:
        await storage.close()
