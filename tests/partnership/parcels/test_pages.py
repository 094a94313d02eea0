"""The pages and addresses of large files: works, bad input, wrong method, wrong person."""

import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sampan.partnership.parcels import storing
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.services.carrying import carry_member
from sampan.partnership.parcels.services.limits import limits_of
from sampan.registry.access.context import leave
from sampan.registry.access.purposes import Purpose
from sampan.vocabulary.errors import Unavailable
from tests.partnership.parcels.conftest import SECRET, Offer

pytestmark = pytest.mark.database

CONTENT = random.Random(3).randbytes(700_000)


@pytest.fixture
def desk(member, signed_in):
    return signed_in("focal_point")


def sent_by(client, **changes):
    told = {"member": "kh-test", "label": SECRET, "file": SimpleUploadedFile("cầu.mp4", CONTENT)} | changes
    answer = client.post("/large-files/send/", told)
    leave()
    return answer


def test_file_is_sent_from_a_page_seen_in_the_list_and_stopped(desk, letters, row):
    answer = sent_by(desk)
    assert answer.status_code == 302
    parcel_id = letters.written[0].conversation
    assert answer.url == f"/large-files/{parcel_id}/"
    assert letters.written[0].body["filename"] == "cầu.mp4"
    leave()
    listed = desk.get("/large-files/?way=out").content.decode()
    assert str(parcel_id) in listed and "0 %" in listed and SECRET not in listed
    assert "announced" in desk.get(answer.url).content.decode()
    assert SECRET in desk.post(answer.url).content.decode()
    assert desk.get(f"{answer.url}stop/").status_code == 200
    assert desk.post(f"{answer.url}stop/").status_code == 302
    leave()
    assert row(parcel_id).state == "stopped" and not storing.is_there(parcel_id)
    assert "A person stopped it." in desk.get(answer.url).content.decode()


@pytest.mark.parametrize("changes", [{"label": ""}, {"member": "xx"}, {"file": ""}])
def test_incomplete_form_says_what_is_missing_and_keeps_nothing(desk, letters, changes):
    assert sent_by(desk, **changes).status_code == 422
    assert letters.written == [] and not Parcel.objects.exists()


def test_file_without_room_is_refused_on_the_page_with_the_room_needed(desk, letters, monkeypatch):
    monkeypatch.setattr(storing, "room", lambda: 1_500_000 if not letters.written else 0)
    monkeypatch.setattr(storing, "require_room", lambda octets: storing_refusal())
    answer = sent_by(desk)
    assert answer.status_code == 422 and "MiB are missing" in answer.content.decode()


def storing_refusal():
    raise Unavailable("The node's disk has no room for this file: 7 MiB are missing.")


def test_received_file_is_opened_and_saved_by_who_may(arrives, desk, signed_in, row):
    made = Offer.of(CONTENT)
    arrives("parcel.offer", made.id, made.body())
    made.put(0)
    carry_member("kh-test")
    leave()
    page = desk.get(f"/large-files/{made.id}/").content.decode()
    assert "received, waits to be opened" in page and SECRET not in page
    assert desk.get(f"/large-files/{made.id}/file/").status_code == 405, "a link alone opens nothing"
    answer = desk.post(f"/large-files/{made.id}/file/")
    assert b"".join(answer.streaming_content) == CONTENT
    assert answer["Content-Disposition"] == 'attachment; filename="c_u.mp4"'
    assert answer["Content-Security-Policy"].startswith("sandbox")
    leave()
    for role in ("analyst", "node_administrator", "service_provider", "auditor"):
        client = signed_in(role)
        for method, address in (("get", ""), ("post", ""), ("post", "file/"), ("post", "stop/")):
            assert getattr(client, method)(f"/large-files/{made.id}/{address}").status_code == 403, (
                role,
                address,
            )
    other = signed_in("supervisor", agency="Agency far away")
    assert other.post(f"/large-files/{made.id}/file/").status_code == 404
    assert desk.post(f"/large-files/{made.id}/stop/").status_code == 302
    leave()
    assert (row(made.id).state, row(made.id).reason) == ("done", "cancelled")
    assert desk.post(f"/large-files/{made.id}/file/").status_code == 403


def test_limits_page_shows_and_sets_them(member, signed_in, desk):
    client = signed_in("node_administrator", purpose=Purpose.ADMINISTRATION)
    assert "4000" in client.get("/large-files/limits/").content.decode()
    told = {"kbit_per_second": 900, "quota_mib": 50, "retention_days": 9}
    assert client.post("/large-files/limits/?member=kh-test", told).status_code == 302
    assert limits_of("kh-test").kbit_per_second == 900 and limits_of().kbit_per_second == 4_000
    for bent in ({"kbit_per_second": 5}, {"quota_mib": 0}, {"retention_days": "x"}):
        assert client.post("/large-files/limits/", told | bent).status_code == 422
    assert desk.get("/large-files/limits/").status_code == 403


def test_machine_sends_lists_opens_and_stops(desk, letters, row):
    answer = desk.post(
        "/api/large-files/?member=kh-test", data=CONTENT, content_type="application/octet-stream"
    )
    assert answer.status_code == 201
    parcel_id = answer.json()["id"]
    leave()
    assert [one["id"] for one in desk.get("/api/large-files/?way=out").json()] == [parcel_id]
    one = desk.get(f"/api/large-files/{parcel_id}").json()
    assert (one["state"], one["size"], one["percent"]) == ("offered", len(CONTENT), 0)
    assert desk.post(f"/api/large-files/{parcel_id}/label").json()["label"] == "–"
    assert desk.post(f"/api/large-files/{parcel_id}/file").status_code == 403
    assert desk.post(f"/api/large-files/{parcel_id}/stop").status_code == 200
    leave()
    assert (
        desk.post("/api/large-files/?member=nobody", data=b"x", content_type="text/plain").status_code == 403
    )


def test_nobody_signed_in_is_sent_away(client):
    for address in ("", "send/", "limits/"):
        assert client.get(f"/large-files/{address}").status_code == 302
    assert client.get("/api/large-files/").status_code == 401


def test_nothing_plain_is_written_while_a_file_arrives(desk, letters, node_directory, monkeypatch):
    """Neither upload nor parcel, nor a temporary file of the framework's, holds a piece of it."""
    seen = []
    real = storing.write_all
    monkeypatch.setattr(
        storing, "write_all", lambda *told: (real(*told), seen.append(plain_files(node_directory)))
    )
    sent_by(desk)
    assert seen == [[]]


def plain_files(folder) -> list[str]:
    return [str(path) for path in folder.rglob("*.sealed") if CONTENT[:32] in path.read_bytes()]
