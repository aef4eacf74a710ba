"""The library in force, exchanged whole when the editors' files change."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import structlog
from watchfiles import Change, awatch

from knowledge.library import Library
from knowledge.loader import SHIPPED, LibraryError, load

log = structlog.get_logger()


@dataclass(slots=True)
class Shelf:
    """Holds one library at a time; whoever has taken it keeps it."""

    current: Library
    root: Path = SHIPPED

    @classmethod
    def open(cls, root: Path | None = None) -> "Shelf":
        """The shelf over a folder; raises LibraryError when it holds errors."""
        folder = root or SHIPPED
        return cls(load(folder), folder)

    async def watch(self) -> None:
        """Exchange the library whenever a file of the content changes, for ever."""
        async for _ in awatch(self.root, watch_filter=_is_content, recursive=True):
            await self.reload()

    async def reload(self) -> bool:
        """Read the folder again; with errors in it the old library stays in force."""
        try:
            library = await asyncio.to_thread(load, self.root)
        except LibraryError as error:
            for finding in error.findings:
                log.warning(
                    "library.refused", file=finding.file, line=finding.line, rule=finding.rule
                )
            return False
        self.current = library
        log.info("library.in_force", entries=len(library.entries), digest=library.digest)
        return True


def _is_content(_change: Change, path: str) -> bool:
    return path.endswith((".yaml", ".yml", ".txt"))
