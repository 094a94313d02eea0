"""Waits double from 50 ms to 30 s and never leave that range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.backoff import delay
from sampan.vocabulary.errors import InvalidInput


@given(st.integers(0, 10**9), st.floats(0, 1, exclude_max=True))
def test_delay_stays_between_its_bounds(attempt, jitter):
    assert 0.05 <= delay(attempt, jitter) <= 30


def test_delay_without_jitter_doubles_to_the_ceiling():
    assert [delay(n, 0) for n in range(4)] == [0.05, 0.1, 0.2, 0.4]
    assert delay(9, 0) == pytest.approx(25.6)
    assert delay(10, 0) == delay(10_000, 0) == 30


def test_delay_with_jitter_spreads_over_the_upper_half():
    assert delay(10, 0.999) == pytest.approx(15, abs=0.1)


@pytest.mark.parametrize(("attempt", "jitter"), [(-1, 0.0), (0, 1.0), (0, -0.1), (0, float("nan"))])
def test_delay_wrong_input_is_refused(attempt, jitter):
    with pytest.raises(InvalidInput):
        delay(attempt, jitter)
