"""The root: which countries' keys together say who is a member, and how a root follows another.

As in The Update Framework: a root is signed by `threshold` of its own keys and, from the second on, by the
threshold of the root before. More than half must sign, so that no two groups can sign two roots or directories
of one version without a country that signed both. Pure: the clock comes in.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.quorum import (
    Signature,
    key_id,
    read_signatures,
    require_fresh,
    require_known,
    require_quorum,
    sign_bytes,
)
from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import is_country

_LABEL = "sampan members root 1"
_FINGERPRINT_LABEL = "sampan members root fingerprint 1"
MOST_KEYS = 200  # one a country; a guard against a file made to keep a node busy


@dataclass(frozen=True)
class RootKey:
    """One country's key for signing the directory: Ed25519, 32 octets. `more` holds a later release's members."""

    country: str  # ISO 3166-1 alpha-2
    public: bytes
    more: Mapping[str, JsonValue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the form; InvalidInput names the field."""
        notation.require(is_country(self.country), "country", "Use the two letters of ISO 3166-1.")
        notation.require(len(self.public) == 32, "public", "Ask the country for its public key again.")

    @cached_property
    def id(self) -> str:
        """Return the key's id."""
        return key_id(self.public)

    def to_json(self) -> dict[str, JsonValue]:
        """Return the key as a JSON object."""
        return {**self.more, "country": self.country, "public": notation.write_key(self.public)}


@dataclass(frozen=True)
class Root:
    """Which keys count, how many must sign, until when. One key a country, so that k keys are k countries."""

    version: int
    expires: datetime
    threshold: int
    keys: tuple[RootKey, ...]
    previous: str = notation.GENESIS  # digest of the root before
    more: Mapping[str, JsonValue] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()

    def __post_init__(self) -> None:
        """Check the form; InvalidInput names the field."""
        notation.require(is_count(self.version), "version", "Count roots from 1.")
        notation.require_aware(self.expires, "expires")
        notation.require_text(self.previous, notation.HASH, "previous")
        first = self.version == 1
        notation.require(first == (self.previous == notation.GENESIS), "previous", "Name the root before.")
        countries = [one.country for one in self.keys]
        notation.require(0 < len(countries) <= MOST_KEYS, "keys", "Give each country's key.")
        distinct = len(set(countries)) == len(countries) == len({one.id for one in self.keys})
        notation.require(distinct, "keys", "Give each country one key of its own.")
        majority = is_count(self.threshold) and len(countries) < 2 * self.threshold <= 2 * len(countries)
        notation.require(majority, "threshold", "Let more than half of the countries sign.")

    @cached_property
    def statement(self) -> bytes:
        """Return the canonical bytes of everything but the signatures."""
        return canonical_bytes(self._members())

    @cached_property
    def digest(self) -> str:
        """Return the hex SHA-256 of the statement: what the next root and each directory name."""
        return hashlib.sha256(self.statement).hexdigest()

    @cached_property
    def message(self) -> bytes:
        """Return what is signed."""
        return notation.signed_bytes(_LABEL, self.statement)

    @cached_property
    def public_keys(self) -> dict[str, bytes]:
        """Return the public octets by key id."""
        return {one.id: one.public for one in self.keys}

    def country_of(self, key: str) -> str:
        """Return the country of a key id, empty when the root does not know it."""
        return next((one.country for one in self.keys if one.id == key), "")

    def to_json(self) -> dict[str, JsonValue]:
        """Return the root as a JSON object, signatures included."""
        return {**self._members(), "signatures": [one.to_json() for one in self.signatures]}

    @classmethod
    def from_json(cls, members: Mapping[str, JsonValue]) -> "Root":
        """Return the root in a JSON object; InvalidInput when it is none."""
        try:
            listed = members["keys"]
            if not isinstance(listed, list):
                raise ValueError("no list of keys")
            return cls(
                version=members["version"],  # type: ignore[arg-type]
                expires=notation.read_time(members["expires"]),
                threshold=members["threshold"],  # type: ignore[arg-type]
                keys=tuple(_read_key(one) for one in listed),
                previous=members["previous"],  # type: ignore[arg-type]
                signatures=read_signatures(members["signatures"]),
                more=notation.unknown_members(members, _KNOWN),
            )
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise InvalidInput("This is not a root of members.", remedy="Ask for the file again.") from error

    def _members(self) -> dict[str, JsonValue]:
        return {
            **self.more,
            "version": self.version,
            "expires": notation.write_time(self.expires),
            "threshold": self.threshold,
            "keys": [one.to_json() for one in self.keys],
            "previous": self.previous,
        }


