"""Support of the law: proposed from facts, decided by a supervisor, paid in parts, looked at again."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from sampan.protection.cases.services.closing import close_case, erase_case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.entitlements.models import Grouping, Payment, Support
from sampan.protection.entitlements.proposing import propose_group
from sampan.protection.entitlements.queries import budget, own_pack, proposed_group, support, supports_of
from sampan.protection.entitlements.services.granting import (
    Grant,
    choose_group,
    grant,
    propose_support,
    refuse,
)
from sampan.protection.entitlements.services.paying import Paid, pay
from sampan.protection.entitlements.services.reviewing import end_support, keep_support
from sampan.protection.identification.services.deciding import Verdict, decide_status
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.approvals.models import Approval, ApprovalPolicy
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.database
WHY = Purpose.PROTECTION
VICTIM, FOREIGN = "victim_citizen_or_stateless_resident", "foreign_victim_or_under_identification"
GROUPS = {one.code for one in own_pack().support_groups}
TODAY = date.today()


@dataclass
class Desk:
    case_id: UUID
    worker: Actor
    supervisor: Actor
    service: Actor

    def do(self, actor, act, **told):
        with reading_as(Reader(actor, WHY)):
            return act(**told, by=actor, purpose=WHY)

    def proposed(self, regime="hardship_loan", group=VICTIM) -> UUID:
        self.do(self.worker, choose_group, case_id=self.case_id, group=group)
        return self.do(self.worker, propose_support, case_id=self.case_id, regimes=[regime])[0]

    def granted(self, amount="3000000") -> UUID:
        asked = self.proposed()
        assert self.do(self.supervisor, grant, support_id=asked, given=Grant(Decimal(amount)))
        return asked

    def fact(self, support_id):
        with reading_as(Reader(self.supervisor, WHY)) as reader:
            return support(support_id=support_id, reader=reader)

    def owed(self, support_id):
        with reading_as(Reader(self.service, WHY)):
            return list(
                Task.objects.filter(source_id=support_id, done_at=None).values_list("kind", "for_role")
            )


@pytest.fixture
def desk(people) -> Desk:
    service, worker, supervisor = (
        people("node_service", agency="Node"),
        people("case_worker"),
        people("supervisor"),
    )
    with reading_as(Reader(worker, WHY)):
        draft = CaseDraft({"citizenship": ["VN"]}, trafficking_status="victim")
        return Desk(open_case(draft=draft, by=worker, purpose=WHY), worker, supervisor, service)


@pytest.mark.parametrize(
    ("record", "status", "group"),
    [
        ({"citizenship": ["VN"]}, "victim", VICTIM),
        ({"citizenship": ["KH"]}, "victim", FOREIGN),
        ({"citizenship": ["VN"]}, "presumed_victim", "under_identification_in_country_and_minor"),
        (
            {"citizenship": ["VN"], "exploitation_countries": ["KH"]},
            "presumed_victim",
            "under_identification_abroad_citizen_and_minor",
        ),
        ({"citizenship": ["VN"]}, "not_a_victim", ""),
        ({}, "victim", ""),
    ],
)
def test_facts_propose_a_group_that_the_pack_has(record, status, group):
    assert propose_group(record, status=status, country="VN", groups=GROUPS) == group
    assert propose_group(record, status=status, country="VN", groups=()) == ""


def test_whole_way_from_facts_to_payment_in_parts(desk):
    with reading_as(Reader(desk.worker, WHY)) as reader:
        assert proposed_group(case_id=desk.case_id, reader=reader) == VICTIM
    asked = desk.proposed()
    assert desk.owed(asked) == [("support_decide", "supervisor")]
    assert desk.do(desk.supervisor, grant, support_id=asked, given=Grant(Decimal("3000000")))
    assert desk.owed(asked) == [("support_pay", "supervisor")]
    desk.do(desk.supervisor, pay, support_id=asked, paid=Paid(TODAY, "PC-1", Decimal("1000000")))
    assert not desk.fact(asked).is_settled
    desk.do(desk.supervisor, pay, support_id=asked, paid=Paid(TODAY, "PC-2", Decimal("2000000")))
    fact = desk.fact(asked)
    assert (fact.is_settled, fact.currency, fact.paid, desk.owed(asked)) == (
        True,
        "VND",
        Decimal("3000000"),
        [],
    )
    with reading_as(Reader(desk.supervisor, WHY)) as reader:
        one = budget(reader=reader, year=TODAY.year)[0]
    assert (one.regime, one.granted_count, one.paid) == ("hardship_loan", 1, Decimal("3000000"))


@pytest.mark.parametrize(
    ("paid", "field"),
    [
        (Paid(TODAY, "PC-9", Decimal("4000000")), "over_reason"),
        (Paid(TODAY, " ", Decimal("1")), "receipt"),
        (Paid(TODAY, "PC-1", Decimal("1")), "receipt"),
        (Paid(TODAY + timedelta(days=1), "PC-9", Decimal("1")), "paid_on"),
        (Paid(TODAY, "PC-9", None), "amount"),
        (Paid(TODAY, "PC-9", Decimal("-1")), "amount"),
    ],
)
def test_wrong_payment_names_its_field(desk, paid, field):
    asked = desk.granted()
    desk.do(desk.supervisor, pay, support_id=asked, paid=Paid(TODAY, "PC-1", Decimal("1")))
    with pytest.raises(InvalidInput) as caught:
        desk.do(desk.supervisor, pay, support_id=asked, paid=paid)
    assert caught.value.field == field


def test_more_than_granted_needs_a_reason_and_then_goes(desk):
    asked = desk.granted("100")
    desk.do(desk.supervisor, pay, support_id=asked, paid=Paid(TODAY, "PC-1", Decimal("150"), "giá vé tăng"))
    assert desk.fact(asked).paid == Decimal("150")


def test_case_by_case_needs_a_reason_in_words(desk):
    asked = desk.proposed("medical", FOREIGN)
    with pytest.raises(InvalidInput) as caught:
        desk.do(desk.supervisor, grant, support_id=asked, given=Grant())
    assert caught.value.field == "reason"
    assert desk.do(desk.supervisor, grant, support_id=asked, given=Grant(reason="cần khám"))
    with reading_as(Reader(desk.supervisor, WHY)) as reader:
        assert support(support_id=asked, reader=reader, with_reason=True).reason == "cần khám"


def test_law_that_gives_nothing_to_the_group_is_not_proposed(desk):
    with pytest.raises(InvalidInput):
        desk.proposed("education", FOREIGN)


def test_refusal_has_a_coded_reason_and_may_be_proposed_anew(desk):
    asked = desk.proposed()
    desk.do(desk.supervisor, refuse, support_id=asked, refusal="conditions_not_met")
    assert (desk.fact(asked).state, desk.owed(asked)) == ("refused", [])
    assert desk.proposed() != asked


def test_case_worker_proposes_and_never_grants_or_pays(desk):
    asked = desk.proposed()
    with pytest.raises(NotPermitted):
        desk.do(desk.worker, grant, support_id=asked, given=Grant())
    with pytest.raises(NotPermitted):
        desk.do(desk.worker, pay, support_id=asked, paid=Paid(TODAY, "1"))


def test_another_agency_sees_no_support(desk, people):
    asked, stranger = desk.proposed(), people("supervisor", agency="Agency B")
    with pytest.raises(NotFound):
        desk.do(stranger, grant, support_id=asked, given=Grant())


def test_policy_asks_a_second_person_first(desk, people):
    with reading_as(Reader(desk.service, Purpose.ADMINISTRATION)):
        policy = {"set_by_id": desk.service.account_id, "set_at": datetime.now(UTC)}
        ApprovalPolicy.objects.create(act="support_grant", is_needed=True, **policy)
    asked = desk.proposed()
    assert not desk.do(desk.supervisor, grant, support_id=asked, given=Grant(Decimal("5")))
    assert desk.fact(asked).state == "proposed"
    with reading_as(Reader(desk.supervisor, WHY)):
        assert Approval.objects.get(subject_id=asked).state == "asked"
        Approval.objects.update(
            state="approved", answered_by_id=desk.worker.account_id, answered_at=datetime.now(UTC)
        )
    assert desk.do(desk.supervisor, grant, support_id=asked, given=Grant(Decimal("5")))


def test_status_reversed_erases_nothing_and_asks_anew(desk):
    asked = desk.granted()
    for status in ("victim", "not_a_victim"):
        verdict = Verdict(status, ("other",), TODAY, text="lý do")
        desk.do(desk.supervisor, decide_status, case_id=desk.case_id, verdict=verdict)
    fact = desk.fact(asked)
    assert (fact.state, fact.ask_again, desk.owed(asked)) == (
        "granted",
        True,
        [("support_again", "supervisor")],
    )


def test_change_of_group_lets_open_proposals_lapse(desk):
    asked = desk.proposed()
    desk.do(desk.worker, choose_group, case_id=desk.case_id, group=FOREIGN)
    assert (desk.fact(asked).state, desk.owed(asked)) == ("lapsed", [])


def test_closing_lapses_what_is_proposed_and_keeps_what_was_granted(desk):
    granted = desk.granted()
    asked = desk.do(desk.worker, propose_support, case_id=desk.case_id, regimes=["travel"])[0]
    desk.do(desk.supervisor, close_case, case_id=desk.case_id, reason="other")
    assert (desk.fact(asked).state, desk.fact(granted).state) == ("lapsed", "granted")
    with pytest.raises(WrongState):
        desk.do(desk.worker, propose_support, case_id=desk.case_id, regimes=["medical"])


def test_erasing_wipes_reasons_and_keeps_the_books(desk):
    asked = desk.granted("100")
    desk.do(desk.supervisor, pay, support_id=asked, paid=Paid(TODAY, "PC-1", Decimal("150"), "giá vé tăng"))
    desk.do(desk.supervisor, erase_case, case_id=desk.case_id, reason="retention")
    with reading_as(Reader(desk.service, WHY)) as reader:
        assert not Grouping.objects.exists()
        assert not Payment.objects.exclude(over_reason=None).exists()
        assert [one.paid for one in supports_of(case_id=desk.case_id, reader=reader)] == [Decimal("150")]


def test_audit_that_cannot_be_written_undoes_the_grant(desk, monkeypatch):
    asked = desk.proposed()

    def fail(*told, **more):
        raise RuntimeError("no audit")

    monkeypatch.setattr("sampan.protection.entitlements.services.rows.record", fail)
    with pytest.raises(RuntimeError):
        desk.do(desk.supervisor, grant, support_id=asked, given=Grant())
    assert desk.fact(asked).state == "proposed"
    with reading_as(Reader(desk.service, WHY)):
        assert Support.objects.get(id=asked).decided_by_id is None


def asked_again(desk):
    granted = desk.granted()
    for status in ("victim", "not_a_victim"):
        verdict = Verdict(status, ("other",), TODAY)
        desk.do(desk.supervisor, decide_status, case_id=desk.case_id, verdict=verdict)
    return granted


def test_support_kept_after_another_status_is_owed_again(desk):
    granted = asked_again(desk)
    desk.do(desk.supervisor, keep_support, support_id=granted)
    fact = desk.fact(granted)
    assert (fact.state, fact.ask_again) == ("granted", False)
    assert desk.owed(granted) == [("support_pay", "supervisor")]
    with pytest.raises(WrongState):
        desk.do(desk.supervisor, keep_support, support_id=granted)


def test_support_ended_after_another_status_owes_nothing_and_keeps_what_was_paid(desk):
    granted = asked_again(desk)
    paid = Paid(TODAY, "PC-1", Decimal(1_000_000))
    desk.do(desk.supervisor, pay, support_id=granted, paid=paid)
    with pytest.raises(NotPermitted):
        desk.do(desk.worker, end_support, support_id=granted)
    desk.do(desk.supervisor, end_support, support_id=granted)
    assert desk.fact(granted).state == "lapsed" and desk.owed(granted) == []
    with reading_as(Reader(desk.supervisor, WHY)):
        assert Payment.objects.filter(support_id=granted).count() == 1
