"""Every frequency of the published CTDC dictionary comes out of its data file (SAMPAN_DATA: their folder)."""

import csv
import os
from pathlib import Path

import openpyxl
import pytest

from sampan.engines.statistics.frequency import frequency_table

DATA = Path(os.environ.get("SAMPAN_DATA", ""))
RECORDS, DICTIONARY = DATA / "CTDC_VPsynthetic_condensed.csv", DATA / "CTDC_VPsynthetic_dict_20221201.xlsx"

pytestmark = pytest.mark.skipif(
    "SAMPAN_DATA" not in os.environ,
    reason="the data may not be redistributed; SAMPAN_DATA names a local copy",
)


@pytest.fixture(scope="module")
def columns():
    with RECORDS.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    return {name: [row[name] for row in rows] for name in rows[0]}


@pytest.fixture(scope="module")
def published():
    """Each variable's codes with (frequency, percent, valid percent, cumulated percent), and its missing."""
    sheet = openpyxl.load_workbook(DICTIONARY)["TabStat"]
    tables, name = {}, ""
    for row in sheet.iter_rows(values_only=True):
        told = [cell for cell in row if cell is not None]
        if len(told) == 2 and told[0] != "Missing":
            name = told[0]
            tables[name] = {"rows": {}, "missing": 0}
        elif told and told[0] == "Missing":
            tables[name]["missing"] = told[-2]
        elif len(told) >= 5 and "Freq." not in told:
            code, *figures = told[-5:]
            tables[name]["rows"][str(code)] = tuple(round(float(one), 2) for one in figures)
    return tables


def test_frequencies_of_all_sixteen_columns_equal_the_dictionary(columns, published):
    assert len(published) == len(columns) == 16
    for name, column in columns.items():
        table = frequency_table(column)
        counted = {
            row.code: (row.count, row.percent, row.valid_percent, row.cumulated_percent) for row in table.rows
        }
        assert counted == published[name]["rows"], name
        assert table.missing == published[name]["missing"], name
