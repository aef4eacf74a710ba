"""`make bench`: measure, print the tables, and with `--write` keep them in docs/benchmarks.md."""

import argparse
import asyncio
from datetime import date
from time import perf_counter

from rich.console import Console

from bot.compose import system_now
from bot.logs import configure
from knowledge.loader import load
from tests.bench import path, search, start
from tests.bench.report import PAGE, Machine, page
from tests.bench.tables import Table

SECTIONS = ("search", "path", "start")


def main() -> None:
    """Read the arguments, measure section after section."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", help=f"some of: {', '.join(SECTIONS)} (all)")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name} (all sections)")
    parser.add_argument("--date", type=date.fromisoformat, help="the day written there (today)")
    arguments = parser.parse_args()
    chosen = arguments.sections or list(SECTIONS)
    if unknown := set(chosen) - set(SECTIONS):
        parser.error(f"there is no section {', '.join(sorted(unknown))}")
    if arguments.write and set(chosen) != set(SECTIONS):
        parser.error("--write needs all sections")
    configure("WARNING", as_json=False)
    measured = _measured(chosen, Console(soft_wrap=True, width=140))
    if arguments.write:
        on = arguments.date or system_now().date()
        PAGE.write_text(page(Machine.this(on), measured), encoding="utf-8")


def _measured(chosen: list[str], console: Console) -> list[Table]:
    tables: list[Table] = []
    began = perf_counter()
    for section in SECTIONS:
        if section not in chosen:
            continue
        for table in _section(section):
            table.show(console)
            tables.append(table)
    console.print(f"{perf_counter() - began:.0f} s")
    return tables


def _section(name: str) -> tuple[Table, ...]:
    if name == "search":
        return (search.compare(load()),)
    if name == "path":
        load_ = path.Load()
        return (path.table(*asyncio.run(path.measure(load_)), load_),)
    return asyncio.run(start.measure())


if __name__ == "__main__":
    main()
