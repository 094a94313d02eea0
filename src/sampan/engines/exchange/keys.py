"""A node's keys: the secret half that never leaves it, and the card that its partners keep."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.suites import HYBRID
from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import InvalidInput

ENTROPY_OCTETS = 128  # 32 for Ed25519, 64 for ML-KEM-768 (FIPS 203 seed d || z), 32 for X25519
_SECRET_MAGIC = b"sampan node secret 1\n"


class Rotation(StrEnum):
    """Why a card was issued; all but `routine` ask two people to compare the fingerprint by voice."""

    FIRST = "first"
    ROUTINE = "routine"
    COMPROMISED = "compromised"
    LOST = "lost"


@dataclass(frozen=True, repr=False, eq=False)
class NodeSecret:
    """The private keys behind one card: 128 octets of seeds; its `repr` shows nothing.

    The engine draws no randomness: `entropy` is os.urandom(128) of the caller. Keep `to_bytes` only wrapped
    by the node's master key.
    """

    node_id: str
    serial: int
    entropy: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Check the parts; InvalidInput otherwise."""
        notation.require_text(self.node_id, notation.NODE_ID, "node_id")
        notation.require(0 < self.serial < 2**32, "serial", "Count the cards of a node from 1.")
        notation.require(len(self.entropy) == ENTROPY_OCTETS, "entropy", "Give 128 random octets.")

    def __repr__(self) -> str:
        """Return the type's name only."""
        return "NodeSecret()"

    def __reduce__(self) -> tuple[object, ...]:
        """Refuse to be pickled: a secret leaves only by `to_bytes`."""
        raise TypeError("A node secret is not pickled; use to_bytes and wrap the result.")

    @cached_property
    def signing_key(self) -> Ed25519PrivateKey:
        """Return the key that signs letters, cards and receipts."""
        return Ed25519PrivateKey.from_private_bytes(self.entropy[:32])

    @cached_property
    def opening_key(self) -> MLKEM768X25519PrivateKey:
        """Return the hybrid key that opens what is sealed to this node."""
        return MLKEM768X25519PrivateKey(self._mlkem, self._x25519)

    @cached_property
    def public_keys(self) -> tuple[bytes, bytes, bytes]:
        """Return the public halves: Ed25519 (32 octets), ML-KEM-768 (1184), X25519 (32)."""
        verify = self.signing_key.public_key().public_bytes_raw()
        mlkem = self._mlkem.public_key().public_bytes_raw()
        return verify, mlkem, self._x25519.public_key().public_bytes_raw()

    @cached_property
    def sealing_digest(self) -> bytes:
        """Return the SHA-256 of the public keys that others seal to."""
        return _sealing_digest(*self.public_keys[1:])

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of `message` (64 octets, deterministic)."""
        return self.signing_key.sign(message)

    def to_bytes(self) -> bytes:
        """Return the secret for wrapped storage; `from_bytes` reads it."""
        name = self.node_id.encode()
        return _SECRET_MAGIC + bytes([len(name)]) + name + self.serial.to_bytes(4, "big") + self.entropy

    @classmethod
    def from_bytes(cls, octets: bytes) -> "NodeSecret":
        """Return the secret that `to_bytes` wrote; InvalidInput for anything else."""
        start = len(_SECRET_MAGIC)
        try:
            end = start + 1 + octets[start]
            name, serial = octets[start + 1 : end].decode(), int.from_bytes(octets[end : end + 4], "big")
            notation.require(octets.startswith(_SECRET_MAGIC), "secret", "Give a node secret of version 1.")
        except (IndexError, UnicodeDecodeError) as error:
            raise InvalidInput("This is not a node secret.", remedy="Restore it from the backup.") from error
        return cls(node_id=name, serial=serial, entropy=octets[end + 4 :])

    @cached_property
    def _mlkem(self) -> MLKEM768PrivateKey:
        return MLKEM768PrivateKey.from_seed_bytes(self.entropy[32:96])

    @cached_property
    def _x25519(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self.entropy[96:])


@dataclass(frozen=True)
class NodeCard:
    """What a node tells its partners about itself: who, where, which public keys, since when.

    `previous` is the digest of the card that this one replaces. `more` keeps members of a later release;
    they are signed too. A card proves nothing until `cards.check_card` and, once, two people on the phone.
    """

    node_id: str
    country: str  # ISO 3166-1 alpha-2, or UN for an organisation
    name: str
    address: str  # where the node receives blobs: an http(s) URL
    verify_key: bytes
    mlkem_key: bytes
    x25519_key: bytes
    valid_from: datetime
    serial: int = 1
    previous: str = notation.GENESIS
    rotation: Rotation = Rotation.FIRST
    suite: int = HYBRID.number
    more: Mapping[str, JsonValue] = field(default_factory=dict)
    signature: bytes = b""
    previous_signature: bytes = b""

    def __post_init__(self) -> None:
        """Check form, not trust; InvalidInput names the field."""
        notation.require_text(self.node_id, notation.NODE_ID, "node_id")
        notation.require_text(self.country, re.compile("[A-Z]{2}"), "country")
        notation.require_text(self.address, re.compile(r"https?://\S{1,300}"), "address")
        notation.require(0 < len(self.name) <= 200, "name", "Write the agency's name in 1 to 200 letters.")
        notation.require_text(self.previous, notation.HASH, "previous")
        notation.require(0 < self.serial < 2**32, "serial", "Count the cards of a node from 1.")
        lengths = (len(self.verify_key), len(self.mlkem_key), len(self.x25519_key))
        notation.require(lengths == (32, 1184, 32), "keys", "Ask the other node for its card again.")
        notation.require_aware(self.valid_from, "valid_from")

    @property
    def needs_voice_check(self) -> bool:
        """Say whether two people must compare the fingerprint before this card is used."""
        return self.rotation is not Rotation.ROUTINE

    @cached_property
    def statement(self) -> bytes:
        """Return the canonical bytes of everything but the signatures: what is signed and hashed."""
        return canonical_bytes(self._members())

    @cached_property
    def digest(self) -> str:
        """Return the hex SHA-256 of the statement: what a successor names as `previous`."""
        return hashlib.sha256(self.statement).hexdigest()

    @cached_property
    def sealing_key(self) -> MLKEM768X25519PublicKey:
        """Return the hybrid public key; ExchangeFailure(malformed) when it is no key at all."""
        try:
            mlkem = MLKEM768PublicKey.from_public_bytes(self.mlkem_key)
            return MLKEM768X25519PublicKey(mlkem, X25519PublicKey.from_public_bytes(self.x25519_key))
        except ValueError as error:
            raise ExchangeFailure(Reason.MALFORMED) from error

    @cached_property
    def verifying_key(self) -> Ed25519PublicKey:
        """Return the key that checks this node's signatures."""
        return Ed25519PublicKey.from_public_bytes(self.verify_key)

    @cached_property
    def sealing_digest(self) -> bytes:
        """Return the SHA-256 of the public keys that others seal to."""
        return _sealing_digest(self.mlkem_key, self.x25519_key)

    def to_json(self) -> dict[str, JsonValue]:
        """Return the card as a JSON object, signatures included."""
        signatures = {
            "signature": notation.write_key(self.signature),
            "previous_signature": notation.write_key(self.previous_signature),
        }
        return {**self._members(), **signatures}

    @classmethod
    def from_json(cls, members: Mapping[str, JsonValue]) -> "NodeCard":
        """Return the card in a JSON object; InvalidInput when a member is missing or cannot be read."""
        try:
            read: dict[str, Any] = {
                **{name: str(members[name]) for name in _TEXTS},
                **{name: notation.read_key(members[name]) for name in _OCTETS},
                **{name: _whole(members[name]) for name in ("serial", "suite")},
                "valid_from": notation.read_time(members["valid_from"]),
                "rotation": Rotation(str(members["rotation"])),
            }
            return cls(**read, more=notation.unknown_members(members, _CARD_MEMBERS))
        except (KeyError, ValueError, TypeError) as error:
            raise InvalidInput("This is not a node card.", remedy="Ask for the card file again.") from error

    def _members(self) -> dict[str, JsonValue]:
        return {
            **self.more,
            **{name: getattr(self, name) for name in _TEXTS},
            **{name: notation.write_key(getattr(self, name)) for name in _KEYS},
            "valid_from": notation.write_time(self.valid_from),
            "serial": self.serial,
            "rotation": self.rotation.value,
            "suite": self.suite,
        }


_TEXTS = ("node_id", "country", "name", "address", "previous")
_KEYS = ("verify_key", "mlkem_key", "x25519_key")
_OCTETS = (*_KEYS, "signature", "previous_signature")
_CARD_MEMBERS = frozenset((*_TEXTS, *_OCTETS, "valid_from", "serial", "rotation", "suite"))


def _sealing_digest(mlkem_key: bytes, x25519_key: bytes) -> bytes:
    return hashlib.sha256(notation.signed_bytes("sampan sealing keys 1", mlkem_key, x25519_key)).digest()


def _whole(number: JsonValue) -> int:
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("not a whole number")
    return number
