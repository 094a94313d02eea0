"""What the key-holder decides: the mutual best, once, and nobody on a tie."""

import pytest

from sampan.engines.matching.keys import pairing_keys
from sampan.engines.matching.private.failures import PrivateMatchFailure
from sampan.engines.matching.private.pairing import KindWeights, agreement_bits, pair, pairing_weights
from sampan.engines.matching.records import read_record

LINH = {
    "id": "1",
    "name": "Nguyen Thi Linh",
    "sex": "female",
    "birth_date": "1999-03-14",
    "province": "VN-14",
}
WEIGHTS = KindWeights(
    {"document": 22.0, "phone": 17.0, "name_birth": 19.0, "name_year_place": 13.0},
    frozenset(("document", "phone")),
)
DOCUMENT, PHONE, NAME, PLACE = (
    ("document", b"d"),
    ("phone", b"p"),
    ("name_birth", b"n"),
    ("name_year_place", b"y"),
)


def paired(
    a: dict[int, list[tuple[str, bytes]]], b: dict[int, list[tuple[str, bytes]]]
) -> list[tuple[int, int]]:
    entries = [[(number, *tag) for number, told in side.items() for tag in told] for side in (a, b)]
    return [(one.a, one.b) for one in pair(*entries, weights=WEIGHTS, threshold_bits=0.0)]


def test_pair_the_better_of_two_wins() -> None:
    assert paired({1: [DOCUMENT, PHONE]}, {5: [PHONE], 6: [DOCUMENT]}) == [(1, 6)]


def test_pair_best_of_one_that_has_a_better_is_left_alone() -> None:
    assert paired({1: [PHONE], 2: [PHONE, DOCUMENT]}, {5: [PHONE, DOCUMENT]}) == [(2, 5)]


def test_pair_tie_pairs_nobody() -> None:
    assert paired({1: [PHONE]}, {5: [PHONE], 6: [PHONE]}) == []


def test_pair_tag_that_many_share_counts_for_nobody() -> None:
    crowd = {number: [PLACE] for number in range(60)}
    assert paired({1: [PLACE]}, crowd) == []


def test_pair_nothing_in_common_pairs_nobody() -> None:
    assert paired({1: [PHONE]}, {5: [DOCUMENT]}) == [] == paired({}, {5: [DOCUMENT]})


def test_pair_same_octets_of_another_kind_do_not_meet() -> None:
    assert paired({1: [("phone", b"x")]}, {5: [("document", b"x")]}) == []


def test_pair_unknown_kind_is_refused() -> None:
    with pytest.raises(PrivateMatchFailure):
        paired({1: [("secret", b"x")]}, {})


def test_pair_kinds_the_most_telling_first() -> None:
    a, b = ([(1, *PLACE), (1, *DOCUMENT), (1, *NAME)], [(5, *NAME), (5, *DOCUMENT), (5, *PLACE)])
    (found,) = pair(a, b, weights=WEIGHTS, threshold_bits=0.0)
    assert found.kinds == ("document", "name_birth", "name_year_place")


def test_agreement_bits_selectors_add_up_and_names_do_not() -> None:
    assert agreement_bits({"document": 0, "phone": 0}, weights=WEIGHTS) == 39.0
    assert agreement_bits({"name_birth": 0, "name_year_place": 0}, weights=WEIGHTS) == 19.0 + 13.0 / 4
    assert agreement_bits({"phone": 20.0}, weights=WEIGHTS) == 0.0  # so common that it tells nothing


def test_pairing_weights_know_every_kind_of_key_and_which_hold_no_name() -> None:
    keys = pairing_keys(read_record(LINH))
    assert {key.kind for key in keys} < pairing_weights().bits.keys()
    assert pairing_weights().selectors == {"document", "phone", "handle"}
