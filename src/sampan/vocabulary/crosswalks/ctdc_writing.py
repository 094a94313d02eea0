"""How one cell of a CTDC file is written from a trafficking record."""

from collections.abc import Callable, Collection, Mapping

from sampan.vocabulary.crosswalks.ctdc_columns import Column
from sampan.vocabulary.dates import YearSpan, parse_when
from sampan.vocabulary.record_checks import ADULT_AGE, CHILD_BANDS, age_band_of
from sampan.vocabulary.territories import country

# Bands of yearRegister in the victim-perpetrator file (its dictionary of 1 December 2022).
YEAR_BANDS = tuple(YearSpan.parse(band) for band in ("2005-2013", "2014-2018", "2019", "2020", "2021-2022"))

_COUNTRIES_BEHIND_REGION = {"origin_region": "citizenship", "exploitation_region": "exploitation_countries"}


def write_cell(record: Mapping[str, object], column: Column) -> str:
    """Return the text of the cell; the version's mark for missing where the record does not say."""
    writer = _WRITERS.get(column.kind)
    return column.missing if writer is None else writer(record, column)


def _flag(record: Mapping[str, object], column: Column) -> str:
    if column.field not in record:
        return column.missing
    return "1" if column.codes & set(_codes(record, column.field)) else column.absent


def _sex_and_labour(record: Mapping[str, object], column: Column) -> str:
    if "forms" not in record:
        return column.missing
    both = {"forced_labour", "sexual_exploitation"} <= set(_codes(record, "forms"))
    return "1" if both else column.absent


def _category(record: Mapping[str, object], column: Column) -> str:
    code = record.get(column.field)
    if code is None and column.field == "majority":
        code = _majority(record)
    return column.writes.get(str(code), column.missing)


def _age_band(record: Mapping[str, object], column: Column) -> str:
    age, band = record.get("age"), record.get("age_band")
    if band is None and isinstance(age, int):
        band = age_band_of(age)
    return column.writes.get(str(band), column.missing)


def _region(record: Mapping[str, object], column: Column) -> str:
    region = record.get(column.field)
    if region is None:
        regions = {country(iso2).un_region for iso2 in _codes(record, _COUNTRIES_BEHIND_REGION[column.field])}
        region = regions.pop() if len(regions) == 1 else None
    return column.writes.get(str(region), column.missing)


def _joined(record: Mapping[str, object], column: Column) -> str:
    texts = {column.writes[code] for code in _codes(record, column.field) if code in column.writes}
    return ";".join(sorted(texts)) or column.missing


def _country(record: Mapping[str, object], column: Column) -> str:
    codes = list(_codes(record, column.field))
    if not codes:
        return column.missing
    first = country(codes[0])
    if first.iso2 == "XK":
        return "Y1"
    return first.iso2 if column.version == "kanon_2018" else first.iso3


def _year(record: Mapping[str, object], column: Column) -> str:
    span = _registered(record)
    return column.missing if span is None or span.first != span.last else str(span.first)


def _year_band(record: Mapping[str, object], column: Column) -> str:
    span = _registered(record)
    if span is None:
        return column.missing
    fitting = (band for band in YEAR_BANDS if band.first <= span.first and span.last <= band.last)
    return str(next(fitting, column.missing))


def _registered(record: Mapping[str, object]) -> YearSpan | None:
    text = record.get("registered")
    if not isinstance(text, str):
        return None
    when = parse_when(text)
    return YearSpan(when.earliest().year, when.latest().year)


def _majority(record: Mapping[str, object]) -> str | None:
    age, band = record.get("age"), record.get("age_band")
    if isinstance(age, int):
        return "child" if age < ADULT_AGE else "adult"
    if band is None:
        return None
    return "child" if band in CHILD_BANDS else "adult"


def _codes(record: Mapping[str, object], field: str) -> Collection[str]:
    codes = record.get(field)
    return codes if isinstance(codes, (list, tuple)) else ()


_WRITERS: dict[str, Callable[[Mapping[str, object], Column], str]] = {
    "flag": _flag,
    "sex_and_labour": _sex_and_labour,
    "category": _category,
    "age_band": _age_band,
    "region": _region,
    "joined": _joined,
    "country": _country,
    "year": _year,
    "year_band": _year_band,
}
