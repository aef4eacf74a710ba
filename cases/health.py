"""The desk's health: what is looked at, and when something is no longer well. Pure."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from cases.delivery import DeliveryState
from cases.outbox import Backlog
from cases.people import Person
from cases.queue import Counts
from cases.rules import Rules
from cases.threads import Place

#: A part that lives shows itself at least this often.
PULSE = timedelta(minutes=1)
#: Two rounds missed: it stands still.
STANDS_AFTER = 2 * PULSE
#: A notice that could go and has not gone for so long is held up.
HELD_UP_AFTER = timedelta(minutes=15)


class Part(StrEnum):
    """A part of the desk that goes round; the name of its beat."""

    SWEEP = "sweep"
    DELIVERY = "delivery"


class Check(StrEnum):
    """One line of the desk's health."""

    SWEEP = "sweep"
    DELIVERY = "delivery"
    OUTBOX = "outbox"
    UNCLAIMED = "unclaimed"
    DEAD = "dead"
    UNKNOWN = "unknown"
    PARKED = "parked"
    GROUP = "group"
    STALE = "stale"
    RECEIVED = "received"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Pulse:
    """When a part went round last, and what it could not do then."""

    at: datetime | None = None
    detail: str = ""

    def beats(self, at: datetime) -> bool:
        """Whether it goes round."""
        return self.at is not None and at - self.at <= STANDS_AFTER


@dataclass(frozen=True, slots=True)
class Group:
    """The secretariat's group; `lacks` names the rights that the desk has not got there."""

    place: Place | None = None
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vitals:
    """What is known of the desk at a moment.

    `parked` are some of the people who cannot be written to, `unreachable` counts them all.
    `stale` counts entries that are due for review. `refused` says that a newer library was
    refused and an older one answers.
    """

    at: datetime
    sweep: Pulse = Pulse()
    delivery: Pulse = Pulse()
    backlog: Backlog = field(default_factory=Backlog)
    counts: Counts = field(default_factory=Counts)
    parked: tuple[Person, ...] = ()
    unreachable: int = 0
    group: Group = Group()
    received_at: datetime | None = None
    stale: int = 0
    refused: bool = False

    def number(self, state: DeliveryState) -> int:
        """How many notices stand there."""
        return self.backlog.by_state.get(state, 0)


def ailments(vitals: Vitals, rules: Rules) -> frozenset[Check]:
    """What is not well."""
    at, oldest, free = vitals.at, vitals.backlog.oldest, vitals.counts.oldest_unclaimed
    calendar = rules.calendar
    group = vitals.group
    ill = {
        Check.SWEEP: not vitals.sweep.beats(at) or bool(vitals.sweep.detail),
        Check.DELIVERY: not vitals.delivery.beats(at),
        Check.OUTBOX: oldest is not None and at - oldest > HELD_UP_AFTER,
        Check.UNCLAIMED: free is not None and calendar.between(free, at) > calendar.working_day,
        Check.DEAD: vitals.number(DeliveryState.DEAD) > 0,
        Check.UNKNOWN: vitals.number(DeliveryState.UNKNOWN) > 0,
        Check.PARKED: vitals.unreachable > 0,
        Check.GROUP: group.place is None or group.place.parked_at is not None or bool(group.lacks),
        Check.STALE: vitals.stale > 0,
        Check.RECEIVED: vitals.received_at is None,
        Check.LIBRARY: vitals.refused,
    }
    return frozenset(check for check, is_ill in ill.items() if is_ill)
