"""A whole case moves to another agency, with every row, or not at all."""

from uuid import uuid4

import pytest
from django.apps import apps

from sampan.protection.assistance.models import Referral, TransferLine
from sampan.protection.assistance.queries import inbox, transferred
from sampan.protection.assistance.services.answering import accept
from sampan.protection.assistance.services.asking import Question, ask, release
from sampan.protection.assistance.services.handing_over import give, receive
from sampan.protection.assistance.services.transfers import (
    grant_request,
    refuse_request,
    request_transfer,
    transfer_many,
)
from sampan.protection.cases.models import Case
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services import transferring
from sampan.protection.cases.services.ownership import move_ownership
from sampan.registry.access.queries import team_of
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import InvalidInput, NoConsent, NotFound, NotPermitted, WrongState
from tests.protection.assistance.conftest import HANDED, NAME

pytestmark = pytest.mark.database


def asked_to_move(story):
    story.agree("identity", agency=story.other.agency_id)
    question = Question(story.other.agency_id, kind="transfer", groups=("identity",))
    return story.do(story.supervisor, ask, case_id=story.case_id, question=question)


def moved(story):
    asked = asked_to_move(story)
    story.do(story.other, accept, referral_id=asked)
    story.do(story.supervisor, give, referral_id=asked, handed=HANDED)
    story.do(story.other, receive, referral_id=asked)
    return asked


def rows_of(story, agency):
    """Count, by model, the rows of the case that an agency still keeps; found here without the service's help."""
    found = {}
    with story.sees(story.service):
        for model in apps.get_models():
            columns = {one.column: one.attname for one in model._meta.concrete_fields}
            if {"case_id", "agency_id"} <= set(columns) and model._meta.label != "audit.AuditEntry":
                of_case = model.objects.filter(**{columns["case_id"]: story.case_id, "agency_id": agency})
                found[model._meta.label] = of_case.count()
    return found


def test_transfer_moves_every_row_of_every_table(story):
    asked = asked_to_move(story)
    before = rows_of(story, story.worker.agency_id)
    story.do(story.other, accept, referral_id=asked)
    story.do(story.supervisor, give, referral_id=asked, handed=HANDED)
    story.do(story.other, receive, referral_id=asked)
    kept = {label for label, count in before.items() if count}
    assert {
        "people.CaseKey",
        "people.SealedField",
        "people.SearchHash",
        "cases.Profile",
        "consent.Consent",
    } <= kept
    assert not any(rows_of(story, story.worker.agency_id).values())
    after = rows_of(story, story.other.agency_id)
    assert all(after[label] >= before[label] for label in before)


def test_transfer_gives_the_new_team_the_file_and_leaves_the_old_a_line(story):
    asked = moved(story)
    with story.sees(story.other) as reader:
        assert open_identity(case_id=story.case_id, reader=reader).name.full == NAME
        assert team_of(case_id=story.case_id, reader=reader) == [story.other.account_id]
        number = read_case(case_id=story.case_id, reader=reader).number
    for actor in (story.worker, story.supervisor):
        with story.sees(actor) as reader, pytest.raises(NotFound):
            read_case(case_id=story.case_id, reader=reader)
    with story.sees(story.supervisor) as reader:
        assert [(one.number, one.to_agency) for one in transferred(reader=reader)] == [
            (number, story.other.agency_id)
        ]
        assert not Referral.objects.filter(id=asked).exists()
    assert story.owed(asked) == []


def test_failure_in_the_middle_changes_nothing(story, monkeypatch):
    asked = asked_to_move(story)
    story.do(story.other, accept, referral_id=asked)
    story.do(story.supervisor, give, referral_id=asked, handed=HANDED)
    before, done = rows_of(story, story.worker.agency_id), []
    move = transferring._move

    def fail(*told):
        if len(done) > 5:
            raise RuntimeError("the power went")
        done.append(move(*told))

    monkeypatch.setattr(transferring, "_move", fail)
    with pytest.raises(RuntimeError):
        story.do(story.other, receive, referral_id=asked)
    assert rows_of(story, story.worker.agency_id) == before
    assert story.row(asked).phase == "given"
    with story.sees(story.service):
        assert not TransferLine.objects.exists()


