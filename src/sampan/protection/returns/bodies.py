"""Checks the body of an arriving letter before anything is done with it: a peer may be taken over, or newer."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput

LONGEST_TEXT = 20_000  # characters of a note: some ten printed pages
MOST_PEOPLE = 1_000_000  # of one group: a bound for a number that a peer sends, not a plan
MOST_ITEMS = 200  # entries of a list of one person's facts
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,39}")
_HASH = re.compile(r"[0-9a-f]{64}")
_FIRST_YEAR, _LAST_YEAR = (
    2000,
    2199,
)  # of a day in a letter: beyond, a clock that is added to it would overflow
CODES = {
    "nationality": ("result", "return_nationality"),
    "family": ("result", "return_family"),
    "host_risk": ("result", "return_risk_result"),
    "origin_risk": ("result", "return_risk_result"),
    "decline": ("reason", "decline_reason"),
    "change": ("reason", "return_plan_change"),
    "stop": ("reason", "return_stop"),
}
"""The answer that each act carries, and its list: what the list does not know, a newer peer said."""


def check_body(body: Mapping[str, object]) -> None:
    """Return when every text is bounded and free of NUL; InvalidInput otherwise."""
    for text in _texts(body):
        if "\x00" in text or len(text) > LONGEST_TEXT:
            raise InvalidInput("The letter is not well formed.", remedy="Call the other node.", field="text")


def told_of(act: str, body: Mapping[str, object]) -> dict[str, str]:
    """Return the codes of a letter that its step needs; raises InvalidInput when one is no code.

    A hash is checked in shape, an answer against its list: an answer that this release does not know is
    refused, for nobody may be moved on a word that nobody here understands.
    """
    told = {}
    if act in CODES:
        field, name = CODES[act]
        answer = str(body.get(field) or "")
        code_list(name).get(answer)
        told[field] = answer
    if body.get("plan_hash") is not None:
        told["plan_hash"] = _matching(_HASH, body["plan_hash"], "plan_hash")
    if act == "document":
        told["state"] = "issued" if body.get("state") == "issued" else "asked"
    return told


def code_in(body: Mapping[str, object], field: str, *, name: str = "") -> str:
    """Return a code of a letter, empty when there is none or its list does not know it."""
    told = body.get(field)
    if not isinstance(told, str) or not _CODE.fullmatch(told):
        return ""
    return told if not name or code_list(name).has(told) else ""


def day_in(body: Mapping[str, object], field: str) -> date | None:
    """Return a day of a letter, None when there is none; raises InvalidInput when it is no day."""
    told = body.get(field)
    if not told:
        return None
    try:
        day = date.fromisoformat(str(told)[:10])
    except ValueError:
        raise InvalidInput("The letter says no readable day.", field=field) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise InvalidInput("The letter says a day of no return.", field=field)
    return day


def number_in(body: Mapping[str, object], field: str) -> int | None:
    """Return a number in a group, None when there is none or it is none that a list could have."""
    told = body.get(field)
    if not isinstance(told, int) or isinstance(told, bool):
        return None
    return told if 1 <= told <= MOST_PEOPLE else None


def moment_in(body: Mapping[str, object], field: str, *, latest: datetime) -> datetime:
    """Return a moment of a letter, never later than `latest`: the other side's clock may run ahead."""
    try:
        told = datetime.fromisoformat(str(body.get(field) or ""))
    except ValueError:
        return latest
    if not _FIRST_YEAR <= told.year <= _LAST_YEAR:
        return latest
    told = told if told.tzinfo else told.replace(tzinfo=UTC)
    return min(told, latest)


def hash_in(body: Mapping[str, object], field: str) -> str:
    """Return a hash of a letter, empty when it holds none: 64 characters of anything else could be a name."""
    told = body.get(field)
    return told if isinstance(told, str) and _HASH.fullmatch(told) else ""


def field_names(told: Mapping[str, object]) -> list[str]:
    """Return the names of unknown fields, without what they say: that stays in the sealed letter alone."""
    return sorted(name for name in told if _FIELD.fullmatch(name))[:MOST_ITEMS]


def _matching(pattern: re.Pattern[str], told: object, field: str) -> str:
    if not isinstance(told, str) or not pattern.fullmatch(told):
        raise InvalidInput("The letter is not well formed.", remedy="Call the other node.", field=field)
    return told


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        for name, told in thing.items():
            yield str(name)
            yield from _texts(told)
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from _texts(one)
