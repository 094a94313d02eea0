"""Posts frames and letters to a member's node over one kept connection; trusts nothing that comes back."""

import http.client
import ssl
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit

LETTERS = "/exchange/letters"
FRAMES = "/exchange/frames"
HELLO = "/exchange/hello"
_OCTETS = "application/octet-stream"
_SECONDS = 10  # a healthy peer answers in milliseconds; a letter of 16 MiB over 2 MB/s takes 8 s
_LARGEST_RECEIPT = 64 * 1024  # octets; a sealed receipt has about 3 KB
_LARGEST_FRAME = 2**25


@dataclass(frozen=True)
class Answer:
    """What came back: an HTTP status and the body, cut where no honest answer ends."""

    status: int
    body: bytes


class NotDelivered(Exception):
    """Nothing certainly reached the other side: there was no connection."""


class NoAnswer(Exception):
    """It was sent and nothing readable came back: it may have arrived."""


class Wire:
    """One HTTP connection to a node's address, opened on first use; follows no redirect."""

    def __init__(self, address: str) -> None:
        """Take the address from the member's card: http(s) only, as the card's own check demands."""
        parts = urlsplit(address)
        self._base = parts.path.rstrip("/")
        self._connection: http.client.HTTPConnection = (
            http.client.HTTPSConnection(parts.netloc, timeout=_SECONDS, context=ssl.create_default_context())
            if parts.scheme == "https"
            else http.client.HTTPConnection(parts.netloc, timeout=_SECONDS)
        )

    def __enter__(self) -> "Wire":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def post(self, blob: bytes) -> Answer:
        """Return the other side's answer to one letter; raises NotDelivered or NoAnswer."""
        return self._ask("POST", LETTERS, blob, _LARGEST_RECEIPT)

    def post_frame(self, frame: bytes) -> Answer:
        """Return the other side's answer to a frame; raises NotDelivered or NoAnswer."""
        return self._ask("POST", FRAMES, frame, _LARGEST_FRAME)

    def hello(self) -> Answer:
        """Return what the other node says that it speaks; raises NotDelivered or NoAnswer."""
        return self._ask("GET", HELLO, None, _LARGEST_RECEIPT)

    def _ask(self, method: str, path: str, body: bytes | None, most: int) -> Answer:
        """A kept connection that the other side closed meanwhile is opened once more: sending twice is harmless."""
        kept = self._connection.sock is not None
        try:
            return self._ask_once(method, path, body, most)
        except NoAnswer:
            if not kept:
                raise
        return self._ask_once(method, path, body, most)

    def _ask_once(self, method: str, path: str, sent: bytes | None, most: int) -> Answer:
        try:
            if self._connection.sock is None:
                self._connection.connect()
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            raise NotDelivered from error
        try:
            headers = {"Content-Type": _OCTETS} if sent is not None else {}
            self._connection.request(method, self._base + path, body=sent, headers=headers)
            response = self._connection.getresponse()
            body = response.read(most + 1)
            if response.length and len(body) <= most:
                raise http.client.IncompleteRead(body, response.length)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            raise NoAnswer from error
        if len(body) > most:
            self._connection.close()
        return Answer(response.status, body[:most])
