"""Raises real processes of the desk: imports everything once, then forks one for each request.

`python -m tests.bot.nursery` reads a JSON object a line: `{"command": "run", "env": {…}, "log":
path}` begins a process and answers its number, `{"wait": number}` answers the exit code when it
has ended (below zero: the signal that killed it). A fork saves the seconds that the imports cost;
what runs in it is `danisma run` or `danisma deliver` as it stands. `SPEED` in `env` lets the
clock of its loop run faster.
"""

import asyncio
import json
import os
import sys
from pathlib import Path

import bot.run  # noqa: F401  the expensive part, imported before the first fork
from bot import cli_deliver, cli_run
from tests.bot.haste import Haste

COMMANDS = {"run": cli_run.run, "deliver": cli_deliver.deliver}


def main() -> None:
    """Serve requests until the input ends."""
    for line in sys.stdin:
        request = json.loads(line)
        if "wait" in request:
            _, status = os.waitpid(request["wait"], 0)
            answer = os.waitstatus_to_exitcode(status)
        else:
            answer = _begin(request["command"], request["env"], Path(request["log"]))
        print(answer, flush=True)


def _begin(command: str, env: dict[str, str], log: Path) -> int:
    number = os.fork()
    if number:
        return number
    with log.open("ab") as lines:
        for stream in (1, 2):
            os.dup2(lines.fileno(), stream)
    if "SPEED" in env:
        asyncio.set_event_loop_policy(Haste(float(env["SPEED"])))
    os.environ.update(env)
    try:
        COMMANDS[command]()
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        sys.stderr.flush()
        os._exit(3)
    os._exit(0)


if __name__ == "__main__":
    main()
