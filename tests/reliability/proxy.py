"""A door before a database server that can be shut: every connection breaks, none is let in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Door:
    """Passes bytes through while it is open."""

    host: str
    port: int
    is_open: bool = True
    _inside: set[asyncio.StreamWriter] = field(default_factory=set)

    @classmethod
    @asynccontextmanager
    async def before(cls, host: str, port: int) -> AsyncIterator[tuple["Door", int]]:
        """The door, and the port at which it stands."""
        door = cls(host, port)
        server = await asyncio.start_server(door._enter, "127.0.0.1", 0)
        try:
            yield door, int(server.sockets[0].getsockname()[1])
        finally:
            door.shut()
            server.close()

    def shut(self) -> None:
        """Break every connection and let nobody in."""
        self.is_open = False
        for writer in self._inside:
            writer.close()
        self._inside.clear()

    def open(self) -> None:
        """Let people in again."""
        self.is_open = True

    async def _enter(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.is_open:
            writer.close()
            return
        there_reader, there = await asyncio.open_connection(self.host, self.port)
        self._inside |= {writer, there}
        await asyncio.gather(_pass(reader, there), _pass(there_reader, writer))
        self._inside -= {writer, there}


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await reader.read(65_536):
            writer.write(chunk)
            await writer.drain()
    writer.close()
