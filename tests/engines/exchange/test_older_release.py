"""Letters and receipts of the release before this one, recorded: they open, link and count as they did."""

import base64
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sampan.engines.exchange.journal import Accepted, Journal, accept
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.receipts import check_head, check_receipt, open_receipts
from sampan.engines.exchange.seal import open_letter
from sampan.vocabulary.lanes import Lane

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def recorded() -> dict:
    """Three letters of `kh-test` to `vn-test` and their receipts, as protocol 1 wrote them."""
    return json.loads((Path(__file__).parent / "vectors" / "protocol_1.json").read_text())


def _secret(recorded: dict, side: str, node_id: str) -> NodeSecret:
    return NodeSecret(node_id, 1, base64.b64decode(recorded[f"{side}_entropy"]))


def _opened(recorded: dict) -> list:
    cards = {"kh-test": [NodeCard.from_json(recorded["sender_card"])]}
    receiver = _secret(recorded, "receiver", "vn-test")
    blobs = [base64.b64decode(blob) for blob in recorded["letters"]]
    return [open_letter(blob, receiver=receiver, cards=cards, now=NOW).letter for blob in blobs]


def test_letters_of_the_older_release_open_and_link_in_the_single_line(recorded):
    journal = Journal("kh-test", "vn-test")
    for letter in _opened(recorded):
        assert letter.lane == Lane.SINGLE and letter.schema == 1
        verdict = accept(journal, letter, journalled=lambda place: None)
        assert isinstance(verdict, Accepted)
        journal = verdict.journal
    assert (journal.sequence, journal.head) == (3, recorded["head"])


def test_members_of_a_later_release_are_kept_and_covered_by_the_hash(recorded):
    letter = _opened(recorded)[2]
    assert letter.more == {"from_a_later_release": {"kept": True}}
    assert letter.hash == recorded["head"]


def test_receipts_of_the_older_release_hold(recorded):
    card = NodeCard.from_json(recorded["receiver_card"])
    sender, letters = _secret(recorded, "sender", "kh-test"), _opened(recorded)
    outcomes = []
    for letter, blob in zip(letters, recorded["receipts"], strict=True):
        _, (receipt,) = open_receipts(
            base64.b64decode(blob), receiver=sender, cards={"vn-test": [card]}, now=NOW
        )
        check_receipt(receipt, letter=letter, card=card)
        check_head(receipt, sent_hash=letter.hash)
        outcomes.append((receipt.outcome.value, receipt.reason))
    assert outcomes == [("applied", ""), ("applied", ""), ("refused", "unknown_kind")]
