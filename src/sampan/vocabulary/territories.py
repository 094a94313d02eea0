"""Countries, territories and provinces: ISO 3166-1 and -2, UN M49 regions, names in the reader's language.

Kosovo carries the user-assigned code XK; withdrawn countries are kept because old files name them.
Membership and phone codes other than COMMIT's are background knowledge until someone verifies them.
"""

from dataclasses import dataclass
from functools import cache

import pycountry
from babel import Locale

from sampan.vocabulary.codelists import read_table
from sampan.vocabulary.errors import UnknownCode

COMMIT_STATES = ("KH", "CN", "LA", "MM", "TH", "VN")


@dataclass(frozen=True)
class Country:
    """A country or territory; `un_region` is a code of the list un_region, None where the UN gives none."""

    iso2: str
    iso3: str
    m49: str
    name: str
    un_region: str | None
    un_subregion: str | None
    is_commit_state: bool
    is_asean_member: bool
    is_bali_process_member: bool
    phone_code: str
    source: str
    verified: bool
    note: str


@dataclass(frozen=True)
class Province:
    """A first-level division with its ISO 3166-2 code, such as VN-22; `country` is the ISO 3166-1 alpha-2."""

    code: str
    name: str
    country: str
    kind: str


def country(iso2: str) -> Country:
    """Return the country of an ISO 3166-1 alpha-2 code; raises UnknownCode."""
    try:
        return _countries()[iso2]
    except (KeyError, TypeError):
        raise UnknownCode(
            "This is not a country code.", remedy="Use the two capital letters of ISO 3166-1, such as VN."
        ) from None


def by_iso3(iso3: str) -> Country:
    """Return the country of an ISO 3166-1 alpha-3 code; raises UnknownCode."""
    try:
        return _by_iso3()[iso3]
    except (KeyError, TypeError):
        raise UnknownCode(
            "This is not a country code.", remedy="Use the three capital letters of ISO 3166-1, such as VNM."
        ) from None


def is_country(iso2: object) -> bool:
    """Say whether this is the alpha-2 code of a country or territory that we know."""
    return isinstance(iso2, str) and iso2 in _countries()


def countries() -> tuple[Country, ...]:
    """Return all countries and territories, ordered by alpha-2 code."""
    return tuple(_countries().values())


def country_name(iso2: str, language: str = "en") -> str:
    """Return the country's name in `language` (Unicode CLDR), in English where CLDR has none.

    English names are those of HTCDS and ISO, not CLDR's. Raises UnknownCode.
    """
    english = country(iso2).name
    return english if language == "en" else _territory_names(language).get(iso2, english)


def country_choices(language: str = "en") -> list[tuple[str, str]]:
    """Return (iso2, name) for a form field: the six COMMIT states first, then by name."""
    names = {each.iso2: country_name(each.iso2, language) for each in countries()}
    others = sorted(names.keys() - set(COMMIT_STATES), key=lambda iso2: names[iso2])
    return [(iso2, names[iso2]) for iso2 in (*COMMIT_STATES, *others)]


def province(code: str) -> Province:
    """Return the first-level division of an ISO 3166-2 code; raises UnknownCode."""
    try:
        return _provinces()[code]
    except (KeyError, TypeError):
        raise UnknownCode(
            "This is not a province code.", remedy="Use the ISO 3166-2 code, such as VN-22."
        ) from None


def is_province(code: object) -> bool:
    """Say whether this is an ISO 3166-2 code that we know."""
    return isinstance(code, str) and code in _provinces()


def provinces(iso2: str) -> tuple[Province, ...]:
    """Return the divisions of one country, ordered by code; raises UnknownCode for an unknown country."""
    country(iso2)
    return tuple(each for each in _provinces().values() if each.country == iso2)


@cache
def _countries() -> dict[str, Country]:
    return {row["iso2"]: _read(row) for row in read_table("territories.csv")}


@cache
def _by_iso3() -> dict[str, Country]:
    return {each.iso3: each for each in _countries().values()}


@cache
def _provinces() -> dict[str, Province]:
    found = sorted(pycountry.subdivisions, key=lambda each: each.code)
    return {each.code: Province(each.code, each.name, each.country_code, each.type) for each in found}


@cache
def _territory_names(language: str) -> dict[str, str]:
    return dict(Locale(language).territories)


def _read(row: dict[str, str]) -> Country:
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        m49=row["m49"],
        name=row["name"],
        un_region=row["un_region"] or None,
        un_subregion=row["un_subregion"] or None,
        is_commit_state=row["commit"] == "true",
        is_asean_member=row["asean"] == "true",
        is_bali_process_member=row["bali_process"] == "true",
        phone_code=row["phone_code"],
        source=row["source"],
        verified=row["verified"] == "true",
        note=row["note"],
    )
