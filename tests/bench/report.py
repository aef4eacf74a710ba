"""docs/benchmarks.md, written from the same tables that were printed."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from tests.bench.tables import Table

PAGE = Path(__file__).parent.parent.parent / "docs" / "benchmarks.md"

HEAD = """\
# Benchmarks

Written by `make bench ARGS=--write` on {machine.on}, Python {machine.python}, {machine.cores} \
cores ({machine.processor}), load {machine.load:.1f} when the run ended.

Everything is measured in one run and in turns, so that a busy machine slows both sides: the
**ratios** are the result, the times only their scale. The aims are those of the design: search
over 2,000 entries of 5 aliases each with p50 <= 1 ms, p95 <= 2 ms and at least 5 times faster and
better than `process.extract` with WRatio, index built in <= 1 s; the whole path at least 300
updates/s and at most 10 times the cost of a bare echo; `danisma ask` <= 1 s, the bot's first
answer <= 6 s; the bot <= 300 MiB.
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and when it was measured."""

    on: date
    python: str
    cores: int
    processor: str
    load: float

    @classmethod
    def this(cls, on: date) -> Self:
        """The machine that runs this."""
        return cls(
            on,
            platform.python_version(),
            os.cpu_count() or 1,
            platform.machine(),
            os.getloadavg()[0],
        )


def page(machine: Machine, tables: Sequence[Table]) -> str:
    """The whole page in Markdown."""
    return "\n".join([HEAD.format(machine=machine), *(table.markdown() for table in tables)])
