"""Who may ask about a file's chunks: whoever holds its key. A stranger who knows the id learns nothing.

Every request carries one header: version, which side asks, when, and a MAC over these, the method, the file and the
place. The answer carries a MAC over the request's and its own content, so that no third hand on the way can say
"all there" or "stopped".
"""

import hmac
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from sampan.engines.exchange.chunks import asking_key

HEADER = "Sampan-Parcel"
ANSWER_HEADER = "Sampan-Parcel-Answer"
SKEW_SECONDS = 3_600  # how far two nodes' clocks may differ; bounds how long a recorded header is of use
_VERSION = "1"


class Side(StrEnum):
    """Which end of a file asks; a request of one side is none of the other."""

    SENDER = "sender"
    RECEIVER = "receiver"


@dataclass(frozen=True)
class ChunkRequest:
    """What is asked: of which file, by which side, with which method; `index` is None for what is missing."""

    file_id: bytes
    side: Side
    method: str
    index: int | None = None

    def header(self, *, key: bytes, at: int) -> str:
        """Return the header for a request made at a Unix time in seconds; `key` is the file's."""
        return f"{_VERSION} {self.side.value} {at} {self._mac(key, at).hex()}"

    def is_authentic(self, header: str, *, key: bytes, now: int) -> bool:
        """Say whether a header was made for exactly this request, with the file's key, within the hour."""
        words = header.split(" ")
        if len(words) != 4 or words[:2] != [_VERSION, self.side.value] or not _is_number(words[2]):
            return False
        at = int(words[2])
        is_recent = abs(now - at) <= SKEW_SECONDS
        return hmac.compare_digest(words[3].encode(), self._mac(key, at).hex().encode()) and is_recent

    def _mac(self, key: bytes, at: int) -> bytes:
        place = "missing" if self.index is None else str(self.index)
        said = "\n".join(
            ("sampan chunk request 1", self.side, self.method, self.file_id.hex(), place, str(at))
        )
        return hmac.digest(asking_key(self.file_id, key=key), said.encode(), sha256)


def answer_header(header: str, *, file_id: bytes, key: bytes, status: int, body: bytes) -> str:
    """Return the header of an answer to the request with `header`."""
    said = b"\n".join(
        (b"sampan chunk answer 1", header.encode(), str(status).encode(), sha256(body).digest())
    )
    return hmac.digest(asking_key(file_id, key=key), said, sha256).hex()


def answers(told: str, header: str, *, file_id: bytes, key: bytes, status: int, body: bytes) -> bool:
    """Say whether `told` is the answer's header of the other end of this file, for this very request."""
    expected = answer_header(header, file_id=file_id, key=key, status=status, body=body)
    return hmac.compare_digest(told.encode(), expected.encode())


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12
