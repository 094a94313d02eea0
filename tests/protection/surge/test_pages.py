"""The pages and the API of surge mode: they work and refuse."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from harness.people import client_of
from sampan.protection.cases.models import Case
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.documents.models import Document
from sampan.protection.identification.models import Screening
from sampan.protection.surge.models import Registration
from sampan.protection.surge.services.taking import take_sheet
from sampan.protection.surge.tags import tag_of
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.vocabulary.dates import PartialDate

pytestmark = pytest.mark.database
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)


class Desk:
    """A supervisor signed in, with an operation."""

    def __init__(self):
        self.client = client_of("supervisor")
        self.reader = Reader(actor_of(self.client.account), Purpose.PROTECTION)
        with reading_as(self.reader):
            self.operation_id = begin_operation(
                name="Gate", country="KH", province="", happened_on=PartialDate.parse("2026-03-03").earliest(),
                people_expected=9, by=self.reader.actor, purpose=self.reader.purpose,
            )  # fmt: skip
        leave()

    def at(self, name: str) -> str:
        return reverse(f"surge:{name}", args=[self.operation_id])

    def post(self, name: str, **told):
        return self.client.post(self.at(name), told)

    def people(self) -> list[Registration]:
        with reading_as(self.reader):
            return list(Registration.objects.order_by("tag"))


@pytest.fixture
def desk(db) -> Desk:
    return Desk()


def test_line_of_people_is_kept_with_one_tap_each(desk):
    photo = SimpleUploadedFile("IMG_0001.png", PNG, content_type="image/png")
    answer = desk.post(
        "quick", sex="female", age_band="9-17", nationality="MM", language="my", signs=["alone"], photo=photo
    )
    assert answer.status_code == 302, re.findall("field-error[^<]*<[^<]*", answer.content.decode())
    assert "nationality=MM" in answer["Location"]
    assert "0001-" in desk.client.get(answer["Location"]).content.decode()
    desk.post("quick", tag=tag_of(7), needs=["medical"])
    first, second = desk.people()
    assert (first.level, first.told_signs, second.tag, second.level) == ("now", ["child"], tag_of(7), "now")
    with reading_as(desk.reader):
        assert [one.case_id for one in Document.objects.all()] == [first.case_id]


def test_line_with_a_wrong_tag_or_no_photo_at_all_opens_nobody(desk):
    desk.post("quick", tag=tag_of(7))
    worn = desk.post("quick", tag=tag_of(7))
    assert worn.status_code == 422
    assert desk.post("quick", tag="0007-0").status_code == 422
    bad = SimpleUploadedFile("IMG.png", b"MZ not a picture", content_type="image/png")
    assert desk.post("quick", photo=bad).status_code == 422
    assert len(desk.people()) == 1


def test_sheet_goes_from_upload_to_the_board(desk):
    file = SimpleUploadedFile("danh sách.csv", "name,sex,age\nLê Mẫu,nam,24\nSok,male,x\n".encode())
    sent = desk.post("upload", event="rescued", file=file, end="end")
    assert sent.status_code == 302
    text = desk.client.get(sent["Location"]).content.decode()
    assert "1 row is wrong" in text
    assert "from 0 to 120" in text
    assert desk.client.post(sent["Location"] + "confirm/").status_code == 403
    assert desk.client.post(sent["Location"] + "confirm/", {"keeps_wrong": "yes"}).status_code == 302
    assert "Taking people in" in desk.client.get(sent["Location"]).content.decode()
    sheet_id = re.search(r"[0-9a-f-]{36}", sent["Location"]).group()
    take_sheet(sheet_id=sheet_id, reader=desk.reader)
    leave()
    assert "1 row waits to be mended" in desk.client.get(sent["Location"]).content.decode()
    rows = desk.client.post(sent["Location"] + "mend.csv").content.decode("utf-8-sig")
    assert rows.startswith("name,sex,age,sampan_row,sampan_problem")
    assert "Sok,male,x" in rows
    board = desk.client.get(desk.at("board")).content.decode()
    assert "1 row of a sheet waits to be mended" in board
    assert desk.client.post(sent["Location"] + "discard/").status_code == 302


def test_sheet_that_is_none_is_shown_again(desk):
    file = SimpleUploadedFile("a.csv", b"\x00\x01\x02")
    assert desk.post("upload", event="rescued", file=file, end="end").status_code == 422
    assert desk.post("upload", event="rescued").status_code == 422
    columns = SimpleUploadedFile("a.csv", b"colour,size\nred,2\n")
    answer = desk.post("upload", event="rescued", file=columns, end="end")
    assert "Name the columns name, sex, age" in answer.content.decode()


def test_board_and_its_lists_lead_to_the_person_and_back(desk):
    desk.post("quick", sex="male", nationality="VN")
    board = desk.client.get(desk.at("board")).content.decode()
    assert "1 / 9" in board
    parts = desk.client.get(desk.at("board"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in parts
    listed = desk.client.get(desk.at("people") + "?nationality=VN&level=later").content.decode()
    (one,) = desk.people()
    assert str(one.case_id) in listed
    assert str(one.case_id) not in desk.client.get(desk.at("people") + "?nationality=MM").content.decode()
    assert desk.client.post(desk.at("people"), {"show": "names"}).status_code == 200
    found = desk.post("find", tag=one.tag)
    assert found["Location"] == reverse("surge:person", args=[one.case_id])
    assert desk.post("find", tag="0009-9").status_code == 422


def test_next_person_is_seen_and_the_queue_empties(desk):
    desk.post("quick", signs=["injury"])
    claimed = desk.post("next")
    (one,) = desk.people()
    at = reverse("surge:person", args=[one.case_id])
    assert claimed["Location"] == at
    assert "Injured" in desk.client.get(at).content.decode()
    assert desk.client.post(at, {"signs": ["debt"]}).status_code == 302
    assert desk.client.post(at + "level/", {"level": "now"}).status_code == 422
    assert desk.client.post(at + "level/", {"level": "now", "why": "worse"}).status_code == 302
    assert desk.client.post(at + "act/", {"act": "seen"})["Location"] == desk.at("next")
    assert desk.post("next")["Location"] == desk.at("next")
    assert desk.client.get(at + "act/").status_code == 405


def test_list_for_an_embassy_leaves_out_who_fears_it(desk):
    desk.post("quick", nationality="MM", signs=["asylum"])
    desk.post("quick", nationality="MM")
    first, second = desk.people()
    own = desk.client.get(desk.at("printed") + "?nationality=MM").content.decode()
    assert first.tag in own
    theirs = desk.client.get(desk.at("printed") + "?nationality=MM&for=embassy").content.decode()
    assert second.tag in theirs
    assert first.tag not in theirs
    assert "sylum" not in theirs


def test_many_are_asked_at_once_and_one_answer_fills_the_open_ones(desk):
    desk.post("quick", sex="male")
    desk.post("quick", sex="male")
    one, other = desk.people()
    told = {"all-papers": "yes", f"{one.case_id}-papers": "no"}
    assert desk.client.post(desk.at("ask") + "?q=papers", told).status_code == 302
    with reading_as(desk.reader):
        assert {s.case_id: s.answers["5.1"] for s in Screening.objects.all()} == {
            one.case_id: "no", other.case_id: "yes",
        }  # fmt: skip
    assert desk.client.post(desk.at("ask") + "?q=papers", {"all-papers": "perhaps"}).status_code == 422


def test_everybody_of_a_list_is_shared_out(desk):
    desk.post("quick", nationality="VN")
    desk.post("quick", nationality="MM")
    to = str(desk.reader.actor.account_id)
    desk.client.post(desk.at("share") + "?nationality=VN", {"whom": "all", "to": [to]})
    assert [str(one.worker_id or "") for one in desk.people()] == [to, ""]
    assert (
        "Tick at least one" in desk.client.post(desk.at("share"), {"to": [to]}, follow=True).content.decode()
    )


def test_wristbands_are_given_out_on_paper(desk):
    assert tag_of(3) in desk.post("tags", count="3").content.decode()
    assert desk.post("tags", count="0").status_code == 422


def test_begin_an_operation_with_a_day_to_come_is_shown_again(desk):
    told = {"name": "Gate", "country": "KH", "happened_on": "2999-01-01"}
    assert desk.client.post(reverse("surge:begin"), told).status_code == 422
    done = desk.client.post(reverse("surge:begin"), told | {"happened_on": "2026-01-01"})
    assert desk.client.get(done["Location"]).status_code == 200
    assert desk.client.get(reverse("surge:list")).content.decode().count("Gate") == 2


def test_wrong_people_are_refused(desk):
    for role, agency, status in (("analyst", "Agency A", 403), ("supervisor", "Agency B", 404)):
        client = client_of(role, agency=agency)
        for name in ("board", "people", "next", "quick", "ask", "upload"):
            assert client.get(desk.at(name)).status_code == status, (role, name)
    officer = client_of("front_line_officer")
    assert officer.get(desk.at("upload")).status_code == 403
    assert officer.get(desk.at("quick")).status_code == 200


def test_api_takes_a_sheet_and_gives_out_people(desk):
    at = f"/api/surge/operations/{desk.operation_id}"
    sent = desk.client.post(f"{at}/sheets", b"name,sex\nA B,male\n", content_type="text/csv")
    assert sent.status_code == 201, sent.content
    sheet = sent.json()["id"]
    assert desk.client.post(f"/api/surge/sheets/{sheet}/confirm").json()["status"] == "taking"
    take_sheet(sheet_id=sheet, reader=desk.reader)
    leave()
    assert desk.client.get(f"/api/surge/sheets/{sheet}").json()["taken"] == 1
    assert desk.client.get(at).json()["counts"]["sex"] == {"male": 1}
    person = desk.client.post(f"{at}/next").json()["person"]
    assert desk.client.get(f"{at}/tags/{person['tag']}").json()["case_id"] == person["case_id"]
    own = f"/api/surge/people/{person['case_id']}"
    signs = desk.client.put(f"{own}/signs", {"signs": ["injury"]}, content_type="application/json")
    assert signs.json()["level"] == "now"
    assert desk.client.post(f"{own}/seen").json()["seen_at"]
    assert desk.client.get("/api/surge/operations").json()[0]["seen"] == 1
    with reading_as(desk.reader):
        assert Case.objects.filter(source="sheet").count() == 1
