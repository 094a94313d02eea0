"""How much a run of letters says: the more campaigns have it, the less (inverse campaign frequency)."""

import numpy as np
import numpy.typing as npt

from sampan.engines.screening.campaigns.shingles import Grams

_SIZE = 1 << 22  # counters; two runs that share one are taken for equally common


class Rarity:
    """Counts in how many campaigns each run stands; counted when a campaign is born, so that its size says nothing."""

    def __init__(self) -> None:
        self._counts = np.zeros(_SIZE, dtype=np.uint32)
        self._born = 0

    def count(self, grams: Grams) -> None:
        """Count the runs of a campaign's first post."""
        self._counts[grams & (_SIZE - 1)] += 1
        self._born += 1

    def weights(self, grams: Grams) -> npt.NDArray[np.float32]:
        """Return the weight of each run: 1 for one that no campaign has, less by the logarithm of their number."""
        seen = self._counts[grams & (_SIZE - 1)].astype(np.float32)
        weights: npt.NDArray[np.float32] = 1.0 / (1.0 + np.log1p(seen))
        return weights


def similarity(a: Grams, a_weights: npt.NDArray[np.float32], b: Grams, rarity: Rarity) -> float:
    """Return the weighted Jaccard similarity of two posts, 0 to 1."""
    places = np.searchsorted(b, a)
    places[places == len(b)] = 0
    shared = float(a_weights[b[places] == a].sum())
    both = float(a_weights.sum()) + float(rarity.weights(b).sum()) - shared
    return shared / both if both else 0.0
