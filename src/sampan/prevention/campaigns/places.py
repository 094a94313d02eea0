"""Places of a campaign: a province by its code where the name is known, else as written."""

from functools import cache

from sampan.vocabulary.names import tidy
from sampan.vocabulary.territories import COMMIT_STATES, provinces


def place_of(text: str) -> str:
    """Return the ISO 3166-2 code of a province named or coded in a text, else the text, tidy."""
    told = tidy(text)
    return _codes().get(told.casefold(), told)


def place_name(place: str) -> str:
    """Return the name of a province by its code, else the text as it was written."""
    return _names().get(place, place)


def suggestions(country: str) -> tuple[str, ...]:
    """Return the names of a country's provinces."""
    return tuple(sorted(one.name for one in provinces(country)))


@cache
def _names() -> dict[str, str]:
    return {one.code: one.name for state in COMMIT_STATES for one in provinces(state)}


@cache
def _codes() -> dict[str, str]:
    names = list(_names().items())
    known = [name.casefold() for _code, name in names]
    only = {name.casefold(): code for code, name in names if known.count(name.casefold()) == 1}
    return only | {code.casefold(): code for code, _name in names}
