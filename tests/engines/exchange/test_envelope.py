"""Outside of the envelope: what it says, and that the size tells a bucket only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.envelope import LARGEST_BUCKET, pad, read_envelope, unpad
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.seal import seal_letter
from sampan.vocabulary.errors import InvalidInput


@given(st.binary(max_size=5000))
def test_pad_any_content_comes_back_from_a_power_of_two(content):
    padded = pad(content)
    assert unpad(padded) == content
    assert len(padded) >= 1024
    assert len(padded).bit_count() == 1


@pytest.mark.parametrize(
    ("length", "size"), [(0, 1024), (1020, 1024), (1021, 2048), (2044, 2048), (2045, 4096)]
)
def test_pad_at_the_edges_takes_the_smallest_bucket(length, size):
    assert len(pad(bytes(length))) == size


def test_pad_above_the_largest_bucket_is_refused():
    with pytest.raises(InvalidInput):
        pad(bytes(2**LARGEST_BUCKET - 3))


@pytest.mark.parametrize(
    "padded",
    [b"\xff" * 1024, (2000).to_bytes(4, "big") + bytes(1020), bytes(1023) + b"\x01", b"\0\0\0\1a" + b"b" * 9],
)
def test_unpad_wrong_length_or_filling_is_refused(padded):
    with pytest.raises(ExchangeFailure) as caught:
        unpad(padded)
    assert caught.value.reason is Reason.PADDING


def test_envelope_shows_receiver_bucket_and_blob_id_only(write, vietnam, cambodia):
    blob = seal_letter(write(), sender=cambodia.secret, receiver=vietnam.card)
    outside = read_envelope(blob)
    assert (outside.receiver, outside.bucket, outside.suite) == ("vn-focal-point", 10, 1)
    assert blob.startswith(outside.header)
    for hidden in (b"kh-focal-point", b"referral", b"conversation-1", b"letter-1", b"forced_criminality"):
        assert hidden not in blob


@pytest.mark.parametrize("bucket", [0, 9, LARGEST_BUCKET + 1, 255])
def test_envelope_of_an_impossible_bucket_is_malformed(write, vietnam, cambodia, bucket):
    blob = bytearray(seal_letter(write(), sender=cambodia.secret, receiver=vietnam.card))
    blob[7] = bucket
    with pytest.raises(ExchangeFailure) as caught:
        read_envelope(bytes(blob))
    assert caught.value.reason is Reason.MALFORMED


def test_blob_size_hides_the_length_of_the_body(write, vietnam, cambodia):
    sizes = {
        len(seal_letter(write(body={"t": "x" * n}), sender=cambodia.secret, receiver=vietnam.card))
        for n in (0, 1, 17, 100, 250, 399)
    }
    assert len(sizes) == 1
