"""Consent: recorded whole, a child's only with a guardian, helpers sealed, taken back in one step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.audit.models import AuditEntry
from sampan.registry.consent import queries, services
from sampan.registry.consent.facts import ConsentHelpers
from sampan.registry.consent.models import Consent
from sampan.registry.consent.services import ConsentAnswer, record_consent, withdraw_consent
from sampan.vocabulary.errors import (
    IntegrityFailure,
    InvalidInput,
    NotFound,
    NotPermitted,
    UnknownCode,
    WrongState,
)

pytestmark = pytest.mark.database
TODAY = date.today()
ANSWER = ConsentAnswer(
    purpose="referral",
    recipient="member:kh",
    groups=("identity", "contact"),
    given_on=TODAY,
    expires_on=TODAY + timedelta(days=365),
    language="vi",
    elements=("1", "2", "7"),
    helpers=ConsentHelpers(interpreter="Phạm Văn Dịch", witness="Đỗ Thị Chứng"),
)


@pytest.fixture
def keep(opened):
    """`keep(**changes)` records the answer with changes and returns the consent's id."""

    def record(**changes: object):
        return record_consent(
            case_id=opened.case_id,
            agency_id=opened.reader.actor.agency_id,
            answer=replace(ANSWER, **changes),
            by=opened.reader.actor,
            purpose=opened.reader.purpose,
        )

    return record


@pytest.fixture
def who(opened) -> dict[str, object]:
    return {"by": opened.reader.actor, "purpose": opened.reader.purpose}


def groups(opened, **changes: object) -> frozenset[str]:
    asked = {"recipient": "member:kh", "purpose": "referral", "on": TODAY} | changes
    return queries.groups_open_to(case_id=opened.case_id, reader=opened.reader, **asked)


def test_record_consent_opens_its_groups_to_its_recipient_for_its_purpose(opened, keep):
    keep()
    assert groups(opened) == {"identity", "contact"}
    assert groups(opened, recipient="member:th") == groups(opened, purpose="return") == frozenset()


@pytest.mark.parametrize(("day", "is_open"), [(-1, False), (0, True), (365, True), (366, False)])
def test_consent_holds_from_its_first_to_its_last_day(opened, keep, day, is_open):
    keep()
    assert bool(groups(opened, on=TODAY + timedelta(days=day))) is is_open


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"groups": ()}, "groups"),
        ({"expires_on": TODAY - timedelta(days=1)}, "expires_on"),
        ({"recipient": "somebody"}, "recipient"),
        ({"given_by": "nobody"}, "given_by"),
        ({"given_by": "guardian"}, "guardian"),
        ({"is_child": True}, "given_by"),
        ({"is_child": True, "given_by": "guardian"}, "guardian"),
    ],
)
def test_record_consent_bad_answer_names_the_field(keep, change, field):
    with pytest.raises(InvalidInput) as refused:
        keep(**change)
    assert refused.value.field == field
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    "change", [{"purpose": "x"}, {"groups": ("x",)}, {"elements": ("9",)}, {"language": "xx"}]
)
def test_record_consent_unknown_code_is_refused(keep, change):
    with pytest.raises(UnknownCode):
        keep(**change)


def test_record_consent_of_a_child_with_a_guardian_is_kept(opened, keep):
    keep(is_child=True, given_by="guardian", helpers=ConsentHelpers(guardian="Bà Ngoại"))
    assert queries.consents_of(case_id=opened.case_id, reader=opened.reader)[0].given_by == "guardian"


def test_helpers_are_sealed_and_opening_them_is_audited(opened, keep, reading):
    consent_id = keep()
    assert "Phạm".encode() not in bytes(Consent.objects.get(id=consent_id).helpers_sealed)
    opened_names = queries.helpers_of(consent_id=consent_id, reader=opened.reader)
    assert (opened_names.interpreter, repr(opened_names).count("Phạm")) == ("Phạm Văn Dịch", 0)
    reading("auditor")
    entry = AuditEntry.objects.get(act="consent.helpers_read")
    assert (entry.case_id, "Phạm" in entry.body) == (opened.case_id, False)


def test_helpers_moved_to_another_case_do_not_open(opened, keep, who):

    consent_id = keep()
    elsewhere = open_case(draft=CaseDraft(record={}), **who)
    Consent.objects.filter(id=consent_id).update(case_id=elsewhere)
    with pytest.raises(IntegrityFailure):
        queries.helpers_of(consent_id=consent_id, reader=opened.reader)


@pytest.mark.parametrize("role", ["supervisor", "case_worker"])
def test_another_agency_finds_no_consent(opened, keep, reading, role):
    consent_id = keep()
    stranger = reading(role, agency="Agency B")
    assert queries.consents_of(case_id=opened.case_id, reader=stranger) == []
    with pytest.raises(NotFound):
        queries.helpers_of(consent_id=consent_id, reader=stranger)
    with pytest.raises(NotFound):
        withdraw_consent(consent_id=consent_id, reason="x", by=stranger.actor, purpose=stranger.purpose)


def test_withdraw_closes_at_once_and_is_done_once(opened, keep, who):
    consent_id = keep()
    withdraw_consent(consent_id=consent_id, reason="person_asked", **who)
    assert groups(opened) == frozenset()
    with pytest.raises(WrongState):
        withdraw_consent(consent_id=consent_id, reason="person_asked", **who)


def test_withdraw_leaves_what_another_consent_covers(opened, keep, who):
    keep(groups=("contact",))
    withdraw_consent(consent_id=keep(), reason="person_asked", **who)
    assert groups(opened) == {"contact"}


def test_withdraw_listener_that_fails_undoes_the_withdrawal(opened, keep, who, monkeypatch):
    def fail(**told: object) -> None:
        raise RuntimeError

    consent_id = keep()
    monkeypatch.setattr(services, "_withdrawal_listeners", [fail])
    with pytest.raises(RuntimeError):
        withdraw_consent(consent_id=consent_id, reason="person_asked", **who)
    assert groups(opened)


def test_record_consent_by_the_focal_point_is_not_permitted(opened, people):

    with pytest.raises(NotPermitted):
        record_consent(
            case_id=opened.case_id,
            agency_id=opened.reader.actor.agency_id,
            answer=ANSWER,
            by=people("focal_point"),
            purpose=Purpose.REFERRAL,
        )


@pytest.mark.parametrize("act", ["record", "withdraw", "open"])
def test_audit_fails_nothing_changed(opened, keep, who, audit_fails, act):
    consent_id = keep()
    acts = {
        "record": keep,
        "withdraw": lambda: withdraw_consent(consent_id=consent_id, reason="x", **who),
        "open": lambda: queries.helpers_of(consent_id=consent_id, reader=opened.reader),
    }
    with pytest.raises(audit_fails()):
        acts[act]()
    assert list(Consent.objects.values_list("id", "withdrawn_at")) == [(consent_id, None)]
