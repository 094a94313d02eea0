"""The short form of `bench.screening.learning`: what patterns find in labelled messages does not get worse unseen."""

import numpy as np
import pytest

from bench.screening.learning import features_of, judged_apart, labelled
from sampan.engines.screening.offers.checking import find_all, signs_shown
from sampan.engines.screening.offers.weighing import THRESHOLD, is_enough

pytestmark = [pytest.mark.slow]


def f1(right: int, said: int, true: int) -> float:
    return 2 * right / (said + true)


def test_lures_and_signs_are_found_without_their_scenario_and_language_as_well_as_published() -> None:
    rows = labelled()
    found = [find_all(row["text"], row["lang"]) for row in rows]
    scores = judged_apart(np.array([features_of(some) for some in found]), rows)
    enough = [is_enough(signs_shown(*one)) for one in zip(found, scores, strict=True)]
    told = (scores >= THRESHOLD) & np.array(enough)
    lures = np.array([row["is_lure"] for row in rows])
    assert f1((told & lures).sum(), told.sum(), lures.sum()) >= 0.77
    said = [{one.code for one in signs_shown(*one)} for one in zip(found, scores, strict=True)]
    true = [{code for code, _ in row["signs"]} for row in rows]
    right = sum(len(a & b) for a, b in zip(said, true, strict=True))
    assert f1(right, sum(map(len, said)), sum(map(len, true))) >= 0.64
