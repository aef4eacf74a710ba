"""What goes wrong while the desk works: at Telegram, with the database, with the processes."""

from dataclasses import dataclass

Rule = dict[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Weather:
    """Faults by rule, then how often processes are killed and the database goes away."""

    name: str
    rules: tuple[Rule, ...] = ()
    kills: int = 0
    outages: int = 0
    #: For so many seconds Telegram knows the token no more.
    revoked: float = 0.0


def _rules(kind: str, method: str, *nths: int, **details: float) -> tuple[Rule, ...]:
    return tuple({"kind": kind, "method": method, "nth": nth, **details} for nth in nths)


CALM = Weather("nothing")
TELEGRAM = Weather(
    "429, 5xx, HTML, hangs, cut before and after",
    (
        *_rules("too_many", "sendMessage", 3, 11, retry_after=1),
        *_rules("server_error", "sendMessage", 5, 14, times=2),
        *_rules("server_error", "createForumTopic", 1),
        *_rules("html", "editMessageText", 1, 4),
        *_rules("html", "getUpdates", 4, times=2),
        *_rules("hang", "sendMessage", 8, seconds=2),
        *_rules("cut_after", "sendMessage", 10, 17, 24, 27, 30),
        *_rules("cut_after", "createForumTopic", 3),
        *_rules("cut_before", "sendMessage", 19),
        *_rules("cut_after", "getUpdates", 3, times=3),
    ),
)
UPDATES = Weather(
    "updates twice and out of order",
    ({"kind": "duplicate_update", "times": 12}, {"kind": "reorder_update", "nth": 5, "times": 6}),
)
TOKEN = Weather("token revoked for 8 s", revoked=8.0)
KILLS = Weather("kill -9 of a process every 2 s, 12 times", kills=12)
OUTAGES = Weather("database gone three times for 3 s", outages=3)
ALL_AT_ONCE = Weather(
    "all of it at once", (*TELEGRAM.rules, *UPDATES.rules), kills=8, outages=2, revoked=4.0
)
EVERY = (CALM, TELEGRAM, UPDATES, TOKEN, KILLS, OUTAGES, ALL_AT_ONCE)
#: For a desk that is one process on an SQLite file; its database is no server that could go away.
ON_ONE_PROCESS = (TELEGRAM, TOKEN, KILLS)
