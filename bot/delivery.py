"""The delivery of notices: claim, render, mark, send, settle.

Nothing is sent inside a transaction. What is marked as being sent is never sent again by itself
unless a second copy does no harm; see DESIGN.md, section 5.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import TypeAlias

import structlog

from bot.courier import Courier, Mark, ParcelLostError, Posting
from bot.logs import fault
from bot.outbound import Spot
from bot.steps import Step, Steps
from bot.topics import Render, Topics
from bot.workers import Crew, attempt
from cases.delivery import (
    DeliveryState,
    Later,
    Message,
    Migrated,
    NotYetError,
    Refused,
    Rejected,
    Settlement,
    ThreadGone,
    ToPerson,
    TopicCardView,
    ToSecretariat,
    ToTopic,
    Unknown,
    settle,
)
from cases.errors import DeskError
from cases.health import PULSE, Part
from cases.notice import DeliveryFailed, Outgoing
from cases.outbox import UNDECODABLE, Parcel, Undelivered, Unreadable
from handlers.services.places import shut_out
from handlers.services.ports import Clock
from storage.unit import Storage, Unit

log = structlog.get_logger()

#: What goes wrong when words are made of facts that do not fit: a bug, told to the secretariat.
RENDERING_FAULTS = (LookupError, ValueError, TypeError, AttributeError, DeskError)
#: Pauses between attempts to keep what became of a notice; together as long as a server restarts.
SETTLE_AGAIN_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
SETTLE_WITHIN = 30.0
#: An entry is in force seconds after its file was written; one that is not was taken back.
IN_FORCE_WITHIN = timedelta(minutes=1)
NOT_YET = Later(timedelta(seconds=1), counted=False)
NOTHING_TO_SAY = Settlement(DeliveryState.DROPPED, counted=False)

Words: TypeAlias = Message | TopicCardView


@dataclass(frozen=True, slots=True)
class DeliveryLimits:
    """How much at once, how long, how often."""

    #: Longer than a request may take together with the waits between the parts of a message.
    lease_for: timedelta = timedelta(seconds=90)
    look_every: timedelta = timedelta(milliseconds=200)
    #: So many notices for the group are in hand at once: all of them wait for one limit, and
    #: those for people must not wait behind them.
    of_group: int = 3


@dataclass(slots=True)
class DeliveryRunner:
    """Delivers what waits in the outbox, the notices of one recipient one after the other.

    `owner` names this worker among all that there are; `luck` gives random numbers in [0, 1).
    """

    storage: Storage
    courier: Courier
    topics: Topics
    render: Render
    clock: Clock
    owner: str
    luck: Callable[[], float]
    crew: Crew
    limits: DeliveryLimits
    steps: Steps
    _claims: "count[int]" = field(default_factory=count, init=False)
    _of_group: set[str] = field(default_factory=set, init=False)
    _lapse_at: datetime | None = field(default=None, init=False)

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            await self.crew.has_room()
            if not await self.begin():
                await asyncio.sleep(self.limits.look_every.total_seconds())

    async def renew(self) -> None:
        """Keep the leases of what is in hand, for ever: a notice may wait long for its turn."""
        while True:
            await asyncio.sleep(self.limits.lease_for.total_seconds() / 3)
            await self.hold()

    async def hold(self) -> None:
        """Begin the leases of what is in hand anew."""
        until, in_hand = self.clock() + self.limits.lease_for, self.crew.busy
        if not in_hand:
            return
        async with self.storage.write() as unit:
            for owner in in_hand:
                await unit.outbox.renew(owner, until=until)

    async def begin(self) -> bool:
        """Begin one delivery; False when none may begin now."""
        await self._free_lapsed()
        self._of_group &= self.crew.busy
        group = len(self._of_group) < self.limits.of_group
        async with self.storage.read() as unit:
            if not await unit.outbox.may_begin(self.clock(), group=group):
                return False
        # Each parcel has an owner of its own: a lease is renewed and lost for one parcel alone.
        owner = f"{self.owner}:{next(self._claims)}"
        async with self.storage.write() as unit:
            claimed = await unit.outbox.claim(
                owner, at=self.clock(), lease_for=self.limits.lease_for, limit=1, group=group
            )
        for parcel in claimed:
            self.steps.reached(Step.PARCEL_CLAIMED)
            if not isinstance(parcel.address, ToPerson):
                self._of_group.add(owner)
            self.crew.start(owner, self.deliver(parcel, owner))
        return bool(claimed)

    async def deliver(self, parcel: Parcel, owner: str) -> None:
        """Make one attempt and settle it."""
        mark = Mark(self.storage, self.clock, self.limits.lease_for, parcel.id, owner, self.steps)
        try:
            posting = await self._attempt(parcel, mark)
        except ParcelLostError:
            log.warning("delivery.lost", parcel=parcel.id)
            return
        await self._settle_surely(parcel, owner, posting)
        self.steps.reached(Step.SETTLED)

    async def _attempt(self, parcel: Parcel, mark: Mark) -> Posting | None:
        """Find the words and say them; the card that has to stand first needs words, too."""
        try:
            words = await self._words(parcel)
            return words if isinstance(words, Posting) else await self._say(parcel, words, mark)
        except RENDERING_FAULTS as error:
            log.exception("delivery.unspeakable", parcel=parcel.id)
            reason = f"render: {type(error).__name__}"
            return Posting(Unknown(reason) if mark.is_set else Rejected(reason))

    async def _words(self, parcel: Parcel) -> Words | Posting | None:
        if isinstance(parcel.notice, Unreadable):
            log.error("delivery.undecodable", parcel=parcel.id, kind=parcel.notice.kind)
            return Posting(Rejected(UNDECODABLE))
        try:
            words = await self.render(parcel.notice, parcel.address)
        except NotYetError:
            is_late = self.clock() - parcel.created_at > IN_FORCE_WITHIN
            return None if is_late else Posting(NOT_YET)
        self.steps.reached(Step.RENDERED)
        return words

    async def _say(self, parcel: Parcel, words: Words | None, mark: Mark) -> Posting | None:
        if words is None:
            return None
        if isinstance(parcel.address, ToTopic):
            return await self.topics.say(parcel.address.number, words, mark)
        message = words.card if isinstance(words, TopicCardView) else words
        return await self.courier.post(Spot(parcel.chat_id), message, mark)

    async def _settle_surely(self, parcel: Parcel, owner: str, posting: Posting | None) -> None:
        """Settle, also when the database is away for a while: what is known must not be lost."""
        for pause in SETTLE_AGAIN_SECONDS:
            error = await attempt(self._settle(parcel, owner, posting), within=SETTLE_WITHIN)
            if error is None:
                return
            log.warning("delivery.not_settled", parcel=parcel.id, **fault(error))
            await asyncio.sleep(pause)
        await self._settle(parcel, owner, posting)

    async def _settle(self, parcel: Parcel, owner: str, posting: Posting | None) -> None:
        """Keep what became of an attempt, and everything that follows from it, at once."""
        settlement = self._settlement(parcel, posting)
        at = self.clock()
        async with self.storage.write() as unit:
            kept = await unit.outbox.settle(
                parcel.id,
                settlement,
                owner=owner,
                at=at,
                message_id=posting.last if posting else None,
            )
            # The notice goes with the person who is erased: her number must not come back.
            if posting is not None and (kept or not isinstance(parcel.address, ToPerson)):
                await _remember(unit, parcel, posting)
            tells = await self._follow_up(unit, parcel, posting, at)
            if kept and settlement.alert and tells:
                await alert(unit, parcel, settlement.state, at)
        log.info(
            "delivery.settled",
            parcel=parcel.id,
            state=settlement.state,
            reason=settlement.reason,
            attempts=parcel.attempts + 1,
        )

    def _settlement(self, parcel: Parcel, posting: Posting | None) -> Settlement:
        if posting is None:
            return NOTHING_TO_SAY
        return settle(
            posting.outcome,
            harmless=getattr(parcel.notice, "harmless", False),
            attempts=parcel.attempts + 1,
            luck=self.luck(),
        )

    async def _follow_up(
        self, unit: Unit, parcel: Parcel, posting: Posting | None, at: datetime
    ) -> bool:
        """What an outcome changes beside the notice; whether the secretariat may be told of it."""
        if posting is None:
            return False
        match posting.outcome:
            case Migrated(new):
                await unit.outbox.migrate_chat(_chat(parcel, posting), new)
            case ThreadGone() if isinstance(parcel.address, ToTopic):
                # A notice of one case may stand in the topic of another that it is linked to.
                await unit.threads.gone(parcel.address.number)
            case Refused(reason) if isinstance(parcel.address, ToPerson):
                return await unit.outbox.park(parcel.address.person_id, reason, at=at)
            case Refused(reason):
                await shut_out(unit, reason, at=at)
                return False  # the secretariat could not read it; the admins are told
        return True

    async def _free_lapsed(self) -> None:
        """Now and then show that it lives, and free what a worker that is gone has left behind."""
        now = self.clock()
        if self._lapse_at is not None and now < self._lapse_at:
            return
        self._lapse_at = now + min(self.limits.lease_for / 4, PULSE / 3)
        async with self.storage.write() as unit:
            await unit.beats.beat(Part.DELIVERY, at=now)
            for left in await unit.outbox.lapsed(now):
                log.warning("delivery.unknown", parcel=left.id)
                await alert(unit, left, left.state, now)


async def _remember(unit: Unit, parcel: Parcel, posting: Posting) -> None:
    """To which case the messages belong, in the chat in which they stand."""
    if parcel.number is None:
        return
    nth: int | None = getattr(parcel.notice, "nth", None)
    for message_id in posting.message_ids:
        await unit.posts.add(_chat(parcel, posting), message_id, parcel.number, nth=nth)


def _chat(parcel: Parcel, posting: Posting) -> int:
    """Where it was said: the group may have been exchanged since the parcel was claimed."""
    return parcel.chat_id if posting.chat_id is None else posting.chat_id


async def alert(
    unit: Unit, failed: Parcel | Undelivered, state: DeliveryState, at: datetime
) -> None:
    """Tell the secretariat of a notice that failed, once; of such a telling nothing is told.

    What waits for somebody out of reach is told in the topic of its case, too.
    """
    if isinstance(failed.notice, DeliveryFailed):
        return
    told = DeliveryFailed(failed.id, state.value, failed.retried)
    await unit.outbox.add(Outgoing(told, ToSecretariat()), at=at)
    if state is DeliveryState.PARKED and failed.number is not None:
        await unit.outbox.add(Outgoing(told, ToTopic(failed.number)), at=at)
