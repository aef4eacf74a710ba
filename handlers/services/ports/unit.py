"""One transaction with everything the desk remembers."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from handlers.services.ports.cases import Cases, Exchanges, Notes
from handlers.services.ports.people import Enrolments, Grants, Invites, People
from handlers.services.ports.questions import Audit, Questions


class Unit(Protocol):
    """One transaction: left without an error it is committed, else undone."""

    @property
    def people(self) -> People: ...
    @property
    def grants(self) -> Grants: ...
    @property
    def invites(self) -> Invites: ...
    @property
    def enrolments(self) -> Enrolments: ...
    @property
    def questions(self) -> Questions: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def exchanges(self) -> Exchanges: ...
    @property
    def notes(self) -> Notes: ...
    @property
    def audit(self) -> Audit: ...


class Storage(Protocol):
    """Opens transactions; `write` takes the writer's lock at once on SQLite."""

    def read(self) -> AbstractAsyncContextManager[Unit]: ...
    def write(self) -> AbstractAsyncContextManager[Unit]: ...
