"""Generated trafficking records that are possible, for tests of round trips."""

from datetime import date

from hypothesis import strategies as st

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.record import FIELDS, RecordField
from sampan.vocabulary.record_checks import age_band_of

TODAY = date(2026, 11, 1)
COUNTRIES = ("VN", "KH", "LA", "MM", "TH", "CN", "ID", "XK")
PROVINCES = ("VN-22", "KH-18", "TH-10")


def _of_field(field: RecordField) -> st.SearchStrategy[object]:
    if field.list == "province":
        return st.sampled_from(PROVINCES)
    if field.kind in ("code", "codes"):
        code = st.sampled_from([each.code for each in code_list(field.list).codes])
        return (
            code if field.kind == "code" else st.lists(code, min_size=1, max_size=4, unique=True).map(sorted)
        )
    if field.code == "route":
        return st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=5)
    return {
        "flag": st.sampled_from(["yes", "no"]),
        "number": st.integers(0, 30),
        "country": st.sampled_from(COUNTRIES),
        "countries": st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=3, unique=True).map(sorted),
        "partial_date": st.sampled_from(["2019", "2019-05", "2019-05-17"]),
        "partial_date|year_span": st.sampled_from(["2019", "2019-05", "2005-2013"]),
    }[field.kind]


def _possible(record: dict[str, object]) -> dict[str, object]:
    age = record.get("age")
    if isinstance(age, int):
        record |= {"age_band": age_band_of(age), "majority": "child" if age < 18 else "adult"}
    elif "age_band" in record:
        record["majority"] = "child" if record["age_band"] in ("0-8", "9-17") else "adult"
    if "exploitation_province" in record:
        record.pop("exploitation_countries", None)
    return record


def records(*fields: str) -> st.SearchStrategy[dict[str, object]]:
    """Return possible records with any of `fields` (default: all) recorded."""
    chosen = [FIELDS[code] for code in fields] if fields else list(FIELDS.values())
    optional = {field.code: _of_field(field) for field in chosen}
    return st.fixed_dictionaries({}, optional=optional).map(_possible)
