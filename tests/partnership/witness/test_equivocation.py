"""A node that shows two histories is found out by what the others tell, kept as evidence, and told to people."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from sampan.engines.exchange.heads import Conflict
from sampan.engines.exchange.proofs import equivocation_evidence
from sampan.engines.exchange.verify_proof import NotProven, verify
from sampan.engines.exchange.witness_statements import AuditPlace
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.services.witnessing import Leaf
from sampan.partnership.members.services import own_secret
from sampan.partnership.witness.facts import Agreement, Finding
from sampan.partnership.witness.models import Countersign, Equivocation, Head
from sampan.partnership.witness.queries import evidence, logs, members_in_trouble
from sampan.partnership.witness.services import heading
from sampan.partnership.witness.services.alarms import MOST_OPEN
from sampan.partnership.witness.services.heading import sign_own_head
from sampan.partnership.witness.services.noting import note_letters
from sampan.partnership.witness.services.settling import settle_contradictions
from sampan.partnership.witness.services.taking import take_statement
from sampan.partnership.witness.services.telling import statement_for
from sampan.partnership.witness.wording import FINDING_WORDS
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.vocabulary.errors import NotPermitted, WrongState
from tests.engines.exchange.logs import Log, hash_of
from tests.partnership.witness.nodes import statement

pytestmark = pytest.mark.database
NOW = datetime.now(UTC)


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.fixture
def reader(service) -> Reader:
    return Reader(service, Purpose.REFERRAL)


@pytest.fixture
def told(cambodia):
    """Cambodia's head of 40 letters is known here."""
    head = cambodia.head()
    take_statement("kh-test", cambodia.says(head), now=NOW)
    return head


def found() -> list[tuple[str, str]]:
    return [(one.node, one.finding) for one in Equivocation.objects.order_by("found_at")]


