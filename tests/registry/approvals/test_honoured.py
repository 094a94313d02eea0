"""Closing a case, deciding a status and referring abroad ask for a second person where policy says so."""

from datetime import date

import pytest

from harness.people import client_of
from sampan.protection.cases.models import Case
from sampan.protection.cases.services.approving import CLOSING
from sampan.protection.crossings.approving import REFERRING, content_of_referral
from sampan.protection.crossings.facts import ReferralQuestion
from sampan.protection.identification.models import Decision
from sampan.protection.identification.services.approving import DECIDING
from sampan.registry.access.context import leave
from sampan.registry.access.services import join_team
from sampan.registry.accounts.queries import actor_of
from sampan.registry.approvals.models import Approval
from sampan.registry.correspondence import directory
from sampan.registry.correspondence.directory import Correspondent
from sampan.registry.referrals.models import Referral
from tests.harness.letters import carry_by
from tests.registry.approvals.conftest import WHY

pytestmark = pytest.mark.database
ASKS = "A second person must approve this first"


@pytest.fixture
def desk(office):
    """A supervisor who is on the team, signed in: may decide, close and refer."""
    client = client_of("supervisor")
    actor = actor_of(client.account)
    with office.reading(office.supervisor):
        who = {"by": office.supervisor, "purpose": WHY}
        join_team(case_id=office.case_id, account_id=actor.account_id, agency_id=actor.agency_id, **who)
    leave()
    return client


def the_question(office):
    with office.reading(office.supervisor):
        return Approval.objects.latest("id")


def test_close_asks_waits_and_is_done_after_the_answer(office, desk):
    address, told = f"/cases/{office.case_id}/close/", {"reason": "completed"}
    office.switch(CLOSING, on=True)
    shown = desk.post(address, told)
    assert shown.status_code == 422 and ASKS in shown.content.decode()
    assert desk.post(address, told | {"ask": "1"}).status_code == 302
    assert "not answered yet" in desk.post(address, told).content.decode()
    office.answer(the_question(office).id)
    assert "Approved: now do it" in desk.get(address).content.decode()
    assert ASKS in desk.post(address, {"reason": "moved_away"}).content.decode()  # changed: asked anew
    assert desk.post(address, told).status_code == 302
    with office.reading(office.supervisor):
        assert Case.objects.get().closure_reason == "completed"
        assert Approval.objects.get().used_at


def test_close_without_the_policy_asks_nobody(office, desk):
    assert desk.post(f"/cases/{office.case_id}/close/", {"reason": "completed"}).status_code == 302


def test_decision_keeps_its_words_until_it_is_approved_and_written(office, desk, audited):
    address = f"/identification/decide/{office.case_id}/"
    day = str(date.today())
    told = {
        "national_status": "victim",
        "reasons": ["own_account"],
        "decided_on": day,
        "text": "She told it twice.",
    }
    office.switch(DECIDING, on=True)
    shown = desk.post(address, told)
    assert shown.status_code == 422 and "She told it twice." in shown.content.decode()
    assert desk.post(address, told | {"ask": "1"}).status_code == 302
    office.answer(the_question(office).id)
    assert "She told it twice." not in desk.get(address).content.decode()
    again = desk.post(address, {"resume": "1"}).content.decode()
    assert "She told it twice." in again and len(audited("approval.words_read")) == 1
    assert ASKS in desk.post(address, told | {"text": "She told it once."}).content.decode()
    assert desk.post(address, told).status_code == 302
    with office.reading(office.supervisor):
        assert Decision.objects.count() == 1
        assert Approval.objects.get(used_at__isnull=False).typed_sealed is None
    assert len(audited("refused")) == 2


def test_referral_abroad_leaves_only_as_it_was_approved(office, desk, monkeypatch):
    carry_by(monkeypatch, lambda letter: None)
    monkeypatch.setattr(directory, "_providers", [lambda: [Correspondent("kh-test", "Cambodia", "KH")]])
    address = f"/referrals/offer/{office.case_id}/"
    told = {
        "member": "kh-test",
        "reason": "other",
        "services": ["shelter"],
        "urgency": "normal",
        "answer_hours": 48,
    }
    office.switch(REFERRING, on=True)
    shown = desk.post(address, told | {"send": "1"})
    assert shown.status_code == 422 and ASKS in shown.content.decode()
    assert desk.post(address, told | {"ask": "1"}).status_code == 302
    office.answer(the_question(office).id)
    assert ASKS in desk.post(address, told | {"send": "1", "urgency": "urgent"}).content.decode()
    assert desk.post(address, told | {"send": "1", "answer_hours": 24}).status_code == 302
    with office.reading(office.supervisor):
        assert Referral.objects.count() == 1


def test_content_of_a_referral_changes_with_the_preview(office):
    question = ReferralQuestion("kh-test", "other", ("shelter",))
    one, other = ({"sex": "female"}, {"sex": "female", "age": 19})
    hashes = {content_of_referral(office.case_id, question, told) for told in (one, other)}
    assert len(hashes) == 2
