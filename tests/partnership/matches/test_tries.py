"""Recording numbers is no unlimited test of whose they are; what a page refuses on its form is audited too."""

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches import queries
from sampan.partnership.matches.facts import Register
from sampan.partnership.matches.services import tries
from sampan.partnership.matches.services.tries import TriesSpent
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.audit.models import AuditEntry
from sampan.vocabulary.errors import NotPermitted
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there

pytestmark = pytest.mark.database

OWN = "+85512345678"  # of the person whom `helped` opens a case of


def audited(region, act: str) -> int:
    with reading_as(Reader(region.service, Purpose.AUDIT)):
        return AuditEntry.objects.filter(act=act).count()


def owed(region) -> list[str]:
    with region.reading():
        return list(Task.objects.filter(kind="match_tries", done_at=None).values_list("for_role", flat=True))


def test_refused_number_is_audited_and_counted_although_the_page_says_it_on_its_form(region, helped):
    helped()
    client = client_of("supervisor", agency="Agency A", purpose=REFERRAL)
    address = reverse("matches:selectors")
    for time in range(1, tries.MOST_REFUSED + 1):
        assert owed(region) == []
        answer = client.post(address, {"kind": "phone", "text": OWN})
        assert answer.status_code == 422 and "helped here" in answer.content.decode()
        assert audited(region, "match.selector_refused") == time
    assert owed(region) == ["focal_point"]
    answer = client.post(address, {"kind": "phone", "text": "+85577000111"})
    assert answer.status_code == 422 and "as many numbers today" in answer.content.decode()
    assert audited(region, "match.selector_refused") == tries.MOST_REFUSED
    assert audited(region, "refused") == 1 and audited(region, "match.selector_recorded") == 0


def test_refused_number_is_counted_for_machines_too(region, helped):
    helped()
    client = client_of("supervisor", agency="Agency A", purpose=REFERRAL)
    body = {"kind": "phone", "text": OWN}
    assert client.post("/api/matches/selectors/", body, "application/json").status_code == 403
    assert audited(region, "match.selector_refused") == 1


def test_officer_records_only_so_many_a_day(region, suspect, officer, people, monkeypatch):
    monkeypatch.setattr(tries, "MOST_RECORDED", 2)
    suspect(("phone", "+85577000111"), ("phone", "+85577000222"))
    with pytest.raises(TriesSpent):
        suspect(("phone", "+85577000333"))
    assert audited(region, "match.selector_recorded") == 2


def test_tries_are_no_quota_of_questions(arranged, suspect, officer, helped):
    helped()
    with pytest.raises(NotPermitted):
        suspect(("phone", OWN))
    with reading_as(officer):
        assert queries.spent_today(reader=officer) == []


def test_question_about_a_suspect_does_not_say_of_how_many_keys(arranged, suspect, officer):
    known = (("phone", "+855975550101"), ("handle", "telegram:@boss_kk"))
    suspect(*known)
    open_there(arranged, Register.SELECTORS)
    asked = ask_about(arranged, officer, subject_id=suspect(*known))
    with reading_as(officer):
        assert queries.question(question_id=asked, reader=officer).keys == 0


def test_refusals_on_forms_are_audited(arranged, helped):
    client = client_of("case_worker", agency="Agency A", purpose=REFERRAL)
    case_id = helped(actor=actor_of(client.account))
    body = {"member": THERE, "legal_basis": "consent"}
    answer = client.post(reverse("matches:ask_case", args=[case_id]), body)
    assert answer.status_code == 422 and audited(arranged, "refused") == 1
