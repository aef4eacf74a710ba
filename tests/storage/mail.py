"""Notices, and a worker who delivers them, for the suites of the storage."""

from datetime import datetime, timedelta

from cases.delivery import Addressee, DeliveryState, Settlement, ToPerson, ToTopic
from cases.notice import CaseEnded, EnrolmentDecided, Notice, Outgoing, TargetNear, TopicCard
from cases.outbox import Parcel, Unreadable
from cases.people import Person
from cases.threads import SECRETARIAT
from storage.unit import Storage
from tests.storage.moments import NOON

MINUTE = timedelta(minutes=1)
GROUP = -1001234567890
NUMBER = "SDK-2026-0001"
SENT = Settlement(DeliveryState.SENT)
FREE = (DeliveryState.WAITING, DeliveryState.SENDING)


def ended(round_: int = 1, number: str = NUMBER) -> Notice:
    """A notice that must not come twice."""
    return CaseEnded(number, round_)


def near(round_: int = 1) -> Notice:
    """A notice that does no harm when it comes twice."""
    return TargetNear(NUMBER, "due", round_)


def decided(request: int) -> Notice:
    """A notice that belongs to no case."""
    return EnrolmentDecided(request)


def card(revision: int) -> Notice:
    """The card of a case at a revision."""
    return TopicCard(NUMBER, revision)


async def group(storage: Storage) -> None:
    """The secretariat has a group."""
    async with storage.write() as unit:
        await unit.places.set(SECRETARIAT, GROUP, is_forum=True, at=NOON)


async def post(storage: Storage, to: Addressee | Person, *notices: Notice) -> None:
    """Write notices down."""
    addressee = ToPerson(to.id) if isinstance(to, Person) else to
    async with storage.write() as unit:
        for notice in notices:
            await unit.outbox.add(Outgoing(notice, addressee), at=NOON)


async def to_topic(storage: Storage, *notices: Notice) -> None:
    """Write notices down for the topic of the case."""
    await post(storage, ToTopic(NUMBER), *notices)


async def claim(
    storage: Storage, owner: str = "me", *, at: datetime = NOON, limit: int = 99
) -> tuple[Parcel, ...]:
    """What the worker gets for a minute."""
    async with storage.write() as unit:
        return await unit.outbox.claim(owner, at=at, lease_for=MINUTE, limit=limit)


async def begin(storage: Storage, parcel: Parcel, owner: str = "me") -> bool:
    """Mark it as being sent."""
    async with storage.write() as unit:
        return await unit.outbox.sending(parcel.id, owner=owner)


async def finish(
    storage: Storage,
    parcel: Parcel,
    settlement: Settlement = SENT,
    *,
    owner: str = "me",
    at: datetime = NOON,
) -> bool:
    """Settle it."""
    async with storage.write() as unit:
        return await unit.outbox.settle(parcel.id, settlement, owner=owner, at=at)


async def delivered(
    storage: Storage, owner: str = "me", *, at: datetime = NOON
) -> list[Notice | Unreadable]:
    """Everything that can go at that moment, in the order in which it goes."""
    gone: list[Notice | Unreadable] = []
    while parcels := await claim(storage, owner, at=at):
        for parcel in parcels:
            assert await begin(storage, parcel, owner)
            gone.append(parcel.notice)
            assert await finish(storage, parcel, owner=owner, at=at)
    return gone


async def states(storage: Storage) -> dict[DeliveryState, int]:
    """How many notices stand where."""
    async with storage.read() as unit:
        return dict((await unit.outbox.backlog(NOON)).by_state)
