"""The directory as rows: first root by voice, signatures from everywhere, and nothing that goes back."""

import json
from dataclasses import replace

import pytest

from sampan.engines.exchange.directory import Directory, Listed, Role, sign_directory
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.roots import Root, root_fingerprint, sign_root
from sampan.partnership.members.directory.documents import directory_in_force, root_in_force
from sampan.partnership.members.directory.drafting import Change, next_directory, next_root
from sampan.partnership.members.directory.keyfile import keep_key_file, new_key_file, read_key_file
from sampan.partnership.members.directory.services import signing, taking
from sampan.partnership.members.facts import DocumentState, MemberState
from sampan.partnership.members.leaving.services import begin_leaving, end_leaving
from sampan.partnership.members.models import SignedDocument
from sampan.partnership.members.moments import now, today
from sampan.partnership.members.offline import make_signing_key, sign_file
from sampan.partnership.members.queries import cards_of, member
from sampan.partnership.members.services import confirm_member, own_card, propose_member
from sampan.partnership.members.vouching import services
from sampan.partnership.members.vouching.services import activate_vouched, set_policy
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.vocabulary.errors import InvalidInput, NotPermitted, WrongState
from tests.partnership.members.conftest import SIGNERS, YEAR, card_of, root_key, seed

pytestmark = pytest.mark.database
PASSPHRASE = "bốn từ thật dài đây"


def told(document) -> dict:
    return {"kind": "root" if isinstance(document, Root) else "directory", "document": document.to_json()}


def test_first_root_is_trusted_only_after_its_digits_were_heard(region, root):
    (fact,) = taking.take_documents(told=told(root), **region.who)
    assert fact.state is DocumentState.PROPOSED and root_in_force() is None
    with pytest.raises(ExchangeFailure):
        signing.confirm_first_root(document_id=fact.id, fingerprint="12345", **region.who)
    signing.confirm_first_root(document_id=fact.id, fingerprint=root_fingerprint(root), **region.who)
    assert root_in_force() == root


def test_first_root_of_a_letter_is_never_trusted_by_itself(region, root):
    region.pair()
    assert region.arrive("members.directory", told(root)).applied and root_in_force() is None


def test_documents_of_a_file_are_taken_in_their_order_or_not_at_all(region, trusted, directory):
    versions = [directory(version=number) for number in (1, 2, 3)]
    file = {"directories": [one.to_json() for one in reversed(versions)]}
    assert [one.version for one in taking.take_documents(told=file, **region.who)] == [1, 2, 3]
    assert directory_in_force() == versions[-1]
    bad = {"directories": [directory(version=4).to_json(), directory(version=6).to_json()]}
    with pytest.raises(ExchangeFailure):
        taking.take_documents(told=bad, **region.who)
    assert directory_in_force().version == 3


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"version": 1}, Reason.FORKED),
        ({"version": 3}, Reason.SKIPPED),
        ({"version": 2, "root_version": 7}, Reason.MIXED),
        ({"version": 2, "signers": ()}, Reason.BAD_SIGNATURE),
        ({"version": 2, "signers": ("KH", "TH")}, Reason.BAD_SIGNATURE),
    ],
)
def test_directory_that_does_not_follow_is_refused(region, in_force, directory, changes, reason):
    new = directory(**({"expires": now() + YEAR / 3} | changes))
    with pytest.raises(ExchangeFailure) as refused:
        taking.take_documents(told=told(new), **region.who)
    assert refused.value.reason is reason and directory_in_force() == in_force


def test_signatures_come_by_letter_file_and_key_until_it_stands(region, in_force, tmp_path):
    region.pair()
    made = taking.propose_document(document=next_directory(Change()), **region.who)
    assert (made.signed, made.needed) == (0, 2) and len(region.sent("members.directory")) == 1
    document = Directory.from_json(SignedDocument.objects.get(id=made.id).document)
    signature = sign_directory(document, seed=seed("KH")).signatures[0]
    letter = {"kind": "directory", "digest": document.digest, "signature": signature.to_json()}
    assert region.arrive("members.signature", letter).applied and directory_in_force().version == 1
    stranger = sign_directory(document, seed=seed("TH")).signatures[0]
    with pytest.raises(WrongState):
        signing.add_signature(document_id=made.id, signature=stranger, **region.who)
    fact = signing.sign_document(document_id=made.id, seed=seed("VN"), **region.who)
    assert fact.state is DocumentState.IN_FORCE and directory_in_force().version == 2
    assert [one.country for one in fact.signers if one.has_signed] == ["KH", "VN"]
    assert len(region.sent("members.directory")) == 2


def test_file_is_signed_where_the_key_is_kept(region, in_force, tmp_path):
    key, file, out = (tmp_path / name for name in ("vn.key", "directory.json", "signature.json"))
    answer = make_signing_key(key, country="TH", passphrase=PASSPHRASE)
    assert answer["public_key"].startswith("TH ") and key.stat().st_mode & 0o077 == 0
    file.write_text(json.dumps(told(in_force)))
    with pytest.raises(InvalidInput):
        sign_file(file, key=key, out=out, passphrase=PASSPHRASE + "!")
    assert sign_file(file, key=key, out=out, passphrase=PASSPHRASE)["digest"] == in_force.digest
    assert json.loads(out.read_text())["key"] == read_key_file(key.read_bytes()).root_key.id
    with pytest.raises(InvalidInput):
        new_key_file("TH", passphrase="short")
    with pytest.raises(FileExistsError):
        keep_key_file(new_key_file("TH", passphrase=PASSPHRASE), key)


