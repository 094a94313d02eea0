"""The provinces that a form of a return offers: those of the countries that can be asked, by name."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sampan.registry.correspondence.directory import Correspondent
from sampan.registry.wording import reading_language
from sampan.vocabulary.territories import country_name, provinces

Choices = list[tuple[str, str | list[tuple[str, str]]]]


def province_choices(members: Iterable[Correspondent]) -> Choices:
    """Return (code, name) of the provinces, under each country that can be asked; first "not known"."""
    language = reading_language()
    countries = sorted({one.country for one in members}, key=lambda code: country_name(code, language))
    groups: Choices = [(country_name(code, language), _by_name(code)) for code in countries]
    return [("", _("Not known")), *groups]


def _by_name(country: str) -> list[tuple[str, str]]:
    return sorted(((one.code, one.name) for one in provinces(country)), key=lambda one: one[1])
