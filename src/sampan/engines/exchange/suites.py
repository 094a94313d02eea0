"""The cipher suites a node can use, by the number that every envelope and card carries.

Suite 1 seals with HPKE (RFC 9180, base mode) over the hybrid KEM ML-KEM-768 + X25519: what is captured today
stays closed unless both the lattice and the curve fall. Signatures are Ed25519 (RFC 8032).
See docs/adr/0004-hybrid-seal.md. A new suite gets a new number; a number never changes its meaning.
"""

from dataclasses import dataclass

from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sampan.engines.exchange.failures import ExchangeFailure, Reason


@dataclass(frozen=True)
class CipherSuite:
    """One way to seal: its number, its name for people, the library's suite and what sealing adds."""

    number: int
    name: str
    hpke: Suite
    overhead: int  # octets: encapsulated key and authentication tag


HYBRID = CipherSuite(
    number=1,
    name="HPKE MLKEM768-X25519, HKDF-SHA256, AES-256-GCM; Ed25519",
    hpke=Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
    overhead=KEM.MLKEM768_X25519.enc_length() + 16,
)
_SUITES = {HYBRID.number: HYBRID}


def cipher_suite(number: int) -> CipherSuite:
    """Return the suite with this number; ExchangeFailure(wrong_suite) when this release has none."""
    if number not in _SUITES:
        raise ExchangeFailure(Reason.WRONG_SUITE)
    return _SUITES[number]
