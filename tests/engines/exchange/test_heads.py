"""Heads and countersignatures: whose word they are, what a change does to them, and which two exclude each other."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sampan.engines.exchange.cards import rotate_card
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.heads import (
    Conflict,
    Countersignature,
    TreeHead,
    check_countersignature,
    check_head,
    conflict,
    countersign,
    is_signed_with,
    sign_head,
)
from sampan.engines.exchange.keys import Rotation
from sampan.engines.exchange.witness_statements import Question, WitnessStatement, read_statement
from sampan.vocabulary.errors import InvalidInput
from tests.engines.exchange.conftest import NOW
from tests.engines.exchange.logs import Log

HEAD_CHANGES = {
    "node": "kh-focal-point", "serial": 2, "size": 8, "root": "0" * 64, "at": NOW + timedelta(microseconds=1),
    "audit_sequence": 6, "audit_hash": "b" * 64, "signature": bytes(64), "more": {"note": 1},
}  # fmt: skip
WORD_CHANGES = {
    "witness": "th-focal-point",
    "serial": 2,
    "head": "0" * 64,
    "at": NOW,
    "signature": b"",
    "more": {"a": 1},
}


@pytest.fixture
def head(vietnam) -> TreeHead:
    return Log.of(*range(7)).head(vietnam.secret, NOW, audit_sequence=5, audit_hash="a" * 64)


def test_signed_head_holds_and_is_read_back_as_it_was_with_what_a_later_release_adds(vietnam, head):
    later = sign_head(replace(head, more={"note": "later"}, signature=b""), secret=vietnam.secret)
    for one in (head, later):
        assert TreeHead.from_json(one.to_json()) == one
        check_head(one, cards=[vietnam.card])
        assert is_signed_with(one, secret=vietnam.secret)


@pytest.mark.parametrize("name", HEAD_CHANGES)
def test_every_change_of_a_head_is_refused(vietnam, cambodia, head, name):
    changed = replace(head, **{name: HEAD_CHANGES[name]})
    with pytest.raises(ExchangeFailure):
        check_head(changed, cards=[vietnam.card, cambodia.card])
    assert not is_signed_with(changed, secret=vietnam.secret)


@pytest.mark.parametrize("name", WORD_CHANGES)
def test_every_change_of_a_countersignature_is_refused(cambodia, thailand, head, name):
    word = countersign(head, witness=cambodia.secret, at=NOW + timedelta(seconds=1))
    check_countersignature(word, head=head, cards=[cambodia.card])
    assert Countersignature.from_json(word.to_json()) == word
    with pytest.raises(ExchangeFailure):
        check_countersignature(
            replace(word, **{name: WORD_CHANGES[name]}), head=head, cards=[cambodia.card, thailand.card]
        )


def test_node_cannot_witness_itself(vietnam, head):
    with pytest.raises(InvalidInput):
        countersign(head, witness=vietnam.secret, at=NOW)


@pytest.mark.parametrize(("rotation", "days", "reason"), [
    (Rotation.ROUTINE, 30, None),
    (Rotation.COMPROMISED, 30, Reason.ROTATED_OUT),
    (Rotation.COMPROMISED, 0, None),
])  # fmt: skip
def test_old_keys_word_counts_unless_it_was_stolen_before(vietnam, make_secret, rotation, days, reason):
    new = make_secret("vn-focal-point", 2)
    stolen = NOW + timedelta(days=10)
    card = rotate_card(vietnam.card, new=new, old=vietnam.secret, valid_from=stolen, rotation=rotation)
    head = Log.of("a").head(vietnam.secret, NOW + timedelta(days=days))
    if reason is None:
        check_head(head, cards=[vietnam.card, card])
    else:
        with pytest.raises(ExchangeFailure) as failure:
            check_head(head, cards=[vietnam.card, card])
        assert failure.value.reason is reason


@pytest.mark.parametrize(("first", "second", "found"), [
    ({"size": 7, "root": "a" * 64}, {"size": 7, "root": "b" * 64}, Conflict.SAME_SIZE),
    ({"size": 7}, {"size": 6, "root": "b" * 64}, Conflict.SHRUNK),
    ({"size": 7}, {"size": 9, "root": "b" * 64}, None),
    ({"size": 7}, {"size": 7}, None),
    ({"audit_hash": "a" * 64}, {"audit_hash": "b" * 64}, Conflict.AUDIT_SPLIT),
    ({"audit_sequence": 4}, {"audit_sequence": 3}, Conflict.AUDIT_SHRUNK),
    ({"audit_sequence": 4}, {"audit_sequence": 5}, None),
])  # fmt: skip
def test_two_heads_exclude_each_other_or_not_in_either_order(first, second, found):
    plain = TreeHead("vn-focal-point", 1, 7, "a" * 64, NOW)
    one, other = replace(plain, **first), replace(plain, at=NOW + timedelta(minutes=1), **second)
    assert conflict(one, other) is found and conflict(other, one) is found


@pytest.mark.parametrize("spoil", [
    {"size": -1}, {"size": 1.5}, {"size": True}, {"root": "A" * 64}, {"at": "yesterday"}, {"serial": 0}, {"node": ""},
    {"signature": "?"}, {"audit_sequence": 2**60}, {"note": "x" * 5_000},
])  # fmt: skip
def test_head_of_a_wrong_form_is_malformed(head, spoil):
    with pytest.raises(ExchangeFailure):
        TreeHead.from_json(head.to_json() | spoil)


def test_statement_is_read_back_as_it_was(head):
    said = WitnessStatement(head, questions=(Question(1, 2),), latest_here=head.digest)
    assert read_statement(said.to_json() | {"of a later release": 1}) == said
