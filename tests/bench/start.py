"""Cold starts and memory: real processes, as somebody at a keyboard starts them."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import aiohttp

from tests.bench.tables import Table
from tests.bot.processes import ROOT, TOKEN, World, sandbox_process

QUESTION = "Geçici koruma altındaki çocuk okula nasıl kaydolur?"
OFFICERS = range(1001, 1009)
#: What a private chat gets without having to wait for the pace.
QUESTIONS_EACH = 3
LOOK_EVERY_SECONDS = 0.02
GIVE_UP_AFTER_SECONDS = 90
MIB = 1024


@dataclass(frozen=True, slots=True)
class Ran:
    """How long a process took to do what was asked, and the memory it held then."""

    seconds: float
    mib: float


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the table: what is started, and what DESIGN asks of it."""

    name: str
    arguments: tuple[str, ...]
    aim: str = ""
    repeats: int = 7


ASK = Command("danisma ask", ("-m", "bot", "ask", QUESTION), "1 s")
AIOGRAM = Command("import aiogram", ("-c", "import aiogram"), repeats=3)
COMMANDS = (
    Command("python -c pass", ("-c", "pass")),
    ASK,
    Command("danisma knowledge check", ("-m", "bot", "knowledge", "check"), repeats=3),
    Command("import telegram.ext", ("-c", "import telegram.ext")),
    AIOGRAM,
)
DESKS = 3
#: Does what `python -m …` or `python -c …` would do, then prints the peak of its memory.
PROBE = """
import atexit, runpy, sys
def say():
    line = next(row for row in open("/proc/self/status") if row.startswith("VmHWM:"))
    print(int(line.split()[1]) / 1024)
atexit.register(say)
kind, what, *sys.argv[1:] = sys.argv[1:]
if kind == "-m":
    runpy.run_module(what, run_name="__main__", alter_sys=True)
else:
    exec(what)
"""


async def measure() -> tuple[Table, Table]:
    """The tables of cold starts and of memory."""
    with scratch() as (folder, env):
        took = _commands(env)
        peaks = [peak_mib(command, env) for command in (ASK, AIOGRAM)]
        desks = [await _first_answer(folder / f"desk{n}", env) for n in range(DESKS)]
        # Behind them: whoever compiles the byte code keeps some 10 MiB of it.
        alone = await _bot_alone(folder / "alone", env)
    together = Ran(median(d.seconds for d in desks), median(d.mib for d in desks))
    return _starts(took, together.seconds), _memory(peaks, alone, together.mib)


def _starts(took: Mapping[str, float], desk: float) -> Table:
    floor = took[COMMANDS[0].name]
    found = [(command.name, took[command.name], command.aim) for command in COMMANDS]
    found.append(("danisma run, to the first answer in the sandbox", desk, "6 s"))
    rows = ((name, f"{s:.2f}", f"{s / floor:.0f}x", aim) for name, s, aim in found)
    return Table(
        "Cold start",
        ("", "s", "of a bare Python", "Aim"),
        tuple(rows),
        (f"Medians of {ASK.repeats} ({DESKS} of the slow ones), in turns, byte code cached.",),
    )


def _memory(peaks: list[float], alone: float, together: float) -> Table:
    ask, bare = peaks
    found = (
        ("danisma ask, at its peak", ask, ""),
        ("import aiogram, nothing else", bare, ""),
        ("the bot, sandbox elsewhere", alone, "300 MiB"),
        ("the bot with the sandbox in the same process", together, ""),
    )
    return Table(
        "Memory",
        ("", "MiB", "of aiogram alone", "Aim"),
        tuple((name, f"{mib:.0f}", f"{mib / bare:.2f}x", aim) for name, mib, aim in found),
        (f"Resident; the bot after {len(OFFICERS) * QUESTIONS_EACH} questions.",),
    )


