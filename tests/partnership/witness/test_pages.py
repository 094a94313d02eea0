"""The pages of witnesses: works, bad input, wrong method, wrong person."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sampan.engines.exchange.verify_proof import verify
from sampan.partnership.witness.models import Equivocation
from sampan.partnership.witness.services.heading import sign_own_head
from sampan.partnership.witness.services.taking import take_statement

pytestmark = pytest.mark.database
NOW = datetime.now(UTC)


@pytest.fixture
def split(cambodia, laos) -> Equivocation:
    """Cambodia told two histories."""
    cambodia.audit = (3, "a" * 64)
    sign_own_head()
    take_statement("kh-test", cambodia.says(), now=NOW)
    take_statement("la-test", laos.says(), now=NOW)
    fork = cambodia.forked(30, 10).head()
    take_statement("la-test", laos.says(heard=(laos.heard(fork),)), now=NOW + timedelta(seconds=5))
    return Equivocation.objects.get()


def test_page_shows_each_log_and_the_alarm(split, signed_in):
    page = signed_in("focal_point").get("/exchange/witnesses/").content.decode()
    assert "Two histories: Node kh-test" in page and f"/exchange/witnesses/findings/{split.id}/" in page
    assert "vn-test" in page and "fits together" in page


def test_page_without_members_says_what_to_do(service, signed_in):
    assert "No members yet" in signed_in("focal_point").get("/exchange/witnesses/").content.decode()


def test_evidence_is_a_file_that_the_verifier_accepts(split, signed_in):
    client = signed_in("focal_point")
    address = f"/exchange/witnesses/findings/{split.id}/"
    assert "Call the other focal point" in client.get(address).content.decode()
    answer = client.get(address + "evidence")
    assert "attachment" in answer["Content-Disposition"]
    assert "kh-test signed at" in verify(answer.content.decode())[0]
    assert client.get("/exchange/witnesses/verifier").content.startswith(b'"""Checks a Sampan proof')


def test_administrator_settles_and_the_evidence_stays(split, signed_in):
    client = signed_in("node_administrator")
    address = f"/exchange/witnesses/findings/{split.id}/"
    assert client.get(address + "settle/").status_code == 200
    assert client.post(address + "settle/").url == "/exchange/witnesses/"
    assert "Settled on" in client.get(address).content.decode()
    assert json.loads(client.get(address + "evidence").content)["heads"]


def test_focal_point_may_look_but_not_settle(split, signed_in):
    client = signed_in("focal_point")
    assert client.post(f"/exchange/witnesses/findings/{split.id}/settle/").status_code == 403
    split.refresh_from_db()
    assert split.settled_at is None


def test_wrong_method_and_unknown_ids(split, signed_in):
    client = signed_in("focal_point")
    assert client.post("/exchange/witnesses/").status_code == 405
    assert client.get(f"/exchange/witnesses/findings/{uuid4()}/").status_code == 404
    assert client.get(f"/exchange/witnesses/letters/{uuid4()}/proof").status_code == 404


def test_auditor_and_stranger_see_nothing(split, signed_in, client):
    for address in ("", f"findings/{split.id}/", f"findings/{split.id}/evidence"):
        assert signed_in("auditor").get(f"/exchange/witnesses/{address}").status_code == 403
        assert client.get(f"/exchange/witnesses/{address}").status_code == 302
