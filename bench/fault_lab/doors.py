"""Two hosts on one machine without namespaces: each is reached through a door, which can be shut.

What comes while a door is shut is held and passed on when it opens, as TCP sends again what a partition swallowed.
"""

import asyncio
import threading
from dataclasses import dataclass, field

from bench._nodes import free_port

_OCTETS = 65_536


@dataclass
class Doors:
    """A door in front of each of two hosts: whoever comes to one is the other."""

    behind: list[int]  # the ports that the hosts listen at
    front: list[int] = field(init=False)  # the ports that they are reached at
    _open: list[asyncio.Event] = field(init=False)
    _loop: asyncio.AbstractEventLoop = field(init=False)
    _done: asyncio.Event = field(init=False)

    def __post_init__(self) -> None:
        """Find ports; raises ValueError unless there are two hosts."""
        if len(self.behind) != 2:
            raise ValueError("Doors cannot tell who comes: two hosts, or a network of namespaces.")
        self.front = [free_port() for _ in self.behind]

    def up(self) -> None:
        """Open every door; they are served beside."""
        ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True).start()
        ready.wait()

    def down(self) -> None:
        """Take the doors away."""
        self._loop.call_soon_threadsafe(self._done.set)

    def drop(self, *, source: int, target: int, share: float, on: bool) -> None:
        """Shut or open the door of `target` for the other host, both ways."""
        if source == target or share != 1.0:
            raise ValueError("A door is open or shut, and for the other host.")
        door = self._open[target]
        self._loop.call_soon_threadsafe(door.clear if on else door.set)

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._done = asyncio.get_running_loop(), asyncio.Event()
        self._open = [asyncio.Event() for _ in self.behind]
        for door, one in enumerate(self._open):
            one.set()
            await self._listen(door)
        ready.set()
        await self._done.wait()

    async def _listen(self, door: int) -> None:
        async def come_in(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._open[door].wait()
            try:
                inner, outer = await asyncio.open_connection("127.0.0.1", self.behind[door])
            except OSError:  # nobody at home
                writer.close()
                return
            await asyncio.gather(self._pass(door, reader, outer), self._pass(door, inner, writer))

        await asyncio.start_server(come_in, "127.0.0.1", self.front[door])

    async def _pass(self, door: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while some := await reader.read(_OCTETS):
                await self._open[door].wait()
                writer.write(some)
                await writer.drain()
        except OSError:
            pass  # one end is gone: so is the other
        finally:
            writer.close()
