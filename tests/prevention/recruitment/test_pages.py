"""The pages and the addresses for machines: an inspector's way through them, and who may not."""

import json
from datetime import date

import pytest
from django.urls import reverse

from sampan import cli
from sampan.engines.screening.agencies.listed import AgencyList
from sampan.prevention.recruitment.models import ListImport, Recruiter
from sampan.prevention.recruitment.services.taking import take_list
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from tests.prevention.recruitment.conftest import HEADER, MAPPING, ROWS, sheet

pytestmark = pytest.mark.database
ENTRY = {
    "name": "Công ty TNHH An Phát Hưng",
    "country": "VN",
    "other_names": "An Phat Hung\nAPH",
    "contacts": "+84 24 3999 0001",
}


@pytest.fixture
def desk(signed_in):
    """A signed-in inspector."""
    return signed_in("labour_inspector", purpose=Purpose.PROTECTION)


def as_desk(desk) -> Reader:
    reader = Reader(actor_of(desk.account), Purpose.PROTECTION)
    enter(reader)
    return reader


def test_inspector_enters_an_agency_licenses_suspends_and_limits_it_by_pages(desk):
    made = desk.post(reverse("recruitment:new"), ENTRY)
    page = made.headers["Location"]
    as_desk(desk)
    one = Recruiter.objects.get()
    licence = {"number": "1/GP", "valid_until": "2030-01-01", "why": "Granted", "destinations": ["JP"]}
    assert desk.post(reverse("recruitment:licence", args=[one.id]), licence).status_code == 302
    as_desk(desk)
    series = one.licences.get().series
    act = {"kind": "suspended", "from_on": "2024-01-01", "reason": "Fees were asked"}
    assert desk.post(reverse("recruitment:act", args=[one.id, series]), act).status_code == 302
    fee = {"amount": "0", "currency": "usd", "rule": "Circular 21", "valid_from": "2024-01-01"}
    assert desk.post(reverse("recruitment:fee", args=[one.id]), fee).status_code == 302
    renewed = licence | {"valid_until": "2031-01-01", "why": "Renewed"}
    assert desk.post(reverse("recruitment:renew", args=[one.id, series]), renewed).status_code == 302
    changed = ENTRY | {"name": "Công ty TNHH An Phát", "why": "Renamed"}
    assert desk.post(reverse("recruitment:edit", args=[one.id]), changed).status_code == 302
    told = desk.get(page).content.decode()
    for words in ("1/GP", "Fees were asked", "Circular 21", "Renewed", "Renamed", "An Phat Hung"):
        assert words in told
    found = desk.get(reverse("recruitment:list"), {"q": "an phat"}).content.decode()
    assert str(one.id) in found


def test_form_that_cannot_be_says_what_is_wrong_at_its_field(desk):
    answer = desk.post(reverse("recruitment:new"), ENTRY | {"name": "Công ty TNHH"})
    assert answer.status_code == 422 and "name" in answer.context["form"].errors
    made = desk.post(reverse("recruitment:new"), ENTRY).headers["Location"]
    recruiter_id = made.rstrip("/").rpartition("/")[2]
    wrong = {"number": "1", "valid_from": "2025-01-01", "valid_until": "2024-01-01", "why": "x"}
    answer = desk.post(reverse("recruitment:licence", args=[recruiter_id]), wrong)
    assert answer.status_code == 422 and "valid_until" in answer.context["form"].errors


