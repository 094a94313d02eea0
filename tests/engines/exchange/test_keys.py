"""Secrets stay blank and round-trip; cards round-trip, newer members included."""

import pickle
from dataclasses import replace

import pytest

from sampan.engines.exchange.cards import check_card
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.vocabulary.errors import InvalidInput


def test_secret_to_bytes_round_trips(vietnam):
    again = NodeSecret.from_bytes(vietnam.secret.to_bytes())
    assert again.public_keys == vietnam.secret.public_keys
    assert (again.node_id, again.serial) == ("vn-focal-point", 1)


def test_secret_repr_and_pickle_show_nothing(vietnam):
    assert repr(vietnam.secret) == str(vietnam.secret) == "NodeSecret()"
    with pytest.raises(TypeError):
        pickle.dumps(vietnam.secret)


@pytest.mark.parametrize("cut", [0, 5, 21, 22, 30, 60, -1])
def test_secret_from_bytes_cut_is_refused(vietnam, cut):
    with pytest.raises(InvalidInput):
        NodeSecret.from_bytes(vietnam.secret.to_bytes()[:cut])


def test_secret_from_bytes_wrong_magic_is_refused(vietnam):
    with pytest.raises(InvalidInput):
        NodeSecret.from_bytes(b"X" + vietnam.secret.to_bytes()[1:])


def test_secret_with_short_entropy_is_refused():
    with pytest.raises(InvalidInput) as caught:
        NodeSecret(node_id="vn", serial=1, entropy=b"x" * 127)
    assert caught.value.field == "entropy"


def test_card_json_round_trips(vietnam):
    assert NodeCard.from_json(vietnam.card.to_json()) == vietnam.card


def test_card_unknown_members_are_kept_and_signed(vietnam, make_secret):
    members = vietnam.card.to_json() | {"languages": ["vi", "en"]}
    card = NodeCard.from_json(members)
    assert card.to_json()["languages"] == ["vi", "en"]
    with pytest.raises(ExchangeFailure) as caught:
        check_card(card)  # the old signature does not cover the new member
    assert caught.value.reason is Reason.BAD_SIGNATURE


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ("node_id", "VN Focal"),
        ("country", "VNM"),
        ("address", "ftp://x"),
        ("name", ""),
        ("verify_key", "AAAA"),
        ("mlkem_key", "not base64"),
        ("valid_from", "yesterday"),
        ("serial", "1"),
        ("serial", True),
        ("serial", 0),
        ("rotation", "whim"),
        ("previous", "g" * 64),
    ],
)
def test_card_from_json_wrong_member_is_refused(vietnam, member, wrong):
    with pytest.raises(InvalidInput):
        NodeCard.from_json(vietnam.card.to_json() | {member: wrong})


@pytest.mark.parametrize("member", ["node_id", "verify_key", "valid_from", "signature"])
def test_card_from_json_missing_member_is_refused(vietnam, member):
    members = vietnam.card.to_json()
    del members[member]
    with pytest.raises(InvalidInput):
        NodeCard.from_json(members)


def test_card_with_naive_time_is_refused(vietnam):
    with pytest.raises(InvalidInput):
        replace(vietnam.card, valid_from=vietnam.card.valid_from.replace(tzinfo=None))
