"""The sketches of posts made by the workers of Spark. Which campaign a post joins hangs on those before it, so that
this machine groups them in their order: the campaigns are those that it would find alone.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sampan.engines.screening.campaigns.shingles import AT_A_TIME, Sketch, sketches_of

_POSTS_A_PIECE = 8 * AT_A_TIME
Packed = list[tuple[bytes, bytes]]


def sketches_on(context: Any, texts: Sequence[str]) -> list[Sketch]:
    """Return the sketch of each text, in their order; `context`: a running Spark.

    Where a worker is lost, Spark has its pieces done anew.
    """
    pieces = [texts[first : first + _POSTS_A_PIECE] for first in range(0, len(texts), _POSTS_A_PIECE)]
    if not pieces:
        return []
    packed = context.parallelize(pieces, len(pieces)).map(packed_sketches).collect()
    return [_unpacked(*one) for piece in packed for one in piece]


def packed_sketches(texts: Sequence[str]) -> Packed:
    """Return the runs and keys of each text as octets, which go over a line several times quicker than objects."""
    return [
        (sketch.grams.astype("<u4").tobytes(), np.array(sketch.keys, dtype="<i8").tobytes())
        for sketch in sketches_of(texts)
    ]


def _unpacked(grams: bytes, keys: bytes) -> Sketch:
    return Sketch(np.frombuffer(grams, "<u4").astype(np.uint32), np.frombuffer(keys, "<i8").tolist())
