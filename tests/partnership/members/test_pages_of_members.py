"""Pages of directory, agreements, leaving and drills, and addresses for machines: works, bad input, wrong person."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sampan.engines.exchange.directory import Directory, sign_directory
from sampan.engines.exchange.notation import write_time
from sampan.engines.exchange.roots import root_fingerprint
from sampan.partnership.members.directory import views
from sampan.partnership.members.directory.documents import directory_in_force, root_in_force
from sampan.partnership.members.directory.keyfile import KeyFile, new_key_file
from sampan.partnership.members.models import Agreement, Departure, Drill, SignedDocument
from sampan.partnership.members.moments import now, today
from sampan.partnership.members.queries import fingerprint_of, member, policy
from tests.partnership.members.conftest import seed

pytestmark = pytest.mark.database
PASSPHRASE = "bốn từ thật dài đây"
DAY = {"valid_from": "2026-01-01", "valid_to": "2030-12-31"}


@pytest.fixture
def client(region, signed_in):
    return signed_in("node_administrator")


def file(told: object) -> SimpleUploadedFile:
    return SimpleUploadedFile("told.json", json.dumps(told).encode())


def id_in(answer) -> str:
    return answer["Location"].rstrip("/").rsplit("/", 1)[1]


def test_first_root_and_directory_by_pages(client, region, root, monkeypatch):
    page = client.post("/members/directory/", {"file": file({"kind": "root", "document": root.to_json()})})
    address = f"/members/directory/{id_in(page)}/"
    assert client.post(f"{address}trust/", {"fingerprint": "1" * 40}).status_code == 422
    assert client.post(f"{address}trust/", {"fingerprint": root_fingerprint(root)}).status_code == 302
    assert root_in_force() == root
    page = client.post("/members/directory/propose/", {"joins": "vn-test", "role": "country", "chair": "VN"})
    assert page.status_code == 422
    term = {"chair": "", "joins": "vn-test", "role": "country"}
    made = id_in(client.post("/members/directory/propose/", term))
    address = f"/members/directory/{made}/"
    assert client.get(f"{address}file/").json()["kind"] == "directory"
    key = KeyFile("VN", b"", b"", b"")
    monkeypatch.setattr(KeyFile, "opened", lambda self, passphrase: seed("VN"))
    monkeypatch.setattr(
        KeyFile, "root_key", property(lambda self: next(one for one in root.keys if one.country == "VN"))
    )
    monkeypatch.setattr(views, "own_key_file", lambda: key)
    monkeypatch.setattr(views, "has_own_key", lambda: True)
    assert "Sign for" in client.get(address).content.decode()
    assert client.post(f"{address}sign/", {"passphrase": PASSPHRASE}).status_code == 302
    document = Directory.from_json(SignedDocument.objects.get(id=made).document)
    signature = sign_directory(document, seed=seed("KH")).signatures[-1]
    assert client.post(f"{address}signature/", {"file": file({"key": "x"})}).status_code == 422
    assert client.post(f"{address}signature/", {"file": file(signature.to_json())}).status_code == 302
    assert directory_in_force().version == 1
    page = client.get("/members/").content.decode()
    assert "2 of 3 countries have signed" in page


def test_bad_file_shows_the_question_again(client, root):
    broken = root.to_json() | {"threshold": 3}
    for told in ([], {}, {"kind": "root", "document": broken}, {"roots": 7}):
        assert client.post("/members/directory/", {"file": file(told)}).status_code == 422
    assert client.post("/members/directory/", {}).status_code == 422 and not SignedDocument.objects.exists()


def test_root_is_proposed_by_page_and_dropped(client, root):
    lines = "\n".join(f"{one.country} {one.to_json()['public']}" for one in root.keys)
    assert client.post("/members/directory/root/", {"keys": "VN x", "threshold": 2}).status_code == 422
    assert client.post("/members/directory/root/", {"keys": lines, "threshold": 1}).status_code == 422
    made = id_in(client.post("/members/directory/root/", {"keys": lines, "threshold": 2}))
    assert client.post(f"/members/directory/{made}/drop/").status_code == 302
    assert SignedDocument.objects.get(id=made).state == "dropped"


def test_wrong_passphrase_shows_the_question_again(client, region, in_force, monkeypatch):
    made = new_key_file("VN", passphrase=PASSPHRASE)
    monkeypatch.setattr(views, "own_key_file", lambda: made)
    monkeypatch.setattr(views, "has_own_key", lambda: True)
    asked = id_in(client.post("/members/directory/propose/", {}))
    page = client.post(f"/members/directory/{asked}/sign/", {"passphrase": "wrong"})
    assert page.status_code == 422 and "not the passphrase" in page.content.decode()
    page = client.post(f"/members/directory/{asked}/sign/", {"passphrase": PASSPHRASE})
    assert page.status_code == 422 and "not one of those" in page.content.decode()


def test_agreement_from_proposal_to_its_end_by_pages(client, region):
    region.pair()
    told = {
        "member": "kh-test",
        "title": "Referrals",
        "kinds_out": ["referral."],
        "groups_out": ["profile"],
        **DAY,
    }
    assert client.post("/members/agreements/new/", told | {"valid_to": "2025-01-01"}).status_code == 422
    assert client.post("/members/agreements/new/", told | {"kinds_out": []}).status_code == 422
    address = f"/members/agreements/{id_in(client.post('/members/agreements/new/', told))}/"
    Agreement.objects.update(state="proposed_there")
    assert client.post(f"{address}confirm/").status_code == 302
    page = client.get(address).content.decode()
    assert "holds today" in page and "Referrals" in client.get("/members/agreements/").content.decode()
    assert client.post(f"{address}change/", told).status_code == 302
    assert (
        client.get(f"{address}refuse/").status_code == 200
        and client.post(f"{address}refuse/", {}).status_code == 422
    )
    assert client.post(f"{address}refuse/", {"reason": "A new law."}).status_code == 302
    assert Agreement.objects.get(version=1).ended_reason == "A new law."


def test_policy_is_set_by_page(client):
    assert client.get("/members/policy/").status_code == 200
    assert client.post("/members/policy/", {"directory_vouches": "on"}).url == "/members/"
    assert policy().directory_vouches and not policy().only_with_agreement
    assert "a call, or the directory" in client.get("/members/").content.decode()


def test_vouched_member_is_made_active_by_page_after_the_policy_lets_it(client, in_force):
    assert "/members/kh-test/activate/" not in client.get("/members/").content.decode()
    client.post("/members/policy/", {"directory_vouches": "on"})
    assert "/members/kh-test/activate/" in client.get("/members/").content.decode()
    assert client.get("/members/kh-test/activate/").status_code == 200
    assert client.post("/members/kh-test/activate/").url == "/members/"
    assert (
        member("kh-test").state == "active"
        and "version 1, vouched" in client.get("/members/").content.decode()
    )


def test_leaving_by_pages(client, region):
    region.pair()
    letter = region.write("referral.preview", {})
    assert client.post("/members/kh-test/leave/", {}).status_code == 422
    made = id_in(client.post("/members/kh-test/leave/", {"reason": "They merge."}))
    address = f"/members/leaving/{made}/"
    assert "referral.preview" in client.get(address).content.decode()
    assert client.post(f"{address}give-up/", {"reason": ""}).status_code == 422
    assert (
        client.post(f"{address}give-up/", {"letter": str(letter), "reason": "Told by phone."}).status_code
        == 302
    )
    assert client.post(f"{address}give-up/", {"reason": "Silent."}).status_code == 302
    assert Departure.objects.get().ended_reason == "Silent." and member("kh-test").state == "left"


def test_drill_by_pages(client, region):
    card = region.pair()
    assert client.post("/members/drills/", {"hours": "0"}).status_code == 422
    made = id_in(client.post("/members/drills/", {"hours": "24"}))
    assert "0 of 1" in client.get("/members/drills/").content.decode()
    assert client.get(f"/members/drills/{made}/").status_code == 200
    assert client.get(f"/members/drills/{made}/file/").content.decode().startswith("member,asked_at")
    region.arrive("members.drill", {"answer_by": write_time(now() + timedelta(hours=1))})
    address = f"/members/drills/answers/{Drill.objects.get(way='in').id}/"
    assert client.get(address).status_code == 200
    told = {"would_suspend": "on", "called_number": "on", "heard": " ".join(fingerprint_of(card))}
    assert client.post(address, told).status_code == 302 and Drill.objects.get(way="in").compared


@pytest.mark.parametrize(
    "path",
    [
        *("policy/", "compromise/", "leave/", "directory/propose/", "directory/root/", "agreements/new/"),
        *(
            "kh-test/leave/",
            "kh-test/activate/",
            f"agreements/{UUID(int=7)}/change/",
            f"drills/answers/{UUID(int=7)}/",
        ),
    ],
)
def test_managing_without_the_permission_is_refused(region, signed_in, path):
    client = signed_in("focal_point")
    assert client.get(f"/members/{path}").status_code == 403


def test_reading_without_the_permission_is_refused_and_with_it_allowed(region, signed_in):
    for path in ("directory/", "agreements/", "drills/"):
        assert signed_in("auditor").get(f"/members/{path}").status_code == 403
        assert signed_in("case_worker").get(f"/members/{path}").status_code == 200
    assert signed_in("case_worker").post("/members/drills/", {"hours": "3"}).status_code == 403
    assert signed_in("case_worker").post("/members/directory/", {}).status_code in (403, 422)
    assert signed_in("node_administrator").get(f"/members/directory/{uuid4()}/").status_code == 404
    assert signed_in("node_administrator").get(f"/members/directory/{uuid4()}/drop/").status_code == 405


def test_api_takes_signs_and_agrees(client, region, trusted, directory):
    region.pair()
    new = directory(signers=("KH",))
    told = {"kind": "directory", "document": new.to_json()}
    (taken,) = client.post("/api/members/directory", told, content_type="application/json").json()
    assert taken["state"] == "proposed" and [one["has_signed"] for one in taken["signers"]] == [
        True,
        False,
        False,
    ]
    signature = sign_directory(new, seed=seed("LA")).signatures[-1].to_json()
    address = f"/api/members/directory/{taken['id']}"
    assert client.get(address).json()["document"]["version"] == 1
    answer = client.post(f"{address}/signatures", signature, content_type="application/json")
    assert answer.json()["state"] == "in_force"
    assert client.post(f"{address}/signatures", signature, content_type="application/json").status_code == 403
    draft = {
        "member": "kh-test",
        "title": "Returns",
        "valid_from": today().isoformat(),
        "kinds_in": ["return."],
    }
    made = client.post("/api/members/agreements", draft, content_type="application/json")
    assert made.status_code == 201 and made.json()["state"] == "proposed_here"
    assert client.post(f"/api/members/agreements/{made.json()['id']}/confirm").status_code == 403
    assert len(client.get("/api/members/agreements?member=kh-test").json()) == 1
    assert len(client.get("/api/members/directory").json()) == 2
    bad = {"kind": "directory", "document": new.to_json() | {"version": 9}}
    assert client.post("/api/members/directory", bad, content_type="application/json").status_code == 409


def test_api_without_the_permission_is_refused(region, signed_in):
    client = signed_in("auditor")
    assert client.get("/api/members/directory").status_code == 403
    assert client.get("/api/members/agreements").status_code == 403
    draft = {"member": "kh-test", "title": "x", "valid_from": "2026-01-01"}
    client = signed_in("focal_point")
    assert client.post("/api/members/agreements", draft, content_type="application/json").status_code == 403