def test_new_root_needs_old_and_new_signers_and_ends_what_the_old_collected(region, in_force):
    collecting = taking.propose_document(document=next_directory(Change()), **region.who)
    keys = [root_key(one) for one in (*SIGNERS[:2], "PH")]
    made = taking.propose_document(document=next_root(keys=keys, threshold=2), **region.who)
    signing.sign_document(document_id=made.id, seed=seed("PH"), **region.who)
    signing.sign_document(document_id=made.id, seed=seed("KH"), **region.who)
    assert root_in_force().version == 1
    signing.sign_document(document_id=made.id, seed=seed("LA"), **region.who)
    assert root_in_force().version == 2
    assert SignedDocument.objects.get(id=collecting.id).state == DocumentState.DROPPED
    assert next_directory(Change()).root_version == 2


def test_directory_vouches_only_where_the_policy_lets_it(region, in_force):
    assert member("kh-test").state is MemberState.PROPOSED
    with pytest.raises(WrongState):
        activate_vouched(node_id="kh-test", **region.who)
    set_policy(only_with_agreement=False, directory_vouches=True, **region.who)
    fact = activate_vouched(node_id="kh-test", **region.who)
    assert fact.state is MemberState.ACTIVE and fact.vouched_by == 1
    heard = member("kh-test").fingerprint
    assert confirm_member(node_id="kh-test", fingerprint=heard, **region.who).vouched_by is None


def test_directory_does_not_vouch_for_another_card(region, in_force, directory):
    set_policy(only_with_agreement=False, directory_vouches=True, **region.who)
    propose_member(card=card_of("kh-test", "KH"), **region.who)
    with pytest.raises(WrongState):
        activate_vouched(node_id="kh-test", **region.who)


def test_expired_directory_vouches_for_nobody(region, in_force, monkeypatch):
    set_policy(only_with_agreement=False, directory_vouches=True, **region.who)
    monkeypatch.setattr(services, "moment", lambda: in_force.expires)
    with pytest.raises(WrongState):
        activate_vouched(node_id="kh-test", **region.who)


def test_node_that_left_joins_again_with_a_newer_card_and_keeps_the_old_one(region):
    first = region.pair()
    (begun,) = begin_leaving(member="kh-test", reason="A new ministry.", **region.who)
    region.settle_all()
    with region.reading():
        end_leaving(departure_id=begun.id, reason="They are silent.", **region.who)
    assert member("kh-test").state is MemberState.LEFT
    with pytest.raises(WrongState):
        propose_member(card=first, **region.who)
    newer = card_of("kh-test", "KH", serial=2)
    assert propose_member(card=newer, **region.who).state is MemberState.PROPOSED
    assert cards_of("kh-test") == (first, newer)


def test_change_of_a_listed_node_renews_cards_and_names_the_leaver(region, in_force):
    change = Change(leaves="kh-test", left=today(), joins=(card_of("au-test", "AU"),), role=Role.OBSERVER)
    made = next_directory(change)
    assert made.version == 2 and made.listed("kh-test").left == today()
    assert made.listed("au-test").role is Role.OBSERVER and made.listed("vn-test").card == own_card()
    with pytest.raises(InvalidInput):
        next_directory(Change(joins=(own_card(),)))


def test_proposing_without_the_permission_is_refused(region, in_force, people):
    by = people("focal_point")
    with pytest.raises(NotPermitted):
        taking.propose_document(document=next_directory(Change()), by=by, purpose=Purpose.REFERRAL)


def test_every_act_is_audited(region, in_force, people):
    with reading_as(Reader(people("auditor"), Purpose.AUDIT)):
        acts = list(AuditEntry.objects.filter(act__startswith="member").values_list("act", flat=True))
    assert {"members.document_taken", "members.document_in_force", "member.listed"} <= set(acts)


def test_a_member_cannot_fill_the_table_with_proposals(region, in_force, directory, monkeypatch):
    region.pair("la-test", "LA")
    monkeypatch.setattr(taking, "_MOST_PROPOSALS", 2)
    outcomes = []
    for number in range(3):
        new = directory(version=2, signers=("KH",), expires=now() + YEAR / (number + 2))
        outcomes.append(region.arrive("members.directory", told(new), member="la-test").applied)
    assert outcomes == [True, True, False]


def test_root_that_a_stranger_signed_is_refused(region, trusted):
    region.pair("la-test", "LA")
    forged = replace(next_root(keys=[root_key("TH")], threshold=1), signatures=())
    forged = sign_root(forged, seed=seed("TH"))
    assert (
        not region.arrive("members.directory", told(forged), member="la-test").applied
        or root_in_force() == trusted
    )
    assert root_in_force() == trusted


def test_listing_a_member_makes_nobody_active(region, in_force, directory):
    new = directory(Listed(card_of("ph-test", "PH"), Role.COUNTRY, today()), version=2)
    taking.take_documents(told=told(new), **region.who)
    assert member("ph-test").state is MemberState.PROPOSED
