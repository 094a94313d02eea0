"""The outside of a blob: all that a carrier or an eavesdropper can read.

Layout: magic `SMPN`, version, suite (2 octets), bucket exponent, blob id (16), receiver (length, text), then
the sealed octets. Sender, kind, conversation and true length are inside. Sizes are powers of two from 1 KiB:
a blob tells only which bucket its content fell into.
"""

from dataclasses import dataclass

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.suites import cipher_suite
from sampan.vocabulary.errors import InvalidInput

MAGIC = b"SMPN"
VERSION = 1
SMALLEST_BUCKET = 10  # 2**10 = 1 KiB: acknowledgements and most coded referrals fall into one or two buckets
LARGEST_BUCKET = 24  # 2**24 = 16 MiB: larger things travel as sealed chunks, not as letters
_FIXED = len(MAGIC) + 1 + 2 + 1 + 16 + 1


@dataclass(frozen=True)
class Envelope:
    """A blob taken apart, nothing trusted yet."""

    suite: int
    bucket: int  # exponent: the padded content has 2**bucket octets
    blob_id: bytes
    receiver: str
    sealed: bytes = b""

    @property
    def header(self) -> bytes:
        """Return the outside octets, which the seal binds: no bit of them can change unnoticed."""
        name = self.receiver.encode()
        parts = (MAGIC, bytes([VERSION]), self.suite.to_bytes(2, "big"), bytes([self.bucket]))
        return b"".join((*parts, self.blob_id, bytes([len(name)]), name))


def read_envelope(blob: bytes) -> Envelope:
    """Return the parts of a blob; ExchangeFailure: malformed, wrong_suite or cut."""
    if not blob.startswith(MAGIC):
        raise ExchangeFailure(Reason.MALFORMED if len(blob) >= len(MAGIC) else Reason.CUT)
    if len(blob) < _FIXED or len(blob) < (end := _FIXED + blob[_FIXED - 1]):
        raise ExchangeFailure(Reason.CUT)
    if blob[4] != VERSION:
        raise ExchangeFailure(Reason.WRONG_SUITE)
    suite, bucket = cipher_suite(int.from_bytes(blob[5:7], "big")), blob[7]
    if not SMALLEST_BUCKET <= bucket <= LARGEST_BUCKET:
        raise ExchangeFailure(Reason.MALFORMED)
    if len(blob) != end + suite.overhead + 2**bucket:
        raise ExchangeFailure(Reason.CUT)
    return Envelope(suite.number, bucket, blob[8:24], _receiver(blob[_FIXED:end]), blob[end:])


def pad(content: bytes) -> bytes:
    """Return the content behind its length, filled with zeros to the next power of two from 1 KiB.

    Raises InvalidInput above 16 MiB.
    """
    needed = len(content) + 4
    bucket = max(SMALLEST_BUCKET, (needed - 1).bit_length())
    if bucket > LARGEST_BUCKET:
        raise InvalidInput("The letter is larger than 16 MiB.", remedy="Send the attachment as a file.")
    return len(content).to_bytes(4, "big") + content + bytes(2**bucket - needed)


def unpad(padded: bytes) -> bytes:
    """Return the content of `pad`; ExchangeFailure(padding) when length or filling are not as written."""
    end = 4 + int.from_bytes(padded[:4], "big")
    if end > len(padded) or padded[end:].strip(b"\0"):
        raise ExchangeFailure(Reason.PADDING)
    return padded[4:end]


def bucket_of(padded: bytes) -> int:
    """Return the bucket exponent of a padded content."""
    return len(padded).bit_length() - 1


def _receiver(octets: bytes) -> str:
    name = octets.decode("ascii", "replace")
    if not notation.NODE_ID.fullmatch(name):
        raise ExchangeFailure(Reason.MALFORMED)
    return name
