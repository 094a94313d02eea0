"""Seals a report so that only the office opens it, and an answer so that only the code's holder does.

Reports: the suite of the letters between nodes, HPKE over ML-KEM-768 with X25519, to a key pair made for reports alone.
The site holds the public half and nothing that opens. Answers: AES-256-GCM with the key that follows from the code.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sampan.engines.exchange.suites import HYBRID
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput

SEED_OCTETS = 96  # 64 for ML-KEM-768 (FIPS 203 seed d || z), 32 for X25519
PUBLIC_OCTETS = 1_184 + 32
_ABOUT = b"sampan report 1"
_NONCE = 12
_STEP = 4_096  # octets: sealed texts are filled up to a multiple, so that their length says little


@dataclass(frozen=True, repr=False)
class ReportKeys:
    """A key pair of the office for reports: 96 octets of seeds; its `repr` shows nothing."""

    seeds: bytes

    @property
    def public(self) -> bytes:
        """The half that the public site holds: ML-KEM-768, then X25519."""
        lattice, curve = self._parts()
        raw = curve.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return lattice.public_key().public_bytes_raw() + raw

    def private(self) -> MLKEM768X25519PrivateKey:
        """Return the half that opens."""
        lattice, curve = self._parts()
        return MLKEM768X25519PrivateKey(lattice, curve)

    def _parts(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        return MLKEM768PrivateKey.from_seed_bytes(self.seeds[:64]), X25519PrivateKey.from_private_bytes(
            self.seeds[64:]
        )


def new_report_keys() -> ReportKeys:
    """Make a key pair at random."""
    return ReportKeys(os.urandom(SEED_OCTETS))


def seal_report(told: Mapping[str, Any], *, to: bytes) -> bytes:
    """Return a report sealed to the office's public key; InvalidInput when that is no key."""
    if len(to) != PUBLIC_OCTETS:
        raise InvalidInput(
            "This is no key for reports.", remedy="Connect the site once more.", field="report_key"
        )
    public = MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(to[:1_184]), X25519PublicKey.from_public_bytes(to[1_184:])
    )
    return HYBRID.hpke.encrypt(_filled_up(told), public, info=_ABOUT)


def open_report(sealed: bytes, *, keys: Sequence[ReportKeys]) -> dict[str, Any]:
    """Return what a report tells; IntegrityFailure when none of the keys opens it or it was changed."""
    for one in keys:
        try:
            return _emptied(HYBRID.hpke.decrypt(sealed, one.private(), info=_ABOUT))
        except (InvalidTag, ValueError):
            continue
    raise IntegrityFailure("A report could not be opened.", remedy="Was it sealed to another office's key?")


def seal_answer(told: Mapping[str, Any], *, key: bytes, place: str) -> bytes:
    """Return an answer sealed for the holder of a code, bound to the place where it lies."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, _filled_up(told), place.encode())


def open_answer(sealed: bytes, *, key: bytes, place: str) -> dict[str, Any]:
    """Return what an answer tells; IntegrityFailure when the key does not fit or it was changed or moved."""
    try:
        return _emptied(AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode()))
    except (InvalidTag, ValueError):
        raise IntegrityFailure(
            "An answer could not be opened.", remedy="Ask the office to send it again."
        ) from None


def _filled_up(told: Mapping[str, Any]) -> bytes:
    plain = json.dumps(dict(told), ensure_ascii=False).encode()
    return plain + b" " * (-len(plain) % _STEP)


def _emptied(plain: bytes) -> dict[str, Any]:
    told = json.loads(plain)
    if not isinstance(told, dict):
        raise ValueError
    return told
