"""Promise: a CTDC file goes in and the frequencies of its published dictionary come out, to the person.

With SAMPAN_DATA the file and dictionary are the published ones (CTDC victim-perpetrator synthetic data set,
1 December 2022: 21,195 rows, 16 columns; never part of this project). Without, an invented sample of the
same shape stands in, with frequencies that were written down before the rows were made.
"""

import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from openpyxl import load_workbook

from sampan.engines.sheets.tables import open_table
from sampan.protection.cases.queries import grouped_counts
from sampan.protection.records.checking import check
from sampan.protection.records.services.formats import recognise
from sampan.protection.records.services.imports import import_records
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from tests.spec.ctdc_sample import SAMPLE_FREQUENCIES, write_sample

pytestmark = pytest.mark.spec

Frequencies = dict[str, dict[str, int]]
MISSING = ""
TODAY = date(2026, 11, 21)

# Each CTDC column by the record field that keeps it, and how a code of ours is spelled in CTDC. Written out
# here by hand, apart from the crosswalk, so that the two check each other.
FLAGS = {
    "isForcedLabour": ("forms", "forced_labour"),
    "isSexualExploit": ("forms", "sexual_exploitation"),
    "IP_Exploiter": ("suspect_roles", "exploiter"),
    "IP_RecruiterBroker": ("suspect_roles", "recruiter_broker"),
    "IP_TransactionProcess": ("suspect_roles", "transaction_process"),
    "IP_ControlAbuseKidnap": ("suspect_roles", "control_abuse_kidnap"),
}
REGIONS = {"africa": "Africa", "americas_oceania": "Americas/Oceania", "asia": "Asia", "europe": "Europe"}
SEXES = {"female": "Female", "male": "Male"}
CATEGORIES: dict[str, tuple[str, dict[str, str]]] = {
    "yearRegister": ("registered", {}),
    "gender": ("sex", SEXES),
    "majorityStatus": ("majority", {"adult": "Adult", "child": "Minor"}),
    "UN_COO_Region": ("origin_region", REGIONS),
    "UN_COE_Region": ("exploitation_region", REGIONS),
    "IP_Gender": ("suspect_sex", SEXES),
    "IP_ageBroad": ("suspect_age_bands", {"0-29": "0--29", "30-38": "30--38", "39-47": "39--47"}),
    "IP_citizen_UNRegion": ("suspect_regions", REGIONS),
    "IP_Relation": (
        "suspect_relation",
        {
            "family_intimate_partner": "FamilyIntimatePartner",
            "friend_acquaintance": "FriendAcquaintance",
            "stranger_unknown_other": "StrangerUnknownOther",
        },
    ),
    "IP_PayMoney": ("suspect_paid", {"no": "No", "yes": "Yes"}),
}


def published_frequencies(path: Path) -> Frequencies:
    """The sheet TabStat: for each column its values with their frequency, and the missing ones under ''."""
    found: Frequencies = {}
    column = ""
    workbook = load_workbook(path, read_only=True)
    for row in workbook["TabStat"].iter_rows(values_only=True, max_col=3):
        first, second, third = row
        if third is None and isinstance(second, str):
            column = str(first)
            found[column] = {}
        elif isinstance(third, int) and first == "Missing":
            found[column][MISSING] = third
        elif isinstance(third, int) and first in ("Valid", None) and second != "Total":
            found[column][str(second)] = third
        elif isinstance(third, int):
            total = sum(count for code, count in found[column].items() if code) if second == "Total" else None
            assert third == (total if total is not None else sum(found[column].values())), "the sheet adds up"
    workbook.close()
    return found


@pytest.fixture(scope="module")
def ctdc(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Frequencies]:
    """The file and the frequencies that must come out of it."""
    published = os.environ.get("SAMPAN_DATA")
    if published:
        folder = Path(published)
        dictionary = folder / "CTDC_VPsynthetic_dict_20221201.xlsx"
        return folder / "CTDC_VPsynthetic_condensed.csv", published_frequencies(dictionary)
    path = tmp_path_factory.mktemp("ctdc") / "sample.csv"
    write_sample(path)
    return path, SAMPLE_FREQUENCIES


def spelled(column: str, codes: object) -> str:
    """The CTDC text of a record's value."""
    spelling = CATEGORIES[column][1]
    if codes is None:
        return MISSING
    many = codes if isinstance(codes, list) else [codes]
    return ";".join(sorted(spelling.get(str(code), str(code)) for code in many))


def counted(records: list[dict[str, object]]) -> Frequencies:
    found = {
        column: Counter(spelled(column, one.get(CATEGORIES[column][0])) for one in records)
        for column in CATEGORIES
    }
    for column, (field, code) in FLAGS.items():
        found[column] = Counter("1" if code in one.get(field, ()) else MISSING for one in records)
    return {column: dict(counts) for column, counts in found.items()}


def test_dictionary_frequencies_come_out_of_the_crosswalk(ctdc: tuple[Path, Frequencies]) -> None:
    path, frequencies = ctdc
    table = open_table(path)
    checked = check(table, record_format=recognise("ctdc", table.header, today=TODAY))
    assert checked.problems == ()
    assert len(frequencies) == 16
    assert counted([dict(draft.record) for draft in checked.drafts()]) == frequencies


@pytest.mark.database
@pytest.mark.slow
@pytest.mark.django_db
def test_dictionary_frequencies_come_out_of_the_registry(ctdc: tuple[Path, Frequencies], reading) -> None:
    path, frequencies = ctdc
    reader = reading("supervisor")
    with path.open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1
    outcome = import_records(origin=path, format_code="ctdc", by=reader.actor, purpose=reader.purpose)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what a commit would do, the audit chain above all
    assert (outcome.problem_count, outcome.opened) == (0, rows)

    statistics = Reader(reader.actor, Purpose.STATISTICS)
    enter(statistics)
    for column in frequencies:
        assert registry_counts(column, statistics) == frequencies[column], column


def registry_counts(column: str, reader: Reader) -> dict[str, int]:
    """The frequencies of a column as the report's own query counts them."""
    field, code = FLAGS.get(column, (CATEGORIES[column][0] if column in CATEGORIES else "", ""))
    found: Counter[str] = Counter()
    for (told,), persons in grouped_counts(reader=reader, dimensions=(field,)):
        codes = _codes(told)
        if code:
            found["1" if codes and code in codes else MISSING] += persons
        else:
            found[spelled(column, codes)] += persons
    return dict(found)


def _codes(told: str | None) -> list[str] | None:
    """Lists come as `a|b` from the profile's columns and as JSON text from the record."""
    if told is None:
        return None
    return [code.strip(' "') for code in told.strip("[]").replace("|", ",").split(",")]
