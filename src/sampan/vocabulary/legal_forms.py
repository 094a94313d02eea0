"""Legal forms of companies in the region's languages: Co., Ltd; Công ty TNHH; PT; บริษัท ... จำกัด; 有限公司.

`legal_forms.csv` has them in small letters without marks of the Latin script (background knowledge, November 2026).
Scripts that write no spaces have none before a form.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class LegalForm:
    """A legal form; `stands`: start or end of a name."""

    form: str
    stands: str
    language: str


@cache
def legal_forms() -> tuple[LegalForm, ...]:
    """Return every form, in the order of the table."""
    with (Path(__file__).parent / "legal_forms.csv").open(encoding="utf-8", newline="") as file:
        return tuple(LegalForm(row["form"], row["stands"], row["language"]) for row in csv.DictReader(file))
