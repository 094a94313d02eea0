"""Two invented nodes with fixed keys, and letters between them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from sampan.engines.exchange.cards import issue_card
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.letters import Letter

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Node:
    """A node's secret and first card."""

    secret: NodeSecret
    card: NodeCard


def _secret(node_id: str, serial: int = 1) -> NodeSecret:
    entropy = hashlib.shake_256(f"{node_id} {serial}".encode()).digest(128)
    return NodeSecret(node_id=node_id, serial=serial, entropy=entropy)


def _node(node_id: str, country: str) -> Node:
    secret = _secret(node_id)
    address = f"https://{node_id}.example/exchange"
    name = f"Focal point {country}"
    return Node(secret, issue_card(secret, country=country, name=name, address=address, valid_from=NOW))


@pytest.fixture(scope="session")
def now() -> datetime:
    return NOW + timedelta(days=1)


@pytest.fixture(scope="session")
def make_secret() -> Callable[..., NodeSecret]:
    return _secret


@pytest.fixture(scope="session")
def vietnam() -> Node:
    return _node("vn-focal-point", "VN")


@pytest.fixture(scope="session")
def cambodia() -> Node:
    return _node("kh-focal-point", "KH")


@pytest.fixture(scope="session")
def thailand() -> Node:
    return _node("th-focal-point", "TH")


@pytest.fixture(scope="session")
def cards(vietnam: Node, cambodia: Node, thailand: Node) -> dict[str, list[NodeCard]]:
    return {node.card.node_id: [node.card] for node in (vietnam, cambodia, thailand)}


@pytest.fixture(scope="session")
def write(now: datetime) -> Callable[..., Letter]:
    def write_letter(**changes: object) -> Letter:
        plain = {
            "id": "letter-1",
            "kind": "referral.preview",
            "conversation": "conversation-1",
            "sequence": 1,
            "written_at": now,
            "expires_at": now + timedelta(days=30),
            "sender": "kh-focal-point",
            "receiver": "vn-focal-point",
            "body": {"version": 1, "record": {"sex": "male", "forms": ["forced_criminality"]}},
        }
        return Letter(**{**plain, **changes})

    return write_letter
