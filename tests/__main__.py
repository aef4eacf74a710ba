"""`make test`: the whole suite with every server at hand, saying what it had to leave out.

Arguments go to pytest: `make test ARGS="tests/knowledge -x"`. Without any the whole suite runs on
several cores. With CI=true nothing may be missing.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.services import Service, survey

#: More workers than this wait for the same browser and the same servers.
MOST_WORKERS = 4


def main(arguments: Sequence[str]) -> int:
    """Run pytest and give its exit code."""
    services = survey()
    remark = left_out(services)
    print(remark, flush=True)
    if os.environ.get("CI") and any(service.missing for service in services):
        print("CI=true: nothing may be left out by accident.", flush=True)
        return 1
    asked = arguments or ["-q", *_several()]
    code = subprocess.run([*command(services), *asked], check=False).returncode
    print(remark, flush=True)
    return code


def _several() -> list[str]:
    """Workers that begin with files of their own, and help out where another is not done."""
    return ["-n", str(min(os.cpu_count() or 1, MOST_WORKERS)), "--dist", "worksteal"]


def command(services: Sequence[Service]) -> list[str]:
    """The pytest command line that uses what is there and leaves out what is not."""
    found = [word for service in services for word in service.arguments]
    excluded = [f"not {service.excluded_marker}" for service in services if service.is_left_out]
    selection = ["-m", " and ".join(excluded)] if excluded else []
    return [sys.executable, "-m", "pytest", *found, *selection]


def left_out(services: Sequence[Service]) -> str:
    """One line about what the run covers."""
    missing = [f"{service.name}: {service.missing}" for service in services if service.missing]
    unwanted = [f"{service.name}: switched off" for service in services if service.unwanted]
    if not missing and not unwanted:
        return "Tests run with SQLite, PostgreSQL, Redis, Chromium and the model of meaning."
    return "LEFT OUT of this run: " + "; ".join(missing + unwanted) + "."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
