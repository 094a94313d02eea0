"""Signatures of several countries under one document: which count, and when there are enough.

A document stands when at least `threshold` of the keys that it answers to signed exactly its canonical bytes.
A signature that is listed and does not hold spoils the document: nobody may add what cannot be checked.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.vocabulary.canonical import JsonValue
from sampan.vocabulary.errors import InvalidInput

_SIGNATURE_MEMBERS = frozenset(("key", "signature"))


@dataclass(frozen=True)
class Signature:
    """One country's signature: the id of its key, and 64 octets of Ed25519."""

    key: str
    octets: bytes

    def __post_init__(self) -> None:
        """Check the form; InvalidInput otherwise."""
        notation.require_text(self.key, notation.HASH, "key")
        notation.require(len(self.octets) == 64, "signature", "Sign it again.")

    def to_json(self) -> dict[str, JsonValue]:
        """Return the signature as a JSON object."""
        return {"key": self.key, "signature": notation.write_key(self.octets)}

    @classmethod
    def from_json(cls, members: JsonValue) -> "Signature":
        """Return the signature in a JSON object of exactly two members; InvalidInput otherwise."""
        if not isinstance(members, Mapping) or members.keys() != _SIGNATURE_MEMBERS:
            raise InvalidInput("This is no signature.", remedy="Ask for the file again.", field="signatures")
        try:
            return cls(str(members["key"]), notation.read_key(members["signature"]))
        except ValueError as error:
            raise InvalidInput("This is no signature.", remedy="Ask for the file again.") from error


def key_id(public: bytes) -> str:
    """Return the id of a public key: the hex SHA-256 of its 32 octets, so that one key has one id."""
    return hashlib.sha256(notation.signed_bytes("sampan members key 1", public)).hexdigest()


def sign_bytes(message: bytes, *, seed: bytes) -> Signature:
    """Return the signature of `message` with the key behind a seed of 32 octets; InvalidInput otherwise."""
    notation.require(len(seed) == 32, "seed", "Give the 32 octets of the signing key.")
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return Signature(key_id(key.public_key().public_bytes_raw()), key.sign(message))


def public_of(seed: bytes) -> bytes:
    """Return the 32 public octets of the key behind a seed."""
    notation.require(len(seed) == 32, "seed", "Give the 32 octets of the signing key.")
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def is_signed_by(signature: Signature, message: bytes, *, public: bytes) -> bool:
    """Say whether this key made the signature of exactly this message."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature.octets, message)
    except (InvalidSignature, ValueError):
        return False
    return signature.key == key_id(public)


def count_signed(signatures: Sequence[Signature], message: bytes, *, keys: Mapping[str, bytes]) -> int:
    """Return how many of `keys` (id -> public octets) signed `message`.

    Signatures of other keys are left to who knows them. A key that is listed twice, or a signature of a known
    key that does not hold, raises ExchangeFailure(bad_signature).
    """
    listed = [one.key for one in signatures]
    ours = [one for one in signatures if one.key in keys]
    broken = any(not is_signed_by(one, message, public=keys[one.key]) for one in ours)
    if broken or len(set(listed)) != len(listed):
        raise ExchangeFailure(Reason.BAD_SIGNATURE)
    return len(ours)


def require_quorum(
    signatures: Sequence[Signature], message: bytes, *, keys: Mapping[str, bytes], threshold: int
) -> None:
    """Return when at least `threshold` of the keys signed; ExchangeFailure(too_few) otherwise."""
    if count_signed(signatures, message, keys=keys) < threshold:
        raise ExchangeFailure(Reason.TOO_FEW)


def require_known(signatures: Sequence[Signature], keys: Iterable[str]) -> None:
    """Return when every signature is of one of the keys; ExchangeFailure(bad_signature) otherwise."""
    if not {one.key for one in signatures} <= set(keys):
        raise ExchangeFailure(Reason.BAD_SIGNATURE)


def require_fresh(expires: datetime, *, now: datetime) -> None:
    """Return when `expires` is still to come; ExchangeFailure(expired) otherwise."""
    if now >= expires:
        raise ExchangeFailure(Reason.STALE)


def read_signatures(listed: JsonValue) -> tuple[Signature, ...]:
    """Return the signatures in a JSON list; InvalidInput otherwise."""
    if not isinstance(listed, list) or len(listed) > 400:  # two roots of 200 countries
        raise InvalidInput(
            "The signatures are no list.", remedy="Ask for the file again.", field="signatures"
        )
    return tuple(Signature.from_json(one) for one in listed)
