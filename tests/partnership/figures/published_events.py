"""Invented people whose events add up to the published figures: a generator, seeded by nothing but counts.

296 people assisted in 2022 and 1,093 in 2025 (forced criminality), half with secondary and half with
university education; 729 reintegrated in 6 provinces since 2017; 904 survivors supported since 2018; 121
returned in 2023; of 1,000 detected victims 38 % forced labour and 28.7 % sexual exploitation.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count, cycle

from sampan.engines.statistics.person_row import PersonRow, Reached

PROVINCES = ("VN-02", "VN-22", "VN-37", "VN-44", "VN-45", "VN-59")
COUNTRIES = ("KH", "MM", "LA", "TH", "PH", "MY")
CITIZENS = ("VN", "TH", "ID", "CN", "LA", "KH", "BD", "IN")
AGES = ("18-20", "21-23", "24-26", "27-29", "30-38", "39-47")
CRIMES = (("online_scam",), ("online_gambling", "online_scam"), ("money_laundering",), ())
OTHER_FORMS = ("forced_marriage", "forced_begging", "organ_removal", "servitude", "unborn_child")


def published_events() -> list[PersonRow]:
    """All rows; every person has one case and one milestone."""
    numbers = count(1)
    return [
        *_assisted(numbers, year=2022, people=296),
        *_assisted(numbers, year=2025, people=1093),
        *_reintegrated(numbers, people=729),
        *_supported(numbers, people=904),
        *_returned(numbers, people=121),
        *_identified(numbers, labour=380, sexual=287, others=333),
    ]


def _row(number: int, year: int, **values: object) -> PersonRow:
    return PersonRow(person=f"p{number}", case=f"c{number}", year=str(year), **values)  # type: ignore[arg-type]


def _assisted(numbers: Iterator[int], *, year: int, people: int) -> Iterator[PersonRow]:
    for n in range(people):
        # An odd number cannot be halved: the one person left over has an education that nobody recorded.
        odd = people % 2 and n == people - 1
        yield _row(
            next(numbers),
            year,
            sex="male" if n % 10 < (6 if year == 2022 else 7) else "female",
            age_band=AGES[n % len(AGES)],
            education=None if odd else ("upper_secondary", "bachelor")[n % 2],
            forms=("forced_criminality",),
            crime_types=CRIMES[n % len(CRIMES)],
            exploitation_countries=(COUNTRIES[n % 4],),
            citizenship=(CITIZENS[n % len(CITIZENS)],),
            milestones=(Reached("assisted", date(year, 1 + n % 12, 1 + n % 28)),),
        )


def _reintegrated(numbers: Iterator[int], *, people: int) -> Iterator[PersonRow]:
    provinces = cycle(PROVINCES)
    for n in range(people):
        year, place = 2017 + n % 9, next(provinces)
        yield _row(
            next(numbers),
            year,
            sex="female" if n % 5 else None,
            milestones=(Reached("reintegrated", date(year, 6, 15), province=place, country="VN"),),
        )


def _supported(numbers: Iterator[int], *, people: int) -> Iterator[PersonRow]:
    for n in range(people):
        year = 2018 + n % 8
        twice = (Reached("supported", date(2026, 1, 1)),) if n % 7 == 0 else ()
        yield _row(
            next(numbers),
            year,
            sex="female",
            forms=("sexual_exploitation", "forced_labour")[: 1 + n % 2],
            milestones=(Reached("supported", date(year, 3, 1)), *twice),
        )


def _returned(numbers: Iterator[int], *, people: int) -> Iterator[PersonRow]:
    for n in range(people):
        yield _row(
            next(numbers),
            2023,
            sex="male" if n % 3 else "female",
            exploitation_countries=("MM", "TH")[: 1 + (n % 20 == 0)],
            citizenship=("VN",),
            forms=("forced_criminality",),
            crime_types=("online_scam",),
            milestones=(Reached("returned", date(2023, 11, 20), country="VN"),),
        )


def _identified(numbers: Iterator[int], *, labour: int, sexual: int, others: int) -> Iterator[PersonRow]:
    forms = ["forced_labour"] * labour + ["sexual_exploitation"] * sexual
    forms += [OTHER_FORMS[n % len(OTHER_FORMS)] for n in range(others)]
    for n, form in enumerate(forms):
        year = 2020 + n % 3
        yield _row(
            next(numbers),
            year,
            sex="male" if n % 20 < 4 + 2 * (year - 2020) else "female",
            age_band=("0-8", "9-17", *AGES)[n % 8],
            education=("primary", "lower_secondary", None)[n % 3],
            exploitation_countries=(COUNTRIES[n % 6],),
            citizenship=(CITIZENS[n % 7],),
            forms=(form,),
            milestones=(Reached("identified", date(year, 9, 9)),),
        )
