"""Posts sealed letters to a member's node over one kept connection; trusts nothing that comes back."""

import http.client
import ssl
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit

PATH = "/exchange/letters"
CONTENT_TYPE = "application/octet-stream"
_SECONDS = 10  # a healthy peer answers in milliseconds; a letter of 16 MiB over 2 MB/s takes 8 s
_LARGEST_ANSWER = 64 * 1024  # octets; a sealed receipt has about 3 KB


@dataclass(frozen=True)
class Answer:
    """What came back: an HTTP status and the body, cut at 64 KB."""

    status: int
    body: bytes


class NotDelivered(Exception):
    """The letter certainly did not reach the other side: there was no connection."""


class NoAnswer(Exception):
    """The letter was sent and nothing readable came back: it may have arrived."""


class Wire:
    """One HTTP connection to a node's address, opened on first use; follows no redirect."""

    def __init__(self, address: str) -> None:
        """Take the address from the member's card: http(s) only, as the card's own check demands."""
        parts = urlsplit(address)
        self._path = parts.path.rstrip("/") + PATH
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
        """Return the other side's answer to one blob; raises NotDelivered or NoAnswer.

        A kept connection that the other side closed meanwhile is opened once more: sending twice is harmless.
        """
        kept = self._connection.sock is not None
        try:
            return self._post(blob)
        except NoAnswer:
            if not kept:
                raise
        return self._post(blob)

    def _post(self, blob: bytes) -> Answer:
        try:
            if self._connection.sock is None:
                self._connection.connect()
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            raise NotDelivered from error
        try:
            self._connection.request("POST", self._path, body=blob, headers={"Content-Type": CONTENT_TYPE})
            response = self._connection.getresponse()
            body = response.read(_LARGEST_ANSWER + 1)
            if response.length and len(body) <= _LARGEST_ANSWER:
                raise http.client.IncompleteRead(body, response.length)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            raise NoAnswer from error
        if len(body) > _LARGEST_ANSWER:
            self._connection.close()
        return Answer(response.status, body[:_LARGEST_ANSWER])
