"""The columns of each CTDC version as data: which field and code, which spellings, what is lost."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.vocabulary.errors import UnknownCode

HERE = Path(__file__).parent

# The list whose spellings a column of these kinds uses, by the field that it fills.
_LIST_OF_FIELD = {
    "sex": "sex",
    "majority": "majority",
    "age_band": "age_band",
    "origin_region": "un_region",
    "exploitation_region": "un_region",
    "suspect_sex": "sex",
    "suspect_age_bands": "suspect_age_band",
    "suspect_regions": "un_region",
    "suspect_relation": "suspect_relation",
    "suspect_paid": "yes_no",
}


@dataclass(frozen=True)
class Column:
    """One column; `kind` says how a cell is read, `codes` which codes make its flag 1.

    `reads` maps the spellings of a category to codes, `writes` codes to this version's spelling.
    """

    version: str
    name: str
    kind: str
    field: str
    code: str
    codes: frozenset[str]
    reads: dict[str, str]
    writes: dict[str, str]
    lossy: str
    source: str

    @property
    def missing(self) -> str:
        """What this version writes where nothing is recorded."""
        return "-99" if self.version == "kanon_2018" else ""

    @property
    def absent(self) -> str:
        """What a flag of this version says when its field is recorded without the code."""
        return "" if self.version == "vp_2022" else "0"


@cache
def columns_of(version: str) -> tuple[Column, ...]:
    """Return the columns of a version in its order; raises UnknownCode for an unknown version."""
    found = tuple(_read(row) for row in _rows("ctdc.csv") if row["version"] == version)
    if not found:
        raise UnknownCode("This is not a CTDC version.", remedy=f"Use one of {', '.join(versions())}.")
    return found


@cache
def versions() -> tuple[str, ...]:
    """Return the versions in the order of their release."""
    return tuple(dict.fromkeys(row["version"] for row in _rows("ctdc.csv")))


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _read(row: dict[str, str]) -> Column:
    spellings = [
        each for each in _rows("ctdc_values.csv") if each["list"] == _LIST_OF_FIELD.get(row["field"])
    ]
    writes = {
        code: each["text"]
        for each in spellings
        if row["version"] in each["written_in"].split(";")
        for code in (each["code"], *each["also_written_for"].split(";"))
        if code
    }
    return Column(
        version=row["version"],
        name=row["column"],
        kind=row["kind"],
        field=row["field"],
        code=row["code"],
        codes=frozenset({row["code"], *row["also_written_for"].split(";")} - {""}),
        reads={each["text"]: each["code"] for each in spellings},
        writes=writes,
        lossy=row["lossy"],
        source=row["source"],
    )
