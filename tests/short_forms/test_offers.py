"""The short form of `bench.screening.learning`: what is found in labelled messages does not get worse unseen."""

import pytest

from bench.screening.judging import judged_apart
from bench.screening.labelled import labelled, read
from bench.screening.learning import f1

pytestmark = [pytest.mark.slow]


def test_patterns_find_lures_and_signs_without_their_scenario_and_language_as_well_as_published() -> None:
    messages = read(labelled())
    judged = judged_apart(messages)
    assert f1(judged.told(), messages.lures > 0) >= 0.77
    assert f1(judged.shown(), messages.signs) >= 0.64
