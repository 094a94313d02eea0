"""Chunks of large files: whole again when untouched; one changed bit, place, length or file, and nothing opens."""

import hashlib
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.chunks import (
    CHUNK,
    TAG,
    ChunkCipher,
    FileSealer,
    Manifest,
    Shape,
    asking_key,
    opened,
)
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.vocabulary.errors import InvalidInput

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
FILE_ID = bytes(range(16))
MUTATIONS, SEED = 2_000, 20261122


def sealed_file(
    content: bytes, *, key: bytes = KEY, file_id: bytes = FILE_ID
) -> tuple[list[bytes], Manifest]:
    shape = Shape(file_id, len(content))
    parts = [content[index * CHUNK : index * CHUNK + shape.part(index)] for index in range(shape.count)]
    sealer = FileSealer(shape, key=key)
    return list(sealer.sealed(parts)), sealer.manifest()


@pytest.fixture(scope="module")
def file() -> tuple[bytes, list[bytes], Manifest]:
    """Four chunks, the last one short."""
    content = random.Random(SEED).randbytes(3 * CHUNK + 5_000)
    return content, *sealed_file(content)


def test_sealed_file_opens_to_the_same_octets(file):
    content, sealed, manifest = file
    assert b"".join(opened(sealed, manifest, key=KEY)) == content
    assert manifest.sha256 == hashlib.sha256(content).hexdigest()


