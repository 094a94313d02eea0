"""A misbehaving middlebox in front of one node: `python -m bench.fault_lab.meddler ADDRESS PORT LISTEN SEED`.

It takes HTTP requests that iptables leads here and passes them on, except that it may flip bytes in either
direction, throw the answer away after the node has acted, or post requests that it saw earlier once more. Modes
come as JSON lines on standard input: {"mode": "corrupt", "share": 0.3}. It prints how often it meddled.
"""

import asyncio
import json
import random
import sys
from collections import Counter, deque
from dataclasses import dataclass, field

_REMEMBERED = 200
_HEAD_OCTETS, _SECONDS = 65_536, 30.0


@dataclass
class Meddler:
    """What it does at the moment, and what it saw."""

    address: str
    port: int
    chance: random.Random
    mode: str = "pass"
    share: float = 0.0
    seen: deque[bytes] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    did: Counter[str] = field(default_factory=Counter)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass one connection on, request by request."""
        try:
            there, back = await asyncio.open_connection(self.address, self.port)
            while request := await read_message(reader):
                self.seen.append(request)
                back.write(self.bent(request))
                answer = await read_message(there)
                if self.meddles("lose_answer"):
                    break
                writer.write(self.bent(answer))
                await writer.drain()
                if self.meddles("replay"):
                    await self.replay()
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            self.did["broken"] += 1
        finally:
            for one in (writer, locals().get("back")):
                if one is not None:
                    one.close()

    def meddles(self, mode: str) -> bool:
        """Draw whether to meddle now, in this way; counts it."""
        hit = self.mode == mode and self.chance.random() < self.share
        self.did[mode] += hit
        return hit

    def bent(self, message: bytes) -> bytes:
        """Return a message with a byte of its body flipped, sometimes."""
        begin = message.find(b"\r\n\r\n") + 4
        if len(message) <= begin or not self.meddles("corrupt"):
            return message
        at = self.chance.randrange(begin, len(message))
        return message[:at] + bytes([message[at] ^ (1 << self.chance.randrange(8))]) + message[at + 1 :]

    async def replay(self) -> None:
        """Post some earlier request again, as somebody who listened on the wire would."""
        there, back = await asyncio.open_connection(self.address, self.port)
        back.write(self.chance.choice(self.seen))
        await read_message(there)
        back.close()


async def read_message(reader: asyncio.StreamReader) -> bytes:
    """Return one HTTP/1.1 request or answer with its body, empty at the end of the connection."""
    async with asyncio.timeout(_SECONDS):
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return b""
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        body = await reader.readexactly(int(lengths[0].partition(b":")[2])) if lengths else b""
    return head + body


async def main(address: str, port: int, listen: int, seed: int) -> None:
    """Serve until standard input closes; tell after each order what was done so far."""
    meddler = Meddler(address, port, random.Random(seed))
    server = await asyncio.start_server(meddler.serve, "0.0.0.0", listen, limit=_HEAD_OCTETS)  # noqa: S104 - in its namespace
    loop = asyncio.get_running_loop()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    async with server:
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            told = json.loads(line)
            meddler.mode, meddler.share = told["mode"], float(told.get("share", 0.0))
            sys.stdout.write(json.dumps(dict(meddler.did)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], *(int(one) for one in sys.argv[2:5])))
