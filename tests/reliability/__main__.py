"""`python -m tests.reliability`: play storms, an hour of load, every kill; say what came of it.

With `--write` the figures are kept in docs/reliability.md. Ends with 1 when a promise was broken.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import aiohttp
from rich.console import Console

from bot.compose import system_now
from storage import migrate
from tests.bench.tables import Table
from tests.bot.leaping import leap
from tests.bot.processes import Nursery, World, sandbox_process
from tests.conftest import create_database, drop_database, hush
from tests.reliability import figures, report
from tests.reliability.storm import Count, Storm
from tests.reliability.weather import EVERY, ON_ONE_PROCESS, Weather
from tests.services import POSTGRES_HERE, REDIS_HERE

#: The loop listens so long for disk and threads before the clock leaps.
LISTEN_SECONDS = 0.005
Result = tuple[Table, bool]


def main() -> int:
    """Run the sections that were asked for; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("sections", nargs="*", help=f"some of: {', '.join(SECTIONS)} (all)")
    parser.add_argument("--write", action="store_true", help=f"write {report.PAGE.name}")
    parser.add_argument("--postgres", default=POSTGRES_HERE, help="URL of a PostgreSQL server")
    parser.add_argument("--redis", default=REDIS_HERE, help="URL of a Redis server")
    arguments = parser.parse_args()
    hush()
    all_kept = True
    for name in arguments.sections or SECTIONS:
        table, kept = SECTIONS[name](arguments)
        table.show(Console(soft_wrap=True, width=140))
        all_kept = all_kept and kept
        if arguments.write:
            report.write(name, table, system_now().date())
    return 0 if all_kept else 1


def storms(arguments: argparse.Namespace) -> Result:
    """Every weather over PostgreSQL with four processes, some over SQLite with one."""
    planned = [("PostgreSQL", sky) for sky in EVERY] + [("SQLite", sky) for sky in ON_ONE_PROCESS]
    counted = []
    for where, sky in planned:
        counted.append((where, sky, _storm(arguments, sky, where)))
        sys.stderr.write(f"{' | '.join(_row(*counted[-1]))}\n")
    rows = tuple(_row(where, sky, count) for where, sky, count in counted)
    wrong = tuple(f"{sky.name}: {word}" for _, sky, count in counted for word in count.wrong)
    columns = (
        *("weather", "database", "cases asked / opened", "notices", "once", "unknown"),
        *("over Telegram's limits", "seconds"),
    )
    return Table("Storms", columns, rows, wrong), not wrong


def _row(where: str, sky: Weather, count: Count) -> tuple[str, ...]:
    return (
        *(sky.name, where, f"{count.asked} / {count.opened}", f"{count.notices}"),
        *(f"{count.once}", f"{count.unknown}", f"{count.over_the_limit}"),
        f"{count.seconds:.0f}",
    )


def _storm(arguments: argparse.Namespace, sky: Weather, where: str) -> Count:
    with (
        tempfile.TemporaryDirectory() as folder,
        _database(arguments.postgres, where, Path(folder)) as url,
        Nursery.open() as nursery,
        sandbox_process() as api,
    ):
        asyncio.run(migrate.upgrade(url))
        return asyncio.run(_play(nursery, api, url, (Path(folder), sky, arguments.redis)))


async def _play(nursery: Nursery, api: str, url: str, how: tuple[Path, Weather, str]) -> Count:
    folder, sky, redis = how
    async with aiohttp.ClientSession() as session:
        world = World(api, session)
        return await Storm(world, nursery, url, folder, sky, redis=redis).run()


@contextmanager
def _database(server: str, where: str, folder: Path) -> Iterator[str]:
    if where == "SQLite":
        yield f"sqlite+aiosqlite:///{folder / 'desk.db'}"
        return
    url = create_database(server)
    try:
        yield url
    finally:
        drop_database(server, url)


def load(_: argparse.Namespace) -> Result:
    """An hour of 2,000 officers and 200 cases, in leaps."""
    begun = perf_counter()
    hour = leap(figures.measure, listen=LISTEN_SECONDS)
    return hour.table(perf_counter() - begun), hour.is_within_limits


def kills(arguments: argparse.Namespace) -> Result:
    """kill -9 between every two steps, in real processes."""
    servers = ["--postgres", arguments.postgres, "--redis", arguments.redis]
    rows, kept = [], True
    for what, files in KILLS.items():
        begun = perf_counter()
        command = [sys.executable, "-m", "pytest", "-q", "--long", *servers, *files]
        ended = subprocess.run(command, check=False, capture_output=True, text=True)
        kept = kept and ended.returncode == 0
        rows.append((what, ended.stdout.splitlines()[-1], f"{perf_counter() - begun:.0f}"))
    return Table(
        "kill -9 between every two steps", ("what", "result", "seconds"), tuple(rows)
    ), kept


KILLS: dict[str, Sequence[str]] = {
    "receiving, opening, replying": ("tests/bot/test_kill.py", "tests/bot/test_several.py"),
    "delivering, in the desk and apart": ("tests/bot/test_kill_delivery.py",),
}
SECTIONS: dict[str, Callable[[argparse.Namespace], Result]] = {
    "storms": storms,
    "load": load,
    "kills": kills,
}


if __name__ == "__main__":
    sys.exit(main())
