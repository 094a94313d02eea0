"""Whom to call in a country: the site's own numbers first, then those of the country packs."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from sampan.vocabulary.countries.pack import country_pack, pack_countries
from sampan.vocabulary.territories import country_name


@dataclass(frozen=True)
class Number:
    """A number to call; `is_confirmed` is False where no office or published source stands behind it."""

    number: str
    name: str
    operator: str
    hours: str
    is_confirmed: bool
    is_from_abroad: bool

    @property
    def href(self) -> str:
        """The address that a telephone dials."""
        return "tel:" + "".join(each for each in self.number if each.isdigit() or each == "+")


def numbers_in(country: str, *, on: date) -> tuple[Number, ...]:
    """Return the numbers of a country, confirmed ones first; empty where none is known."""
    own = [
        Number(one["number"], one["name"], one.get("operator", ""), one.get("hours", ""), True, False)
        for one in settings.SAMPAN_SITE.hotlines
        if one.get("country", settings.SAMPAN_SITE.country) == country
    ]
    if country not in pack_countries():
        return tuple(own)
    told = [
        Number(one.number, one.name, one.operator, one.hours, one.verified, one.dial_from == "abroad")
        for one in country_pack(country).hotlines
        if one.number not in {known.number for known in own} and one.in_force(on)
    ]
    return tuple(sorted([*own, *told], key=lambda one: (not one.is_confirmed, one.is_from_abroad)))


def best_number(country: str, *, on: date) -> Number | None:
    """Return the number for the large button: the first that is confirmed."""
    return next((one for one in numbers_in(country, on=on) if one.is_confirmed), None)


def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Return code and name of the countries that have numbers, the site's own first."""
    own = settings.SAMPAN_SITE.country
    told = dict.fromkeys([own, *pack_countries()])
    return tuple((code, country_name(code, language)) for code in told)
