"""The library in force, exchanged whole when the editors' files change."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from watchfiles import Change, awatch

from bot.files import CONTENT, Stamps, read_entry, stamps, write_entry
from bot.meanings import Meanings
from knowledge.finding import Finding
from knowledge.library import Library
from knowledge.loader import SHIPPED, LibraryError, inspect, load
from knowledge.shelf import Shelf as Folder

log = structlog.get_logger()

#: A saved file is to be live within seconds.
PAUSE_MS = 1_000

Refused = Callable[[Sequence[Finding]], Awaitable[None]]


@dataclass(slots=True)
class Shelf:
    """Holds one library at a time; whoever has taken it keeps it.

    `seen` tells which files were there when the folder was read last.
    """

    current: Library
    root: Path = SHIPPED
    meanings: Meanings | None = None
    is_refused: bool = False
    seen: Stamps = frozenset()
    _exchanged: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def open(cls, root: Path | None = None, meanings: Meanings | None = None) -> "Shelf":
        """The shelf over a folder; raises LibraryError when it holds errors."""
        folder = root or SHIPPED
        seen = stamps(folder)
        return cls(load(folder), folder, meanings, seen=seen)

    async def watch(self, refused: Refused | None = None) -> None:
        """Exchange the library whenever a file of the content changes, for ever.

        What was saved before it began to look is found at its first pause. `refused` is told what
        is wrong with a folder that holds errors.
        """
        is_caught_up = False
        looks = awatch(
            self.root, watch_filter=_is_content, rust_timeout=PAUSE_MS, yield_on_timeout=True
        )
        async for changes in looks:
            if changes:
                await self.reload(refused)
            elif not is_caught_up:
                await self._catch_up(refused)
            is_caught_up = True

    async def reload(self, refused: Refused | None = None) -> bool:
        """Read the folder again; with errors in it the old library stays in force."""
        library = await self._read(refused)
        if library is not None:
            self._exchange(library)
        return library is not None

    async def _catch_up(self, refused: Refused | None) -> None:
        """Exchange the library if the folder holds another one than is in force."""
        if await asyncio.to_thread(stamps, self.root) == self.seen:
            return  # reading it all again would take the memory of a second library
        library = await self._read(refused)
        if library is not None and library.digest != self.current.digest:
            self._exchange(library)

    async def _read(self, refused: Refused | None) -> Library | None:
        try:
            self.seen = await asyncio.to_thread(stamps, self.root)
            library = await asyncio.to_thread(load, self.root)
        except LibraryError as error:
            for finding in error.findings:
                log.warning(
                    "library.refused", file=finding.file, line=finding.line, rule=finding.rule
                )
            self.is_refused = True
            if refused is not None:
                await refused(error.findings)
            return None
        self.is_refused = False
        return library

    def _exchange(self, library: Library) -> None:
        self.current = library
        log.info("library.in_force", entries=len(library.entries), digest=library.digest)
        self._exchanged.set()

    async def folder(self) -> Folder:
        """Every file of the content as it stands now, faulty ones left out."""
        return (await asyncio.to_thread(inspect, self.root, None, ()))[0]

    async def text(self, path: str) -> str | None:
        """One entry's file as it stands; None where there is none, or none that can be read."""
        return await asyncio.to_thread(read_entry, self.root, path)

    async def publish(self, path: str, text: str | None) -> None:
        """Write an entry's file whole or not at all, or take it away.

        Raises OSError. Other processes notice the change by themselves.
        """
        await asyncio.to_thread(write_entry, self.root, path, text)

    async def broken(self) -> tuple[str, ...]:
        """The files whose errors keep the folder as it stands from coming into force."""
        try:
            await asyncio.to_thread(load, self.root)
        except LibraryError as error:
            return tuple(dict.fromkeys(finding.file for finding in error.findings))
        return ()

    async def understand(self) -> None:
        """Let every library in force compare meanings, as soon as its wordings have vectors.

        Until then it answers by spelling alone: the first time takes minutes, a change moments.
        """
        while self.meanings is not None:
            self._exchanged.clear()
            await self._understand(self.meanings)
            await self._exchanged.wait()

    async def _understand(self, meanings: Meanings) -> None:
        library = self.current
        if library.calibration.semantic is None:
            log.warning("semantic.uncalibrated", run="danisma knowledge calibrate --semantic")
            return
        try:
            meaning = await asyncio.to_thread(meanings.of, library.index)
        except asyncio.CancelledError:
            meanings.stopped.set()
            raise
        if meaning is not None and self.current is library:
            self.current = library.comparing(meaning)
            log.info("semantic.ready", wordings=len(library.index.wordings))


def _is_content(_change: Change, path: str) -> bool:
    return path.endswith(CONTENT)
