"""The short form of `bench.screening.disguised`: a disguise does not hide a lure."""

import random

import pytest

from bench.screening.disguised import CHANGES, Change, judged
from bench.screening.labelled import labelled

pytestmark = [pytest.mark.slow]
ROWS = labelled()[::8]
LARGEST_FALL = 0.09  # published at most 0.059, of all messages
LARGEST_RISE = 0.09  # of false alarms


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_disguise_hides_few_lures(change: Change) -> None:
    (found, alarms), (found_plain, alarms_plain) = judged(ROWS, change), judged(ROWS)
    assert found >= found_plain - LARGEST_FALL
    assert alarms <= alarms_plain + LARGEST_RISE


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_disguise_changes_many_texts(change: Change) -> None:
    chance = random.Random(7)
    latin = [row["text"] for row in ROWS if row["lang"] in ("vi", "en")]
    assert (
        sum(change(text, chance) != text for text in latin) > len(latin) / 3
    )  # English has no marks to leave out
