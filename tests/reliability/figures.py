"""What came of the hour: the sandbox's own count of its buckets, and the waits."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.windows import GROUP, OVERALL
from cases.delivery import DeliveryState
from tests.bench.tables import Table
from tests.reliability.hour import Load, Town
from tests.reliability.waits import Waits, of_group, of_people


@dataclass(frozen=True, slots=True)
class Figures:
    """An hour, counted."""

    load: Load
    calls: int
    over_the_limit: int
    #: The most within a second, in the group within a minute, to one officer within five seconds.
    worst: tuple[int, int, int]
    states: dict[DeliveryState, int]
    #: What a secretary was answered at once in the group.
    answered: int
    group: Waits
    people: Waits

    @property
    def is_within_limits(self) -> bool:
        """Whether Telegram would have refused nothing, and everything has arrived."""
        return self.over_the_limit == 0 and set(self.states) <= {
            DeliveryState.SENT,
            DeliveryState.DROPPED,
        }

    def table(self, seconds: float) -> Table:
        """The figures as they are written down."""
        overall, group, private = self.worst
        load = self.load
        return Table(
            "An hour of load",
            ("what", "figure"),
            (
                ("officers", f"{load.officers}"),
                ("open cases", f"{load.standing + load.opened}"),
                ("questions, replies and notices sent", f"{self.calls}"),
                ("sent beyond Telegram's limits", f"{self.over_the_limit}"),
                ("most within a second (limit 30)", f"{overall}"),
                ("most in the group within a minute (limit 20)", f"{group}"),
                ("most to one officer within 5 s (limit 5)", f"{private}"),
                ("direct answers in the group", f"{self.answered}"),
                *_rows("in the group", self.group),
                *_rows("to people", self.people),
                ("notices by state", ", ".join(f"{s} {n}" for s, n in self.states.items())),
            ),
            (f"The run took {seconds:.0f} s.",),
        )


async def measure(load: Load = Load()) -> Figures:  # noqa: B008  a frozen value
    """Play the hour and count."""
    async with Town.open(load) as town:
        await town.settle_down()
        since = town.clock()
        await town.hour()
        return await counted(town, since)


async def counted(town: Town, since: datetime) -> Figures:
    """The figures of everything since that moment."""
    buckets, storage = town.sandbox.buckets, town.house.storage
    async with storage.read() as unit:
        backlog = await unit.outbox.backlog(town.clock())
    private = [bucket.worst for chat, bucket in buckets.chats.items() if chat > 0]
    calls = [entry for entry in town.sandbox.journal.entries if _moment(entry.at) >= since]
    sent = [entry for entry in calls if isinstance(entry.params.get("chat_id"), int)]
    replies = [_moment(entry.at) for entry in sent if town.is_direct(entry)]
    return Figures(
        load=town.load,
        calls=len(sent),
        over_the_limit=buckets.would_refuse,
        worst=(buckets.overall.worst, buckets.chats[town.forum].worst, max(private)),
        states={state: number for state, number in backlog.by_state.items() if number},
        answered=len(replies),
        group=Waits.of(await of_group(storage, since), GROUP, replies),
        people=Waits.of(await of_people(storage, since), OVERALL),
    )


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def _rows(where: str, waits: Waits) -> tuple[tuple[str, str], ...]:
    return (
        (f"notices {where}", f"{waits.number}"),
        (f"middle wait {where}", f"{waits.middle:.1f} s"),
        (f"longest wait {where}", f"{waits.longest:.1f} s"),
        (f"longest wait {where} that the windows force", f"{waits.forced:.1f} s"),
    )
