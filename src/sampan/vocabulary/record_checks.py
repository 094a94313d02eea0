"""What cannot be true together in one trafficking record, or not yet on the day of asking."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from sampan.vocabulary.dates import PartialDate, YearSpan, parse_when
from sampan.vocabulary.record_kinds import Problem

ADULT_AGE = 18  # UN TIP Protocol article 3 (d): a child is any person under eighteen
CHILD_BANDS = frozenset({"0-8", "9-17"})

_DATED = ("registered", "exploitation_began", "exploitation_ended")


def contradictions(record: Mapping[str, object], *, today: date) -> list[Problem]:
    """Return every contradiction of a record whose fields are each readable."""
    return [problem for check in _CHECKS for problem in check(record, today)]


def age_band_of(age: int) -> str:
    """Return the code of the list age_band that an age in completed years falls into."""
    for band in ("0-8", "9-17", "18-20", "21-23", "24-26", "27-29", "30-38", "39-47"):
        if age <= int(band.partition("-")[2]):
            return band
    return "48+"


def _dates_not_in_the_future(record: Mapping[str, object], today: date) -> Iterator[Problem]:
    for field in _DATED:
        when = _when(record, field)
        if when is not None and when.earliest() > today:
            yield Problem(field, "The date lies in the future.", "Check the year.")


def _end_after_beginning(record: Mapping[str, object], today: date) -> Iterator[Problem]:
    began, ended = _when(record, "exploitation_began"), _when(record, "exploitation_ended")
    if began is not None and ended is not None and ended.latest() < began.earliest():
        yield Problem("exploitation_ended", "It ended before it began.", "Check both dates.")


def _age_within_band(record: Mapping[str, object], today: date) -> Iterator[Problem]:
    age, band = record.get("age"), record.get("age_band")
    if isinstance(age, int) and band is not None and age_band_of(age) != band:
        yield Problem(
            "age_band", "The age does not lie in the age band.", "Correct one, or leave the band out."
        )


def _majority_fits_age(record: Mapping[str, object], today: date) -> Iterator[Problem]:
    majority, is_child = record.get("majority"), _is_child(record)
    if majority is not None and is_child is not None and (majority == "child") != is_child:
        yield Problem(
            "majority",
            "Adult or child does not fit the age.",
            "A child is under 18 years; correct one of them.",
        )


def _province_in_country(record: Mapping[str, object], today: date) -> Iterator[Problem]:
    province, countries = record.get("exploitation_province"), record.get("exploitation_countries")
    if isinstance(province, str) and isinstance(countries, list) and province[:2] not in countries:
        yield Problem(
            "exploitation_province",
            "The province lies in none of the countries of exploitation.",
            "Add its country, or correct the province.",
        )


def _is_child(record: Mapping[str, object]) -> bool | None:
    age = record.get("age")
    if isinstance(age, int):
        return age < ADULT_AGE
    band = record.get("age_band")
    return None if band is None else band in CHILD_BANDS


def _when(record: Mapping[str, object], field: str) -> PartialDate | YearSpan | None:
    text = record.get(field)
    return parse_when(text) if isinstance(text, str) else None


_CHECKS: tuple[Callable[[Mapping[str, object], date], Iterator[Problem]], ...] = (
    _dates_not_in_the_future,
    _end_after_beginning,
    _age_within_band,
    _majority_fits_age,
    _province_in_country,
)
