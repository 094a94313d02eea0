"""What the encoder has learnt of warning signs: changes of its numbers, small enough to be kept beside the patterns.

A change of a matrix is the product of two narrow ones, kept as whole numbers of 8 bits with a step for each column;
vectors are kept whole. `bench.screening.tuning` writes the file.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sampan.engines.screening.encoder.container import Floats

FILE = Path(__file__).parent / "signs.npz"


@dataclass(frozen=True)
class Adaptation:
    """The arrays of the file, by name: `NAME:left`, `NAME:right` with their `:step`, vectors, `codes`, heads.

    `head` with `head:base`: a row for each sign, then rows that only help `lure` with `lure:base` to tell a lure.
    """

    arrays: dict[str, np.ndarray]

    def change(self, name: str) -> Floats:
        """Return what is added to a matrix, out x in."""
        return np.asarray(self._narrow(f"{name}:left") @ self._narrow(f"{name}:right").T)

    def vector(self, name: str) -> Floats:
        """Return a vector as it is now."""
        return self.arrays[name].astype(np.float32)

    def codes(self) -> tuple[str, ...]:
        """Return the signs' codes in the order of the head's first rows."""
        return tuple(map(str, self.arrays["codes"]))

    def _narrow(self, name: str) -> Floats:
        return np.asarray(self.arrays[name].astype(np.float32) * self.arrays[f"{name}:step"])


def read(path: Path) -> Adaptation:
    """Return what the file holds."""
    with np.load(path, allow_pickle=False) as file:
        return Adaptation({name: file[name] for name in file.files})


def narrowed(change: Floats, rank: int) -> tuple[Floats, Floats]:
    """Return two matrices of `rank` columns whose product (the second turned) is nearest to a change."""
    left, sizes, right = np.linalg.svd(change, full_matrices=False)
    root = np.sqrt(sizes[:rank])
    return left[:, :rank] * root, right[:rank].T * root


def stepped(matrix: Floats) -> tuple[np.ndarray, Floats]:
    """Return a matrix as whole numbers of 8 bits, and the step of each column."""
    step = np.maximum(np.abs(matrix).max(axis=0), 1e-12).astype(np.float32) / 127
    return np.round(matrix / step).astype(np.int8), step
