"""Real processes for the tests: a sandbox that listens, and desks that can be killed."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import aiohttp

ROOT = Path(__file__).parent.parent.parent
TOKEN = "7010203040:sandbox"
#: Few entries, read at once: what these desks know is not what they are raised for.
FEW_ENTRIES = str(ROOT / "tests" / "knowledge" / "desk")


def _python(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


@dataclass(slots=True)
class Nursery:
    """Begins desks and tells how they ended; see tests/bot/nursery.py."""

    process: subprocess.Popen[str]
    alive: set[int] = field(default_factory=set)

    @classmethod
    @contextmanager
    def open(cls) -> Iterator[Self]:
        process = _python("tests.bot.nursery")
        nursery = cls(process)
        with process:
            try:
                yield nursery
            finally:
                for number in nursery.alive:
                    os.kill(number, signal.SIGKILL)
                if process.stdin:
                    process.stdin.close()
                process.wait(10)

    def begin(self, env: dict[str, str], log: Path, command: str = "run") -> "DeskProcess":
        number = self._ask({"command": command, "env": env, "log": str(log)})
        self.alive.add(number)
        return DeskProcess(self, number, log)

    def wait(self, number: int) -> int:
        code = self._ask({"wait": number})
        self.alive.discard(number)
        return code

    def _ask(self, request: dict[str, Any]) -> int:
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the nursery has no pipes")
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@dataclass(frozen=True, slots=True)
class DeskProcess:
    """One process that runs the desk."""

    nursery: Nursery
    number: int
    log: Path

    async def ended(self, within: float = 90) -> int:
        """The exit code; killed when it takes too long, so that nobody waits for ever."""
        waiting = asyncio.ensure_future(asyncio.to_thread(self.nursery.wait, self.number))
        done, _ = await asyncio.wait([waiting], timeout=within)
        if not done:
            os.kill(self.number, signal.SIGKILL)
            await waiting
            raise TimeoutError(self.log.read_text(encoding="utf-8"))
        return waiting.result()

    async def stop(self) -> int:
        """End it as a service manager does."""
        os.kill(self.number, signal.SIGTERM)
        return await self.ended()


@contextmanager
def sandbox_process() -> Iterator[str]:
    """The sandbox in a process of its own, which starts at once without the schema."""
    process = _python("bot.sandbox", "--port", "0", "--no-schema")
    with process:
        try:
            if process.stdout is None:
                raise RuntimeError("the sandbox has no output")
            yield process.stdout.readline().removeprefix("sandbox ").strip()
        finally:
            process.terminate()
            process.wait(10)


@dataclass(frozen=True, slots=True)
class World:
    """Plays the people in the sandbox, and looks at what became of it."""

    url: str
    session: aiohttp.ClientSession

    async def do(self, deed: str, **details: object) -> Any:  # noqa: ANN401  JSON
        async with self.session.post(f"{self.url}/sandbox/{deed}", json=details) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def look(self, path: str, **query: str | int) -> Any:  # noqa: ANN401  JSON
        async with self.session.get(f"{self.url}/sandbox/{path}", params=query) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def replies(self, chat: int) -> list[str]:
        """What the desk has written into a chat, in order."""
        messages = (await self.look(f"chats/{chat}/messages", limit=500))["messages"]
        return [message["text"] for message in messages if message["from"]["is_bot"]]

    async def pending(self) -> int:
        """How many updates the desk has not acknowledged."""
        return len((await self.look("pending"))["pending"])
