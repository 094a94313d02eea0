"""The pages of documents and their API: they work, refuse, show nothing unasked, and let nothing run."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from harness.people import client_of
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from tests.protection.documents import making

pytestmark = pytest.mark.database
TITLE = "Her passport, page two"
ABOUT = {
    "kind": "travel_document",
    "title": TITLE,
    "received_on": "2025-07-01",
    "consent": "agreed",
    "end": "end",
}


@pytest.fixture
def client(db):
    made = client_of("supervisor")
    reader = Reader(actor_of(made.account), Purpose.PROTECTION)
    with reading_as(reader):
        draft = CaseDraft(record={"citizenship": ["KH"]})
        made.case_id = open_case(draft=draft, by=reader.actor, purpose=Purpose.PROTECTION)
    leave()
    return made


def upload(client, content: bytes = b"", **told):
    files = (
        {"file": SimpleUploadedFile("Sok Chanthy.html", content or making.jpeg())} if content != b"-" else {}
    )
    return client.post(f"/documents/case/{client.case_id}/new/", ABOUT | files | told)


def kept(client) -> str:
    return f"/documents/{client.get(f'/api/documents/cases/{client.case_id}').json()[0]['id']}/"


def left_on_disk() -> list[Path]:
    return list((Path(settings.SAMPAN_DIRECTORY) / "uploads").glob("*"))


def test_document_is_added_seen_opened_and_removed(client):
    before = left_on_disk()
    assert upload(client, paper="KH:passport")["Location"].endswith("?tab=documents")
    assert left_on_disk() == before
    tab = client.get(f"/cases/{client.case_id}/?tab=documents").content.decode()
    assert "Travel document" in tab and "missing" in tab and TITLE not in tab
    at = kept(client)
    assert TITLE not in client.get(at).content.decode()
    opened = client.post(at, {"purpose": "protection"}).content.decode()
    assert TITLE in opened and f"{at}preview/" in opened and "Sok Chanthy.html" in opened
    gallery = client.post(f"/documents/case/{client.case_id}/", {"purpose": "protection"}).content.decode()
    assert TITLE in gallery and "<details" in gallery
    assert client.post(f"{at}change/", ABOUT | {"title": "Another"}).status_code == 302
    assert client.post(f"{at}remove/", {}).status_code == 422
    assert client.post(f"{at}remove/", {"reason": "mistake"}).status_code == 302
    assert "was removed" in client.get(at).content.decode()


def test_file_is_given_as_a_download_in_which_nothing_runs(client):
    upload(client)
    at = kept(client)
    answer = client.get(f"{at}file/")
    assert b"".join(answer.streaming_content) == making.jpeg()
    assert answer["Content-Disposition"].startswith('attachment; filename="document-')
    assert (
        answer["Content-Security-Policy"].startswith("sandbox")
        and "script" not in answer["Content-Security-Policy"]
    )
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "no-store"
    preview = client.get(f"{at}preview/")
    assert preview["Content-Disposition"] == "inline" and making.GPS not in preview.content
    copy = client.post(f"{at}copy/")
    assert copy["Content-Disposition"].startswith("attachment") and making.GPS not in copy.content


def test_upload_that_is_wrong_is_shown_again_with_a_sentence(client, monkeypatch):
    assert "Choose one file" in upload(client, b"-").content.decode()
    assert "This kind of file is not kept" in upload(client, b"MZ" + bytes(99)).content.decode()
    assert "Only a part" in upload(client, end="").content.decode()
    assert upload(client, title="").status_code == 422
    monkeypatch.setattr("sampan.protection.documents.services.receiving.MOST_BYTES", 10)
    refused = upload(client)
    assert refused.status_code == 422 and "larger than 20 megabytes" in refused.content.decode()
    assert not client.get(f"/api/documents/cases/{client.case_id}").json()


def test_other_people_get_nothing(client):
    upload(client)
    at = kept(client)
    stranger, analyst = client_of("supervisor", agency="Agency B"), client_of("analyst")
    new = f"/documents/case/{client.case_id}/new/"
    for address in (at, f"{at}file/", f"{at}preview/", f"{at}change/", f"{at}remove/", new):
        assert stranger.get(address).status_code == 404
        assert analyst.get(address).status_code == 403
        assert client.delete(address).status_code == 405
    assert stranger.post(new, ABOUT | {"file": SimpleUploadedFile("x", making.jpeg())}).status_code == 404
    assert stranger.post(f"{at}copy/").status_code == 404
    assert client.post(at, {"purpose": "audit"}).status_code == 403
    assert client.get(f"{at}copy/").status_code == 405


def test_api_keeps_a_body_tells_of_it_and_removes_it(client):
    before = left_on_disk()
    at, raw = f"/api/documents/cases/{client.case_id}", {"content_type": "application/octet-stream"}
    made = client.post(f"{at}?kind=statement", making.pdf(), **raw)
    assert made.status_code == 201
    assert client.post(at, b"MZ" + bytes(99), **raw).status_code == 422
    assert client.post(at, bytes(20 * 2**20 + 1), **raw).status_code == 422
    assert (
        client.post(at, making.wav(6 * 2**20), **raw).status_code == 201
    )  # more than a form may hold in memory
    one = f"/api/documents/{made.json()['id']}"
    body = json.dumps({"kind": "statement", "title": TITLE, "consent": "agreed"})
    assert client.put(one, body, content_type="application/json").status_code == 200
    assert client.get(at).json()[1]["title"] == "" and client.get(one).json()["title"] == TITLE
    assert b"".join(client.get(f"{one}/file").streaming_content) == making.pdf()
    assert making.GPS not in client.post(f"{one}/copy").content
    assert {each["paper"] for each in client.get(f"{at}/slots").json()} >= {"KH:passport", "VN:victim_paper"}
    removed = client.post(f"{one}/remove", json.dumps({"reason": "mistake"}), content_type="application/json")
    assert removed.status_code == 200 and client.get(one).status_code == 404
    assert left_on_disk() == before
