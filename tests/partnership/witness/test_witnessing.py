"""Two nodes tell each other how their logs stand; what fits is countersigned, and told again until it is known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sampan.engines.exchange import merkle
from sampan.engines.exchange.heads import check_countersignature, check_head, sign_head
from sampan.engines.exchange.witness_statements import AuditPlace, Question
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.services.witnessing import Leaf
from sampan.partnership.members.services import own_card
from sampan.partnership.witness.models import Countersign, Equivocation, Head, WitnessLine
from sampan.partnership.witness.services import heading
from sampan.partnership.witness.services.heading import sign_own_head
from sampan.partnership.witness.services.noting import note_letters
from sampan.partnership.witness.services.taking import take_statement
from sampan.partnership.witness.services.telling import statement_for
from tests.engines.exchange.logs import hash_of
from tests.partnership.witness.nodes import own_heads, statement

pytestmark = pytest.mark.database
NOW = datetime.now(UTC)


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def write(count: int, *, first: int = 1) -> None:
    """Letters to Cambodia, and a signed head over them."""
    leaves = [Leaf(Way.OUT, "kh-test", 3, place, hash_of(place)) for place in range(first, first + count)]
    note_letters(leaves)
    sign_own_head()


def test_first_head_of_a_member_is_countersigned(cambodia):
    head = cambodia.head()
    take_statement("kh-test", cambodia.says(head), now=NOW)
    word = Countersign.objects.get(witness="vn-test")
    write(3)
    told = statement(statement_for("kh-test", now=later(1)))
    check_countersignature(told.countersigned[0], head=head, cards=(own_card(),))
    assert word.head.digest == head.digest == told.countersigned[0].head
    check_head(told.head, cards=(own_card(),))
    assert told.head.size == 3 and told.head.audit_sequence >= 0


def test_later_head_with_its_proof_is_countersigned_and_without_it_is_asked_for(cambodia):
    take_statement("kh-test", cambodia.says(cambodia.head()), now=NOW)
    write(1)
    cambodia.write(25)
    middle = cambodia.head()
    take_statement("kh-test", cambodia.says(middle), now=later(5))
    told = statement(statement_for("kh-test", now=later(6)))
    assert told.questions == (Question(40, 65),)
    assert WitnessLine.objects.get(member="kh-test").asked_since == later(6)
    cambodia.write(5)
    newest = cambodia.head()
    proofs = {"consistency": cambodia.proof(40, 70), "answers": (cambodia.proof(40, 65),)}
    take_statement("kh-test", cambodia.says(newest, **proofs), now=later(20))
    assert all(one.is_linked for one in Head.objects.filter(node="kh-test"))
    assert Countersign.objects.filter(witness="vn-test", head__digest=newest.digest).exists()
    assert statement(statement_for("kh-test", now=later(40))).questions == ()
    assert not Equivocation.objects.exists()


def test_own_log_is_told_with_its_proof_from_what_the_member_countersigned(cambodia):
    write(4)
    first = own_heads()[-1]
    take_statement("kh-test", cambodia.says(countersigned=(cambodia.signs(first),)), now=NOW)
    write(300, first=5)
    told = statement(statement_for("kh-test", now=later(1)))
    assert told.latest_here == first.digest and told.consistency.between == Question(4, 304)
    roots = {"first_root": bytes.fromhex(first.root), "second_root": bytes.fromhex(told.head.root)}
    assert merkle.is_consistent(4, 304, path=told.consistency.path, **roots)


def test_member_that_asks_gets_its_proofs_once(cambodia):
    write(4)
    sign_own_head()
    write(16, first=5)
    take_statement("kh-test", cambodia.says(questions=(Question(4, 20), Question(4, 9_000))), now=NOW)
    told = statement(statement_for("kh-test", now=later(1)))
    assert [one.between for one in told.answers] == [Question(4, 20)]
    assert statement(statement_for("kh-test", now=later(90))).answers == ()


def test_nothing_new_is_told_once_and_again_after_a_minute_until_it_is_countersigned(cambodia):
    write(2)
    assert statement_for("kh-test", now=NOW) is not None
    assert statement_for("kh-test", now=later(20)) is None
    assert statement_for("kh-test", now=later(61)) is not None
    signed = cambodia.signs(own_heads()[-1])
    take_statement("kh-test", cambodia.says(countersigned=(signed,)), now=later(62))
    assert statement_for("kh-test", now=later(80)) is not None  # our countersignature of theirs is news
    assert statement_for("kh-test", now=later(400)) is None


def test_countersignature_that_was_lost_on_the_way_is_told_again(cambodia):
    head = cambodia.head()
    write(1)
    take_statement("kh-test", cambodia.says(head, countersigned=(cambodia.signs(own_heads()[-1]),)), now=NOW)
    assert statement_for("kh-test", now=later(1)) is not None
    take_statement("kh-test", cambodia.says(head), now=later(90))  # they still do not know of ours
    assert statement_for("kh-test", now=later(91)) is not None
    take_statement("kh-test", cambodia.says(head, latest_here=head.digest), now=later(180))
    assert statement_for("kh-test", now=later(181)) is None


def test_second_statement_within_ten_seconds_costs_no_query(cambodia, django_assert_num_queries):
    write(1)
    statement_for("kh-test")
    with django_assert_num_queries(0):
        assert statement_for("kh-test") is None


def test_other_members_heads_are_told_with_our_countersignature(cambodia, laos):
    head = laos.head()
    take_statement("la-test", laos.says(head), now=NOW)
    write(1)
    told = statement(statement_for("kh-test", now=NOW))
    assert [one.head for one in told.heard] == [head]
    check_countersignature(told.heard[0].countersignature, head=head, cards=(own_card(),))


def test_relayed_head_is_linked_by_its_own_nodes_proof(cambodia, laos):
    take_statement("kh-test", cambodia.says(cambodia.head()), now=NOW)
    cambodia.write(9)
    relayed = laos.heard(cambodia.head())
    take_statement("la-test", laos.says(heard=(relayed,)), now=later(2))
    row = Head.objects.get(digest=relayed.head.digest)
    assert (row.is_linked, row.heard_from) == (False, "la-test")
    answer = cambodia.says(answers=(cambodia.proof(40, 49),))
    take_statement("kh-test", answer, now=later(60))
    row.refresh_from_db()
    assert row.is_linked and not Equivocation.objects.exists()


def test_own_audit_told_back_is_compared_and_theirs_is_told_back(cambodia):
    cambodia.audit = (12, hash_of("audit"))
    write(1)
    own = own_heads()[-1]
    place = AuditPlace(own.audit_sequence, own.audit_hash) if own.audit_sequence else None
    take_statement("kh-test", cambodia.says(audit_known=place), now=NOW)
    told = statement(statement_for("kh-test", now=NOW))
    assert told.audit_known == AuditPlace(12, hash_of("audit")) and not Equivocation.objects.exists()


@pytest.mark.parametrize("spoil", [
    lambda told: None,
    lambda told: [],
    lambda told: {},
    lambda told: told | {"head": None},
    lambda told: told | {"head": told["head"] | {"size": 41}},
    lambda told: told | {"head": told["head"] | {"size": True}},
    lambda told: told | {"head": told["head"] | {"node": "la-test"}},
    lambda told: told | {"head": told["head"] | {"note": "x" * 5_000}},
    lambda told: told | {"head": told["head"] | {"signature": ""}},
    lambda told: told | {"heard": [told] * 33},
    lambda told: told | {"questions": [{"first": 1, "last": 2}] * 9},
    lambda told: told | {"questions": [{"first": 2, "last": 1}]},
    lambda told: told | {"answers": [{"first": 1, "last": 2, "path": ["00"]}]},
    lambda told: told | {"answers": [{"first": 1, "last": 2, "path": ["0" * 64] * 129}]},
    lambda told: told | {"latest_here": "nonsense"},
    lambda told: told | {"countersigned": [{"witness": "kh-test"}]},
])  # fmt: skip
def test_bad_statement_is_noted_as_trouble_and_changes_nothing(cambodia, spoil):
    take_statement("kh-test", spoil(cambodia.says()), now=NOW)
    assert WitnessLine.objects.get(member="kh-test").trouble
    assert not Head.objects.filter(node="kh-test").exists() and not Equivocation.objects.exists()


def test_head_with_text_that_the_database_cannot_keep_is_trouble(cambodia):
    head = sign_head(replace(cambodia.head(), more={"note": "\0"}, signature=b""), secret=cambodia.secret)
    take_statement("kh-test", cambodia.says(head), now=NOW)
    assert WitnessLine.objects.get(member="kh-test").trouble == "not_kept"


def test_statement_of_a_stranger_is_trouble(cambodia):
    take_statement("mm-test", cambodia.says(), now=NOW)
    assert WitnessLine.objects.get(member="mm-test").trouble and not Head.objects.exists()


def test_member_that_tells_too_often_is_heard_once_a_second(cambodia):
    take_statement("kh-test", cambodia.says(), now=NOW)
    take_statement("kh-test", cambodia.says(), now=NOW + timedelta(milliseconds=300))
    assert Head.objects.filter(node="kh-test").count() == 1


def test_heads_are_kept_up_to_a_bound(cambodia, monkeypatch):
    monkeypatch.setattr(heading, "KEPT_HEADS", 5)
    for number in range(9):
        take_statement("kh-test", cambodia.says(), now=later(2 * number))
    assert Head.objects.filter(node="kh-test").count() == 5