def test_node_that_shows_another_log_to_a_third_is_found_by_gossip(cambodia, laos, told, service, reader):
    shown_to_laos = cambodia.forked(30, 10).head()
    take_statement("la-test", laos.says(heard=(laos.heard(shown_to_laos),)), now=later(5))
    assert found() == [("kh-test", "same_size")] and members_in_trouble() == {"kh-test"}
    with reading_as(reader):
        row = Equivocation.objects.get()
        assert Task.objects.get(kind="witness.contradiction").source_id == row.id
        fact = {one.node: one for one in logs(reader=reader)}["kh-test"]
        document = evidence(id=row.id, reader=reader)
    assert fact.agreement is Agreement.EQUIVOCATION
    assert "two different states of the log" in verify(json.dumps(document))[0]
    with reading_as(Reader(service, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="witness.contradiction", subject_id="kh-test").exists()


def test_three_nodes_none_of_which_saw_both_histories_find_it_together(cambodia, laos, told, service):
    """Cambodia shows one log here and another, longer one to Laos, which passes it on."""
    fork = cambodia.forked(30, 25)
    take_statement("la-test", laos.says(heard=(laos.heard(fork.head()),)), now=later(5))
    assert found() == []  # 40 letters and 55 letters may be one log
    note_letters([Leaf(Way.OUT, "kh-test", 3, 1, hash_of(1))])
    sign_own_head()
    asked = statement(statement_for("kh-test", now=later(6))).questions
    assert [(one.first, one.last) for one in asked] == [(40, 55)]
    answer = fork.says(fork.head(), answers=(fork.proof(40, 55),))
    take_statement("kh-test", answer, now=later(60))
    assert ("kh-test", "inconsistent") in found()


@pytest.mark.parametrize(("size", "finding"), [(40, "same_size"), (35, "shrunk")])
def test_node_that_contradicts_itself_to_our_face_is_found(cambodia, told, size, finding):
    fork = cambodia.forked(30, size - 30)
    take_statement("kh-test", fork.says(), now=later(5))
    assert found() == [("kh-test", finding)]


def test_later_log_that_does_not_contain_the_earlier_is_found_by_its_own_proof(cambodia, told):
    fork = cambodia.forked(30, 40)
    take_statement("kh-test", fork.says(consistency=fork.proof(40, 70)), now=later(5))
    assert found() == [("kh-test", "inconsistent")]
    assert not Head.objects.get(size=70).is_linked


@pytest.mark.parametrize(
    ("audit", "finding"), [((12, "b" * 64), "audit_split"), ((9, "c" * 64), "audit_shrunk")]
)
def test_rewritten_audit_is_found(cambodia, audit, finding):
    cambodia.audit = (12, "a" * 64)
    take_statement("kh-test", cambodia.says(), now=NOW)
    cambodia.audit = audit
    take_statement("kh-test", cambodia.says(), now=later(5))
    assert found() == [("kh-test", finding)]


def test_log_in_doubt_is_not_countersigned_and_its_evidence_is_passed_on(cambodia, laos, told):
    fork = cambodia.forked(30, 10).head()
    take_statement("la-test", laos.says(heard=(laos.heard(fork),)), now=later(5))
    cambodia.write(3)
    take_statement("kh-test", cambodia.says(consistency=cambodia.proof(40, 43)), now=later(60))
    assert Countersign.objects.filter(witness="vn-test", head__node="kh-test", head__size=43).count() == 0
    note_letters([Leaf(Way.OUT, "kh-test", 3, 1, hash_of(1))])
    sign_own_head()
    heard = statement(statement_for("la-test", now=later(61))).heard
    assert {told.digest, fork.digest} <= {one.head.digest for one in heard}


def test_head_with_a_forged_signature_accuses_nobody(cambodia, laos, told):
    forged = cambodia.forked(30, 10).head().to_json() | {"signature": laos.head().to_json()["signature"]}
    take_statement("la-test", laos.says() | {"heard": [{"head": forged}]}, now=later(5))
    assert found() == [] and Head.objects.filter(node="kh-test").count() == 1


def test_somebody_who_signs_with_our_key_is_found(cambodia):
    note_letters([Leaf(Way.OUT, "kh-test", 3, place, hash_of(place)) for place in range(1, 6)])
    sign_own_head()
    stolen = Log.of(*range(5)).head(own_secret(), NOW)
    take_statement("kh-test", cambodia.says(heard=(cambodia.heard(stolen),)), now=NOW)
    assert found() == [("vn-test", "own_log")]


def test_own_log_that_lost_letters_is_found(cambodia):
    note_letters([Leaf(Way.OUT, "kh-test", 3, place, hash_of(place)) for place in range(1, 6)])
    head = sign_own_head()
    longer = Log.of(*range(9)).head(own_secret(), NOW)
    take_statement("kh-test", cambodia.says(heard=(cambodia.heard(longer),)), now=NOW)
    assert found() == [("vn-test", "own_log")] and head.size == 5


def test_own_audit_that_no_longer_holds_what_was_signed_is_found(cambodia, monkeypatch):
    monkeypatch.setattr(heading, "audit_head", lambda: (9_000, "d" * 64))
    sign_own_head()
    take_statement("kh-test", cambodia.says(audit_known=AuditPlace(9_000, "d" * 64)), now=NOW)
    assert found() == [("vn-test", "own_audit")]


def test_audit_end_that_this_node_never_signed_accuses_nobody(cambodia):
    take_statement("kh-test", cambodia.says(audit_known=AuditPlace(9_000, "d" * 64)), now=NOW)
    assert found() == []


def test_flood_of_contradictions_is_kept_up_to_a_bound(cambodia, told):
    for number in range(MOST_OPEN + 5):
        fork = cambodia.forked(30, 0)
        fork.write(10, word=f"history {number}")
        take_statement("kh-test", fork.says(), now=later(2 * number + 5))
    assert len(found()) == MOST_OPEN


def test_same_contradiction_told_by_many_is_kept_once(cambodia, laos, told):
    fork = cambodia.forked(30, 10).head()
    for number in range(3):
        take_statement("la-test", laos.says(heard=(laos.heard(fork),)), now=later(5 * number))
    assert len(found()) == 1


def test_settled_node_begins_anew_and_old_heads_accuse_it_no_more(
    cambodia, laos, told, service, reader, people
):
    fork = cambodia.forked(30, 10)
    accused = fork.head()
    take_statement("kh-test", fork.says(accused), now=later(5))
    administrator = people("node_administrator")
    who = {"by": administrator, "purpose": Purpose.ADMINISTRATION}
    with reading_as(Reader(administrator, Purpose.ADMINISTRATION)):
        assert settle_contradictions(node="kh-test", **who) == 1
    with reading_as(reader):
        assert Task.objects.get(kind="witness.contradiction").done_at is not None
    fork.write(2)
    head = fork.head()
    take_statement("kh-test", fork.says(head), now=later(20))
    assert Countersign.objects.filter(witness="vn-test", head__digest=head.digest).exists()
    take_statement("la-test", laos.says(heard=(laos.heard(told), laos.heard(accused))), now=later(30))
    assert len(found()) == 1 and not members_in_trouble()
    with pytest.raises(WrongState):
        settle_contradictions(node="kh-test", **who)


def test_settling_needs_the_permission(cambodia, told, people):
    take_statement("kh-test", cambodia.forked(30, 10).says(), now=later(5))
    with pytest.raises(NotPermitted):
        settle_contradictions(node="kh-test", by=people("focal_point"), purpose=Purpose.REFERRAL)


def test_every_conflict_of_two_heads_has_its_words():
    assert {Finding(one) for one in Conflict} <= set(FINDING_WORDS) == set(Finding)


def test_evidence_whose_heads_fit_together_proves_nothing(cambodia, reader):
    one, other = cambodia.head(), cambodia.head()
    with pytest.raises(NotProven, match="fit together"):
        verify(json.dumps(equivocation_evidence(one, other, cards=[cambodia.card])))
