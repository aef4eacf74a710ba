"""Whatever two secretaries do in whatever order: no note is ever on its way to the officer."""

import asyncio
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.people import Post, Role
from handlers.callbacks.desk import Do, OnCase
from knowledge.library import Library
from storage.engine import Database
from storage.unit import Storage
from tests.handlers.chat import TOWN, Chat, Json, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic, answering

SECRET = "GİZLİ"
STEPS = ("reply", "ask", "note", "other", "late", "answer", "Gönder", "Düzelt", "Vazgeç", "/birak")
PLAYS = st.lists(st.tuples(st.booleans(), st.sampled_from(STEPS)), min_size=3, max_size=14)


class Play:
    """Two secretaries in one topic, each with the prompts that the desk showed her."""

    def __init__(self, topic: Topic, pair: tuple[Persona, Persona]) -> None:
        self.topic = topic
        self.pair = pair
        self.open: dict[int, Json | None] = {0: None, 1: None}
        self.used: dict[int, Json | None] = {0: None, 1: None}
        self.said = 0

    async def step(self, who: int, step: str) -> None:
        """One thing that one of the two does."""
        person = self.pair[who]
        if step in {"reply", "ask"}:
            await person.taps_in_forum(OnCase(number=NUMBER, do=Do(step)), TOPIC)
            self._prompted(who)
        elif step in {"Gönder", "Düzelt", "Vazgeç"}:
            await self._decide(who, step)
        elif step == "answer":
            await self._answer(who)
        elif step == "/birak":
            await person.says_in_forum(step, TOPIC)
        else:
            quoted = {"note": None, "other": self.open[1 - who], "late": self.used[who]}[step]
            await person.says_in_forum(f"{SECRET} {step}", TOPIC, **(quoted or {}))

    async def _answer(self, who: int) -> None:
        asked = self.open[who]
        if asked is not None:
            self.said += 1
            await self.pair[who].says_in_forum(f"Yanıt {self.said}", TOPIC, **asked)
            self.used[who], self.open[who] = asked, None

    async def _decide(self, who: int, step: str) -> None:
        if step in self.topic.chat.labels:
            await self.pair[who].taps_in_forum(step, TOPIC)
            self._prompted(who)

    def _prompted(self, who: int) -> None:
        chat = self.topic.chat
        if chat.shown() and chat.text.startswith("✍️"):
            asked = answering(chat)
            if all(asked != other for other in (*self.open.values(), *self.used.values())):
                self.open[who] = asked


async def _play(file: Path, library: Library, steps: list[tuple[bool, str]]) -> list[str]:
    storage = Storage(Database(f"sqlite+aiosqlite:///{file}"))
    try:
        chat = Chat(storage, library)
        officer, *pair = (Persona(chat, number) for number in (1002, 2001, 2002))
        await officer.becomes(Role.OFFICER, Post(municipality=TOWN))
        for each in pair:
            await each.becomes(Role.SECRETARY)
        await chat.set_up_forum()
        topic = await Topic(chat, officer).opened()
        play = Play(topic, (pair[0], pair[1]))
        for who, step in steps:
            await play.step(int(who), step)
        received = await topic.reaches_officer()
        assert not [text for text in received if SECRET in text]
        assert all(SECRET not in exchange.text for exchange in await topic.said())
        return received
    finally:
        await storage.close()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the desks of the plays."""
    return tmp_path_factory.mktemp("plays")


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(steps=PLAYS)
def test_no_order_of_steps_lets_a_note_out(
    room: Path, migrated_file: Path, library: Library, steps: list[tuple[bool, str]]
) -> None:
    file = Path(shutil.copy(migrated_file, room / "desk.db"))
    asyncio.run(_play(file, library, steps))


def test_such_a_play_does_bring_an_answer(
    room: Path, migrated_file: Path, library: Library
) -> None:
    file = Path(shutil.copy(migrated_file, room / "desk.db"))
    steps = [(False, "reply"), (True, "other"), (False, "note"), (False, "answer")]
    received = asyncio.run(_play(file, library, [*steps, (False, "late"), (False, "Gönder")]))
    assert "Yanıt 1" in received[0]
