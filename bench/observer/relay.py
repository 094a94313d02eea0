"""A relay in a line that writes down sizes and times alone: `python -m bench.observer.relay OUT PORT ON:LINK...`.

One line of JSON a connection when it ends: the link, the client's port (to find the truth by, never a feature) and
each piece as it came: seconds, 1 for towards the receiver or 0 for back, octets. PORT is the
receiver's.
"""

import asyncio
import json
import sys
import time
from typing import TextIO

_PIECE = 2**18


async def relay(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, link: str, port: int, out: TextIO
) -> None:
    """Pass one connection on, both ways, and write its pieces down."""
    client, pieces = writer.get_extra_info("peername")[1], []
    began = time.monotonic()
    there, back = await asyncio.open_connection("127.0.0.1", port)

    async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: int) -> None:
        try:
            while octets := await source.read(_PIECE):
                pieces.append((time.monotonic(), way, len(octets)))
                sink.write(octets)
                await sink.drain()
        except OSError:
            pass
        finally:
            sink.close()

    await asyncio.gather(pump(reader, back, 1), pump(there, writer, 0))
    told = {"link": link, "port": client, "began": began, "pieces": pieces}
    out.write(json.dumps(told) + "\n")
    out.flush()


async def main(path: str, target: int, links: list[str]) -> None:
    """Relay until standard input closes."""
    with open(path, "a", encoding="ascii") as out:
        for one in links:
            listen, _, link = one.partition(":")

            def serve(reader, writer, link=link):  # type: ignore[no-untyped-def]
                return relay(reader, writer, link, target, out)

            await asyncio.start_server(serve, "127.0.0.1", int(listen), limit=_PIECE)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
