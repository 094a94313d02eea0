"""How much a run of letters says: the more campaigns have it, the less (inverse campaign frequency)."""

from functools import cache

import numpy as np
import numpy.typing as npt

from sampan.engines.screening.campaigns.shingles import Grams

Weights = npt.NDArray[np.float32]
_SIZE = 1 << 22  # counters; two runs that share one are taken for equally common
_MOST = 100_000  # campaigns; what more have weighs no less


class Rarity:
    """Counts in how many campaigns each run stands; counted when a campaign is born, so that its size says nothing."""

    def __init__(self) -> None:
        self._counts = np.zeros(_SIZE, dtype=np.uint32)

    def count(self, grams: Grams) -> None:
        """Count the runs of a campaign's first post."""
        self._counts[grams & (_SIZE - 1)] += 1

    def weights(self, grams: Grams) -> Weights:
        """Return the weight of each run: 1 for one that no campaign has, less by the logarithm of their number."""
        return _weights().take(self._counts.take(grams & (_SIZE - 1)), mode="clip")

    def counted(self) -> tuple[bytes, bytes]:
        """Return the counters that are not 0, places and counts, as 32-bit numbers."""
        places = np.flatnonzero(self._counts).astype("<u4")
        return places.tobytes(), self._counts[places].astype("<u4").tobytes()

    @classmethod
    def of(cls, places: bytes, counts: bytes) -> "Rarity":
        """Return what `counted` told."""
        rarity = cls()
        rarity._counts[np.frombuffer(places, "<u4")] = np.frombuffer(counts, "<u4")
        return rarity


@cache
def _weights() -> Weights:
    weights: Weights = (1.0 / (1.0 + np.log1p(np.arange(_MOST)))).astype(np.float32)
    return weights


def shared(grams: Grams, weights: Weights, others: Grams) -> float:
    """Return the weight of the runs of a post that stand among others too; both are in their order."""
    places = others.searchsorted(grams)
    return float(weights[others.take(places, mode="clip") == grams].sum())
