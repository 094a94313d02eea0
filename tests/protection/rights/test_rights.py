"""Rights with their dates: told, asked, answered; a guardian is owed to a child, and a return is blocked."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.opening import CaseDraft, open_case, open_cases_in_bulk
from sampan.protection.rights.models import RightStep
from sampan.protection.rights.queries import return_blockers, rights_of_case, steps_of_case
from sampan.protection.rights.services.recording import Happening, record_right
from sampan.protection.tasks.queries import tasks_of_case
from sampan.registry.access.context import enter
from sampan.registry.access.reader import Reader
from sampan.registry.consent.facts import ConsentHelpers
from sampan.registry.consent.services import ConsentAnswer, record_consent
from sampan.vocabulary.errors import InvalidInput, NotPermitted

pytestmark = pytest.mark.database
TODAY = date.today()


def write(opened, right, act, *, on=TODAY, case_id=None, **more):
    told = Happening(act, on, **more)
    return record_right(
        case_id=case_id or opened.case_id, right=right, told=told, by=opened.worker, purpose=opened.purpose
    )


def fact_of(opened, right, case_id=None):
    reader = opened.read_as(opened.worker)
    found = rights_of_case(case_id=case_id or opened.case_id, reader=reader)
    return next((one for one in found if one.right == right), None)


def open_tasks(opened, case_id=None):
    found = tasks_of_case(case_id=case_id or opened.case_id, reader=opened.read_as(opened.worker))
    return {one.kind: one for one in found if one.done_at is None}


@pytest.fixture
def child(opened):
    enter(Reader(opened.worker, opened.purpose))
    draft = CaseDraft(record={"sex": "female", "age": 15})
    return open_case(draft=draft, by=opened.worker, purpose=opened.purpose)


def test_an_adult_has_no_rights_of_a_child(opened):
    assert fact_of(opened, "guardian") is None
    assert fact_of(opened, "non_punishment").status == ""


def test_telling_keeps_who_when_and_in_which_language(opened):
    write(opened, "privacy", "told", language="km")
    fact = fact_of(opened, "privacy")
    assert (fact.told_on, fact.told_by, fact.told_language) == (TODAY, opened.worker.account_id, "km")


def test_telling_without_a_language_is_refused(opened):
    with pytest.raises(InvalidInput) as refused:
        write(opened, "privacy", "told")
    assert refused.value.field == "language"


def test_asking_owes_a_task_and_the_answer_settles_it(opened):
    write(opened, "non_punishment", "asked", authority="province_police")
    task = open_tasks(opened)["right_answer"]
    assert task.due_on == TODAY + timedelta(days=14)
    assert (
        read_case(case_id=opened.case_id, reader=opened.read_as(opened.worker)).record["non_punishment"]
        == "yes"
    )
    write(opened, "non_punishment", "granted", authority="province_police")
    assert open_tasks(opened) == {}
    assert fact_of(opened, "non_punishment").status == "granted"


def test_a_reflection_period_blocks_a_return_until_the_person_chooses_to_leave(opened):
    reader = opened.read_as(opened.worker)
    write(opened, "recovery_reflection", "began", until=TODAY + timedelta(days=30))
    assert return_blockers(opened.case_id, reader) == ["reflection_running"]
    assert open_tasks(opened)["reflection_ends"].due_on == TODAY + timedelta(days=30)
    write(opened, "recovery_reflection", "left")
    assert return_blockers(opened.case_id, reader) == []
    assert open_tasks(opened) == {}


def test_a_reflection_period_that_is_over_blocks_nothing(opened):
    begun = TODAY - timedelta(days=40)
    write(opened, "recovery_reflection", "began", on=begun, until=begun + timedelta(days=30))
    assert return_blockers(opened.case_id, opened.read_as(opened.worker)) == []


@pytest.mark.parametrize(
    ("answer", "blockers"), [(None, ["asylum_open"]), ("granted", ["asylum_granted"]), ("withdrawn", [])]
)
def test_asylum_blocks_a_return_while_it_is_open_or_granted(opened, answer, blockers):
    write(opened, "asylum", "asked", authority="mps")
    if answer:
        write(opened, "asylum", answer)
    assert return_blockers(opened.case_id, opened.read_as(opened.worker)) == blockers


def test_a_child_owes_a_guardian_with_a_clock_and_blocks_the_return(opened, child):
    task = open_tasks(opened, child)["appoint_guardian"]
    assert (task.due_on, task.urgency) == (TODAY + timedelta(days=2), "urgent")
    reader = opened.read_as(opened.worker)
    assert return_blockers(child, reader) == ["guardian_missing", "best_interests_missing"]


def test_an_appointed_guardian_and_a_determination_open_the_way(opened, child):
    until = TODAY + timedelta(days=100)
    write(
        opened,
        "guardian",
        "appointed",
        case_id=child,
        authority="province_health",
        until=until,
        note="Bà Mẫu",
    )
    write(opened, "best_interests_determination", "done", case_id=child, result="return_to_family")
    assert return_blockers(child, opened.read_as(opened.worker)) == []
    assert open_tasks(opened, child)["right_review"].due_on == until
    write(opened, "guardian", "ended", case_id=child)
    assert return_blockers(child, opened.read_as(opened.worker)) == ["guardian_missing"]
    assert open_tasks(opened, child)["appoint_guardian"].due_on == TODAY + timedelta(days=2)


def test_a_guardian_whose_time_is_over_is_none(opened, child):
    write(
        opened, "guardian", "appointed", on=TODAY - timedelta(days=9), until=TODAY - timedelta(days=1),
        case_id=child, authority="province_health",
    )  # fmt: skip
    assert "guardian_missing" in return_blockers(child, opened.read_as(opened.worker))


def test_asking_for_a_guardian_keeps_the_clock(opened, child):
    write(opened, "guardian", "asked", case_id=child, authority="province_health")
    assert open_tasks(opened, child)["appoint_guardian"].due_on == TODAY + timedelta(days=2)


def test_notes_are_sealed_and_their_reading_is_audited(opened, audited):
    write(opened, "compensation", "asked", note="through the lawyer Mẫu")
    assert b"lawyer" not in bytes(RightStep.objects.get().note_sealed)
    reader = opened.read_as(opened.worker)
    assert steps_of_case(case_id=opened.case_id, reader=reader)[0].note == ""
    told = steps_of_case(case_id=opened.case_id, reader=reader, with_notes=True)
    assert told[0].note == "through the lawyer Mẫu"
    assert audited("rights.notes_read") == 1


@pytest.mark.parametrize(
    ("right", "act", "more", "field"),
    [
        ("privacy", "appointed", {}, "act"),
        ("asylum", "asked", {"on": TODAY + timedelta(days=1)}, "on"),
        ("recovery_reflection", "extended", {}, "until"),
        ("recovery_reflection", "began", {"until": TODAY - timedelta(days=1)}, "until"),
        ("best_interests_determination", "done", {}, "result"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(opened, right, act, more, field):
    with pytest.raises(InvalidInput) as refused:
        write(opened, right, act, **more)
    assert refused.value.field == field


def test_an_analyst_writes_no_right(opened, people):
    analyst = people("analyst")
    with pytest.raises(NotPermitted):
        record_right(
            case_id=opened.case_id, right="privacy", told=Happening("given", TODAY), by=analyst,
            purpose=analyst.purposes[0],
        )  # fmt: skip


def consent(opened, case_id, **how):
    answer = ConsentAnswer(
        purpose="referral",
        recipient="member:kh-test",
        groups=("profile",),
        given_on=TODAY,
        expires_on=TODAY + timedelta(days=30),
        language="vi",
        **how,
    )
    agency_id = opened.worker.agency_id
    return record_consent(
        case_id=case_id, agency_id=agency_id, answer=answer, by=opened.worker, purpose=opened.purpose
    )


def test_consent_of_a_child_alone_is_refused_whatever_was_ticked(opened, child):
    opened.read_as(opened.worker)
    with pytest.raises(InvalidInput) as refused:
        consent(opened, child, is_child=False)
    assert refused.value.field == "given_by"
    assert consent(opened, child, given_by="guardian", helpers=ConsentHelpers(guardian="Bà Ngoại"))
    assert consent(opened, opened.case_id)


def test_many_children_owe_their_guardians_in_as_few_statements_as_one(opened):
    who, counts = {"by": opened.worker, "purpose": opened.purpose}, []
    opened.read_as(opened.worker)
    for many in (1, 25):
        with CaptureQueriesContext(connection) as asked:
            ids = open_cases_in_bulk(drafts=[CaseDraft(record={"age": 12})] * many, **who)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert all("appoint_guardian" in open_tasks(opened, one) for one in ids)
