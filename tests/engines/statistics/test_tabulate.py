"""Persons, person-forms and cases are never mixed, and 'not recorded' is a cell of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.statistics.person_row import PersonRow, group_rows
from sampan.engines.statistics.tabulate import Table, Unit, keep_where, regroup, tabulate, tabulate_counts
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput
from tests.engines.statistics.people import rows
from tests.engines.statistics.plain_counting import count_plainly

DIMENSIONS = st.sampled_from(
    [
        (),
        ("year",),
        ("sex",),
        ("forms",),
        ("citizenship",),
        ("sex", "forms"),
        ("forms", "year"),
        ("forms", "citizenship"),
    ]
)
TWO_FORMS = PersonRow("p1", "c1", year="2022", sex="female", forms=("forced_labour", "sexual_exploitation"))
NOTHING = PersonRow("p2", "c2")


@given(rows(), DIMENSIONS, st.sampled_from(Unit))
def test_tabulate_any_rows_agrees_with_plain_counting(some, dimensions, unit):
    cells, total = count_plainly(some, dimensions, unit)
    table = tabulate(some, dimensions=dimensions, unit=unit)
    assert (dict(table.cells), table.total) == (cells, total)


@given(rows(once=True), DIMENSIONS)
def test_tabulate_counts_of_grouped_rows_equals_tabulate_of_rows(some, dimensions):
    grouped = tabulate_counts(group_rows(some, dimensions=dimensions), dimensions=dimensions)
    assert grouped == tabulate(some, dimensions=dimensions)


@given(rows(once=True))
def test_tabulate_counts_person_forms_equals_tabulate_of_rows(some):
    groups = group_rows(some, dimensions=("year", "forms"))
    grouped = tabulate_counts(groups, dimensions=("year", "forms"), unit=Unit.PERSON_FORMS)
    counted = tabulate(some, dimensions=("year", "forms"), unit=Unit.PERSON_FORMS)
    assert (grouped.cells, grouped.total) == (counted.cells, counted.total)


@given(rows(once=True))
def test_regroup_fewer_dimensions_equals_grouping_by_them(some):
    fewer = regroup(group_rows(some, dimensions=("year", "sex", "forms")), places=(2,))
    assert sorted(fewer, key=str) == sorted(group_rows(some, dimensions=("forms",)), key=str)


def test_tabulate_person_with_two_forms_counts_once_as_person_twice_as_form():
    persons = tabulate([TWO_FORMS, NOTHING], dimensions=("forms",))
    pairs = tabulate([TWO_FORMS, NOTHING], dimensions=("forms",), unit=Unit.PERSON_FORMS)
    assert (persons.total, persons.overlap, persons.count(None)) == (2, 1, 1)
    assert (pairs.total, pairs.overlap, pairs.count(None)) == (2, 0, 0)


def test_tabulate_person_with_two_cases_counts_once_as_person():
    second = PersonRow("p1", "c9", year="2023")
    assert tabulate([TWO_FORMS, second], dimensions=()).total == 1
    assert tabulate([TWO_FORMS, second], dimensions=(), unit=Unit.CASES).total == 2


def test_tabulate_unknown_dimension_is_refused():
    with pytest.raises(InvalidInput, match="no dimension"):
        tabulate([NOTHING], dimensions=("name",))


def test_tabulate_not_recorded_stands_last():
    assert tabulate([NOTHING, TWO_FORMS], dimensions=("year",)).codes("year") == ("2022", None)


def test_tabulate_counts_person_forms_without_forms_is_refused():
    with pytest.raises(InvalidInput, match="forms"):
        tabulate_counts([(("2022",), 3)], dimensions=("year",), unit=Unit.PERSON_FORMS)


@pytest.mark.parametrize("total", [3, 5])
def test_table_cells_that_do_not_add_up_is_an_integrity_failure(total):
    with pytest.raises(IntegrityFailure, match="add up"):
        Table(("sex",), Unit.PERSONS, ((("female",), 4),), total)


def test_table_negative_count_is_an_integrity_failure():
    with pytest.raises(IntegrityFailure, match="negative"):
        Table(("sex",), Unit.PERSONS, ((("female",), -1), (("male",), 2)), 1)


def test_keep_where_code_among_several_keeps_the_group():
    groups = [(("forced_labour|other",), 2), (("forced_labour_x",), 3), ((None,), 4)]
    assert keep_where(groups, place=0, code="forced_labour") == groups[:1]
