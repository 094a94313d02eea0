"""Where the bytes of a file come from: a path, or an open stream that can be wound back."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sampan.engines.sheets.limits import Limits
from sampan.engines.sheets.refusals import UnreadableFile, too_large

CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Source:
    """One file, readable from its start as often as needed; a stream belongs to the caller and stays open."""

    origin: Path | BinaryIO
    size_bytes: int

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The bytes from the first one; two openings of the same stream must not overlap."""
        if isinstance(self.origin, Path):
            with self.origin.open("rb") as stream:
                yield stream
        else:
            self.origin.seek(0)
            yield self.origin

    def chunks(self) -> Iterator[bytes]:
        """All bytes in order, at most 1 MiB at a time."""
        with self.opened() as stream:
            while chunk := stream.read(CHUNK_BYTES):
                yield chunk

    def first(self, count: int) -> bytes:
        """The first `count` bytes."""
        with self.opened() as stream:
            return stream.read(count)


def source_of(origin: str | os.PathLike[str] | BinaryIO, *, limits: Limits) -> Source:
    """Measure `origin` without reading it; UnreadableFile when missing, empty or over `limits.max_bytes`."""
    source = _from_path(Path(origin)) if isinstance(origin, (str, os.PathLike)) else _from_stream(origin)
    if source.size_bytes == 0:
        raise UnreadableFile("The file is empty.", remedy="Choose the file that holds the records.")
    if source.size_bytes > limits.max_bytes:
        raise too_large(size_bytes=source.size_bytes, limit_bytes=limits.max_bytes)
    return source


def _from_path(path: Path) -> Source:
    if not path.is_file():
        raise UnreadableFile("There is no such file.", remedy="Check the path; a folder cannot be read.")
    return Source(origin=path, size_bytes=path.stat().st_size)


def _from_stream(stream: BinaryIO) -> Source:
    return Source(origin=stream, size_bytes=stream.seek(0, io.SEEK_END))
