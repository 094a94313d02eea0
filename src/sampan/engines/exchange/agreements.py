"""May a letter of this kind, with these groups of fields, go to or come from this member today?

An agreement between two members says which kinds of letters (by the beginning of the kind) and which groups of
fields may go each way, and from when to when. What none names may not go. Three things no agreement can forbid:
the letters by which members keep their relation, the letters that take something back, and the end of a
conversation that was begun while it was allowed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sampan.engines.exchange import notation

ABOUT_MEMBERS = ("members.",)
"""Cards, the directory, agreements and leaving: without them no agreement could be made, changed or ended."""
TAKING_BACK = frozenset(
    {
        "referral.withdraw",
        "referral.recall",
        "referral.seal",
        "referral.erase",
        "return.withdraw",
        "return.stop",
        "parcel.done",
        "parcel.stopped",
    }
)
"""A person's withdrawal, and what it asks for, must arrive whatever two governments think of each other."""


class Way(StrEnum):
    """From this node to the member, or from the member to this node."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True)
class Terms:
    """What one agreement allows, from the first day to the last, both included; no last day is no end."""

    first: date
    last: date | None
    kinds_out: frozenset[str] = frozenset()
    kinds_in: frozenset[str] = frozenset()
    groups_out: frozenset[str] = frozenset()
    groups_in: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Check the dates and prefixes; InvalidInput names the field."""
        notation.require(self.last is None or self.first <= self.last, "last", "Let it end after it begins.")
        for prefix in self.kinds_out | self.kinds_in:
            notation.require_text(prefix, notation.TOKEN, "kinds")

    def kinds(self, way: Way) -> frozenset[str]:
        """Return the beginnings of the kinds that may go this way."""
        return self.kinds_out if way is Way.OUT else self.kinds_in

    def groups(self, way: Way) -> frozenset[str]:
        """Return the groups of fields that may go this way."""
        return self.groups_out if way is Way.OUT else self.groups_in

    def holds_on(self, day: date) -> bool:
        """Say whether the agreement holds that day."""
        return self.first <= day and (self.last is None or day <= self.last)

    def mirrored(self) -> "Terms":
        """Return the same terms as the other side reads them."""
        return Terms(self.first, self.last, self.kinds_in, self.kinds_out, self.groups_in, self.groups_out)


class Missing(StrEnum):
    """What stands in the way; the nearest miss is named, so that somebody knows what to agree."""

    AGREEMENT = "agreement"  # none is on record
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    KIND = "kind"
    GROUPS = "groups"


@dataclass(frozen=True)
class Objection:
    """Why a letter may not go; `groups` are those that no agreement in force allows."""

    missing: Missing
    groups: frozenset[str] = field(default=frozenset())


def objection(
    terms: Iterable[Terms], *, kind: str, groups: Collection[str], way: Way, on: date, is_answer: bool = False
) -> Objection | None:
    """Return why the letter may not go, None when it may.

    Several agreements in force add up, groups by groups. `is_answer`: the conversation exists already. It may be
    brought to its end after the agreement ended, but releases no further groups.
    """
    if always_goes(kind) or (is_answer and not groups):
        return None
    known = list(terms)
    in_force = [one for one in known if one.holds_on(on)]
    fitting = [one for one in in_force if _names(one.kinds(way), kind)]
    allowed = frozenset[str]().union(*(one.groups(way) for one in fitting))
    if fitting and allowed >= set(groups):
        return None
    if fitting:
        return Objection(Missing.GROUPS, frozenset(groups) - allowed)
    return Objection(Missing.KIND if in_force else _untimely(known, on))


def always_goes(kind: str) -> bool:
    """Say whether no agreement can forbid letters of this kind."""
    return kind.startswith(ABOUT_MEMBERS) or kind in TAKING_BACK


def _names(prefixes: frozenset[str], kind: str) -> bool:
    """Say whether a prefix names the kind: `referral` and `referral.` name `referral.preview`, not `referrals.x`."""
    return any(kind == one or kind.startswith(f"{one.rstrip('.')}.") for one in prefixes)


def _untimely(known: list[Terms], on: date) -> Missing:
    if any(one.first > on for one in known):
        return Missing.NOT_YET_VALID
    return Missing.EXPIRED if known else Missing.AGREEMENT
