"""May these groups of fields go to this recipient for this purpose today? Asked before every release.

Consent is narrow: it covers one purpose, one recipient and the groups of fields that were read out to the
person. Nothing is inferred: what no living consent names stays here.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sampan.engines.exchange import notation


@dataclass(frozen=True)
class Consent:
    """One agreement of the person, by day: good from `given_on` through `expires_on`, until withdrawn."""

    purpose: str
    recipient: str
    groups: frozenset[str]
    given_on: date
    expires_on: date | None = None
    withdrawn_on: date | None = None


class Withholding(StrEnum):
    """Why nothing may go; the nearest miss is named, so that the case worker knows what to ask the person."""

    NEVER_GIVEN = "never_given"
    OTHER_RECIPIENT = "other_recipient"
    OTHER_PURPOSE = "other_purpose"
    NOT_YET_GIVEN = "not_yet_given"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    GROUPS_MISSING = "groups_missing"


@dataclass(frozen=True)
class Released:
    """These groups, and no others, may go."""

    groups: frozenset[str]


@dataclass(frozen=True)
class Withheld:
    """Nothing may go; `missing` are the groups that no living consent covers."""

    reason: Withholding
    missing: frozenset[str]


def may_release(
    consents: Iterable[Consent], *, recipient: str, purpose: str, groups: Collection[str], on: date
) -> Released | Withheld:
    """Return whether all of `groups` may go to `recipient` for `purpose` on that day.

    Several living consents add up. It is all or nothing: a part is never released silently. A consent ends
    on the day it is withdrawn, and holds through the day it expires. InvalidInput when no group is asked for.
    """
    wanted = frozenset(groups)
    notation.require(bool(wanted), "groups", "Say which groups of fields are to go.")
    weighed = [(_objection(consent, recipient, purpose, on), consent) for consent in consents]
    covered = frozenset[str]().union(*(consent.groups for objection, consent in weighed if objection is None))
    if wanted <= covered:
        return Released(wanted)
    if any(objection is None for objection, _ in weighed):
        return Withheld(Withholding.GROUPS_MISSING, wanted - covered)
    objections = [objection for objection, _ in weighed if objection is not None]
    return Withheld(max(objections, key=_ORDER.index, default=Withholding.NEVER_GIVEN), wanted)


_ORDER = tuple(Withholding)  # from the farthest miss to the nearest


def _objection(consent: Consent, recipient: str, purpose: str, on: date) -> Withholding | None:
    if consent.recipient != recipient:
        return Withholding.OTHER_RECIPIENT
    if consent.purpose != purpose:
        return Withholding.OTHER_PURPOSE
    if consent.withdrawn_on is not None and on >= consent.withdrawn_on:
        return Withholding.WITHDRAWN
    if consent.expires_on is not None and on > consent.expires_on:
        return Withholding.EXPIRED
    return Withholding.NOT_YET_GIVEN if on < consent.given_on else None
