"""A task of a person: sealed words, a holder, a day; changed, settled with a reason, owed again."""

from datetime import timedelta
from uuid import uuid4

import pytest

from harness.people import make_actor
from sampan.protection.tasks.facts import NewTask, OwnTask
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.queries import task_counts, tasks_of_case, with_others
from sampan.protection.tasks.services import own
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.protection.tasks.services.own import change_task, reopen_task, settle_task, write_task
from sampan.registry.access.context import reading_as
from sampan.vocabulary.errors import InvalidInput, NoPurpose, NotFound, NotPermitted, UnknownCode, WrongState
from tests.protection.tasks.conftest import TODAY

pytestmark = pytest.mark.database


def test_task_is_sealed_and_opened_only_under_audit(office, audited):
    written = office.write("Call the aunt in Vinh.")
    with reading_as(office.reader()):
        assert b"Vinh" not in bytes(Task.objects.get(id=written).text_sealed)
    assert office.task(written).text == "" and audited("tasks.read") == 0
    assert office.task(written, "supervisor", with_text=True).text == "Call the aunt in Vinh."
    assert audited("tasks.read") == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (OwnTask("  ", TODAY), "text"),
        (OwnTask("x", TODAY - timedelta(days=1)), "due_on"),
        (OwnTask("x", TODAY, for_role="analyst"), "holder"),
        (OwnTask("x", TODAY, assigned_to=uuid4()), "holder"),
    ],
)
def test_task_that_nobody_could_do_is_refused(office, told, field):
    with reading_as(office.reader()), pytest.raises(InvalidInput) as refused:
        write_task(case_id=office.case_id, task=told, **office.who())
    assert refused.value.field == field


def test_task_is_given_to_a_colleague_and_back(office):
    written, colleague = office.write(), make_actor("case_worker")
    with reading_as(office.reader("supervisor")):
        change_task(
            task_id=written, assigned_to=colleague.account_id, due_on=TODAY, urgency="urgent",
            **office.who("supervisor"),
        )  # fmt: skip
    told = office.task(written)
    assert (told.assigned_to, told.due_on, told.urgency) == (colleague.account_id, TODAY, "urgent")
    with reading_as(office.reader("supervisor")):
        change_task(task_id=written, due_on=TODAY, urgency="normal", **office.who("supervisor"))
    assert office.task(written).assigned_to is None


def test_task_is_settled_once_and_can_be_owed_again(office):
    written = office.write()
    with reading_as(office.reader()):
        settle_task(task_id=written, outcome="done", **office.who())
        with pytest.raises(WrongState):
            settle_task(task_id=written, outcome="overtaken", **office.who())
        with pytest.raises(WrongState):
            change_task(task_id=written, due_on=TODAY, urgency="normal", **office.who())
        reopen_task(task_id=written, **office.who())
        with pytest.raises(WrongState):
            reopen_task(task_id=written, **office.who())
    assert office.task(written).is_open


def test_task_of_another_slice_is_not_done_by_saying_so(office):
    with reading_as(office.reader()) as reader:
        new = NewTask("own", reader.actor.agency_id, office.case_id, uuid4(), due_on=TODAY)
        owed = owe_task(new=new, **office.who())
        for outcome in ("done", "case_closed"):
            with pytest.raises(InvalidInput):
                settle_task(task_id=owed, outcome=outcome, **office.who())
        with pytest.raises(UnknownCode):
            settle_task(task_id=owed, outcome="because", **office.who())
        assert owe_task(new=new, **office.who()) == owed
        assert settle_tasks(kind="own", source_id=new.source_id, **office.who()) == 1
        assert settle_tasks(kind="own", source_id=new.source_id, **office.who()) == 0
        owe_task(new=new, **office.who())
        with pytest.raises(WrongState, match="newer"):
            reopen_task(task_id=owed, **office.who())


def test_task_for_a_role_is_seen_by_exactly_those(office):
    written = office.write(for_role="supervisor")
    for someone in ("worker", "focal"):
        with pytest.raises(NotFound):
            office.task(written, someone)
    assert office.task(written, "supervisor").for_role == "supervisor"
    with reading_as(office.reader()) as reader:
        assert tasks_of_case(case_id=office.case_id, reader=reader) == []
        assert with_others(case_id=office.case_id, reader=reader) == 1
        with pytest.raises(NotFound):
            settle_task(task_id=written, outcome="done", **office.who())


def test_task_for_the_focal_point_is_theirs_without_its_case_or_words(office):
    written = office.write(for_role="focal_point")
    told = office.task(written, "focal")
    assert told.case_number == "" and told.has_text
    with pytest.raises(NotFound):
        office.task(written, "focal", with_text=True)
    with pytest.raises(NotFound):
        office.task(written, "supervisor")
    with reading_as(office.reader("focal")) as reader:
        assert task_counts(reader=reader, whose="mine", today=TODAY).whose["mine"] == 1
        change_task(
            task_id=written, for_role="supervisor", due_on=TODAY, urgency="normal", **office.who("focal")
        )
    assert office.task(written, "supervisor").is_open


def test_writes_need_the_permission_and_sight_of_the_case(office):
    written = office.write()
    analyst, stranger = make_actor("analyst"), make_actor("case_worker", agency="Agency B")
    purpose = office.reader().purpose
    with reading_as(office.reader()), pytest.raises((NotPermitted, NoPurpose)):
        settle_task(task_id=written, outcome="done", by=analyst, purpose=purpose)
    with pytest.raises(NotFound), reading_as(type(office.reader())(stranger, purpose)):
        settle_task(task_id=written, outcome="done", by=stranger, purpose=purpose)
    assert office.task(written).is_open


def test_task_is_not_written_when_its_audit_fails(office, monkeypatch):
    def fail(*told, **more):
        raise RuntimeError("no audit")

    written = office.write()
    monkeypatch.setattr(own, "record", fail)
    with pytest.raises(RuntimeError), reading_as(office.reader()):
        settle_task(task_id=written, outcome="done", **office.who())
    assert office.task(written).is_open
