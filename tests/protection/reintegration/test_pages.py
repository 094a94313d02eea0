"""The pages: works, bad input, wrong method, wrong person."""

from datetime import date

import pytest
from django.urls import reverse

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.reintegration.models import Plan, PlanItem, Visit
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of


@pytest.fixture
def desk(signed_in):
    client = signed_in("supervisor")
    client.reader = Reader(actor_of(client.account), Purpose.PROTECTION)
    with reading_as(client.reader):
        draft = CaseDraft({"sex": "female"})
        client.case_id = open_case(draft=draft, by=client.reader.actor, purpose=Purpose.PROTECTION)
    leave()
    return client


def stored(desk, model):
    with reading_as(desk.reader):
        return list(model.objects.order_by("id"))


def begin(desk):
    told = {"begins_on": "2026-01-05", "province": "", "visit_months": "1, 3"}
    answer = desk.post(reverse("reintegration:begin", args=[desk.case_id]), told)
    assert answer.status_code == 302
    return answer["Location"]


def test_plan_is_written_agreed_visited_and_ended(desk):
    page = begin(desk)
    desk.post(page + "goal/", {"area": "work", "text": "To sew", "cost": "100"})
    assert desk.post(page + "agree/", {"agreed_on": "2026-01-05"}).status_code == 302
    visit = stored(desk, Visit)[0]
    answer = desk.post(
        reverse("reintegration:visit", args=[visit.id]),
        {"made_on": str(date.today()), "mode": "home", "level_work": "3", "signs": ["no_income"]},
    )
    assert answer.status_code == 302
    shown = desk.get(page).content.decode()
    assert "watch closely" in shown and "Stable with support" in shown and "To sew" not in shown
    assert "To sew" in desk.post(page + "words/").content.decode()
    desk.post(page + "end/", {"end": "stable_with_support", "ended_on": str(date.today())})
    assert stored(desk, Plan)[0].state == "ended"


def test_bad_input_is_named_and_nothing_is_kept(desk):
    begun = reverse("reintegration:begin", args=[desk.case_id])
    answer = desk.post(begun, {"begins_on": "soon", "visit_months": "one"})
    assert answer.status_code == 422 and stored(desk, Plan) == []
    page = begin(desk)
    answer = desk.post(page + "goal/", {"area": "stars", "text": ""})
    assert answer.status_code == 422 and stored(desk, PlanItem) == []


def test_wrong_method_and_wrong_person_get_nothing(desk, signed_in):
    page = begin(desk)
    assert desk.get(page + "words/").status_code == 405
    assert desk.post(reverse("reintegration:list")).status_code == 405
    for role, agency in (("supervisor", "Agency B"), ("case_worker", "Agency A")):
        assert signed_in(role, agency=agency).get(page).status_code == 404
    assert signed_in("analyst").get(page).status_code == 403
    assert signed_in("case_worker").get(reverse("reintegration:budget")).status_code == 403


def test_case_tab_offers_a_plan_then_shows_it(desk):
    tab = reverse("cases:case", args=[desk.case_id]) + "?tab=reintegration"
    assert reverse("reintegration:begin", args=[desk.case_id]) in desk.get(tab).content.decode()
    page = begin(desk)
    assert page in desk.get(tab).content.decode()