def test_list_is_received_its_columns_named_and_confirmed_by_pages(desk):
    source = {"name": "Register", "country": "VN", "publisher": "Ministry", "terms": "Open data"}
    receive = desk.post(reverse("recruitment:new_source"), source).headers["Location"]
    upload = sheet(*ROWS)
    upload.name = "list.csv"
    made = desk.post(receive, {"file": upload, "list_date": "2026-01-01", "is_whole": "on"}).headers[
        "Location"
    ]
    columns = desk.get(made).headers["Location"]
    assert HEADER.split(",")[0] in desk.get(columns).content.decode()
    assert desk.post(columns, {"name": HEADER.split(",")[0]}).status_code == 422
    assert desk.post(columns, MAPPING).headers["Location"] == made
    assert "An Phát Hưng" in desk.get(made).content.decode()
    reader = as_desk(desk)
    one = ListImport.objects.get()
    assert desk.post(reverse("recruitment:confirm", args=[one.id])).status_code == 302
    assert "hx-get" in desk.get(made, headers={"HX-Request": "true"}).content.decode()
    take_list(import_id=one.id, reader=reader)
    assert desk.get(made, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "Biển Xanh" in desk.get(reverse("recruitment:list")).content.decode()


def test_offer_is_checked_on_a_page_and_published_list_checks_the_same_at_the_command_line(
    desk, tmp_path, capsys
):
    desk.post(reverse("recruitment:new"), ENTRY)
    as_desk(desk)
    one = Recruiter.objects.get()
    licence = {"number": "1/GP", "valid_until": "2024-01-01", "why": "Granted"}
    desk.post(reverse("recruitment:licence", args=[one.id]), licence)
    offer = "Công ty An Phát Hưng tuyển lao động, zalo 0912345678"
    told = desk.post(reverse("recruitment:check"), {"text": offer, "on": "2026-01-01"})
    kinds = [row["finding"].kind for row in told.context["findings"]]
    assert kinds == ["expired", "contact_not_of_agency"]
    listed = tmp_path / "agencies.json"
    listed.write_bytes(desk.post(reverse("recruitment:publish")).content)
    assert len(AgencyList.read(listed).agencies) == 1
    text = tmp_path / "offer.txt"
    text.write_text(offer, encoding="utf-8")
    arguments = ["agencies", "check", str(text), "--list", str(listed), "--on", "2026-01-01"]
    assert cli.main([*arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [row["kind"] for row in found] == kinds
    assert all(offer[row["start"] : row["end"]] == row["words"] for row in found)
    assert cli.main(arguments) == 0
    assert "has expired" in capsys.readouterr().out
    listed.write_bytes(listed.read_bytes().replace(b"2024-01-01", b"2034-01-01"))
    assert cli.main(arguments) == 2
    assert "changed or cut" in capsys.readouterr().err


def test_machines_do_the_same_as_people(desk):
    def api(path: str, body: object = None, method: str = "post"):
        more = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return getattr(desk, method)(f"/api/recruitment/{path}", **more)

    made = api("", {"name": "Công ty CP Sen Vàng", "country": "VN"}).json()["id"]
    licence = {"number": "2/GP", "why": "Granted", "destinations": ["JP"], "valid_until": "2030-01-01"}
    series = api(f"{made}/licences", licence).json()["licences"][0]["series"]
    assert (
        api(
            f"licences/{series}/acts", {"kind": "revoked", "from_on": "2025-01-01", "reason": "x"}
        ).status_code
        == 204
    )
    fee = {"amount": "100", "currency": "USD", "rule": "x", "valid_from": "2024-01-01"}
    assert api(f"{made}/fees", fee).status_code == 204
    assert api(f"{made}/fees", method="get").json()[0]["amount"] in ("100.00", "100")
    assert api(made, method="get").json()["status"] == "revoked"
    assert api(f"{made}?on=2024-12-31", method="get").json()["status"] == "licensed"
    assert [one["reason"] for one in api("look-up?text=sen+vang", method="get").json()] == ["without_marks"]
    assert [one["kind"] for one in api("check", {"text": "Công ty Sen Vàng", "on": "2026-01-01"}).json()] == [
        "revoked"
    ]
    assert len(api("", method="get").json()) == 1 and len(api(f"{made}/history", method="get").json()) == 2
    changed = {"name": "Sen Xanh", "country": "VN", "why": "Renamed"}
    assert api(made, changed, "put").json()["name"] == "Sen Xanh"
    assert AgencyList.of_bytes(api("publish").content).agencies
    source = api("sources", {"name": "R", "country": "VN", "publisher": "M", "terms": "T"}).json()["id"]
    assert len(api("sources", method="get").json()) == 1
    upload = sheet(*ROWS)
    upload.name = "list.csv"
    received = desk.post(
        f"/api/recruitment/sources/{source}/lists",
        {"file": upload, "list_date": "2026-01-01", "is_whole": "true"},
    ).json()
    assert received["status"] == "columns"
    told = api(f"lists/{received['id']}/columns", {"mapping": MAPPING}, "put").json()
    assert (told["status"], told["new"]) == ("checked", 3)
    assert api(f"lists/{received['id']}/confirm", {}).status_code == 202
    assert api(f"lists/{received['id']}", method="get").json()["status"] == "taking"
    assert api(f"lists/{received['id']}/discard").status_code == 403  # it was answered


@pytest.mark.parametrize(("role", "purpose", "reads"), [
    ("hotline_officer", Purpose.PROTECTION, 200), ("case_worker", Purpose.PROTECTION, 200),
    ("analyst", Purpose.STATISTICS, 403),
])  # fmt: skip
def test_pages_of_the_keeper_are_closed_to_others(signed_in, role, purpose, reads):
    client = signed_in(role, purpose=purpose)
    for name in ("list", "check"):
        assert client.get(reverse(f"recruitment:{name}")).status_code == reads
    for name in ("new", "lists", "new_source"):
        assert client.get(reverse(f"recruitment:{name}")).status_code == 403
    assert client.post(reverse("recruitment:publish")).status_code == 403
    assert client.post("/api/recruitment/publish").status_code == 403


def test_page_of_a_day_shows_that_day_and_bad_days_today(desk):
    desk.post(reverse("recruitment:new"), ENTRY)
    as_desk(desk)
    page = reverse("recruitment:recruiter", args=[Recruiter.objects.get().id])
    assert desk.get(page, {"on": "2020-02-29"}).context["on"] == date(2020, 2, 29)
    assert desk.get(page, {"on": "nonsense"}).status_code == 200
    assert (
        desk.get(reverse("recruitment:recruiter", args=["0" * 8 + "-0000-0000-0000-" + "0" * 12])).status_code
        == 404
    )
