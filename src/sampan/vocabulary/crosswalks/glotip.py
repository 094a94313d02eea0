"""Crosswalk from the trafficking record to UNODC's GLOTIP, SDG 16.2.2, the Protocol and the ICCS.

The mapping is `forms.csv`; its names were found in the sources, the pairing is our own and unverified.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.record_checks import ADULT_AGE, CHILD_BANDS

TOTAL_SERIES = "VC_HTF_DETV"  # detected victims, all purposes


@dataclass(frozen=True)
class FormClassification:
    """Where one form of exploitation belongs; None where a classification has no place for it."""

    form: str
    glotip_form: str | None
    sdg_series: str | None
    palermo_purpose: str | None
    iccs: str | None
    vn_law_53_2024_art2_1: str
    source: str
    verified: bool


@dataclass(frozen=True)
class GlotipCells:
    """The cells that one detected victim counts in: codes of glotip_sex, glotip_age and glotip_form.

    A person exploited in two ways counts under both forms, and once in every total.
    """

    sex: str
    age: str
    forms: tuple[str, ...]
    sdg_series: tuple[str, ...]


def classification(form: str) -> FormClassification:
    """Return where a form of exploitation belongs; raises UnknownCode."""
    try:
        return _forms()[form]
    except KeyError:
        raise UnknownCode("This is not a form of exploitation.", remedy="See form_of_exploitation.") from None


def glotip_form(form: str) -> str | None:
    """Return the code of glotip_form, None where GLOTIP does not count the form; raises UnknownCode."""
    return classification(form).glotip_form


def sdg_series(form: str) -> str | None:
    """Return the series of SDG 16.2.2, None where there is none; raises UnknownCode."""
    return classification(form).sdg_series


def cells(record: Mapping[str, object]) -> GlotipCells:
    """Return the cells that a victim with this record counts in."""
    forms = record.get("forms")
    found = [classification(form) for form in forms] if isinstance(forms, (list, tuple)) else []
    series = sorted({each.sdg_series for each in found if each.sdg_series})
    return GlotipCells(
        sex=_sex(record.get("sex")),
        age=_age(record),
        forms=tuple(sorted({each.glotip_form for each in found if each.glotip_form})),
        sdg_series=(TOTAL_SERIES, *series),
    )


def _sex(sex: object) -> str:
    if sex is None:
        return "unknown"
    return str(sex) if sex in ("female", "male") else "other"


def _age(record: Mapping[str, object]) -> str:
    age, band, majority = record.get("age"), record.get("age_band"), record.get("majority")
    if isinstance(age, int):
        return "child" if age < ADULT_AGE else "adult"
    if band is not None:
        return "child" if band in CHILD_BANDS else "adult"
    return str(majority) if majority in ("child", "adult") else "unknown"


@cache
def _forms() -> dict[str, FormClassification]:
    with (Path(__file__).parent / "forms.csv").open(encoding="utf-8", newline="") as file:
        return {row["form"]: _read(row) for row in csv.DictReader(file)}


def _read(row: dict[str, str]) -> FormClassification:
    return FormClassification(
        form=row["form"],
        glotip_form=row["glotip_form"] or None,
        sdg_series=row["sdg_series"] or None,
        palermo_purpose=row["palermo_purpose"] or None,
        iccs=row["iccs"] or None,
        vn_law_53_2024_art2_1=row["vn_law_53_2024_art2_1"],
        source=row["source"],
        verified=row["verified"] == "true",
    )
