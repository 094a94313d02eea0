"""Sealed files: nothing plain on disk, any place readable, no touch unnoticed."""

import io
import os
from pathlib import Path

import pytest

from sampan.engines.sheets.tables import open_table
from sampan.protection.records.sealed_file import CHUNK_BYTES, TAG_BYTES, SealedFileReader, SealedFileWriter
from sampan.vocabulary.errors import IntegrityFailure

KEY = bytes(range(32))


def sealed(path: Path, content: bytes, piece: int = 70_000) -> Path:
    writer = SealedFileWriter(path, key=KEY)
    for start in range(0, len(content), piece):
        writer.write(content[start : start + piece])
    writer.close()
    return path


def opened(path: Path, key: bytes = KEY) -> io.BufferedReader:
    return io.BufferedReader(SealedFileReader(path, key=key))


@pytest.mark.parametrize(
    "size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3_000_001]
)
def test_sealed_file_gives_back_every_byte(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    with opened(sealed(tmp_path / "f", content)) as stream:
        assert stream.read() == content
        assert stream.seek(0, io.SEEK_END) == size


def test_sealed_file_reads_from_any_place(tmp_path: Path) -> None:
    content = os.urandom(2 * CHUNK_BYTES + 500)
    with opened(sealed(tmp_path / "f", content)) as stream:
        for place in (CHUNK_BYTES - 10, 0, 2 * CHUNK_BYTES, 5):
            stream.seek(place)
            assert stream.read(40) == content[place : place + 40]


def test_sealed_file_holds_nothing_plain_and_is_private(tmp_path: Path) -> None:
    path = sealed(tmp_path / "f", b"Nguyen Thi " * 1000)
    assert b"Nguyen" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def changed(content: bytes) -> list[bytes]:
    chunk = CHUNK_BYTES + TAG_BYTES
    flipped = bytearray(content)
    flipped[10] ^= 1
    return [
        bytes(flipped),
        content[:chunk],  # cut at a chunk's end
        content[chunk : 2 * chunk] + content[:chunk] + content[2 * chunk :],  # chunks swapped
        content[:-1],
    ]


@pytest.mark.parametrize("attack", range(4))
def test_sealed_file_touched_is_noticed(tmp_path: Path, attack: int) -> None:
    path = sealed(tmp_path / "f", os.urandom(2 * CHUNK_BYTES + 9))
    path.write_bytes(changed(path.read_bytes())[attack])
    with pytest.raises(IntegrityFailure), opened(path) as stream:
        stream.read()


def test_sealed_file_other_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntegrityFailure), opened(sealed(tmp_path / "f", b"a,b\n"), key=bytes(32)) as stream:
        stream.read()


def test_sealed_file_is_read_as_a_table(tmp_path: Path) -> None:
    content = b"a,b\n" + b"1,2\n" * 400_000
    with opened(sealed(tmp_path / "f", content)) as stream:
        table = open_table(stream)
        assert sum(1 for _ in table.rows()) == 400_000
