"""Large files as chunks of one mebibyte, each sealed so that it fits one place of one file and no other.

A file has a random key of its own. From it and the file's id, length and number of chunks comes the key that seals:
a chunk of another file, of another length of the same file, at another place, or cut, opens nowhere. The nonce is
the chunk's place, which is safe because no two files and no two lengths share a sealing key. The last chunk is padded
to a bucket, so that what lies on a disk or crosses a wire shows no exact length.

Layout of a sealed chunk: AES-256-GCM ciphertext, then its tag of 16 octets. Nothing else: place and file are known
to whoever asks for it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.notation import HASH, require, require_text
from sampan.vocabulary.canonical import JsonValue
from sampan.vocabulary.errors import InvalidInput

CHUNK = 2**20  # octets of the file in one chunk: a fault costs at most so much sent again
TAG = 16  # octets that a seal adds
KEY_OCTETS = 32
SMALLEST_BUCKET = 1_024  # octets of the last chunk: it is padded to a power of two from here to CHUNK
MOST_CHUNKS = 2**24  # 16 TiB; bounds what a manifest can make its reader reserve
_LABEL = b"sampan chunk 1\n"
_SEALS, _ASKS = b"sampan-seals-1", b"sampan-asks-1"  # BLAKE2b personalisation: two keys that do not meet


@dataclass(frozen=True)
class Shape:
    """What binds the chunks of a file together: its id (16 octets, never used twice) and its length in octets."""

    file_id: bytes
    length: int

    def __post_init__(self) -> None:
        """Check the parts; InvalidInput otherwise."""
        require(len(self.file_id) == 16, "file_id", "Give the 16 octets of a random id.")
        require(0 <= self.length <= MOST_CHUNKS * CHUNK, "length", "Send a file of at most 16 TiB.")

    @property
    def count(self) -> int:
        """How many chunks the file has; an empty file has one."""
        return max(1, -(-self.length // CHUNK))

    @property
    def context(self) -> bytes:
        """The octets that every chunk's seal is bound to."""
        return _LABEL + self.file_id + self.count.to_bytes(8, "big") + self.length.to_bytes(8, "big")

    def part(self, index: int) -> int:
        """Return how many octets of the file a chunk holds; InvalidInput for a place that the file does not have."""
        require(0 <= index < self.count, "index", "Ask for a chunk that the file has.")
        return CHUNK if index < self.count - 1 else self.length - index * CHUNK

    def sealed_size(self, index: int) -> int:
        """Return the octets of a sealed chunk: CHUNK + 16, for the last one its bucket + 16."""
        part = self.part(index)
        return (CHUNK if index < self.count - 1 else _bucket(part)) + TAG

    @property
    def sealed_length(self) -> int:
        """The octets of all sealed chunks: the room that the file needs."""
        return (self.count - 1) * (CHUNK + TAG) + self.sealed_size(self.count - 1)

    def offset(self, index: int) -> int:
        """Return where a sealed chunk begins when all lie one after another."""
        self.part(index)
        return index * (CHUNK + TAG)


@dataclass(frozen=True)
class Manifest:
    """What the sender signs about a file; it travels inside the sealed letter, beside the key.

    sha256   hex SHA-256 of the file
    seals    hex SHA-256 of the tags of all chunks in their order: one statement about every sealed chunk
    """

    shape: Shape
    sha256: str
    seals: str

    def to_json(self) -> dict[str, JsonValue]:
        """Return the manifest as a JSON object."""
        return {
            "id": self.shape.file_id.hex(),
            "length": self.shape.length,
            "count": self.shape.count,
            "sha256": self.sha256,
            "seals": self.seals,
        }

    @classmethod
    def from_json(cls, members: object) -> "Manifest":
        """Return the manifest in a JSON object; InvalidInput when a member is missing, wrong or at odds."""
        told = members if isinstance(members, Mapping) else {}
        length, count = told.get("length"), told.get("count")
        require(type(length) is int and type(count) is int, "length", "Ask for the offer again.")
        try:
            shape = Shape(bytes.fromhex(str(told.get("id"))), int(str(length)))
        except ValueError as error:
            raise InvalidInput("This is not a file's manifest.", remedy="Ask for the offer again.") from error
        require(shape.count == count, "count", "Ask for the offer again.")
        hashes = {name: str(told.get(name)) for name in ("sha256", "seals")}
        for name, text in hashes.items():
            require_text(text, HASH, name)
        return cls(shape, **hashes)


