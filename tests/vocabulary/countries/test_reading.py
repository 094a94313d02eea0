"""A faulty pack file is refused with the column and the row."""

import pytest

from sampan.vocabulary.countries.reading import read_rows
from sampan.vocabulary.countries.rows import EntitlementRow
from sampan.vocabulary.errors import InvalidInput

HEADER = "regime,group,entitlement,valid_from,valid_to,source,verified,note\n"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("medical,victim,perhaps,,,law,true,", "entitlement"),
        ("medical,victim,not,2025-02-30,,law,true,", "valid_from"),
        ("medical,victim,not,,,law,ja,", "verified"),
        ("medical,victim,not", "valid_from"),
    ],
)
def test_read_rows_bad_cell_names_column_and_row(tmp_path, line, field):
    path = tmp_path / "entitlements.csv"
    path.write_text(HEADER + "medical,victim,entitled,,,law,true,\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_rows(path, EntitlementRow)
    assert (refused.value.field, refused.value.row) == (field, 2)


def test_read_rows_missing_column(tmp_path):
    path = tmp_path / "entitlements.csv"
    path.write_text("regime,group\nmedical,victim\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="columns"):
        read_rows(path, EntitlementRow)
