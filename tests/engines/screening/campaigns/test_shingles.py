"""What posts are compared by: the same for a post whatever stands beside it, and copies always meet."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.screening.campaigns.shingles import letters_of, sketches_of
from sampan.engines.screening.campaigns.weights import Rarity, shared


@given(st.lists(st.text(max_size=60), max_size=8))
def test_sketch_of_a_post_hangs_on_nothing_beside_it(texts: list[str]) -> None:
    together = sketches_of(texts)
    assert len(together) == len(texts)
    for text, sketch in zip(texts, together, strict=True):
        (alone,) = sketches_of([text])
        assert sketch.grams.tolist() == alone.grams.tolist() == sorted(set(alone.grams.tolist()))
        assert sketch.keys == alone.keys
        assert all(-(2**63) <= key < 2**63 for key in sketch.keys)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Lương 25.000.000đ / tháng!!", "lương 0đ tháng"),
        ("  Gọi  👉 0912-345 678\t(Hoa)  ", "gọi 0 hoa"),
        ("ＷＯＲＫ　ａｔ　ｈｏｍｅ", "work at home"),
        ("เงินเดือน ๒๕,๐๐๐ บาท", "เงินเดือน 0 บาท"),
        ("包\0吃𠮷", "包 吃𠮷"),
        ("\ud800🔥", ""),
    ],
)
def test_letters_are_folded_and_each_number_is_one_zero(text: str, letters: str) -> None:
    assert letters_of(text) == letters


def test_run_that_many_campaigns_have_weighs_less() -> None:
    (common, rare) = (sketch.grams for sketch in sketches_of(["không cần kinh nghiệm", "bán xe máy cũ"]))
    rarity = Rarity()
    for _ in range(9):
        rarity.count(common)
    assert np.allclose(rarity.weights(rare), 1.0)
    assert np.allclose(rarity.weights(common), 1 / (1 + np.log(10)))
    assert shared(common, rarity.weights(common), rare) == 0.0
    assert np.allclose(rarity.weights(common), Rarity.of(*rarity.counted(), born=9).weights(common))