class ChunkCipher:
    """Seals and opens the chunks of one file. Holds the key; its `repr` shows nothing of it."""

    def __init__(self, shape: Shape, *, key: bytes) -> None:
        """Take the file's shape and its key: 32 random octets of the caller, never used for another file."""
        require(len(key) == KEY_OCTETS, "key", "Give 32 random octets.")
        self.shape, self._context = shape, shape.context
        self._cipher = AESGCM(_derived(key, shape.context, _SEALS))

    def seal(self, index: int, part: bytes) -> bytes:
        """Return a chunk sealed for its place; `part` has exactly the octets that the shape says."""
        require(len(part) == self.shape.part(index), "part", "Read the file again: it changed meanwhile.")
        padded = part.ljust(self.shape.sealed_size(index) - TAG, b"\0")
        return self._cipher.encrypt(_nonce(index), padded, self._bound_to(index))

    def open(self, index: int, sealed: bytes) -> bytes:
        """Return the octets of the file in a chunk; ExchangeFailure(tampered) unless all of it is as sealed."""
        try:
            size = self.shape.sealed_size(index)
        except InvalidInput as error:
            raise ExchangeFailure(Reason.TAMPERED) from error
        if len(sealed) != size:
            raise ExchangeFailure(Reason.TAMPERED)
        try:
            padded = self._cipher.decrypt(_nonce(index), sealed, self._bound_to(index))
        except InvalidTag as error:
            raise ExchangeFailure(Reason.TAMPERED) from error
        part = self.shape.part(index)
        if padded.count(0, part) != len(padded) - part:
            raise ExchangeFailure(Reason.TAMPERED)
        return padded[:part] if part < len(padded) else padded

    def _bound_to(self, index: int) -> bytes:
        return self._context + index.to_bytes(8, "big")


@dataclass
class FileDigest:
    """Both hashes of a manifest, fed chunk by chunk, in order."""

    whole: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    seals: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def take(self, part: bytes, sealed: bytes) -> None:
        """Take the next chunk, as part of the file and as sealed."""
        self.whole.update(part)
        self.seals.update(sealed[-TAG:])

    def manifest(self, shape: Shape) -> Manifest:
        """Return the manifest of what was taken."""
        return Manifest(shape, self.whole.hexdigest(), self.seals.hexdigest())


class FileSealer:
    """Seals a file from its beginning to its end, one chunk in memory at a time."""

    def __init__(self, shape: Shape, *, key: bytes) -> None:
        """Begin a file."""
        self._cipher, self._digest, self._done = ChunkCipher(shape, key=key), FileDigest(), 0

    def sealed(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """Yield each part sealed; InvalidInput when the parts are not the chunks that the shape says."""
        for part in parts:
            sealed = self._cipher.seal(self._done, part)
            self._digest.take(part, sealed)
            self._done += 1
            yield sealed

    def manifest(self) -> Manifest:
        """Return what was sealed; InvalidInput before the last chunk."""
        shape = self._cipher.shape
        require(self._done == shape.count, "length", "Read the file again: it is shorter than it was.")
        return self._digest.manifest(shape)


def opened(sealed: Iterable[bytes], manifest: Manifest, *, key: bytes) -> Iterator[bytes]:
    """Yield the file of its sealed chunks, in order.

    Each part is authentic when it comes; that they are the whole file, exactly, is known at the end: the generator
    raises ExchangeFailure(tampered) for a chunk that does not open, one too many, one missing, or other hashes.
    """
    cipher, digest, done = ChunkCipher(manifest.shape, key=key), FileDigest(), 0
    for done, chunk in enumerate(sealed, start=1):
        part = cipher.open(done - 1, chunk)
        digest.take(part, chunk)
        yield part
    if done != manifest.shape.count or digest.manifest(manifest.shape) != manifest:
        raise ExchangeFailure(Reason.TAMPERED)


def asking_key(file_id: bytes, *, key: bytes) -> bytes:
    """Return the key that authenticates who asks about a file's chunks (see `chunk_requests`)."""
    return _derived(key, _LABEL + file_id, _ASKS)


def _derived(key: bytes, context: bytes, person: bytes) -> bytes:
    return hashlib.blake2b(context, key=key, person=person, digest_size=KEY_OCTETS).digest()


def _nonce(index: int) -> bytes:
    return index.to_bytes(12, "big")


def _bucket(part: int) -> int:
    size = SMALLEST_BUCKET
    while size < part:
        size *= 2
    return size
