"""The pages of consent: works, bad input, wrong method, wrong person, wrong agency, no purpose."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.consent.forms import group_hints
from sampan.registry.consent.models import Consent
from sampan.registry.correspondence import directory

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def _a_member(monkeypatch) -> None:
    """One member of the exchange, whoever provides the directory."""

    kh = directory.Correspondent("kh", "Focal point Cambodia", "KH")
    monkeypatch.setattr(directory, "_providers", [lambda: [kh]])


def told(**changes: object) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "recipient": "member:kh",
        "purpose": "referral",
        "groups": ["identity"],
        "given_on": today.isoformat(),
        "expires_on": (today + timedelta(days=30)).isoformat(),
        "language": "km",
        "elements": ["1", "7"],
        "age": "adult",
        "given_by": "person",
        "interpreter": "Phạm Văn Dịch",
    } | changes


@pytest.fixture
def kept(opened) -> Consent:
    opened.client.post(reverse("consent:record", args=[opened.case_id]), told())
    return Consent.objects.get()


def test_record_keeps_the_answer_and_shows_its_card(opened, kept):
    page = opened.client.get(reverse("consent:of_case", args=[opened.case_id])).content.decode()
    assert "Focal point Cambodia" in page
    assert kept.groups == ["identity"]
    assert "Phạm" not in page


def test_record_form_says_what_each_group_holds(opened):
    page = opened.client.get(reverse("consent:record", args=[opened.case_id])).content.decode()
    assert "name, other names, birth date, documents" in page
    assert "Focal point Cambodia" in page


@pytest.mark.parametrize("group", ["identity", "contact", "profile", "trafficking", "suspects", "rights"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_group_hints_name_what_a_group_holds(group, language):
    assert len(group_hints(language)[group]) > 5


@pytest.mark.parametrize(
    "change",
    [
        {"recipient": "member:nobody"},
        {"purpose": "audit"},
        {"groups": []},
        {"groups": ["x"]},
        {"expires_on": "2001-01-01"},
        {"expires_on": "next year"},
        {"given_on": "2999-01-01"},
        {"language": "xx"},
        {"age": ""},
        {"age": "child"},
        {"age": "child", "given_by": "guardian"},
        {"given_by": "guardian"},
    ],
)
def test_record_bad_input_shows_the_form_again_with_what_was_typed(opened, change):
    page = opened.client.post(reverse("consent:record", args=[opened.case_id]), told(**change))
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()
    assert "Phạm Văn Dịch" in page.content.decode()
    assert not Consent.objects.exists()


def test_withdraw_says_who_is_told_and_then_does_it(opened, kept):
    url = reverse("consent:withdraw", args=[kept.id])
    assert "Focal point Cambodia is told at once" in str(
        opened.client.get(url).context["consequences"]
    ).replace(" (Cambodia)", "")
    kept.refresh_from_db()
    assert kept.withdrawn_at is None
    assert opened.client.post(url).status_code == 302
    kept.refresh_from_db()
    assert kept.withdrawn_at is not None


def test_withdraw_twice_is_a_wrong_state(opened, kept):
    url = reverse("consent:withdraw", args=[kept.id])
    opened.client.post(url)
    assert opened.client.post(url).status_code == 403


def test_helpers_open_on_request(opened, kept):
    page = opened.client.post(reverse("consent:helpers", args=[kept.id])).content.decode()
    assert "Phạm Văn Dịch" in page


def test_wrong_methods_are_not_allowed(opened, kept):
    assert opened.client.get(reverse("consent:helpers", args=[kept.id])).status_code == 405
    assert opened.client.post(reverse("consent:of_case", args=[opened.case_id])).status_code == 405
    assert opened.client.put(reverse("consent:withdraw", args=[kept.id])).status_code == 405


def answers(client: Client, opened, kept) -> set[int]:
    """Return the statuses of every page of consent for a client."""
    enter(opened.reader)
    return {
        client.get(reverse("consent:of_case", args=[opened.case_id])).status_code,
        client.get(reverse("consent:record", args=[opened.case_id])).status_code,
        client.post(reverse("consent:record", args=[opened.case_id]), told()).status_code,
        client.get(reverse("consent:withdraw", args=[kept.id])).status_code,
        client.post(reverse("consent:withdraw", args=[kept.id])).status_code,
        client.post(reverse("consent:helpers", args=[kept.id])).status_code,
    }


@pytest.mark.parametrize("role", ["case_worker", "front_line_officer", "supervisor"])
def test_another_agency_gets_nothing(opened, kept, signed_in, role):
    assert answers(signed_in(role, agency="Agency B"), opened, kept) == {404}


def test_colleague_outside_the_team_gets_nothing(opened, kept, signed_in):
    assert answers(signed_in("case_worker"), opened, kept) == {404}


@pytest.mark.parametrize("role", ["analyst", "auditor", "node_administrator"])
def test_other_roles_get_nothing(opened, kept, signed_in, role):
    assert answers(signed_in(role), opened, kept) <= {403, 404}


def test_case_worker_reading_for_statistics_gets_nothing(opened, kept, signed_in):
    client = signed_in("supervisor", purpose=Purpose.STATISTICS)
    assert answers(client, opened, kept) == {404}


def test_signed_out_is_sent_to_sign_in(opened, kept):
    assert answers(Client(), opened, kept) == {302}