_KNOWN = frozenset(("version", "expires", "threshold", "keys", "previous", "signatures"))


def is_count(number: object) -> bool:
    """Say whether this is a whole number from 1, no truth value."""
    return type(number) is int and 1 <= number < 2**31


def sign_root(root: Root, *, seed: bytes) -> Root:
    """Return the root with one country's signature more (or anew); whether it counts, the checks decide."""
    signature = sign_bytes(root.message, seed=seed)
    kept = tuple(one for one in root.signatures if one.key != signature.key)
    return replace(root, signatures=(*kept, signature))


def check_first_root(root: Root, *, now: datetime) -> None:
    """Return when a root is signed by enough of its own keys and not expired; ExchangeFailure otherwise.

    That is no trust yet: anybody can make a root of keys of their own. Two people compare `root_fingerprint` by
    voice. A node that joins late begins with the root of that day, whatever its version.
    """
    require_known(root.signatures, root.public_keys)
    require_quorum(root.signatures, root.message, keys=root.public_keys, threshold=root.threshold)
    require_fresh(root.expires, now=now)


def check_next_root(old: Root, new: Root) -> None:
    """Return when `new` rightly follows `old`, whether or not either is expired; ExchangeFailure otherwise.

    The very next version, naming the old root, signed by enough keys of the old and enough of the new.
    """
    if new.version <= old.version:
        raise ExchangeFailure(Reason.ROLLED_BACK if new.digest != old.digest else Reason.STALE)
    if new.version != old.version + 1:
        raise ExchangeFailure(Reason.SKIPPED)
    if new.previous != old.digest:
        raise ExchangeFailure(Reason.FORKED)
    require_known(new.signatures, {*old.public_keys, *new.public_keys})
    for signers in (old, new):
        require_quorum(new.signatures, new.message, keys=signers.public_keys, threshold=signers.threshold)


def follow_roots(trusted: Root, chain: Sequence[Root], *, now: datetime) -> Root:
    """Return the last root of a chain of successors; ExchangeFailure when one does not follow or it is expired.

    Roots that the node was offline for may have expired meanwhile; the last one must not.
    """
    for new in chain:
        check_next_root(trusted, new)
        trusted = new
    require_fresh(trusted.expires, now=now)
    return trusted


def root_fingerprint(root: Root) -> str:
    """Return the forty digits that two people read to each other before a first root is trusted."""
    digest = hashlib.sha512(notation.signed_bytes(_FINGERPRINT_LABEL, root.statement)).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10**40:040d}"
    return " ".join(digits[start : start + 5] for start in range(0, 40, 5))


def check_root_fingerprint(root: Root, heard: str) -> None:
    """Return when `heard` is the root's whole fingerprint, in digits of any script; ExchangeFailure otherwise."""
    digits = "".join(str(unicodedata.decimal(sign)) for sign in heard if sign.isdecimal())
    expected = root_fingerprint(root).replace(" ", "")
    if any(sign.isalpha() for sign in heard) or not hmac.compare_digest(digits, expected):
        raise ExchangeFailure(Reason.WRONG_FINGERPRINT)


def _read_key(members: JsonValue) -> RootKey:
    if not isinstance(members, Mapping):
        raise ValueError("no key")
    more = notation.unknown_members(members, frozenset(("country", "public")))
    return RootKey(members["country"], notation.read_key(members["public"]), more)  # type: ignore[arg-type]
