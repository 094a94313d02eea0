"""Seals and opens a processor-second: Sampan's whole letter, the hybrid seal alone, X25519 alone, in turns."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sampan.engines.exchange.cards import issue_card
from sampan.engines.exchange.keys import ENTROPY_OCTETS, NodeCard, NodeSecret
from sampan.engines.exchange.letters import Letter
from sampan.engines.exchange.seal import open_letter, seal_letter
from sampan.engines.exchange.suites import HYBRID

_CONTENT = bytes(1024)  # the smallest bucket: most referrals fall into it or the next
_SPENT_SECONDS = 0.5
_ROUNDS = 5  # the ways take turns, so that a busy minute falls on all of them
_NOW = datetime(2026, 1, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Way:
    """One way to seal: what it is called, and how to seal and open once."""

    name: str
    seal: Callable[[], object]
    open: Callable[[], object]


def ways() -> tuple[Way, ...]:
    """Return Sampan's letter and, side by side, bare HPKE with the hybrid key and with X25519."""
    return _sampan(), _hybrid(), _x25519()


def rates(chosen: tuple[Way, ...]) -> dict[str, tuple[float, float]]:
    """Return seals and opens a processor-second of each way: the median of rounds in turns."""
    told: dict[str, list[tuple[float, float]]] = {way.name: [] for way in chosen}
    for _ in range(_ROUNDS):
        for way in chosen:
            told[way.name].append((_rate(way.seal), _rate(way.open)))
    return {
        name: (statistics.median(one[0] for one in ran), statistics.median(one[1] for one in ran))
        for name, ran in told.items()
    }


def _rate(act: Callable[[], object]) -> float:
    began, done = time.process_time(), 0
    while (spent := time.process_time() - began) < _SPENT_SECONDS:
        for _ in range(20):
            act()
        done += 20
    return done / spent


def _sampan() -> Way:
    sender, receiver = _node("vn-bench", 1), _node("kh-bench", 2)
    letter = Letter(
        id="0190a000-0000-7000-8000-000000000001",
        kind="referral.preview",
        conversation="0190a000-0000-4000-8000-000000000002",
        sequence=1,
        written_at=_NOW,
        expires_at=_NOW + timedelta(days=3),
        sender="vn-bench",
        receiver="kh-bench",
        body={
            "record": {"sex": "female", "age_band": "18-20", "forms": ["forced_criminality"]},
            "needs": ["shelter"],
        },
    )
    cards = {"vn-bench": (_card(sender),)}
    receivers_card = _card(receiver)
    blob = seal_letter(letter, sender=sender, receiver=receivers_card)
    return Way(
        f"Sampan's letter, signed and sealed ({len(blob)} octets)",
        lambda: seal_letter(letter, sender=sender, receiver=receivers_card),
        lambda: open_letter(blob, receiver=receiver, cards=cards, now=_NOW),
    )


def _hybrid() -> Way:
    secret = _node("kh-bench", 2)
    suite, public, private = HYBRID.hpke, _card(secret).sealing_key, secret.opening_key
    blob = suite.encrypt(_CONTENT, public, info=b"bench")
    return Way(
        "HPKE MLKEM768-X25519 alone, 1 KiB",
        lambda: suite.encrypt(_CONTENT, public, info=b"bench"),
        lambda: suite.decrypt(blob, private, info=b"bench"),
    )


def _x25519() -> Way:
    suite, private = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM), X25519PrivateKey.generate()
    public = private.public_key()
    blob = suite.encrypt(_CONTENT, public, info=b"bench")
    return Way(
        "HPKE X25519 alone, 1 KiB",
        lambda: suite.encrypt(_CONTENT, public, info=b"bench"),
        lambda: suite.decrypt(blob, private, info=b"bench"),
    )


def _node(node_id: str, filler: int) -> NodeSecret:
    return NodeSecret(node_id=node_id, serial=1, entropy=bytes([filler]) * ENTROPY_OCTETS)


def _card(secret: NodeSecret) -> NodeCard:
    return issue_card(
        secret,
        country=secret.node_id[:2].upper(),
        name=secret.node_id,
        address="http://127.0.0.1:8000",
        valid_from=datetime(2026, 1, 1, tzinfo=UTC),
    )
