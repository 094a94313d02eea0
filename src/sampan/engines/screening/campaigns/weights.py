"""How much a run of letters says: the more campaigns have it, the less (inverse campaign frequency)."""

import numpy as np
import numpy.typing as npt

from sampan.engines.screening.campaigns.shingles import Grams

Weights = npt.NDArray[np.float32]
_SIZE = 1 << 22  # counters; two runs that share one are taken for equally common
_AMONG = 9_000  # campaigns; in a longer stream a run counts as common by its share, or all would seem common in the end


class Rarity:
    """Counts in how many campaigns each run stands; counted when a campaign is born, so that its size says nothing."""

    def __init__(self) -> None:
        self._counts = np.zeros(_SIZE, dtype=np.uint32)
        self.born = 0

    def count(self, grams: Grams) -> None:
        """Count the runs of a campaign's first post."""
        self._counts[grams & (_SIZE - 1)] += 1
        self.born += 1

    def weights(self, grams: Grams) -> Weights:
        """Return the weight of each run: 1 for one that no campaign has, less by the logarithm of their number."""
        seen = self._counts.take(grams & (_SIZE - 1)).astype(np.float32)
        if self.born > _AMONG:
            seen *= np.float32(_AMONG / self.born)
        weights: Weights = np.float32(1.0) / (np.float32(1.0) + np.log1p(seen))
        return weights

    def counted(self) -> tuple[bytes, bytes]:
        """Return the counters that are not 0, places and counts, as 32-bit numbers."""
        places = np.flatnonzero(self._counts).astype("<u4")
        return places.tobytes(), self._counts[places].astype("<u4").tobytes()

    @classmethod
    def of(cls, places: bytes, counts: bytes, *, born: int) -> "Rarity":
        """Return what `counted` told, of so many campaigns."""
        rarity = cls()
        rarity.born = born
        rarity._counts[np.frombuffer(places, "<u4")] = np.frombuffer(counts, "<u4")
        return rarity


def shared(grams: Grams, weights: Weights, others: Grams) -> float:
    """Return the weight of the runs of a post that stand among others too; both are in their order."""
    places = others.searchsorted(grams)
    return float(weights[others.take(places, mode="clip") == grams].sum())
