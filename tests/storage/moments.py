"""Moments and values that the suites of the storage share."""

from datetime import UTC, datetime, timedelta

from cases.people import Person
from cases.question import Channel, NewQuestion, Outcome
from storage.inbox import State
from storage.unit import Storage, Unit

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(seconds=15)
ELIF = 1001


async def finish_head(unit: Unit, lane: str) -> None:
    """Claim the lane and finish its first update."""
    (lease,) = await unit.lanes.claim("me", now=NOON, until=LATER, limit=1)
    assert lease.lane == lane
    (job,) = await unit.lanes.begin([lane], arrived_by=NOON, most_attempts=3)
    await unit.lanes.finish(job, lease, State.DONE, at=NOON)
    await unit.lanes.leave(lease, ready_at=NOON)


async def officer(storage: Storage, telegram_id: int = ELIF) -> Person:
    """A person who has just joined."""
    async with storage.write() as unit:
        return await unit.people.of_telegram(telegram_id, at=NOON)


def question(person: Person, *, update_id: int | None = None, text: str = "soru") -> NewQuestion:
    """A question that was answered."""
    return NewQuestion(
        person_id=person.id,
        asked_at=NOON,
        channel=Channel.PRIVATE,
        text=text,
        outcome=Outcome.ANSWERED,
        reason="sure",
        probability=0.97,
        margin=0.4,
        coverage=1.0,
        scores=(("okul-kaydi", 3.5), ("nufus-kaydi", 1.25)),
        entry_id="okul-kaydi",
        entry_version="3",
        status="gecici-koruma",
        update_id=update_id,
    )
