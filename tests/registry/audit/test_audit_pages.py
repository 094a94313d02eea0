"""The audit's pages: works, bad input, wrong method, wrong person, no purpose; a broken chain is said."""

import csv
import io
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from harness.people import make_actor
from sampan.registry.access.purposes import Purpose
from sampan.registry.audit.export import as_csv
from sampan.registry.audit.facts import AuditFact
from sampan.registry.audit.models import AuditEntry, AuditLink
from sampan.registry.audit.queries import entries, head
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import NotPermitted

pytestmark = pytest.mark.database
CASE = "018f0000-0000-7000-8000-000000000001"


@pytest.fixture
def auditor(signed_in) -> Client:
    return signed_in("auditor")


@pytest.fixture
def three(db, link_now) -> None:
    """Three linked acts: one on a case, one refusal, one sign-in."""
    actor = make_actor("supervisor")
    who = {"by": actor, "purpose": Purpose.PROTECTION}
    record(
        "identity.read",
        subject_kind="case",
        subject_id=CASE,
        case_id=CASE,
        details={"fields": ["name"]},
        **who,
    )
    record("refused", subject_kind="refusal", subject_id="no_purpose", **who)
    record("account.signed_in", subject_kind="account", subject_id=actor.account_id, **who)
    link_now()


def test_list_says_acts_in_words(auditor, three, link_now):
    page = auditor.get(reverse("audit:list")).content.decode()
    assert "opened a name or contact" in page
    assert "was refused" in page


def test_list_filters_by_act_and_case(auditor, three):
    by_act = auditor.get(reverse("audit:list"), {"act": "refused"}).content.decode()
    by_case = auditor.get(reverse("audit:list"), {"case": CASE}).content.decode()
    assert "name</span>" not in by_act and ">was refused</a>" in by_act
    assert ">opened a name or contact</a>" in by_case and ">was refused</a>" not in by_case


def test_list_shows_the_head_as_a_checkable_fact(auditor, three):
    sequence, hash = head()
    assert f"{sequence}:{hash}" in auditor.get(reverse("audit:list")).content.decode()


@pytest.mark.parametrize("bad", [{"case": "x"}, {"act": "none"}, {"before": "-1"}, {"before": "9" * 30}])
def test_list_bad_input_is_said(auditor, three, bad):
    assert auditor.get(reverse("audit:list"), bad).status_code == 422


@pytest.mark.parametrize("name", ["audit:list", "audit:export"])
@pytest.mark.parametrize(
    "role", ["supervisor", "case_worker", "analyst", "node_administrator", "focal_point"]
)
def test_reading_by_another_role_is_refused(signed_in, name, role):
    assert signed_in(role).get(reverse(name)).status_code == 403


@pytest.mark.parametrize("role", ["supervisor", "node_administrator"])
def test_verify_by_another_role_is_refused(signed_in, role):
    assert signed_in(role).post(reverse("audit:verify")).status_code == 403


def test_reading_for_another_purpose_is_refused(signed_in):
    client = signed_in("auditor", "supervisor", purpose=Purpose.PROTECTION)
    assert client.get(reverse("audit:list")).status_code == 403


def test_reading_signed_out_is_sent_to_sign_in(db):
    assert Client().get(reverse("audit:list")).status_code == 302


def test_wrong_methods_are_not_allowed(auditor):
    assert auditor.post(reverse("audit:list")).status_code == 405
    assert auditor.get(reverse("audit:verify")).status_code == 405


def test_verify_says_that_the_chain_holds_and_is_audited(auditor, three, link_now):
    link_now()
    page = auditor.post(reverse("audit:verify")).content.decode()
    assert "The chain holds" in page
    assert AuditEntry.objects.filter(act="audit.verified").exists()


def test_verify_goes_on_in_steps(auditor, three, link_now, monkeypatch):
    link_now()
    monkeypatch.setattr("sampan.registry.audit.views.STEP", 2)
    page = auditor.post(reverse("audit:verify"))
    assert page.context["done"] == 2
    for _ in range(9):
        if "progress" not in page.context:
            break
        page = auditor.post(reverse("audit:verify"), {"progress": page.context["progress"]})
    assert "The chain holds" in page.content.decode()
    assert page.context["done"] == AuditLink.objects.count()


def test_verify_forged_progress_is_refused(auditor, three):
    assert auditor.post(reverse("audit:verify"), {"progress": "eyJ4IjoxfQ:forged:forged"}).status_code == 422


def test_verify_known_head_that_is_gone_is_said(auditor, three, link_now):
    link_now()
    page = auditor.post(reverse("audit:verify"), {"known_head": "2:" + "ab" * 32}).content.decode()
    assert "is gone" in page


def test_export_gives_csv_and_is_audited(auditor, three):
    answer = auditor.get(reverse("audit:export"), {"act": "refused"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["act"] for row in rows] == ["refused"]
    assert answer["Content-Type"].startswith("text/csv")
    assert AuditEntry.objects.filter(act="audit.exported").exists()


def test_export_cell_that_looks_like_a_formula_is_made_text():
    fact = AuditFact(1, datetime(2026, 11, 1), None, None, "", "=1+1", "x", "@y", None, {}, "00")
    row = next(csv.DictReader(io.StringIO(as_csv([fact]))))
    assert (row["act"], row["subject"]) == ("'=1+1", "'@y")


def test_entries_by_a_supervisor_are_refused(reading):
    with pytest.raises(NotPermitted):
        entries(reader=reading("supervisor"))


def test_entries_pages_go_back_without_repeats(reading, three):
    reader = reading("auditor")
    newest = entries(reader=reader, limit=2)
    older = entries(reader=reader, before=newest[-1].sequence, limit=2)
    assert {one.sequence for one in newest}.isdisjoint({one.sequence for one in older})
    assert older


def test_refused_page_is_audited_with_what_was_attempted(signed_in, reading):
    signed_in("supervisor").get(reverse("audit:list"))
    reading("auditor")
    assert '"attempted":"audit:list"' in AuditEntry.objects.get(act="refused").body
