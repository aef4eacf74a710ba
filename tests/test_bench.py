"""The benchmark's pieces fit together; how fast anything is, is not tested."""

import math
from datetime import date

import pytest

from knowledge.library import Library
from knowledge.loader import load
from tests.bench import path, search, start
from tests.bench.padding import ALIASES, indexed, padded, shipped
from tests.bench.report import Machine, page
from tests.bench.tables import Table

SIZE = 40


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def are_ratios(cells: tuple[str, ...]) -> bool:
    """Whether all of them read "1.5x" with a finite number above zero."""
    numbers = [float(cell.removesuffix("x")) for cell in cells if cell.endswith("x")]
    return len(numbers) == len(cells) and all(math.isfinite(n) and n > 0 for n in numbers)


def test_every_engine_is_compared_with_the_desk(library: Library) -> None:
    table = search.compare(library, [search.Plan(SIZE, questions=6, slow=3)])
    desk, *others = table.rows
    assert [row[1] for row in others] == ["FTS5, row an entry", "FTS5, row a wording", "WRatio"]
    assert desk[0] == str(SIZE)
    assert all(are_ratios(row[-2:]) for row in others)


def test_the_aim_is_measured_as_it_is_stated(library: Library) -> None:
    plan = search.Plan(SIZE, questions=6, slow=3, aliases=ALIASES)
    corpus = plan.corpus(shipped(library))
    assert plan.size == "40, 5 aliases each"
    assert {len(entry.aliases) for entry in corpus.entries} == {ALIASES}
    assert not corpus.examples


async def test_whole_path_is_compared_with_an_echo() -> None:
    load_ = path.Load(rounds=1, flood=6, chats=3, rate=50, seconds=0.1)
    table = path.table(*await path.measure(load_), load_)
    assert are_ratios(table.rows[-1][1:])


def test_made_up_entries_are_the_same_every_time(library: Library) -> None:
    own = shipped(library)
    size = len(own.entries) + 5
    assert padded(own, size) == padded(own, size)
    assert len({entry.id for entry in padded(own, size).entries}) == size


def test_the_shipped_library_is_indexed_as_it_was(library: Library) -> None:
    assert indexed(library, shipped(library)).index.wordings == library.index.wordings


def test_a_process_tells_the_peak_of_its_memory() -> None:
    with start.scratch() as (_, env):
        assert start.peak_mib(start.COMMANDS[0], env) > 1


def test_the_page_says_when_and_where_it_was_measured() -> None:
    table = Table("Search", ("Entries", "p50 ms"), (("40", "0.50"),), ("A remark.",))
    written = page(Machine(date(2026, 11, 24), "3.11.7", 2, "x86_64", 0.5), [table])
    assert "on 2026-11-24, Python 3.11.7, 2 cores" in written
    assert "## Search\n\n| Entries | p50 ms |\n| --- | ---: |\n| 40 | 0.50 |\n" in written
