"""Frames hold blobs, padded; what is not one is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.frames import LARGEST, MOST_BLOBS, SMALLEST, pack_frame, read_frame
from sampan.vocabulary.errors import InvalidInput


@given(st.lists(st.binary(max_size=900), max_size=30))
def test_frame_round_trips_and_its_size_is_a_power_of_two(blobs):
    frame = pack_frame(blobs)
    assert read_frame(frame) == tuple(blobs)
    assert len(frame) >= SMALLEST and len(frame).bit_count() == 1


def test_frames_of_one_size_do_not_tell_how_much_they_hold():
    assert {len(pack_frame([b"x" * 900] * n, size=2**16)) for n in range(60)} == {2**16}


@pytest.mark.parametrize("size", [5_000, 2_048, 2**26])
def test_frame_of_a_size_that_is_none_is_refused(size):
    with pytest.raises(InvalidInput):
        pack_frame([b"x"], size=size)


def test_frame_with_too_much_is_refused():
    with pytest.raises(InvalidInput):
        pack_frame([b""] * (MOST_BLOBS + 1))
    with pytest.raises(InvalidInput):
        pack_frame([bytes(LARGEST)])


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda frame: b"", Reason.MALFORMED),
        (lambda frame: b"X" + frame[1:], Reason.MALFORMED),
        (lambda frame: frame[:4] + b"\x09" + frame[5:], Reason.WRONG_SUITE),
        (lambda frame: frame[:5] + b"\xff\xff" + frame[7:], Reason.MALFORMED),
        (lambda frame: frame[:-1], Reason.CUT),
        (lambda frame: frame + frame[:4], Reason.CUT),
        (lambda frame: frame[:7] + b"\x00\x00\xff\xff" + frame[11:], Reason.CUT),
        (lambda frame: frame[:-1] + b"\x01", Reason.PADDING),
    ],
)
def test_frame_that_is_spoilt_is_refused_with_a_reason(spoil, reason):
    with pytest.raises(ExchangeFailure) as refused:
        read_frame(spoil(pack_frame([b"one", b"two"])))
    assert refused.value.reason is reason
