"""The tag set of an epoch: complete, padded, logged."""

import pytest

from sampan.engines.matching.private import epochs
from sampan.engines.matching.private.failures import PrivateMatchFailure
from sampan.engines.matching.private.oprf import KeyHalf
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import REGISTER, open_epoch


def test_tag_set_contains_its_own_tags_and_no_others() -> None:
    tags = open_epoch(REGISTER).tags
    assert all(tags[place] in tags for place in range(len(tags)))
    assert bytes(16) not in tags and b"\xff" * 16 not in tags and "text" not in tags


@pytest.mark.parametrize(
    ("count", "size"), [(0, 1024), (900, 1024), (963, 1024), (964, 2048), (1024, 2048), (10**6, 2**21)]
)
def test_padded_size_is_a_power_of_two_with_dummies(count: int, size: int) -> None:
    assert epochs.padded_size(count) == size


def test_tag_set_changed_by_one_tag_is_not_the_logged_one() -> None:
    tags = open_epoch(REGISTER).tags
    root = tags.root()
    tags.require_logged(root)
    held_back = epochs.TagSet(tags.terms, tags.octets[16:])
    with pytest.raises(PrivateMatchFailure):
        held_back.require_logged(root)


def test_tag_set_cut_short_is_refused() -> None:
    with pytest.raises(PrivateMatchFailure, match="cannot be read"):
        epochs.TagSet(open_epoch(REGISTER).terms, b"123")


def test_make_tag_set_answer_with_gaps_is_refused() -> None:
    half = KeyHalf.make(stream())
    prepared, elements = epochs.prepare(REGISTER, half, random_bytes=stream())
    with pytest.raises(PrivateMatchFailure, match="number of values"):
        epochs.make_tag_set(prepared, elements[:-1], terms=open_epoch(REGISTER).terms, random_bytes=stream())


def test_prepare_same_key_of_two_people_is_sent_once() -> None:
    _, elements = epochs.prepare([*REGISTER, *REGISTER], KeyHalf.make(stream()), random_bytes=stream())
    assert len(elements) == len(set(elements)) == len(REGISTER)


def test_terms_digest_changes_with_each_term() -> None:
    terms = open_epoch(REGISTER).terms
    other = open_epoch(REGISTER, number=2).terms
    assert terms.digest() != other.digest()
