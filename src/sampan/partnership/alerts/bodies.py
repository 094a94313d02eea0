"""The bodies of the letters of an alert: written, and checked when they arrive from a peer that may be taken over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sampan.engines.exchange.notation import read_time, write_time
from sampan.partnership.alerts.facts import LONGEST_WAIT, NewAlert
from sampan.vocabulary.errors import InvalidInput

LONGEST_SUBJECT = 160  # characters: one line on a phone turned sideways
LONGEST_TEXT = 6_000  # characters: two printed pages; more is a file, not a message to a duty desk
MOST_CODES = 60
_PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,4})?")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, repr=False)
class Told:
    """What an arriving message says. `repr` is blank."""

    subject: str
    text: str
    places: tuple[str, ...]
    forms: tuple[str, ...]
    valid_until: datetime
    read_within: int
    about: UUID | None
    referral: UUID | None

    def __repr__(self) -> str:
        return "Told(...)"


def message_body(new: NewAlert, *, about: UUID | None, referral: UUID | None) -> dict[str, object]:
    """Return the body of a first letter; `about` and `referral` are conversations that both sides know."""
    body: dict[str, object] = {
        "subject": new.subject,
        "text": new.text,
        "places": list(new.places),
        "forms": list(new.forms),
        "valid_until": write_time(new.valid_until),
        "read_within": new.read_within,
    }
    references = {"about": about, "referral": referral}
    return body | {name: str(one) for name, one in references.items() if one is not None}


def read_message(body: Mapping[str, object]) -> Told:
    """Return what a first letter says; InvalidInput names the part that has not its shape."""
    within = body.get("read_within")
    _require(
        isinstance(within, int) and not isinstance(within, bool) and 0 < within <= LONGEST_WAIT, "read_within"
    )
    return Told(
        subject=read_text(body, "subject", LONGEST_SUBJECT),
        text=read_text(body, "text", LONGEST_TEXT),
        places=_codes(body, "places", _PLACE),
        forms=_codes(body, "forms", _CODE),
        valid_until=read_moment(body, "valid_until"),
        read_within=int(str(within)),
        about=_reference(body, "about"),
        referral=_reference(body, "referral"),
    )


def read_text(body: Mapping[str, object], name: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text of the body, not empty and not too long; raises InvalidInput."""
    told = body.get(name)
    _require(isinstance(told, str) and "\x00" not in told and 0 < len(told.strip()) <= longest, name)
    return str(told).strip()


def read_moment(body: Mapping[str, object], name: str) -> datetime:
    """Return a moment of the body in the canonical notation; raises InvalidInput."""
    told = body.get(name)
    try:
        return read_time(told)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        raise _wrong(name) from None


def _codes(body: Mapping[str, object], name: str, shape: re.Pattern[str]) -> tuple[str, ...]:
    """Return a list of codes; one of a newer list is kept as it came, a sentence is refused."""
    told = body.get(name, [])
    _require(isinstance(told, list) and len(told) <= MOST_CODES, name)
    _require(all(isinstance(one, str) and shape.fullmatch(one) for one in told), name)  # type: ignore[union-attr]
    return tuple(dict.fromkeys(told))  # type: ignore[arg-type]


def _reference(body: Mapping[str, object], name: str) -> UUID | None:
    told = body.get(name)
    if told is None:
        return None
    try:
        return UUID(str(told))
    except ValueError:
        raise _wrong(name) from None


def _require(holds: object, name: str) -> None:
    if not holds:
        raise _wrong(name)


def _wrong(name: str) -> InvalidInput:
    return InvalidInput(
        "A part of this message has the wrong shape.", remedy="Update the other node.", field=name
    )
