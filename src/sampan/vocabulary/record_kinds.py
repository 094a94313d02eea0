"""The kinds of value that a field of the trafficking record can hold, and how each is read."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.dates import PartialDate, YearSpan, parse_when
from sampan.vocabulary.errors import InvalidInput, UnknownCode
from sampan.vocabulary.flags import Flag
from sampan.vocabulary.territories import country, province

LONGEST_SHORT_TEXT = 200  # characters: a phrase, not a narrative, which would belong under seal
MOST_ITEMS = 60  # no list of codes is longer; keeps a hostile file from growing a record
RANGES = {"age": (0, 120), "number_of_children": (0, 30)}  # people known to have lived; births known


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the field, what happened, what to do."""

    field: str
    what: str
    remedy: str


def read_kind(given: object, *, kind: str, list_name: str, field: str) -> object:
    """Return the canonical form of `given`; raises InvalidInput with the remedy when it cannot be one."""
    if kind == "code":
        return _code(given, list_name)
    if kind == "codes":
        return sorted({_code(item, list_name) for item in _items(given)})
    if kind == "country":
        return _country(given)
    if kind == "countries":
        countries = [_country(item) for item in _items(given)]
        return countries if field == "route" else sorted(set(countries))
    if kind == "number":
        return _number(given, *RANGES.get(field, (0, 1_000_000)))
    return _READERS[kind](_text(given))


def _items(given: object) -> Sequence[object]:
    if not isinstance(given, (list, tuple)):
        raise InvalidInput("A list is expected.", remedy="Write the codes as a list, even a single one.")
    if len(given) > MOST_ITEMS:
        raise InvalidInput(f"The list has more than {MOST_ITEMS} items.", remedy="Shorten it.")
    return given


def _code(given: object, list_name: str) -> str:
    text = _text(given)
    if list_name == "province":
        return province(text).code
    return code_list(list_name).get(text).code


def _country(given: object) -> str:
    return country(_text(given)).iso2


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise InvalidInput("Text is expected.", remedy="Write the value as text.")
    return given


def _number(given: object, lowest: int, highest: int) -> int:
    if isinstance(given, bool) or not isinstance(given, int):
        raise InvalidInput("A whole number is expected.", remedy="Write it in digits, without a fraction.")
    if not lowest <= given <= highest:
        raise InvalidInput("The number is impossible.", remedy=f"Give a number from {lowest} to {highest}.")
    return given


def _flag(text: str) -> str:
    try:
        return Flag(text).value
    except ValueError:
        raise UnknownCode("This is neither yes nor no.", remedy="Write yes, no or not_recorded.") from None


def _short_text(text: str) -> str:
    kept = unicodedata.normalize("NFC", text.strip())
    if len(kept) > LONGEST_SHORT_TEXT or any(unicodedata.category(each) == "Cc" for each in kept):
        raise InvalidInput(
            "The text is too long or holds control characters.",
            remedy=f"Use one line of at most {LONGEST_SHORT_TEXT} characters.",
        )
    return kept


_READERS: dict[str, Callable[[str], str]] = {
    "flag": _flag,
    "partial_date": lambda text: str(PartialDate.parse(text)),
    "year_span": lambda text: str(YearSpan.parse(text)),
    "partial_date|year_span": lambda text: str(parse_when(text)),
    "text_short": _short_text,
}
