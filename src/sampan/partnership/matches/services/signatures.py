"""Checks what a member signed, against the keys of its cards."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sampan.engines.matching.private.failures import Reason, require
from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import Body, octets_in


def require_signed(told: bytes, body: Body, *, by: str) -> None:
    """Return when the body's `signer` is a key of the member and `signature` holds; not_committed otherwise."""
    signer = octets_in(body, "signer", most=32, exactly=32)
    signature = octets_in(body, "signature", most=64, exactly=64)
    require(signer in party.signing_keys_of(by), Reason.NOT_COMMITTED)
    try:
        Ed25519PublicKey.from_public_bytes(signer).verify(signature, told)
    except InvalidSignature:
        require(False, Reason.NOT_COMMITTED)
