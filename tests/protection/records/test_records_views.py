"""Pages: choose, check, confirm, watch, result; with bad input, wrong method, wrong person, wrong agency."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse

from harness.people import make_agency
from sampan.protection.cases.models import Case
from sampan.protection.records.models import KeptUpload
from sampan.protection.records.services import receiving
from sampan.protection.records.services.kept_imports import import_kept_file
from sampan.protection.records.services.uploads import drop_expired, progress_of
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.correspondence import directory

pytestmark = [pytest.mark.database, pytest.mark.django_db]

GOOD = (
    "external_id,prs_FirstName,prs_SecondName,prs_Gender,vic_TypeOfExploitation\n"
    "A1,Hoa,Nguyen,Feminine,ForcedLabour\nA2,Dara,Sok,Masculine,ForcedLabour\n"
)
BAD = GOOD + "A3,Mai,=1+1,Femme,ForcedLabour\n"


def send(client, text: str | bytes, **fields: str):
    content = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile("Nguyen Thi Hoa.csv", content)
    return client.post(reverse("records:upload"), {"format": "htcds", "file": file, "end": "end"} | fields)


def sent_id(client, text: str = GOOD) -> str:
    answer = send(client, text)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return re.search(r"[0-9a-f-]{36}", answer["Location"]).group()


def reader_of(client) -> Reader:
    reader = Reader(actor_of(client.account), Purpose.PROTECTION)
    enter(reader)
    return reader


def sealed_files() -> list[Path]:
    return list((Path(settings.SAMPAN_DIRECTORY) / "uploads").glob("*.sealed"))


@pytest.fixture(autouse=True)
def no_files_left() -> None:
    for path in sealed_files():
        path.unlink()


def test_home_shows_past_imports(signed_in) -> None:
    assert signed_in("supervisor").get(reverse("records:home")).status_code == 200


def test_upload_page_asks_for_a_file(signed_in) -> None:
    page = signed_in("supervisor").get(reverse("records:upload")).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert page.index('type="file"') < page.index('name="end"'), "the mark of completeness follows the file"


def test_upload_is_sealed_on_disk_without_its_name(signed_in) -> None:
    client = signed_in("supervisor")
    upload_id = sent_id(client)
    (path,) = sealed_files()
    assert b"Nguyen" not in path.read_bytes() and "Nguyen" not in str(path)
    assert upload_id in path.name


def test_preview_tells_what_would_happen(signed_in) -> None:
    client = signed_in("supervisor")
    page = client.get(reverse("records:preview", args=[sent_id(client)])).content.decode()
    assert "No problem found" in page and "Import now" in page
    assert Case.objects.count() == 0


def test_preview_lists_problems_and_offers_no_import(signed_in) -> None:
    client = signed_in("supervisor")
    page = client.get(reverse("records:preview", args=[sent_id(client, BAD)])).content.decode()
    assert "formula" in page and "prs_SecondName" in page
    assert "Import now" not in page


def test_problems_come_as_a_table_to_download(signed_in) -> None:
    client = signed_in("supervisor")
    answer = client.get(reverse("records:problems", args=[sent_id(client, BAD)]))
    assert answer["Content-Disposition"] == 'attachment; filename="problems.csv"'
    assert "4,prs_SecondName" in answer.content.decode("utf-8-sig")


def test_confirm_queues_the_import_and_shows_progress(signed_in) -> None:
    client = signed_in("supervisor")
    upload_id = sent_id(client)
    answer = client.post(reverse("records:confirm", args=[upload_id]))
    assert answer["Location"] == reverse("records:progress", args=[upload_id])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'records.import_kept_file'")
        assert cursor.fetchone() == (1,)
    assert "Waiting for the worker" in client.get(answer["Location"]).content.decode()


def test_progress_shows_the_step_and_then_leads_to_the_result(signed_in) -> None:
    client = signed_in("supervisor")
    upload_id = sent_id(client)
    address = reverse("records:progress", args=[upload_id])
    progress_of(upload_id).tell("opening", 500, 2000)
    page = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "500" in page and "2000" in page and "<html" not in page
    import_kept_file(upload_id=upload_id, reader=reader_of(client), may_update=False)
    answer = client.get(address)
    assert answer.status_code == 302
    assert "Cases opened" in client.get(answer["Location"]).content.decode()
    assert client.get(address, headers={"HX-Request": "true"})["HX-Redirect"] == answer["Location"]


def test_import_of_a_kept_file_opens_cases_and_destroys_its_key(signed_in) -> None:
    client = signed_in("supervisor")
    upload_id = sent_id(client)
    reader = reader_of(client)
    outcome = import_kept_file(upload_id=upload_id, reader=reader, may_update=False)
    enter(reader)
    assert outcome.opened == Case.objects.count() == 2
    assert bytes(KeptUpload.objects.get(id=upload_id).wrapped) == b""


def test_import_of_a_kept_file_that_fails_says_so(signed_in, monkeypatch) -> None:
    client = signed_in("supervisor")
    upload_id = sent_id(client)
    for path in sealed_files():
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    with pytest.raises(Exception, match="does not open"), transaction.atomic():
        import_kept_file(upload_id=upload_id, reader=reader_of(client), may_update=False)
    page = client.get(reverse("records:progress", args=[upload_id])).content.decode()
    assert "The import stopped" in page


def test_upload_not_a_table_is_explained_and_removed(signed_in) -> None:
    answer = send(signed_in("supervisor"), b"%PDF-1.7 x")
    assert answer.status_code == 422 and "PDF document" in answer.content.decode()
    assert sealed_files() == []


def test_upload_empty_is_explained(signed_in) -> None:
    answer = send(signed_in("supervisor"), b"")
    assert answer.status_code == 422 and "empty" in answer.content.decode()


def test_upload_without_file_is_explained(signed_in) -> None:
    answer = signed_in("supervisor").post(reverse("records:upload"), {"format": "htcds", "end": "end"})
    assert answer.status_code == 422 and "Choose the file" in answer.content.decode()


def test_upload_cut_before_its_end_is_refused(signed_in) -> None:
    answer = send(signed_in("supervisor"), GOOD, end="")
    assert answer.status_code == 422 and "Only a part" in answer.content.decode()


def test_upload_too_large_is_refused_without_keeping_it(signed_in, monkeypatch) -> None:
    monkeypatch.setattr(receiving.SealingUploadHandler, "limit_bytes", 1_000)
    answer = send(signed_in("supervisor"), GOOD + "x" * 5_000)
    assert answer.status_code == 422 and "Split it" in answer.content.decode()
    assert sealed_files() == []


def test_upload_without_csrf_token_is_refused(signed_in) -> None:
    client = signed_in("supervisor")
    client.handler.enforce_csrf_checks = True
    assert send(client, GOOD).status_code == 403


@pytest.mark.parametrize("name", ["home", "upload", "export"])
def test_pages_without_account_lead_to_sign_in(client, name: str) -> None:
    assert client.get(reverse(f"records:{name}")).status_code == 302


def test_wrong_method_is_refused(signed_in) -> None:
    client = signed_in("supervisor")
    assert client.post(reverse("records:home")).status_code == 405
    assert client.get(reverse("records:confirm", args=[uuid4()])).status_code == 405


def test_wrong_person_may_not_import(signed_in) -> None:
    client = signed_in("case_worker")
    assert client.get(reverse("records:home")).status_code == 403
    assert send(client, GOOD).status_code == 403
    assert sealed_files() == []


@pytest.mark.parametrize("agency", ["Agency A", "Agency B"])
def test_file_of_another_person_is_not_found(signed_in, agency: str) -> None:
    upload_id = sent_id(signed_in("supervisor"))
    other = signed_in("supervisor", agency=agency)
    for name in ("preview", "problems", "progress"):
        assert other.get(reverse(f"records:{name}", args=[upload_id])).status_code == 404
    assert other.post(reverse("records:confirm", args=[upload_id])).status_code == 404


def test_file_is_gone_after_an_hour(signed_in) -> None:
    client = signed_in("supervisor")
    upload_id = sent_id(client)
    reader_of(client)
    KeptUpload.objects.update(kept_until=datetime.now(UTC) - timedelta(seconds=1))
    assert client.get(reverse("records:preview", args=[upload_id])).status_code == 404
    reader_of(client)
    drop_expired(now=datetime.now(UTC) + timedelta(hours=2))
    assert KeptUpload.objects.count() == 0 and sealed_files() == []


def test_export_downloads_what_the_person_sees(signed_in) -> None:
    client = signed_in("supervisor")
    import_kept_file(upload_id=sent_id(client), reader=reader_of(client), may_update=False)
    answer = client.post(reverse("records:export"), {"kind": "csv", "with_identity": "on"})
    text = answer.content.decode("utf-8-sig")
    assert answer["Cache-Control"] == "no-store"
    assert "Hoa" in text and "ForcedLabour" in text


def test_export_by_a_person_without_permission_is_refused(signed_in) -> None:
    assert signed_in("case_worker").post(reverse("records:export"), {"kind": "csv"}).status_code == 403


def test_export_bad_input_shows_the_form_again(signed_in) -> None:
    assert signed_in("supervisor").post(reverse("records:export"), {"kind": "pdf"}).status_code == 422


def test_export_offers_agencies_and_members_and_no_stranger(signed_in, monkeypatch) -> None:
    node = directory.Correspondent("kh-node", "National committee", "KH")
    monkeypatch.setattr(directory, "_providers", [lambda: [node]])
    other, client = make_agency("Agency B"), signed_in("supervisor")
    page = client.get(reverse("records:export")).content.decode()
    assert 'value="member:kh-node"' in page and f'value="agency:{other.id}"' in page
    assert f'value="agency:{client.account.agency_id}"' not in page
    asked = {"kind": "csv", "recipient": "member:xx-node"}
    assert client.post(reverse("records:export"), asked).status_code == 422
    assert client.post(reverse("records:export"), asked | {"recipient": "member:kh-node"}).status_code == 200
