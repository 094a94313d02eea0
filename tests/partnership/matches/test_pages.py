"""Pages of matching: each works, refuses bad input, the wrong method and the wrong person."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import now

from harness.people import client_of
from sampan.partnership.matches.facts import Register
from sampan.partnership.matches.models import (
    Arrangement,
    Night,
    OpenedPlace,
    Question,
    Request,
    Selector,
    SelectorHit,
    SilentHit,
)
from sampan.protection.cases.models import Case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there

pytestmark = pytest.mark.database

KNOWN = (("phone", "+855 97 555 0101"), ("handle", "telegram:@boss_kk"))


def page(name: str, *args: object) -> str:
    return reverse(f"matches:{name}", args=args)


@pytest.fixture
def hit(arranged, suspect, officer, people):
    """A question that met somebody there."""
    suspect(*KNOWN, reader=Reader(people("supervisor", agency="Agency B"), REFERRAL))
    open_there(arranged, Register.SELECTORS)
    asked = ask_about(arranged, officer, subject_id=suspect(*KNOWN))
    arranged.deliver()
    return asked


@pytest.fixture
def worker(hit):
    return client_of("supervisor", agency="Agency A", purpose=Purpose.REFERRAL)


def test_list_shows_the_question_and_its_state(worker, hit):
    shown = worker.get(page("list")).content.decode()
    assert page("question", hit) in shown and "hit: they know this person" in shown


def test_question_says_why_and_asks_for_what_comes_after(worker, hit, region):
    shown = worker.get(page("question", hit)).content.decode()
    assert "telephone" in shown and "Bilateral agreement" in shown
    assert worker.post(page("question", hit), {"wish": "nonsense"}).status_code == 422
    assert worker.post(page("question", hit), {"wish": "information"}).status_code == 302
    assert region.queue[-1][1].kind == "match.request"


def test_request_is_decided_by_a_supervisor_there(worker, hit, region):
    worker.post(page("question", hit), {"wish": "information"})
    region.deliver()
    there = client_of("supervisor", agency="Agency B", purpose=Purpose.REFERRAL)
    with region.reading():
        asked = Request.objects.get(way="in").id
    shown = there.get(page("request", asked)).content.decode()
    assert "Approve" in shown and "Bilateral agreement" in shown
    assert "Suspect here" in shown and "Agency B" in shown and "telephone; account on a platform" in shown
    assert "5550101" not in shown and "boss_kk" not in shown
    with region.as_node(THERE):
        assert there.post(page("request", asked), {"approve": "1"}).status_code == 302
    assert region.queue[-1][1].body == {"approves": True}


def test_request_about_a_person_helped_names_the_case_and_leads_to_it_who_may_see_it(
    region, hit, helped, people
):
    supervisor = people("supervisor", agency="Agency B")
    case_id = helped(actor=supervisor)
    with region.reading():
        asked = Question.objects.get(side="holder")
        row = Request.objects.create(
            way="in", question=asked, member="vn-test", wish="referral", legal_basis="consent", case_id=case_id,
            agency_id=supervisor.agency_id, kinds=["phone"], asked_at=asked.asked_at, due_at=asked.answer_due,
        )  # fmt: skip
        number = Case.objects.get(id=case_id).number
    told = {}
    for role, agency in (("supervisor", "Agency B"), ("focal_point", "Focal point")):
        client = client_of(role, agency=agency, purpose=Purpose.REFERRAL)
        shown = client.get(page("request", row.id)).content.decode()
        assert number in shown and "Consent of the person" in shown and "telephone" in shown
        told[role] = f"/cases/{case_id}" in shown
    assert told == {"supervisor": True, "focal_point": False}


def test_number_that_another_country_has_too_names_the_country(worker, hit, region):
    with region.reading():
        one = Selector.objects.filter(agency__name="Agency A").first()
        night = Night.objects.create(
            conversation=uuid4(), member=THERE, night=date(2026, 11, 22), is_ours=True, state="done", size=1,
            digest=b"", began_at=one.recorded_at,
        )  # fmt: skip
        SelectorHit.objects.create(
            night=night, selector=one, agency_id=one.agency_id, member=THERE, found_at=one.recorded_at
        )
    for address in (page("selectors"), page("met", uuid4())):
        shown = worker.get(address, follow=True).content.decode()
        assert "also known to Cambodia" in shown and f"also known to {THERE}" not in shown


def test_question_that_was_refused_says_why_in_words(worker, hit, region):
    with region.reading():
        Question.objects.filter(id=hit).update(state="refused", reason="not_committed")
    shown = worker.get(page("question", hit)).content.decode()
    assert "It is not what both sides signed" in shown and "not_committed" not in shown


@pytest.mark.parametrize("looked", [True, False])
def test_question_says_whether_it_was_looked_up(worker, hit, region, looked):
    with region.reading():
        Question.objects.filter(id=hit).update(
            state="waiting", is_silent=True, looked_at=now() if looked else None
        )
    shown = worker.get(page("question", hit)).content.decode()
    assert ("Looked up there on" in shown, "Not looked up there yet" in shown) == (looked, not looked)


def test_question_that_was_lost_claims_no_answer(worker, hit, region):
    with region.reading():
        Question.objects.filter(id=hit).update(state="lost", is_silent=True)
    shown = worker.get(page("question", hit)).content.decode()
    assert "could not be looked up there" in shown and "no answer within" not in shown


def test_quota_shows_what_is_spent(worker):
    assert "64 of 192 keys" in worker.get(page("quota")).content.decode()


def test_selectors_are_recorded_and_not_shown(worker, region):
    typed = {"kind": "wallet", "text": "0x" + "ab" * 20, "subject": ""}
    assert worker.post(page("selectors"), typed).status_code == 302
    assert worker.post(page("selectors"), typed | {"text": "no wallet"}).status_code == 422
    shown = worker.get(page("selectors")).content.decode()
    assert "wallet" in shown and "abab" not in shown and "5550101" not in shown


def test_asking_from_a_case_says_that_it_is_silent(worker, helped, people, region):
    case_id = helped(actor=people("supervisor", agency="Agency A"))
    assert "Only the duty officer there" in worker.get(page("ask_case", case_id)).content.decode()
    answered = worker.post(page("ask_case", case_id), {"member": THERE, "legal_basis": "bilateral"})
    assert answered.status_code == 422  # no register of people was sent yet
    assert worker.get(page("ask_case", uuid4())).status_code == 404


@pytest.mark.parametrize(
    "name", ["list", "quota", "requests", "selectors", "desk", "oversight", "arrangements"]
)
def test_pages_are_closed_to_who_has_no_permission(hit, name):
    assert client_of("analyst").get(page(name)).status_code == 403


def test_desk_of_silent_hits_is_the_duty_officers_alone(region, arranged, helped, officer):
    helped()
    open_there(arranged, Register.PEOPLE)
    ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    arranged.deliver()
    with region.reading():
        found = SilentHit.objects.all()[0].id
    duty = client_of("duty_officer", agency="Focal point", purpose=Purpose.REFERRAL)
    assert page("hit", found) in duty.get(page("desk")).content.decode()
    assert "Leave it in silence" in duty.get(page("hit", found)).content.decode()
    assert duty.post(page("hit", found), {"leave": "1"}).status_code == 302
    assert client_of("supervisor", agency="Agency B").get(page("hit", found)).status_code == 403


def test_oversight_compares_an_opened_place(region, hit):
    with region.reading():
        asked = Question.objects.get(id=hit)
        row = OpenedPlace.objects.create(
            question=asked, agency_id=asked.agency_id, place=1, holds=True, case_token="00", officer_token="00",
            legal_basis="bilateral", opened_at=asked.asked_at,
        )  # fmt: skip
    client = client_of("match_oversight", agency="Focal point", purpose=Purpose.AUDIT)
    assert page("opened", row.id) in client.get(page("oversight")).content.decode()
    assert client.post(page("opened", row.id), {"agrees": "1"}).status_code == 302


def test_arrangement_is_proposed_and_ended_by_the_focal_point(region, arranged):
    focal = client_of("focal_point", agency="Focal point", purpose=REFERRAL)
    typed = {"member": THERE, "keeper": THERE, "batches_a_day": "15", "selector_cap": "0", "answer_days": "7"}
    assert focal.post(page("arrangements"), typed).status_code == 422
    assert focal.post(page("arrangements"), typed | {"keeper": "th-test"}).status_code == 302
    with region.reading():
        row = Arrangement.objects.get(member=THERE, state="in_force").id
    assert focal.get(page("arrangement", row)).status_code == 405
    assert focal.post(page("arrangement", row), {"end": "1"}).status_code == 302
