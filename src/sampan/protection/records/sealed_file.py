"""A file on disk that only the node can read: written once in sealed chunks, read at any place.

Each chunk of 1 MiB is AES-256-GCM under the file's own key; the nonce holds the chunk's number and
whether it is the last, so chunks cannot be swapped, dropped or cut off (the STREAM construction, Hoang,
Reyhanitabar, Rogaway and Vizar 2015). The key is random for every file, so a counter is a safe nonce.
"""

import io
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sampan.vocabulary.errors import IntegrityFailure

CHUNK_BYTES = 1024 * 1024
TAG_BYTES = 16


class SealedFileWriter:
    """Takes bytes in pieces of any size and writes sealed chunks; nothing plain touches the disk."""

    def __init__(self, path: Path, *, key: bytes) -> None:
        """Create `path`, readable by the node alone; FileExistsError when it is there already."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(descriptor, "wb")
        self._cipher = AESGCM(key)
        self._pending = bytearray()
        self._chunks = 0

    def write(self, piece: bytes) -> None:
        """Add bytes."""
        self._pending += piece
        # The last chunk is known only at the end, so one byte more than a chunk has to be there.
        while len(self._pending) > CHUNK_BYTES:
            self._seal(bytes(self._pending[:CHUNK_BYTES]), is_last=False)
            del self._pending[:CHUNK_BYTES]

    def close(self) -> None:
        """Seal what is left and close the file."""
        self._seal(bytes(self._pending), is_last=True)
        self._file.close()

    def _seal(self, chunk: bytes, *, is_last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._chunks, is_last=is_last), chunk, None))
        self._chunks += 1


class SealedFileReader(io.RawIOBase):
    """Reads a sealed file like any file that can seek; IntegrityFailure when it was touched."""

    def __init__(self, path: Path, *, key: bytes) -> None:
        """Open `path`; wrong keys show at the first read."""
        self._file = path.open("rb")
        self._cipher = AESGCM(key)
        sealed_bytes = path.stat().st_size
        self._chunks = max(1, -(-sealed_bytes // (CHUNK_BYTES + TAG_BYTES)))
        self._size = max(0, sealed_bytes - self._chunks * TAG_BYTES)
        self._place = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a place; returns it."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def tell(self) -> int:
        """The place of the next byte."""
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` from one chunk; 0 at the end."""
        number, start = divmod(self._place, CHUNK_BYTES)
        if self._place >= self._size:
            return 0
        piece = self._chunk(number)[start : start + len(buffer)]
        buffer[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)

    def close(self) -> None:
        """Close the file and forget the chunk held."""
        if not self.closed:
            self._held = (-1, b"")
            self._file.close()
        super().close()

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            self._file.seek(number * (CHUNK_BYTES + TAG_BYTES))
            sealed = self._file.read(CHUNK_BYTES + TAG_BYTES)
            nonce = _nonce(number, is_last=number == self._chunks - 1)
            try:
                self._held = (number, self._cipher.decrypt(nonce, sealed, None))
            except InvalidTag:
                raise IntegrityFailure(
                    "A kept file does not open: it was changed or cut off.", remedy="Send the file again."
                ) from None
        return self._held[1]


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
