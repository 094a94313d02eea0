"""The version of the rules, and the vectors that both sides of a session check."""

import hashlib

import pytest

from sampan.engines.matching.names.specification import DIGEST, SPECIFICATION, conforms, digest, vector
from sampan.engines.matching.names.tables_reading import TABLES, rows

# The digests of every version that was published: a change of a vector is a new version, never a new digest.
PUBLISHED = {"names-1": "8e0ffb4f1382e9ce", "names-2": "a72559eeb7b3fe11", "names-3": "d41e3f40a733faac"}


@pytest.mark.parametrize("row", rows("conformance"), ids=lambda row: f"row {rows('conformance').index(row)}")
def test_vector_of_each_name_is_as_published(row):
    made = vector(row["name"], native=row["native"], nationality=row["nationality"])
    assert made == (row["readings"], row["folded"], row["skeletons"])


def test_there_are_at_least_a_hundred_vectors():
    assert len(rows("conformance")) >= 100


def test_specification_belongs_to_the_digest_of_its_vectors():
    assert digest() == DIGEST == PUBLISHED[SPECIFICATION]
    assert conforms()


def test_digest_is_that_of_the_rows_as_they_stand_in_the_table():
    told = hashlib.sha256()
    for row in rows("conformance"):
        told.update("\x1f".join(row.values()).encode() + b"\x1e")
    assert told.hexdigest()[:16] == DIGEST


def test_every_table_names_its_date_and_source():
    told = {row["table"] for row in rows("sources") if row["date"] and row["source"]}
    assert {path.name for path in TABLES.glob("*.csv")} - {"sources.csv"} == told
