"""Checks the body of an arriving letter before anything is done with it: a peer may be taken over, or newer.

Codes are short and look like codes, so that no name or markup travels where this node keeps plain text. What
has the wrong shape is refused as a whole; what is merely unknown is left to the reader of each part.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from sampan.vocabulary.errors import InvalidInput

MOST_ITEMS = 200  # entries of a list: citizenships, documents, milestones of one person; no list has 50
LONGEST_TEXT = 20_000  # characters of a note or a narrative: some ten printed pages
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
_SHORT_CODE = re.compile(r"[a-z][a-z0-9_]{0,29}")  # consent groups and milestones: as wide as their columns
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_COUNTRY = re.compile(r"([A-Z]{2})?")
_PROVINCE = re.compile(r"([A-Z]{2}-[A-Z0-9]{1,4})?")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NAMES = ("name", "other_names")
_TEXTS = ("birth_date", "address", "narrative")
_LISTS_OF_TEXT = ("phones", "emails", "handles")


def check_body(body: Mapping[str, object]) -> None:
    """Return when a letter's body has the shape of a referral's; InvalidInput names the part that has not."""
    for part in _texts(body):
        _require("\x00" not in part and len(part) <= LONGEST_TEXT, "text")
    for field, holds in _SHAPES.items():
        if body.get(field) is not None:
            _require(holds(body[field]), field)


def check_codes(told: Mapping[str, object], *, field: str) -> None:
    """Return when every part is a code or a list of codes: a preview into which a name was written is refused."""
    codes = _list_of(_is_code)
    _require(all(_is_code(one) or codes(one) for one in told.values()), field)


def field_names(told: Mapping[str, object]) -> list[str]:
    """Return the names of unknown fields, without what they say: that stays in the sealed letter alone."""
    return sorted(name for name in told if _FIELD_NAME.fullmatch(name))[:MOST_ITEMS]


def _is_code(told: object) -> bool:
    return isinstance(told, str) and bool(_CODE.fullmatch(told))


def _is_text(told: object) -> bool:
    return isinstance(told, str)


def _list_of(holds: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda told: isinstance(told, list) and len(told) <= MOST_ITEMS and all(map(holds, told))


def _is_flat(told: object) -> bool:
    return isinstance(told, Mapping) and all(_is_text(one) for one in told.values())


def _is_identity(told: object) -> bool:
    if not isinstance(told, Mapping):
        return False
    name = lambda one: _is_text(one) or _is_flat(one)  # noqa: E731
    shapes = {"name": name, "other_names": _list_of(name), "documents": _list_of(_is_flat)}
    shapes |= dict.fromkeys(_TEXTS, _is_text) | dict.fromkeys(_LISTS_OF_TEXT, _list_of(_is_text))
    return all(holds(told[field]) for field, holds in shapes.items() if told.get(field) is not None)


def _is_milestone(told: object) -> bool:
    if not _is_flat(told):
        return False
    patterns = {"kind": _SHORT_CODE, "happened": _DAY, "country": _COUNTRY, "province": _PROVINCE}
    return len(told.get("programme", "")) <= 60 and all(
        pattern.fullmatch(told.get(field, "")) for field, pattern in patterns.items()
    )


_SHAPES: dict[str, Callable[[object], bool]] = {
    **dict.fromkeys(("purpose", "urgency", "outcome", "manner"), _is_code),
    **dict.fromkeys(("services", "consent"), _list_of(_is_code)),
    "groups": _list_of(lambda told: isinstance(told, str) and bool(_SHORT_CODE.fullmatch(told))),
    "reason": lambda told: told == "" or _is_code(told),
    **dict.fromkeys(("preview", "record"), lambda told: isinstance(told, Mapping)),
    "identity": _is_identity,
    "milestones": _list_of(_is_milestone),
    "note": _is_text,
    "answer_by": _is_text,
}


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        for name, told in thing.items():
            yield name
            yield from _texts(told)
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from _texts(one)


def _require(holds: bool, field: str) -> None:
    if not holds:
        raise InvalidInput(
            "The letter is not well formed.", remedy="Call the other node's administrator.", field=field
        )