@contextmanager
def scratch() -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder without a `.env`, and an environment that keeps byte code in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = {
            key: value
            for key, value in os.environ.items()
            if key in {"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV"}
        }
        yield (
            folder,
            {
                **kept,
                "PYTHONPATH": str(ROOT),
                "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
                "LOG_LEVEL": "WARNING",
                "SEMANTIC": "off",
            },
        )


def _commands(env: Mapping[str, str]) -> dict[str, float]:
    """Median seconds of every command; the first turn fills the caches and does not count."""
    took: dict[str, list[float]] = {command.name: [] for command in COMMANDS}
    for turn in range(1 + max(command.repeats for command in COMMANDS)):
        for command in COMMANDS:
            if turn <= command.repeats:
                began = perf_counter()
                _output(command.arguments, env)
                took[command.name].append(perf_counter() - began)
    return {name: median(turns[1:]) for name, turns in took.items()}


def peak_mib(command: Command, env: Mapping[str, str]) -> float:
    """The most memory a command ever held, as it says itself when it ends."""
    return float(_output(("-c", PROBE, *command.arguments), env).splitlines()[-1])


def _output(arguments: tuple[str, ...], env: Mapping[str, str]) -> str:
    ran = subprocess.run(
        [sys.executable, *arguments],
        env=env,
        cwd=tempfile.gettempdir(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return ran.stdout


async def _first_answer(folder: Path, env: Mapping[str, str]) -> Ran:
    """`danisma run` as a newcomer types it: seconds to the first answer, resident MiB then."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    began = perf_counter()
    with _desk(folder, {**env, "SANDBOX_PORT": str(port)}) as process:
        async with _world(url, process) as world:
            await _say(world, OFFICERS[0])
            await _answered(world, OFFICERS[0], 1)
            took = perf_counter() - began
            await _ask_around(world)
        return Ran(took, _resident_mib(process.pid))


async def _bot_alone(folder: Path, env: Mapping[str, str]) -> float:
    """Resident MiB of a bot whose Telegram is another process."""
    with sandbox_process() as url:
        settings = {**env, "BOT_TOKEN": TOKEN, "TELEGRAM_API": url}
        with _desk(folder, settings) as process:
            async with _world(url, process) as world:
                await _ask_around(world)
            return _resident_mib(process.pid)


@contextmanager
def _desk(folder: Path, env: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    folder.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env={**env, "DATA_DIR": str(folder)},
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    with process:
        try:
            yield process
        finally:
            process.terminate()


@asynccontextmanager
async def _world(url: str, desk: "subprocess.Popen[bytes]") -> AsyncIterator[World]:
    """The people of the sandbox, once it listens."""
    async with aiohttp.ClientSession() as session, asyncio.timeout(GIVE_UP_AFTER_SECONDS):
        world = World(url, session)
        while desk.poll() is None:
            try:
                await world.look("state")
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(LOOK_EVERY_SECONDS)
            else:
                yield world
                return
        raise RuntimeError(f"the desk ended with {desk.returncode}")


async def _ask_around(world: World) -> None:
    """Some officers ask; wait until all have their answers."""
    before = {officer: len(await world.replies(officer)) for officer in OFFICERS}
    for _ in range(QUESTIONS_EACH):
        for officer in OFFICERS:
            await _say(world, officer)
    for officer in OFFICERS:
        await _answered(world, officer, before[officer] + QUESTIONS_EACH)


async def _say(world: World, officer: int) -> None:
    await world.do("say", chat_id=officer, from_id=officer, text=QUESTION)


async def _answered(world: World, officer: int, number: int) -> None:
    while len(await world.replies(officer)) < number:  # noqa: ASYNC110 - another process
        await asyncio.sleep(LOOK_EVERY_SECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _resident_mib(process: int) -> float:
    """What the kernel says of a process; on Linux only."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(row for row in status.splitlines() if row.startswith("VmRSS:"))
    return int(line.split()[1]) / MIB
