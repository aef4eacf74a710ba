"""What the services need of the world: storage, clock. The roof plugs them in."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol

from cases.people import Language, Municipality, Person
from cases.question import Feedback, NewQuestion, Question
from knowledge.library import Library


class Clock(Protocol):
    """The present moment: aware, in UTC."""

    def __call__(self) -> datetime: ...


class LibraryShelf(Protocol):
    """The library in force; a running question keeps the one it began with."""

    @property
    def current(self) -> Library: ...


class People(Protocol):
    """Who talks to the desk."""

    async def of_telegram(self, telegram_id: int, *, at: datetime) -> Person: ...
    async def known(self, telegram_id: int) -> Person | None: ...
    async def set_language(self, person_id: int, language: Language) -> None: ...
    async def set_municipality(
        self, person_id: int, municipality: Municipality | None
    ) -> None: ...
    async def forget(self, person_id: int) -> None: ...


class Questions(Protocol):
    """The questions asked, with what became of them."""

    async def add(self, question: NewQuestion) -> int: ...
    async def get(self, question_id: int) -> Question | None: ...
    async def choose(self, question_id: int, entry_id: str | None, status: str | None) -> None: ...
    async def judge(self, question_id: int, feedback: Feedback) -> None: ...
    async def of_person(self, person_id: int, *, limit: int) -> Sequence[Question]: ...


class Audit(Protocol):
    """Who did what, when: one line each, never a text of an officer."""

    async def add(
        self, *, at: datetime, person_id: int | None, event: str, data: dict[str, Any]
    ) -> None: ...


class Unit(Protocol):
    """One transaction: left without an error it is committed, else undone."""

    @property
    def people(self) -> People: ...
    @property
    def questions(self) -> Questions: ...
    @property
    def audit(self) -> Audit: ...


class Storage(Protocol):
    """Opens transactions; `write` takes the writer's lock at once on SQLite."""

    def read(self) -> AbstractAsyncContextManager[Unit]: ...
    def write(self) -> AbstractAsyncContextManager[Unit]: ...
