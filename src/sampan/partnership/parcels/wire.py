"""Asks a member's node about a file's chunks over one kept connection, at a pace; trusts no answer unproved."""

import http.client
import socket
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit
from uuid import UUID

from sampan.engines.exchange.chunk_requests import ANSWER_HEADER, HEADER
from sampan.partnership.parcels.pacing import PIECE
from sampan.partnership.transport import member_context

PATH = "/exchange/parcels/"
_SECONDS = 60  # without an octet either way; a line of 256 kbit/s that loses much may stand for half of it
_LARGEST_ANSWER = 2**20 + 4_096  # octets: a sealed chunk, or a list of what is missing
_SEND_BUFFER = 128 * 1024  # octets in the kernel: small, so that pace and priority are those of the wire
_LOWER_EFFORT = 0x04  # DSCP 1 (RFC 8622): routers that know it let everything else go first

Wait = Callable[[int], None]


@dataclass(frozen=True)
class WireAnswer:
    """What came back: status, body, the header that proves whose it is, and how long to wait when busy."""

    status: int
    body: bytes
    mac: str
    retry_after: int


class Unreachable(Exception):
    """There was no connection: certainly nothing arrived."""


class BrokenOff(Exception):
    """Something was sent and nothing readable came back: it may have arrived."""


class ChunkWire:
    """One HTTP connection to a member's address, opened on first use; follows no redirect."""

    def __init__(self, address: str, wait: Wait) -> None:
        """Take the address from the member's card and what to call before each piece."""
        parts = urlsplit(address)
        self._path, self._wait = parts.path.rstrip("/") + PATH, wait
        self._connection: http.client.HTTPConnection = (
            http.client.HTTPSConnection(parts.netloc, timeout=_SECONDS, context=member_context())
            if parts.scheme == "https"
            else http.client.HTTPConnection(parts.netloc, timeout=_SECONDS)
        )

    def __enter__(self) -> "ChunkWire":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def missing(self, parcel_id: UUID, header: str) -> WireAnswer:
        """Ask what is missing there; raises Unreachable or BrokenOff. A connection closed meanwhile is opened anew."""
        kept = self._connection.sock is not None
        try:
            return self._ask("GET", f"{parcel_id}", header)
        except BrokenOff:
            if not kept:
                raise
        return self._ask("GET", f"{parcel_id}", header)

    def put(self, parcel_id: UUID, index: int, header: str, sealed: bytes) -> WireAnswer:
        """Send one chunk; raises Unreachable or BrokenOff."""
        return self._ask("PUT", f"{parcel_id}/{index}", header, sealed)

    def get(self, parcel_id: UUID, index: int, header: str) -> WireAnswer:
        """Fetch one chunk; raises Unreachable or BrokenOff."""
        return self._ask("GET", f"{parcel_id}/{index}", header)

    def _ask(self, method: str, what: str, header: str, body: bytes | None = None) -> WireAnswer:
        self._connect()
        try:
            self._connection.putrequest(method, self._path + what)
            self._connection.putheader(HEADER, header)
            if body is not None:
                self._connection.putheader("Content-Type", "application/octet-stream")
                self._connection.putheader("Content-Length", str(len(body)))
            self._connection.endheaders()
            for start in range(0, len(body or b""), PIECE):
                piece = memoryview(body or b"")[start : start + PIECE]
                self._wait(len(piece))
                self._connection.send(piece)
            return self._answer()
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            raise BrokenOff from error

    def _answer(self) -> WireAnswer:
        response = self._connection.getresponse()
        pieces, total = [], 0
        while total <= _LARGEST_ANSWER and (piece := response.read(PIECE)):
            pieces.append(piece)
            total += len(piece)
            if total > PIECE:
                self._wait(len(piece))
        if response.length and total <= _LARGEST_ANSWER:
            raise http.client.IncompleteRead(b"", response.length)
        if total > _LARGEST_ANSWER or response.will_close:
            self._connection.close()
        told = response.headers.get("Retry-After", "0")
        seconds = min(int(told), 60) if told.isascii() and told.isdigit() else 0
        return WireAnswer(response.status, b"".join(pieces), response.headers.get(ANSWER_HEADER, ""), seconds)

    def _connect(self) -> None:
        if self._connection.sock is not None:
            return
        try:
            self._connection.connect()
            _make_modest(self._connection.sock)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            raise Unreachable from error


def _make_modest(wired: socket.socket) -> None:
    wired.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
    if wired.family == socket.AF_INET:
        wired.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, _LOWER_EFFORT)
