"""What the desk keeps about itself: proposals, signs of life, what is kept no longer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from cases.beat import Beat
from cases.export import CaseLine, QuestionLine
from cases.membership import Decision
from cases.proposal import Proposal, ProposalState
from cases.rules import Retention
from cases.tally import Tally


class Proposals(Protocol):
    """Drafts and changes of entries.

    `get` raises UNKNOWN_PROPOSAL, `decide` NOTHING_WAITS for one that was decided before. `hold`
    gives those of an entry; until the transaction ends nobody else holds them.
    """

    async def add(self, proposal: Proposal) -> Proposal: ...
    async def get(self, proposal_id: int) -> Proposal: ...
    async def decide(
        self,
        proposal_id: int,
        state: ProposalState,
        decision: Decision,
        *,
        previous: str | None = None,
    ) -> Proposal: ...
    async def all(self, state: ProposalState, *, limit: int) -> Sequence[Proposal]: ...
    async def hold(self, entry_id: str) -> Sequence[Proposal]: ...
    async def of_entry(self, entry_id: str, *, limit: int) -> Sequence[Proposal]: ...
    async def of_case(self, number: str) -> Sequence[Proposal]: ...


class Beats(Protocol):
    """When each part of the desk last went round; `turn` is True when it brings something new."""

    async def beat(self, name: str, *, at: datetime, detail: str = "") -> None: ...
    async def turn(self, name: str, detail: str, *, at: datetime) -> bool: ...
    async def all(self) -> Sequence[Beat]: ...


class Archive(Protocol):
    """What is kept no longer: deleted by the rules, counted by the months of that zone."""

    async def retain(
        self, retention: Retention, *, at: datetime, zone: ZoneInfo
    ) -> Mapping[str, int]: ...
    async def tallies(self) -> Sequence[Tally]: ...


class Exports(Protocol):
    """The lines of an export, from one moment until before another."""

    async def cases(self, since: datetime, until: datetime) -> Sequence[CaseLine]: ...
    async def questions(self, since: datetime, until: datetime) -> Sequence[QuestionLine]: ...
