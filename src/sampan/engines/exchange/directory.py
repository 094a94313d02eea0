"""The directory of members: every node's card, its role and its dates, and who holds the chair.

Signed by the keys of one root, which it names by version and digest. A node takes versions one after another and
none that expired, so that nobody can show it an old list, hide a newer one, or mix two. A member never vanishes
from the list: after it left, its card stays for proofs. Pure: the clock comes in.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from sampan.engines.exchange import notation
from sampan.engines.exchange.cards import check_card
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.quorum import (
    Signature,
    read_signatures,
    require_fresh,
    require_known,
    require_quorum,
    sign_bytes,
)
from sampan.engines.exchange.roots import Root, is_count
from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import InvalidInput

_LABEL = "sampan members directory 1"
MOST_MEMBERS = 1_000  # a guard against a file made to keep a node busy


class Role(StrEnum):
    """What a member is in the cooperation."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    OBSERVER = "observer"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True)
class Listed:
    """One member of the directory: its card as it signed it, its role, since when and until when."""

    card: NodeCard
    role: Role
    joined: date
    left: date | None = None
    more: Mapping[str, JsonValue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the dates; InvalidInput otherwise."""
        notation.require(not self.left or self.joined <= self.left, "left", "Leave after joining.")

    @property
    def node_id(self) -> str:
        """The member's node id."""
        return self.card.node_id

    def is_member_on(self, day: date) -> bool:
        """Say whether the node is a member on that day; on the day it left it no longer is."""
        return self.joined <= day and (self.left is None or day < self.left)

    def to_json(self) -> dict[str, JsonValue]:
        """Return the entry as a JSON object."""
        return {
            **self.more,
            "card": self.card.to_json(),
            "role": self.role.value,
            "joined": self.joined.isoformat(),
            "left": self.left.isoformat() if self.left else None,
        }


@dataclass(frozen=True)
class ChairTerm:
    """Who convenes, by days, both included."""

    country: str
    first: date
    last: date

    def __post_init__(self) -> None:
        """Check the dates; InvalidInput otherwise."""
        notation.require(self.first <= self.last, "chair", "Let a term end after it begins.")

    def to_json(self) -> dict[str, JsonValue]:
        """Return the term as a JSON object."""
        return {"country": self.country, "from": self.first.isoformat(), "to": self.last.isoformat()}


@dataclass(frozen=True)
class Directory:
    """All members at one version, under one root. `agreements` are those that their parties publish."""

    version: int
    expires: datetime
    root_version: int
    root_digest: str
    members: tuple[Listed, ...]
    chair: tuple[ChairTerm, ...] = ()
    agreements: tuple[Mapping[str, JsonValue], ...] = ()
    more: Mapping[str, JsonValue] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()

    def __post_init__(self) -> None:
        """Check the form; InvalidInput names the field."""
        counted = is_count(self.version) and is_count(self.root_version)
        notation.require(counted, "version", "Count directories and roots from 1.")
        notation.require_aware(self.expires, "expires")
        notation.require_text(self.root_digest, notation.HASH, "root")
        nodes = [one.node_id for one in self.members]
        once = len(set(nodes)) == len(nodes) <= MOST_MEMBERS
        notation.require(once, "members", "List each node once, at most a thousand.")
        apart = all(before.last < after.first for before, after in pairwise(self.chair))
        notation.require(apart, "chair", "Let one term follow the other.")
        states = {one.card.country for one in self.members if one.role is Role.COUNTRY}
        notation.require({one.country for one in self.chair} <= states, "chair", "Name a member country.")

    @cached_property
    def statement(self) -> bytes:
        """Return the canonical bytes of everything but the signatures."""
        return canonical_bytes(self._members())

    @cached_property
    def digest(self) -> str:
        """Return the hex SHA-256 of the statement."""
        return hashlib.sha256(self.statement).hexdigest()

    @cached_property
    def message(self) -> bytes:
        """Return what is signed."""
        return notation.signed_bytes(_LABEL, self.statement)

    def listed(self, node_id: str) -> Listed | None:
        """Return a member's entry, None when it never was one."""
        return next((one for one in self.members if one.node_id == node_id), None)

    def chair_on(self, day: date) -> ChairTerm | None:
        """Return who convenes that day, None in a gap."""
        return next((one for one in self.chair if one.first <= day <= one.last), None)

    def next_chair(self, day: date) -> ChairTerm | None:
        """Return the first term that begins after that day."""
        return next((one for one in self.chair if one.first > day), None)

    def to_json(self) -> dict[str, JsonValue]:
        """Return the directory as a JSON object, signatures included."""
        return {**self._members(), "signatures": [one.to_json() for one in self.signatures]}

    @classmethod
    def from_json(cls, members: Mapping[str, JsonValue]) -> "Directory":
        """Return the directory in a JSON object; InvalidInput when it is none."""
        try:
            root = _object(members["root"], of=2)
            return cls(
                version=members["version"],  # type: ignore[arg-type]
                expires=notation.read_time(members["expires"]),
                root_version=root["version"],  # type: ignore[arg-type]
                root_digest=root["digest"],  # type: ignore[arg-type]
                members=tuple(_read_listed(one) for one in _list(members["members"])),
                chair=tuple(_read_term(one) for one in _list(members["chair"])),
                agreements=tuple(_object(one) for one in _list(members["agreements"])),
                signatures=read_signatures(members["signatures"]),
                more=notation.unknown_members(members, _KNOWN),
            )
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise InvalidInput(
                "This is not a directory of members.", remedy="Ask for the file again."
            ) from error

    def _members(self) -> dict[str, JsonValue]:
        return {
            **self.more,
            "version": self.version,
            "expires": notation.write_time(self.expires),
            "root": {"version": self.root_version, "digest": self.root_digest},
            "members": [one.to_json() for one in self.members],
            "chair": [one.to_json() for one in self.chair],
            "agreements": [dict(one) for one in self.agreements],
        }


_KNOWN = frozenset(("version", "expires", "root", "members", "chair", "agreements", "signatures"))
_LISTED = frozenset(("card", "role", "joined", "left"))


def sign_directory(directory: Directory, *, seed: bytes) -> Directory:
    """Return the directory with one country's signature more; whether it counts, `check_directory` decides."""
    signature = sign_bytes(directory.message, seed=seed)
    kept = tuple(one for one in directory.signatures if one.key != signature.key)
    return replace(directory, signatures=(*kept, signature))


def check_directory(
    new: Directory, *, root: Root, before: Directory | None, now: datetime, may_be_expired: bool = False
) -> None:
    """Return when `new` may be taken after `before` (None: this node's first); ExchangeFailure otherwise.

    Refuses with a reason: mixed (another root), too_few, bad_signature, rolled_back, forked (two of one
    version), skipped, stale (expired, or in force already), broken_rotation (a card went back, a member vanished).
    `too_few` comes last: all else holds then. `may_be_expired` is for versions that newer ones follow at once; the
    last one must be fresh.
    """
    check_names_root(new, root)
    if before is not None:
        _check_version(before, new)
        check_successor(before, new)
    for one in new.members:
        check_card(one.card)
    if not may_be_expired:
        require_fresh(root.expires, now=now)
        require_fresh(new.expires, now=now)
    require_known(new.signatures, root.public_keys)
    require_quorum(new.signatures, new.message, keys=root.public_keys, threshold=root.threshold)


def follow_directories(
    trusted: Directory | None, chain: Sequence[Directory], *, root: Root, now: datetime
) -> Directory | None:
    """Return the last directory of a chain, each checked after the one before."""
    for place, new in enumerate(chain, start=1):
        check_directory(new, root=root, before=trusted, now=now, may_be_expired=place < len(chain))
        trusted = new
    return trusted


def check_names_root(directory: Directory, root: Root) -> None:
    """Return when the directory names this very root; ExchangeFailure(mixed) otherwise."""
    if (directory.root_version, directory.root_digest) != (root.version, root.digest):
        raise ExchangeFailure(Reason.MIXED)


def check_successor(before: Directory, new: Directory) -> None:
    """Return when nobody vanished, was dated anew or got an older card; ExchangeFailure(broken_rotation) otherwise.

    Who left may join again with a newer card only: old proofs stay readable.
    """
    for old in before.members:
        now = new.listed(old.node_id)
        if now is None or not _may_follow(old, now):
            raise ExchangeFailure(Reason.BROKEN_ROTATION)


def _may_follow(old: Listed, new: Listed) -> bool:
    if old.left is not None and new.left != old.left:
        return new.left is None and new.card.serial > old.card.serial and new.joined >= old.left
    same_card = new.card.digest == old.card.digest
    same_node = new.card.country == old.card.country and (same_card or new.card.serial > old.card.serial)
    return same_node and new.joined == old.joined


def _check_version(before: Directory, new: Directory) -> None:
    if new.version == before.version:
        raise ExchangeFailure(Reason.STALE if new.digest == before.digest else Reason.FORKED)
    if new.version < before.version:
        raise ExchangeFailure(Reason.ROLLED_BACK)
    if new.version != before.version + 1:
        raise ExchangeFailure(Reason.SKIPPED)


def _read_listed(members: JsonValue) -> Listed:
    entry = _object(members)
    left = entry["left"]
    return Listed(
        card=NodeCard.from_json(_object(entry["card"])),
        role=Role(str(entry["role"])),
        joined=_day(entry["joined"]),
        left=None if left is None else _day(left),
        more=notation.unknown_members(entry, _LISTED),
    )


def _read_term(members: JsonValue) -> ChairTerm:
    term = _object(members, of=3)
    notation.require(isinstance(term["country"], str), "chair", "Name a country.")
    return ChairTerm(str(term["country"]), _day(term["from"]), _day(term["to"]))


def _object(thing: JsonValue, *, of: int | None = None) -> Mapping[str, JsonValue]:
    if not isinstance(thing, Mapping) or (of is not None and len(thing) != of):
        raise ValueError("not the object that belongs here")
    return thing


def _list(thing: JsonValue) -> list[JsonValue]:
    if not isinstance(thing, list):
        raise ValueError("not a list")
    return thing


def _day(text: JsonValue) -> date:
    day = date.fromisoformat(str(text))
    if day.isoformat() != text:
        raise ValueError("not the canonical notation of a day")
    return day
