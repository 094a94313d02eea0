"""Weights as a file: read back as they were, and refused when anything else is in it."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sampan.engines.matching.comparing import LEVELS
from sampan.engines.matching.weighing import shipped_weights
from sampan.engines.matching.weights_file import FORMAT, weights_of, weights_told
from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.errors import InvalidInput

LEARNT = replace(shipped_weights(), adjustments={("phone", "same"): -1.5, ("name", "part"): 0.25})
Bend = Callable[[dict[str, Any]], object]


def written() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(weights_told(LEARNT, version="feedback-1/abc")))
    return told


def test_weights_read_back_are_worth_the_same() -> None:
    weights, version = weights_of(written())
    assert version == "feedback-1/abc" and weights.prior_bits == LEARNT.prior_bits
    for field, levels in LEVELS.items():
        for level in levels:
            assert weights.bits(field, level) == pytest.approx(LEARNT.bits(field, level), abs=1e-9)
    assert weights.adjustments == LEARNT.adjustments


BENDS: dict[str, Bend] = {
    "another format": lambda told: told.update(format="sampan-weights-9"),
    "no version": lambda told: told.pop("version"),
    "a version that is no text": lambda told: told.update(version=3),
    "no prior": lambda told: told.pop("prior_bits"),
    "no levels": lambda told: told.pop("levels"),
    "a field less": lambda told: told["levels"].pop("phone"),
    "a field more": lambda told: told["levels"].update(shoe={}),
    "a level less": lambda told: told["levels"]["phone"].pop("tail"),
    "a level more": lambda told: told["levels"]["phone"].update(smell={"m": 0.1, "u": 0.1, "added": 0}),
    "a field that is no table": lambda told: told["levels"].update(phone=[1]),
    "a level that is no table": lambda told: told["levels"]["phone"].update(tail=1),
    "a share of nothing": lambda told: told["levels"]["phone"]["tail"].update(u=0),
    "a share above one": lambda told: told["levels"]["phone"]["tail"].update(m=1.5),
    "a share that is a truth": lambda told: told["levels"]["phone"]["tail"].update(m=True),
    "a weight in words": lambda told: told["levels"]["phone"]["tail"].update(added="much"),
    "a weight beyond measure": lambda told: told["levels"]["phone"]["tail"].update(added=1e6),
}


@pytest.mark.parametrize("bend", BENDS.values(), ids=BENDS)
def test_file_of_something_else_is_refused(bend: Bend) -> None:
    told = written()
    bend(told)
    told["hash"] = content_hash({name: one for name, one in told.items() if name != "hash"})
    with pytest.raises(InvalidInput):
        weights_of(told)


def test_file_that_was_changed_is_refused() -> None:
    told = written()
    told["levels"]["phone"]["same"]["added"] = 2.0
    with pytest.raises(InvalidInput, match="changed or cut"):
        weights_of(told)


@pytest.mark.parametrize("told", [None, [], "x", 1, {}, {"format": FORMAT}, {"format": FORMAT, "hash": "x"}])
def test_what_is_no_file_of_weights_is_refused(told: object) -> None:
    with pytest.raises(InvalidInput):
        weights_of(told)
