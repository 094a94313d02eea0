"""The referral pages: they work, say what is wrong, and refuse the wrong person."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from harness.people import client_of, make_account
from sampan.engines.exchange.notation import write_time
from sampan.protection.crossings.jobs import expire_overdue
from sampan.protection.crossings.services import ReferralQuestion, hand_over, refer, release_identity
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.access.services import join_team
from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import actor_of
from sampan.registry.audit.models import AuditEntry
from sampan.registry.referrals.models import Referral
from sampan.registry.referrals.queries import referral as read_referral

pytestmark = pytest.mark.database

OFFER = {
    "member": "kh-test", "reason": "other", "services": ["shelter"], "urgency": "urgent", "answer_hours": "48",
}  # fmt: skip


@pytest.fixture
def client(worker, case_id):
    """A client signed in as the worker whose case it is."""
    signed_in = Client()
    signed_in.force_login(
        Account.objects.get(id=worker.account_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return signed_in


@pytest.fixture
def referral_id(case_id, worker, as_worker):
    """A referral of the case to the peer."""
    with as_worker():
        question = ReferralQuestion("kh-test", "other", ("shelter",))
        return refer(case_id=case_id, question=question, by=worker, purpose=Purpose.PROTECTION)


def test_offer_shows_first_what_will_leave_and_sends_nothing(client, case_id, wire):
    page = client.post(reverse("crossings:offer", args=[case_id]), OFFER)
    assert page.status_code == 200
    assert "This, and nothing else, will leave" in page.content.decode()
    assert wire.left == []


def test_offer_sends_after_the_look(client, case_id, wire):
    answer = client.post(reverse("crossings:offer", args=[case_id]), OFFER | {"send": "1"})
    assert answer.status_code == 302
    assert wire.kinds() == ["preview"]


def test_offer_without_a_member_says_what_is_missing(client, case_id, wire):
    page = client.post(
        reverse("crossings:offer", args=[case_id]), {k: v for k, v in OFFER.items() if k != "member"}
    )
    assert "This field is required" in page.content.decode()
    assert wire.left == []


def test_offer_to_a_stranger_is_a_wrong_choice(client, case_id, wire):
    page = client.post(reverse("crossings:offer", args=[case_id]), OFFER | {"member": "xx", "send": "1"})
    assert page.status_code == 200
    assert wire.left == []


def test_offer_outside_the_team_is_not_found(case_id, wire, people):
    stranger = client_of("case_worker", agency="Agency A")
    assert stranger.post(reverse("crossings:offer", args=[case_id]), OFFER | {"send": "1"}).status_code == 404
    assert wire.left == []


def test_list_shows_the_referral_to_its_worker_and_to_nobody_of_another_agency(client, referral_id):
    address = reverse("crossings:list")
    assert "Cambodia" in client.get(address).content.decode()
    stranger = client_of("supervisor", agency="Agency B")
    assert "Cambodia" not in stranger.get(address).content.decode()


def test_referral_of_another_agency_is_not_found(referral_id):
    stranger = client_of("supervisor", agency="Agency B")
    assert stranger.get(reverse("crossings:referral", args=[referral_id])).status_code == 404


def test_referral_page_of_the_sender_offers_to_take_it_back(client, referral_id):
    page = client.get(reverse("crossings:referral", args=[referral_id])).content.decode()
    assert "Take it back" in page
    assert "Chanthy" not in page


def test_notes_open_by_a_post_alone_and_are_audited(
    client, referral_id, wire, worker, as_worker, reading, consent
):
    consent("identity")
    wire.arrive("accept", referral_id)
    with as_worker():
        release_identity(referral_id=referral_id, groups=["identity"], by=worker, purpose=Purpose.PROTECTION)
        hand_over(referral_id=referral_id, by=worker, purpose=Purpose.PROTECTION)
    wire.arrive("confirm", referral_id)
    wire.arrive("feedback", referral_id, {"outcome": "arrived_safely", "note": "She sleeps well."})
    address = reverse("crossings:referral", args=[referral_id])
    assert "She sleeps well." not in client.get(address + "?notes=open").content.decode()
    assert "She sleeps well." in client.post(address).content.decode()
    reading("auditor")
    assert AuditEntry.objects.filter(act="notes.read", account_id=worker.account_id).count() == 1


def test_unknown_referral_is_not_found(client):
    assert client.get(reverse("crossings:referral", args=[uuid4()])).status_code == 404


def test_signed_out_person_is_sent_to_the_sign_in_page(referral_id, wire):
    answer = Client().get(reverse("crossings:referral", args=[referral_id]))
    assert answer.status_code == 302
    assert "/accounts/login/" in answer.headers["Location"]


def test_list_refuses_a_post(client, case_id):
    assert client.post(reverse("crossings:list")).status_code == 405


def test_release_page_without_consent_says_so_and_links_to_it(client, referral_id, wire):
    wire.arrive("accept", referral_id)
    page = client.get(reverse("crossings:release", args=[referral_id])).content.decode()
    assert "has not agreed to this yet" in page


def test_release_by_a_front_line_officer_is_refused_and_audited(
    referral_id, wire, consent, case_id, worker, reading
):
    consent("identity")
    wire.arrive("accept", referral_id)
    officer = client_of("front_line_officer", agency="Agency A")
    actor = actor_of(officer.account)
    chief = actor_of(client_of("supervisor", agency="Agency A").account)
    with reading_as(Reader(chief, Purpose.PROTECTION)) as seen:
        told = {"case_id": case_id, "account_id": actor.account_id, "agency_id": actor.agency_id}
        join_team(**told, by=seen.actor, purpose=seen.purpose)
    answer = officer.post(reverse("crossings:release", args=[referral_id]), {"groups": ["identity"]})
    assert answer.status_code == 403
    assert wire.kinds() == ["preview"]
    reading("auditor")
    assert AuditEntry.objects.filter(act="refused", account_id=actor.account_id).exists()


def test_decline_needs_a_reason(wire, people):
    incoming = uuid4()
    body = {"preview": {"sex": "male"}, "answer_by": write_time(datetime.now(UTC) + timedelta(hours=4))}
    wire.arrive("preview", incoming, body)
    focal = client_of("focal_point", agency="Focal point", purpose=Purpose.REFERRAL)
    page = focal.post(reverse("crossings:decline", args=[incoming]), {})
    assert page.status_code == 422
    assert (
        focal.post(reverse("crossings:decline", args=[incoming]), {"reason": "no_capacity"}).status_code
        == 302
    )
    assert wire.kinds() == ["decline"]


def test_accept_offers_the_nodes_case_workers_only(wire, people):
    make_account("analyst", agency="Agency A")
    worker = make_account("case_worker", agency="Agency A")
    incoming = uuid4()
    wire.arrive("preview", incoming, {"answer_by": write_time(datetime.now(UTC) + timedelta(hours=4))})
    focal = client_of("focal_point", agency="Focal point", purpose=Purpose.REFERRAL)
    address = reverse("crossings:accept", args=[incoming])
    choice = f"{worker.agency_id}:{worker.id}"
    assert choice in focal.get(address).content.decode()
    assert focal.post(address, {"worker": choice}).status_code == 302
    assert wire.kinds() == ["accept"]


def test_expired_referral_is_said_by_the_clock(referral_id, worker, as_worker, wire):
    assert expire_overdue(now=datetime.now(UTC)) == 0
    with as_worker():
        Referral.objects.filter(id=referral_id).update(answer_by=datetime.now(UTC) - timedelta(minutes=1))
    assert expire_overdue(now=datetime.now(UTC)) == 1
    assert wire.kinds() == ["preview", "expire"]
    with as_worker():
        assert (
            read_referral(referral_id=referral_id, reader=Reader(worker, Purpose.PROTECTION)).phase
            == "expired"
        )
