"""docs/reliability.md: every section is written anew by its own run."""

import os
import platform
import re
from datetime import date
from pathlib import Path

from tests.bench.tables import Table

PAGE = Path(__file__).parent.parent.parent / "docs" / "reliability.md"


def write(section: str, table: Table, on: date) -> None:
    """Put the table between the marks of its section."""
    text = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- {section} -->\n", f"<!-- /{section} -->\n"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    body = f"{begin}{table.markdown()}\n{_machine(on)}\n{end}"
    PAGE.write_text(pattern.sub(lambda _: body, text), encoding="utf-8")


def _machine(on: date) -> str:
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    python, processor = platform.python_version(), platform.machine()
    return (
        f"Measured on {on}, Python {python}, {cores} cores ({processor}), "
        f"load {load:.1f} when the run ended.\n"
    )