@given(st.integers(0, 40_000))
def test_last_chunk_shows_only_its_bucket(length):
    sealed, manifest = sealed_file(bytes(length))
    (chunk,) = sealed
    bucket = len(chunk) - TAG
    assert bucket >= 1_024 and bucket & (bucket - 1) == 0
    assert bucket >= length and (bucket == 1_024 or bucket < 2 * length)
    assert manifest.shape.sealed_length == len(chunk)
    assert b"".join(opened(sealed, manifest, key=KEY)) == bytes(length)


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_file_at_a_boundary_comes_back_whole(length):
    content = random.Random(length).randbytes(length)
    sealed, manifest = sealed_file(content)
    assert len(sealed) == max(1, -(-length // CHUNK))
    assert b"".join(opened(sealed, manifest, key=KEY)) == content


def test_place_and_size_of_a_chunk_follow_from_the_shape(file):
    _content, sealed, manifest = file
    shape = manifest.shape
    assert [shape.sealed_size(index) for index in range(4)] == [len(one) for one in sealed]
    assert [shape.offset(index) for index in range(4)] == [index * (CHUNK + TAG) for index in range(4)]
    with pytest.raises(InvalidInput):
        shape.part(4)


def test_every_mutated_chunk_is_detected(file):
    """Bits turned over, cut, made longer, zeroed: 2,000 random ones, all refused."""
    _content, sealed, manifest = file
    chance, cipher, undetected = random.Random(SEED), ChunkCipher(manifest.shape, key=KEY), 0
    for _ in range(MUTATIONS):
        index = chance.choice((0, 3, 3, 3))  # the short one mostly: it is quicker
        octets = bytearray(sealed[index])
        at = chance.randrange(len(octets))
        match chance.randrange(4):
            case 0:
                octets[at] ^= 1 << chance.randrange(8)
            case 1:
                del octets[at:]
            case 2:
                octets += chance.randbytes(chance.randrange(1, 64))
            case 3:
                octets[:at] = octets[len(octets) - at :]
        if bytes(octets) == sealed[index]:
            continue
        try:
            cipher.open(index, bytes(octets))
            undetected += 1
        except ExchangeFailure as failure:
            assert failure.reason is Reason.TAMPERED
    assert undetected == 0


@pytest.mark.parametrize(
    "told",
    ["other place", "other file", "other length", "other count", "other key", "place beyond the file"],
)
def test_chunk_opens_nowhere_else(file, told):
    _content, sealed, manifest = file
    shape, index, key = manifest.shape, 1, KEY
    if told == "other place":
        index = 2
    elif told == "other file":
        shape = replace(shape, file_id=bytes(16))
    elif told == "other length":
        shape = replace(shape, length=shape.length + 1)
    elif told == "other count":
        shape = replace(shape, length=shape.length + CHUNK)
    elif told == "other key":
        key = OTHER_KEY
    else:
        index = 9
    with pytest.raises(ExchangeFailure):
        ChunkCipher(shape, key=key).open(index, sealed[1])


@pytest.mark.parametrize(
    "bent",
    [
        lambda sealed, other: [sealed[1], sealed[0], *sealed[2:]],
        lambda sealed, other: sealed[:-1],
        lambda sealed, other: [*sealed, sealed[-1]],
        lambda sealed, other: [sealed[0], sealed[0], *sealed[2:]],
        lambda sealed, other: [sealed[0], other[1], *sealed[2:]],
        lambda sealed, other: sealed[1:],
        lambda sealed, other: [],
    ],
    ids=["reordered", "cut", "extended", "repeated", "mixed with another file", "beheaded", "empty"],
)
def test_bent_file_is_not_taken_for_whole(file, bent):
    content, sealed, manifest = file
    other, _manifest = sealed_file(content, file_id=bytes(16))
    with pytest.raises(ExchangeFailure):
        list(opened(bent(sealed, other), manifest, key=KEY))


def test_sender_who_holds_the_key_cannot_change_the_file_after_signing(file):
    """The key alone is not enough: the manifest's hashes bind the sender, too."""
    content, _sealed, manifest = file
    changed, _manifest = sealed_file(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(ExchangeFailure):
        list(opened(changed, manifest, key=KEY))


def test_padding_that_is_not_zero_is_refused():
    """Nothing travels hidden behind the end of the file."""
    shape = Shape(FILE_ID, 10)
    cipher = ChunkCipher(shape, key=KEY)
    hidden = b"0123456789" + b"x" * 1_014
    sealed = cipher._cipher.encrypt(bytes(12), hidden, cipher._bound_to(0))
    with pytest.raises(ExchangeFailure):
        cipher.open(0, sealed)


@pytest.mark.parametrize("parts", [[b"x" * 9], [b"x" * 11], [], [b"x" * 10, b""]])
def test_sealer_refuses_a_file_that_changes_while_it_is_read(parts):
    sealer = FileSealer(Shape(FILE_ID, 10), key=KEY)
    with pytest.raises(InvalidInput):
        list(sealer.sealed(parts))
        sealer.manifest()


def test_manifest_survives_its_journey(file):
    manifest = file[2]
    assert Manifest.from_json(manifest.to_json()) == manifest


@pytest.mark.parametrize(
    "bent",
    [
        {"length": -1}, {"length": 2**60}, {"length": "5"}, {"length": True}, {"count": 3}, {"count": None},
        {"id": "zz"}, {"id": "00"}, {"id": None}, {"sha256": "x"}, {"seals": ""}, {"sha256": None}, {"length": 1.5},
    ],
)  # fmt: skip
def test_bent_manifest_is_refused(file, bent):
    with pytest.raises(InvalidInput):
        Manifest.from_json(file[2].to_json() | bent)


@pytest.mark.parametrize("thing", [None, [], "x", 7, {}])
def test_thing_that_is_no_manifest_is_refused(thing):
    with pytest.raises(InvalidInput):
        Manifest.from_json(thing)


def test_asking_key_is_neither_the_files_key_nor_the_sealing_key(file):
    assert asking_key(FILE_ID, key=KEY) not in (
        KEY,
        asking_key(bytes(16), key=KEY),
        asking_key(FILE_ID, key=OTHER_KEY),
    )


def test_no_two_lengths_of_a_file_share_a_sealing_key():
    """Else the nonce, which is the place, would be used twice under one key."""
    one, two = (ChunkCipher(Shape(FILE_ID, length), key=KEY) for length in (5, 6))
    assert one.seal(0, b"x" * 5)[:5] != two.seal(0, b"x" * 6)[:5]