def test_transfer_needs_consent_the_permission_and_another_agency(story):
    question = Question(story.other.agency_id, kind="transfer", groups=("identity",))
    with pytest.raises(NoConsent):
        story.do(story.supervisor, ask, case_id=story.case_id, question=question)
    with pytest.raises(NotPermitted):
        story.do(story.worker, ask, case_id=story.case_id, question=question)
    own = Question(story.worker.agency_id, kind="transfer", groups=("identity",))
    with pytest.raises(InvalidInput):
        story.do(story.supervisor, ask, case_id=story.case_id, question=own)


def test_transfer_while_a_hand_over_across_the_border_is_under_way_is_refused(story):
    story.do(story.supervisor, move_ownership, case_id=story.case_id, to="in_transit", member="kh-test")
    with pytest.raises(WrongState):
        asked_to_move(story)


def test_transfer_while_something_is_in_its_way_is_refused(story, monkeypatch):
    monkeypatch.setattr(transferring, "_obstacles", [lambda case_id: "A merge is open."])
    with pytest.raises(WrongState, match="A merge is open"):
        asked_to_move(story)


def test_case_worker_of_the_other_agency_sees_no_offered_transfer(story, people):
    asked = asked_to_move(story)
    with story.sees(people("case_worker", agency="Agency B")):
        assert not Referral.objects.filter(id=asked).exists()
    with story.sees(story.other):
        assert Referral.objects.get(id=asked).preview["sex"] == "female"
    assert story.owed(asked) == [("transfer_asked", "supervisor")]


def number_of(story):
    with story.sees(story.service):
        return Case.objects.get(id=story.case_id).number


def test_request_answers_alike_and_shows_the_asker_nothing(story):
    for number in (number_of(story), "VN-NOSUCH"):
        assert story.do(story.other, request_transfer, number=number) is None
    with story.sees(story.other) as reader:
        assert inbox(reader=reader) == []
        assert not Referral.objects.exists()
    with story.sees(story.supervisor):
        asked = Referral.objects.get(kind="transfer").id
    assert story.owed(asked) == [("transfer_requested", "supervisor")]


def test_request_granted_waits_for_consent_and_then_moves_the_case(story):
    story.do(story.other, request_transfer, number=number_of(story))
    with story.sees(story.supervisor):
        asked = Referral.objects.get(kind="transfer").id
    story.do(story.supervisor, grant_request, referral_id=asked)
    assert story.owed(asked) == [("help_consent", "")]
    story.agree("identity", agency=story.other.agency_id)
    story.do(story.supervisor, give_after_release, referral_id=asked)
    story.do(story.other, receive, referral_id=asked)
    with story.sees(story.other) as reader:
        assert read_case(case_id=story.case_id, reader=reader).agency_id == story.other.agency_id


def give_after_release(*, referral_id, by, purpose):
    release(referral_id=referral_id, groups=["identity"], by=by, purpose=purpose)
    give(referral_id=referral_id, handed=HANDED, by=by, purpose=purpose)


def test_request_refused_stays_unseen(story):
    story.do(story.other, request_transfer, number=number_of(story))
    with story.sees(story.supervisor):
        asked = Referral.objects.get(kind="transfer").id
    story.do(story.supervisor, refuse_request, referral_id=asked, reason="other")
    with story.sees(story.other):
        assert not Referral.objects.exists()
    assert story.owed(asked) == []


def test_many_one_that_cannot_go_holds_up_no_other(story):
    story.agree("identity", agency=story.other.agency_id)
    question, nobody = Question(story.other.agency_id, kind="transfer", groups=("identity",)), uuid4()
    asked, left = story.do(
        story.supervisor, transfer_many, case_ids=[story.case_id, nobody], question=question
    )
    assert len(asked) == 1
    assert list(left) == [nobody]
