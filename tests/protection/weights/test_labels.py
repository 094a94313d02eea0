"""What an answer leaves behind: codes without a name, replaced by the next answer, cut loose by erasure."""

import pytest

from sampan.protection.cases.queries import case
from sampan.protection.cases.services.closing import close_case, erase_case
from sampan.protection.duplicates.models import DuplicatePair
from sampan.protection.duplicates.services.finding import find_pairs, name_pair
from sampan.protection.duplicates.services.judging import judge_pair
from sampan.protection.duplicates.services.merging import merge_cases
from sampan.protection.duplicates.services.undoing import unmerge
from sampan.protection.weights.models import Label
from sampan.protection.weights.services.labelling import kept_labels
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.models import AuditEntry
from sampan.registry.people.services.closing import close_identity
from sampan.registry.people.services.registering import change_identity
from tests.protection.weights.conftest import PURPOSE

pytestmark = pytest.mark.database
NAME = "Giàng Thị Mẫu"


def labels() -> list[dict]:
    """Every label as the node's service sees it."""
    with reading_as(Reader(service_actor(), PURPOSE)):
        return list(Label.objects.order_by("id").values())


@pytest.fixture
def pair(desk):
    """A pair that the machine found: one name and document, another birth date."""
    for born in ("1999", "1998"):
        desk.open(NAME, document="C1234567", born=born, phone=f"091234567{born[3]}", sex="female")
    (found,) = find_pairs(reader=desk.reader)
    return found


def judge(desk, pair, answer, *, by=None) -> None:
    judge_pair(pair_id=pair.id, answer=answer, by=by or desk.supervisor, purpose=PURPOSE)


def test_answer_leaves_codes_a_mark_and_a_day_and_no_name(desk, pair) -> None:
    judge(desk, pair, "different")
    (label,) = labels()
    assert label["pair_id"] == pair.id and label["same"] is False
    assert label["levels"] == {
        "name": "exact", "birth_date": "near_year", "sex": "same", "nationality": "missing",
        "province": "missing", "phone": "typing_slip", "document": "same", "handle": "missing",
    }  # fmt: skip
    told = str({name: one for name, one in label.items() if name != "pair_id"})
    assert str(desk.supervisor.account_id) not in told and str(pair.first) not in told
    assert label["id"].version == 4, "a time-ordered id would lead back to the audit"


def test_opening_for_a_label_is_audited_with_both_files(desk, pair, reading) -> None:
    judge(desk, pair, "different")
    reading("auditor")
    newest = AuditEntry.objects.filter(act="identity.compared").order_by("id").last()
    assert str(pair.first) in newest.body and str(pair.second) in newest.body and "weights" in newest.body
    assert NAME not in newest.body


def test_changed_answer_replaces_the_label_with_who_gave_it(desk, colleague, pair) -> None:
    judge(desk, pair, "different")
    (before,) = labels()
    judge(desk, pair, "same", by=colleague)
    (after,) = labels()
    assert (before["same"], after["same"]) == (False, True)
    assert before["reviewer"] != after["reviewer"] and before["id"] == after["id"]


def test_one_reviewer_has_one_mark(desk, answers, colleague) -> None:
    answers(4, by=[desk.supervisor, colleague])
    assert kept_labels().reviewers == 2


def test_joining_keeps_what_agreed_before_and_undoing_turns_it(desk, pair) -> None:
    told = {"survivor_id": pair.first, "duplicate_id": pair.second, "by": desk.supervisor, "purpose": PURPOSE}
    merge_id = merge_cases(**told)
    (joined,) = labels()
    assert joined["same"] is True and joined["levels"]["birth_date"] == "near_year"
    unmerge(merge_id=merge_id, by=desk.supervisor, purpose=PURPOSE)
    (undone,) = labels()
    assert undone["same"] is False and undone["levels"] == joined["levels"]


def test_joining_of_files_that_the_machine_did_not_pair_teaches_nothing(desk) -> None:
    first, second = desk.open("Lò Thị Mẫu"), desk.open("Sok Dara")
    merge_cases(survivor_id=first, duplicate_id=second, by=desk.supervisor, purpose=PURPOSE)
    assert labels() == []


def test_pair_that_somebody_named_teaches_nothing(desk) -> None:
    first, second = desk.open("Lò Thị Mẫu"), desk.open("Sok Dara")
    number = case(case_id=second, reader=desk.reader).number
    named = name_pair(case_id=first, number=number, reader=desk.reader)
    judge_pair(pair_id=named, answer="same", by=desk.supervisor, purpose=PURPOSE)
    assert labels() == []


def test_naming_a_pair_anew_drops_the_answer_that_nobody_stands_for(desk, pair) -> None:
    judge(desk, pair, "different")
    name_pair(case_id=pair.first, number=pair.second_number, reader=desk.reader)
    assert DuplicatePair.objects.get(id=pair.id).state == "open"
    assert labels() == []


def test_withdrawn_consent_leaves_no_label_and_makes_none(desk, pair) -> None:
    judge(desk, pair, "different")
    close_identity(case_id=pair.second, by=desk.supervisor, purpose=PURPOSE, reason="withdrawn")
    assert labels() == []
    judge(desk, pair, "same")
    assert labels() == []


def test_erasure_cuts_the_label_from_pair_and_day(desk, pair) -> None:
    judge(desk, pair, "different")
    close_case(case_id=pair.second, reason="completed", by=desk.supervisor, purpose=PURPOSE)
    with reading_as(Reader(service_actor(), PURPOSE)) as reader:
        erase_case(case_id=pair.second, reason="retention", by=reader.actor, purpose=PURPOSE)
    enter(desk.reader)
    assert not DuplicatePair.objects.filter(id=pair.id).exists()
    (label,) = labels()
    assert (label["pair_id"], label["decided_on"]) == (None, None)
    assert label["levels"]["document"] == "same"
    assert len(kept_labels().labels) == 1, "the codes go on counting"


def test_failing_audit_leaves_neither_answer_nor_label(desk, pair, audit_fails) -> None:
    with pytest.raises(audit_fails()):
        judge(desk, pair, "different")
    assert labels() == []


def test_service_is_no_reviewer(desk, answers) -> None:
    answers(3, by=[service_actor()])
    assert kept_labels().labels == ()


def test_mark_under_another_key_is_not_counted(taught, monkeypatch) -> None:
    assert len(kept_labels().labels) == 60
    monkeypatch.setattr("sampan.protection.weights.services.labelling._LABEL", b"another key")
    assert (kept_labels().labels, kept_labels().left_out) == ((), 60)


def test_level_that_this_release_does_not_know_is_not_counted(taught) -> None:
    with reading_as(Reader(service_actor(), PURPOSE)):
        some = Label.objects.first()
        some.levels["name"] = "by_its_smell"
        some.save()
    assert (len(kept_labels().labels), kept_labels().left_out) == (59, 1)


@pytest.mark.parametrize(
    "role", ["supervisor", "case_worker", "focal_point", "auditor", "node_administrator"]
)
def test_nobody_who_signs_in_sees_a_label(taught, reading, role) -> None:
    reading(role)
    assert Label.objects.count() == 0
    assert Label.objects.update(same=False) == 0


def test_identity_corrected_since_is_compared_anew(desk, pair) -> None:
    judge(desk, pair, "different")
    who = case(case_id=pair.first, reader=desk.reader)
    change_identity(
        person_id=who.person_id, changes={"name": {"full": "Sok Dara"}}, by=desk.supervisor, purpose=PURPOSE
    )
    judge(desk, pair, "same")
    (label,) = labels()
    assert label["levels"]["name"] == "different"
