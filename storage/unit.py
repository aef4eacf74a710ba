"""The unit of work: every repository on one transaction."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import Audit
from storage.beats import Beats
from storage.board import Board
from storage.cases import Cases
from storage.conversations import Conversations
from storage.engine import Database
from storage.enrolments import Enrolments
from storage.exchanges import Exchanges
from storage.exports import Exports
from storage.grants import Grants
from storage.inbox import Inbox
from storage.invites import Invites
from storage.lanes import Lanes
from storage.notes import Notes
from storage.outbox import Outbox
from storage.people import People
from storage.places import Places
from storage.proposals import Proposals
from storage.questions import Questions
from storage.retention import Archive
from storage.threads import Posts, Threads


@dataclass(frozen=True, slots=True)
class Unit:
    """One transaction: left without an error it is committed, else undone."""

    connection: AsyncConnection

    @property
    def people(self) -> People:
        """Who talks to the desk."""
        return People(self.connection)

    @property
    def grants(self) -> Grants:
        """Roles that were given."""
        return Grants(self.connection)

    @property
    def invites(self) -> Invites:
        """Invitations that were made."""
        return Invites(self.connection)

    @property
    def enrolments(self) -> Enrolments:
        """Who asks to be enrolled."""
        return Enrolments(self.connection)

    @property
    def questions(self) -> Questions:
        """What was asked."""
        return Questions(self.connection)

    @property
    def cases(self) -> Cases:
        """The cases of the desk."""
        return Cases(self.connection)

    @property
    def exchanges(self) -> Exchanges:
        """What was said between officer and desk."""
        return Exchanges(self.connection)

    @property
    def notes(self) -> Notes:
        """What the secretariat wrote for itself."""
        return Notes(self.connection)

    @property
    def outbox(self) -> Outbox:
        """What is to be said."""
        return Outbox(self.connection)

    @property
    def threads(self) -> Threads:
        """The forum topics of the cases."""
        return Threads(self.connection)

    @property
    def posts(self) -> Posts:
        """Which case a message belongs to."""
        return Posts(self.connection)

    @property
    def places(self) -> Places:
        """The groups in which the desk works."""
        return Places(self.connection)

    @property
    def board(self) -> Board:
        """Cases before the board."""
        return Board(self.connection)

    @property
    def proposals(self) -> Proposals:
        """Drafts and changes of entries."""
        return Proposals(self.connection)

    @property
    def beats(self) -> Beats:
        """When each part last went round."""
        return Beats(self.connection)

    @property
    def archive(self) -> Archive:
        """What is kept no longer."""
        return Archive(self.connection)

    @property
    def audit(self) -> Audit:
        """Who did what."""
        return Audit(self.connection)

    @property
    def exports(self) -> Exports:
        """What is taken out of the desk, without anybody in it."""
        return Exports(self.connection)

    @property
    def inbox(self) -> Inbox:
        """What was received."""
        return Inbox(self.connection)

    @property
    def lanes(self) -> Lanes:
        """What is handled next, and by whom."""
        return Lanes(self.connection)

    @property
    def conversations(self) -> Conversations:
        """Forms being filled in."""
        return Conversations(self.connection)

    async def now(self) -> datetime:
        """What time it is for the database; SQLite knows whole seconds."""
        moment: datetime = (await self.connection.execute(select(func.now()))).scalar_one()
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


@dataclass(frozen=True, slots=True)
class Opening(AbstractAsyncContextManager[Unit]):
    """A transaction about to begin, as a unit of work; no ceremony, there are many a second."""

    transaction: AbstractAsyncContextManager[AsyncConnection]

    async def __aenter__(self) -> Unit:
        """Begin."""
        return Unit(await self.transaction.__aenter__())

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool | None:
        """Commit, or with an error undo."""
        return await self.transaction.__aexit__(kind, error, trace)


@dataclass(frozen=True, slots=True)
class Storage:
    """Opens transactions on the database."""

    database: Database

    def read(self) -> AbstractAsyncContextManager[Unit]:
        """A transaction that only looks."""
        return Opening(self.database.read())

    def write(self, *, durable: bool = False) -> AbstractAsyncContextManager[Unit]:
        """A transaction that may change things; keep it short.

        What must survive a power cut is `durable`: it waits for the disk.
        """
        return Opening(self.database.write(durable=durable))

    async def ping(self) -> None:
        """Raise what the database raises when it cannot answer."""
        async with self.database.read() as connection:
            await connection.execute(select(1))

    async def tidy(self) -> None:
        """Empty the log of the database where it has one."""
        await self.database.tidy()

    async def close(self) -> None:
        """Give every connection back."""
        await self.database.close()
