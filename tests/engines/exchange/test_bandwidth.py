"""The bucket: over a minute no more goes than the rate allows, whatever the sizes and pauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.bandwidth import BURST_SECONDS, TokenBucket

RATE = 32_000.0  # octets a second: 256 kbit/s


@given(st.lists(st.tuples(st.integers(1, 20_000), st.floats(0, 3)), min_size=1, max_size=60))
def test_no_more_goes_than_rate_and_burst_allow(pieces):
    bucket, now, gone = TokenBucket(RATE, at=0.0), 0.0, 0
    for octets, pause in pieces:
        now += pause
        now += bucket.wait_for(octets, now=now)
        gone += octets
        assert gone <= RATE * (now + BURST_SECONDS) + 1


def test_idle_bucket_saves_only_a_burst():
    bucket = TokenBucket(RATE)
    assert bucket.wait_for(int(RATE * BURST_SECONDS), now=1_000.0) == 0.0
    assert bucket.wait_for(16_000, now=1_000.0) == pytest.approx(0.5)


def test_no_limit_never_waits():
    assert TokenBucket(0.0).wait_for(10**9, now=5.0) == 0.0


def test_two_senders_share_the_rate():
    bucket = TokenBucket(RATE)
    waits = [bucket.wait_for(32_000, now=10.0) for _ in range(4)]
    assert waits[-1] == pytest.approx(4 - BURST_SECONDS)
