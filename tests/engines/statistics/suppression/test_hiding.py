"""What is hidden cannot be reckoned, by anybody who takes all sums together; and nothing that is shown is changed."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampan.engines.statistics.suppression.bounds import Known, bounds, differing, recoverable
from sampan.engines.statistics.suppression.cells import TOTAL, Cells, all_margins, cells_of
from sampan.engines.statistics.suppression.hiding import THRESHOLD, hide
from sampan.vocabulary.errors import InvalidInput

SHAPES = ((2, 3), (3, 3), (2, 2, 2), (4,))


@st.composite
def tables(draw: st.DrawFn, *, most: int = 12) -> tuple[Cells, np.ndarray]:
    shape = draw(st.sampled_from(SHAPES))
    cells = cells_of({f"d{at}": [f"c{code}" for code in range(size)] for at, size in enumerate(shape)})
    counts = draw(st.lists(st.integers(0, most), min_size=len(cells.base), max_size=len(cells.base)))
    return cells, np.array(counts)


@settings(max_examples=80, deadline=None)
@given(tables())
def test_no_hidden_count_can_be_bounded_more_tightly_than_promised(table: tuple[Cells, np.ndarray]) -> None:
    cells, counts = table
    sums, told = cells.sums(counts), hide(cells, counts)
    assert (told.small == ((sums > 0) & (sums < THRESHOLD))).all()
    assert (told.hidden[told.small]).all() and not told.hidden[sums == 0].any()
    attacked = bounds(cells, Known(told.shown(sums), least=1))
    assert attacked.adds_up
    assert (attacked.widths[told.hidden] >= THRESHOLD - 2).all()
    assert (attacked.low <= sums).all() and (sums <= attacked.high).all()


@settings(max_examples=80, deadline=None)
@given(tables())
def test_each_proof_is_a_table_of_whole_numbers_that_agrees_with_what_is_shown(
    table: tuple[Cells, np.ndarray],
) -> None:
    cells, counts = table
    sums, told = cells.sums(counts), hide(cells, counts)
    places = {key: place for place, key in enumerate(cells.cells)}
    base = np.array([places[key] for key in cells.base])
    for change in told.proofs:
        other = counts + change[base]
        assert (other >= 0).all() and (other == np.floor(other)).all()
        assert (cells.sums(other) == sums + change).all()
        assert (change[~told.hidden] == 0).all()
        assert (cells.sums(other)[told.hidden] >= 1).all()
    reach = np.vstack([told.proofs, np.zeros(len(sums))])
    assert (np.ptp(reach, axis=0)[told.hidden & ~told.small] >= THRESHOLD - 2).all()
    for place in np.flatnonzero(told.small).tolist():
        least = int((counts[cells.parts[place]] > 0).sum())
        assert (sums[place] + reach[:, place]).min() <= least
        assert (sums[place] + reach[:, place]).max() >= least + THRESHOLD - 2


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_bounds_hold_every_table_that_agrees(counts: list[int]) -> None:
    cells = cells_of({"sex": ["f", "m"], "age": ["child", "adult"]})
    sums = cells.sums(np.array(counts))
    shown = np.where((sums > 0) & (sums < THRESHOLD), np.nan, sums)
    attacked, is_shown = bounds(cells, Known(shown, least=1, most=4)), ~np.isnan(shown)
    agreeing = [
        told
        for other in product(range(5), repeat=4)
        for told in [cells.sums(np.array(other))]
        if (told[is_shown] == shown[is_shown]).all() and np.isin(told[~is_shown], (1, 2, 3, 4)).all()
    ]
    assert (attacked.low <= np.min(agreeing, axis=0)).all()
    assert (attacked.high >= np.max(agreeing, axis=0)).all()


def test_one_blank_in_a_row_is_reckoned_and_hiding_ends_that() -> None:
    cells = cells_of({"form": ["labour", "organ"], "sex": ["f", "m"]})
    counts = np.array([20, 2, 15, 30])
    sums = cells.sums(counts)
    blanked = np.where(sums < THRESHOLD, np.nan, sums)
    known = Known(blanked, least=1, most=4)
    (place,) = recoverable(bounds(cells, known), known).tolist()
    assert cells.cells[place] == ("labour", "m")
    told = hide(cells, counts)
    safe = Known(told.shown(sums), least=1)
    assert recoverable(bounds(cells, safe), safe).size == 0
    assert told.hidden.sum() == 4  # the square that holds the two


def test_two_blanks_in_each_row_and_column_are_reckoned_and_hiding_ends_that() -> None:
    cells = cells_of({"place": ["a", "b", "c", "d"], "form": ["1", "2", "3", "4"]})
    counts = np.array([12, 2, 9, 1, 2, 8, 6, 1, 8, 6, 12, 6, 12, 12, 0, 0])
    sums = cells.sums(counts)
    by_rule = (("a", "2"), ("a", "4"), ("b", "1"), ("b", "4"), ("c", "1"), ("c", "2"))
    blanked = sums.astype(float)
    blanked[[cells.place(key) for key in by_rule]] = np.nan
    known = Known(blanked, least=1)
    assert recoverable(bounds(cells, known), known).size == len(by_rule)  # each follows, since none can be 0
    told = hide(cells, counts)
    attacked = bounds(cells, Known(told.shown(sums), least=1))
    assert (attacked.widths[told.hidden] >= THRESHOLD - 2).all()


def test_what_need_not_be_hidden_is_shown() -> None:
    cells = cells_of({"form": ["a", "b"], "sex": ["f", "m"]})
    assert not hide(cells, np.array([9, 0, 7, 12])).hidden.any()


def test_linked_tables_are_protected_together() -> None:
    categories = {"sex": ["f", "m"], "age": ["child", "adult"], "form": ["a", "b", "c"]}
    cells = cells_of(categories, margins=(("sex", "form"), ("age", "form"), ("form",), ()))
    counts = np.array([3, 8, 9, 7, 12, 6, 5, 9, 11, 8, 7, 10])
    sums, told = cells.sums(counts), hide(cells, counts, threshold=13)
    assert told.small.any()
    attacked = bounds(cells, Known(told.shown(sums), least=1))
    assert (attacked.widths[told.hidden] >= 11).all()


def test_two_releases_tell_what_one_hides() -> None:
    cells = cells_of({"sex": ["f", "m"]})
    first, second = Known(np.array([np.nan, np.nan, 9.0])), Known(np.array([np.nan, 7.0, np.nan]))
    known = Known(differing(first, second))
    assert recoverable(bounds(cells, known), known).tolist() == [0] or not np.isnan(known.counts[0])


def test_a_table_that_does_not_add_up_is_named() -> None:
    cells = cells_of({"sex": ["f", "m"]})
    order = [cells.place(key) for key in ((TOTAL,), ("f",), ("m",))]
    counts = np.empty(3)
    counts[order] = (10, 7, 4)
    assert not bounds(cells, Known(counts)).adds_up
    counts[order] = (10, 7, 3)
    assert bounds(cells, Known(counts)).adds_up


@pytest.mark.parametrize(
    ("counts", "threshold", "field"),
    [([1, -1], 5, "counts"), ([1, 1.5], 5, "counts"), ([1], 5, "counts"), ([1, 2], 2, "threshold")],
)
def test_wrong_input_is_named(counts: list[float], threshold: int, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        hide(cells_of({"sex": ["f", "m"]}), np.array(counts), threshold=threshold)
    assert refused.value.field == field


def test_too_many_cells_and_double_categories_are_refused() -> None:
    with pytest.raises(InvalidInput, match="200,000"):
        cells_of({name: [str(code) for code in range(60)] for name in "abc"})
    with pytest.raises(InvalidInput, match="distinct"):
        cells_of({"sex": ["f", "f"]})
    assert all_margins(("a", "b"), order=1) == ((), ("a",), ("b",))
