"""How a licence stands on a day: licensed, not yet valid, expired, suspended or revoked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LICENSED, NOT_YET, EXPIRED, SUSPENDED, REVOKED = "licensed", "not_yet", "expired", "suspended", "revoked"
NO_LICENCE = "no_licence"
_BEST_FIRST = (LICENSED, SUSPENDED, REVOKED, EXPIRED, NOT_YET)


@dataclass(frozen=True)
class ListedLicence:
    """A licence as published. `suspended`: (from, until) with both days in it; until None: until further notice.

    `valid_from`, `valid_until`: first and last day; None: not known.
    """

    number: str
    regulator: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    suspended: tuple[tuple[date, date | None], ...] = ()
    revoked_on: date | None = None
    occupations: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """What counts on a day: `code`, and the day since which or until which it is so, where one is known."""

    code: str
    licence: ListedLicence | None = None
    since: date | None = None
    until: date | None = None


def standing_of(licence: ListedLicence, *, on: date) -> Standing:
    """Return how one licence stands on a day; a revocation outweighs a suspension, this one the days of validity."""
    if licence.revoked_on is not None and licence.revoked_on <= on:
        return Standing(REVOKED, licence, since=licence.revoked_on)
    for begins, ends in licence.suspended:
        if begins <= on and (ends is None or on <= ends):
            return Standing(SUSPENDED, licence, since=begins, until=ends)
    if licence.valid_until is not None and licence.valid_until < on:
        return Standing(EXPIRED, licence, since=licence.valid_until)
    if licence.valid_from is not None and licence.valid_from > on:
        return Standing(NOT_YET, licence, since=licence.valid_from)
    return Standing(LICENSED, licence, since=licence.valid_from, until=licence.valid_until)


def standing_on(licences: Iterable[ListedLicence], *, on: date) -> Standing:
    """Return how an agency stands on a day: by the licence that says most, the one that lasts longest among equals."""
    found = [standing_of(one, on=on) for one in licences]
    if not found:
        return Standing(NO_LICENCE)
    held = [one for one in found if one.code == LICENSED]
    if held:
        return max(held, key=lambda one: one.until or date.max)
    return min(found, key=lambda one: (-(one.since or date.min).toordinal(), _BEST_FIRST.index(one.code)))
