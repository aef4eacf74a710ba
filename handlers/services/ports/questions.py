"""Questions, and the audit of everything."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Protocol

from cases.question import Feedback, NewQuestion, Question, Use


class Questions(Protocol):
    """The questions asked, with what became of them."""

    async def add(self, question: NewQuestion) -> int: ...
    async def get(self, question_id: int) -> Question | None: ...
    async def choose(self, question_id: int, entry_id: str | None, status: str | None) -> None: ...
    async def judge(self, question_id: int, feedback: Feedback) -> None: ...
    async def follow(self, question_id: int, *, wants: bool = True) -> None: ...
    async def set_aside(self, question_ids: Collection[int]) -> None: ...
    async def shown(self, entry_id: str, *, since: datetime) -> Sequence[int]: ...
    async def use(self, entry_id: str) -> Use: ...
    async def unanswered(
        self,
        *,
        since: datetime,
        before: datetime | None = None,
        followed: bool = False,
        limit: int,
    ) -> Sequence[Question]: ...
    async def of_person(self, person_id: int, *, limit: int) -> Sequence[Question]: ...


class Audit(Protocol):
    """Who did what, when: one line each, never a text of an officer."""

    async def add(
        self, *, at: datetime, person_id: int | None, event: str, data: dict[str, Any]
    ) -> None: ...
