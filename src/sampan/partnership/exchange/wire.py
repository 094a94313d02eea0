"""Posts frames and letters to a member's node over one kept connection; trusts nothing that comes back."""

import http.client
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit

from sampan.partnership.transport import member_context

LETTERS = "/exchange/letters"
FRAMES = "/exchange/frames"
HELLO = "/exchange/hello"
_OCTETS = "application/octet-stream"
_SECONDS = 10  # a healthy peer answers in milliseconds; a letter of 16 MiB over 2 MB/s takes 8 s
_LARGEST_RECEIPT = 64 * 1024  # octets; a sealed receipt has about 3 KB
_LARGEST_FRAME = 2**25
_NOT_KNOWN = 401  # they do not know the key that signed
NOT_ABOUT_NOW = "not_about_now"  # the reason in a 401 when only the time of a signature is wrong

Signer = Callable[[bytes], list[dict[str, str]]]
"""Returns the header fields that sign a frame: one set a key, in the order in which they are tried."""


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

    def __init__(self, address: str, signer: Signer | None = None) -> None:
        """Take the address from the member's card, http(s) only, and what signs frames to it."""
        parts = urlsplit(address)
        self._base, self._signer = parts.path.rstrip("/"), signer
        self._connection: http.client.HTTPConnection = (
            http.client.HTTPSConnection(parts.netloc, timeout=_SECONDS, context=member_context())
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
        """Return the other side's answer to a frame; raises NotDelivered or NoAnswer.

        A member that does not know our newest key yet is asked again with the one before.
        """
        answer = Answer(_NOT_KNOWN, b"")
        for headers in self._signer(frame) if self._signer is not None else [{}]:
            answer = self.post_signed(frame, headers)
            if answer.status != _NOT_KNOWN:
                break
        return answer

    def post_signed(self, frame: bytes, headers: Mapping[str, str]) -> Answer:
        """Return the answer to a frame with header fields that are made already."""
        return self._ask("POST", FRAMES, frame, _LARGEST_FRAME, headers)

    def hello(self) -> Answer:
        """Return what the other node says that it speaks; raises NotDelivered or NoAnswer."""
        return self._ask("GET", HELLO, None, _LARGEST_RECEIPT)

    def _ask(
        self, method: str, path: str, body: bytes | None, most: int, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """A kept connection that the other side closed meanwhile is opened once more: sending twice is harmless."""
        kept = self._connection.sock is not None
        try:
            return self._ask_once(method, path, body, most, headers or {})
        except NoAnswer:
            if not kept:
                raise
        return self._ask_once(method, path, body, most, headers or {})

    def _ask_once(
        self, method: str, path: str, sent: bytes | None, most: int, more: Mapping[str, str]
    ) -> Answer:
        try:
            if self._connection.sock is None:
                self._connection.connect()
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            raise NotDelivered from error
        try:
            headers = {"Content-Type": _OCTETS, **more} if sent is not None else {}
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
