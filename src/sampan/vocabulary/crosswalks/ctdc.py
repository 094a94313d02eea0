"""Crosswalk between the trafficking record and the CTDC files, in each of their released shapes.

`ctdc.csv` says, for each version and column, which field and code it is and what is lost on the way;
`ctdc_values.csv` says how each version spells a category. A flag of 0 is read as not mentioned: CTDC does
not tell "no" from "not asked" reliably.
"""

from collections.abc import Iterable, Mapping, Sequence

from sampan.vocabulary.crosswalks.ctdc_columns import Column, columns_of, versions
from sampan.vocabulary.crosswalks.ctdc_reading import read_cell
from sampan.vocabulary.crosswalks.ctdc_writing import write_cell
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.record_kinds import Problem

KANON_2018 = "kanon_2018"  # Global Dataset, k-anonymised, 2018-2021: 63 columns, -99 and 00
SYNTHETIC_2021 = "synthetic_2021"  # Global Synthetic Dataset 2021: 37 columns, names cut at 32 characters
SYNTHETIC_2024 = "synthetic_2024"  # Global Synthetic Dataset v2024 and v2025: 27 columns
SYNTHETIC_2026 = "synthetic_2026"  # v2026: the same with typeOf* renamed sectorOf*
VP_2022 = "vp_2022"  # Global Victim-Perpetrator Synthetic Dataset, December 2022: 16 columns

VERSIONS: tuple[str, ...] = versions()


def header(version: str) -> tuple[str, ...]:
    """Return the column names of a version, in its order; raises UnknownCode."""
    return tuple(column.name for column in columns_of(version))


def recognise(names: Iterable[str]) -> str | None:
    """Return the version whose columns are all among `names` (in any order), or None.

    Of several that fit, the one with most columns is meant.
    """
    found = {name.strip().lstrip("\ufeff") for name in names}
    fitting = [version for version in VERSIONS if found.issuperset(header(version))]
    return max(fitting, key=lambda version: len(header(version)), default=None)


def read_row(row: Mapping[str, str | None], version: str) -> tuple[dict[str, object], list[Problem]]:
    """Read one row into a trafficking record; each problem names the column and what to do.

    Cells that are blank, -99 or a redacted country (0, 00) are not recorded. Columns outside the version are
    ignored. The record is not validated as a whole; that is `validate_record`.
    """
    scalars: dict[str, object] = {}
    gathered: dict[str, set[str]] = {}
    problems: list[Problem] = []
    for column in columns_of(version):
        try:
            found = read_cell(row.get(column.name), column)
        except InvalidInput as error:
            problems.append(Problem(column.name, error.what, error.remedy))
            continue
        if isinstance(found, str):
            scalars[column.field] = found
        elif found:
            gathered.setdefault(column.field, set()).update(found)
    return scalars | {field: sorted(codes) for field, codes in gathered.items()}, problems


def write_row(record: Mapping[str, object], version: str) -> dict[str, str]:
    """Write a record as one row of `version`; what the version cannot say is lost, as `lossy_steps` tells."""
    return {column.name: write_cell(record, column) for column in columns_of(version)}


def lossy_steps(version: str) -> Sequence[Column]:
    """Return the columns of a version on which something is lost, each with the sentence that says what."""
    return [column for column in columns_of(version) if column.lossy]
