"""The pages of a group return: they work, say what is wrong, refuse the wrong method and the wrong person."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import localtime

from sampan.protection.movements.services import grouping
from sampan.protection.returns.models import Return, ReturnEvent
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from tests.protection.movements.test_group import make_movement, one_plan
from tests.protection.returns.telling import TODAY, WHY, Story

pytestmark = pytest.mark.database
BORDER = {"place": "Moc Bai gate", "officer": "Lieutenant Dao"}


@pytest.fixture
def group(sides):
    """A group of three, whose country has not answered."""
    return make_movement(sides, 3).id


def stories(sides, group) -> list[Story]:
    """Return each person's story, by their place on the list."""
    with reading_as(Reader(sides.service, WHY)):
        rows = Return.objects.filter(group=group, side="host").order_by("group_number")
        return [Story(sides, one.case_id, one.conversation) for one in rows]


def accepted(sides, group) -> None:
    """Let the origin take the group on."""
    named = {"agency_id": sides.receiver.agency_id, "account_id": sides.receiver.account_id}
    with sides.as_(sides.focal) as who:
        grouping.accept_all(group=group, **named, **who)


def ready_to_go(sides, group) -> Story:
    """Take one grown person of the group to a plan that both sides agreed to."""
    accepted(sides, group)
    story = next(one for one in stories(sides, group) if not sides.row(one.case_id).is_child)
    story.consent("identity")
    story.ask().asylum().verify().nationality().risk("host").risk("origin").document()
    return story.draft().approve().send_plan().agree()


def test_pages_of_a_group_work_and_refuse_what_is_wrong(sides, group, desk, signed_in):
    worker, home = desk(sides.worker), f"/returns/groups/{group}/"
    for path in (
        "/returns/groups/",
        "/returns/groups/begin/",
        home,
        f"{home}people/",
        f"{home}vehicle/",
        f"{home}border/",
    ):
        page = worker.get(path)
        assert page.status_code == 200 and b"Sok 1" not in page.content
    assert worker.post("/returns/groups/begin/", {"name": ""}).status_code == 422
    assert worker.post("/returns/groups/begin/", {"name": "Bavet, May"}).status_code == 302
    assert worker.post(f"{home}people/", {}).status_code == 422
    bus = {"label": "Bus", "means": "bus", "capacity": "3", "escorts": "0", "escort_agency": "IOM"}
    assert worker.post(f"{home}vehicle/", bus).status_code == 422
    assert worker.post(f"{home}vehicle/", bus | {"escorts": "1"}).status_code == 302
    assert worker.get(f"{home}everybody/nothing/").status_code == 404
    for path, method in (
        (home, "post"),
        (f"{home}receipt/", "get"),
        (f"{home}people.csv", "get"),
        (f"{home}border/", "put"),
    ):
        assert getattr(worker, method)(path).status_code == 405
    for path in (
        home,
        f"{home}border/",
        f"{home}everybody/depart/",
        f"/returns/groups/arriving/{group}/border/",
    ):
        assert signed_in("analyst").get(path).status_code == 403
        assert desk(sides.focal).get(home).status_code in (200, 404)


def test_sheet_holds_names_and_no_formula_and_is_audited(sides, group, desk, reading):
    sheet = desk(sides.worker).post(f"/returns/groups/{group}/people.csv", {"province": "KH-1"})
    assert sheet.status_code == 200 and b"Sok" in sheet.content and "Sok" not in sheet["Content-Disposition"]
    with reading_as(Reader(reading("auditor").actor, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="movement.listed").count() == 1


def test_border_page_writes_what_was_said_and_nothing_else(sides, group, desk):
    story = ready_to_go(sides, group)
    worker, address = desk(sides.worker), f"/returns/groups/{group}/border/"
    opened = worker.post(address, BORDER | {"person": story.host}).content.decode()
    assert "checked" not in opened and "Moc Bai gate" in opened and "Sok" not in opened
    said = BORDER | {"person": story.host, "outcome": "present"}
    for wrong in (
        {},
        {"condition": "well"},
        {"belongings": ["phone"]},
        {"condition": "well", "belongings": ["phone", "nothing"]},
    ):
        assert worker.post(address, said | wrong).status_code == 422
    assert (
        worker.post(
            address,
            {"person": story.host, "outcome": "present", "condition": "tired", "belongings": ["phone"]},
        ).status_code
        == 422
    )
    assert worker.post(address, said | {"outcome": "sleeping"}).status_code == 200
    assert sides.both(story.conversation) == ("planned", "planned")
    told = worker.post(address, said | {"condition": "tired", "belongings": ["phone", "money"]})
    assert told.status_code == 200 and "Present, handed over" in told.content.decode()
    with reading_as(Reader(sides.worker, WHY)):
        facts = ReturnEvent.objects.get(act="hand_over", by_side="host", kept_return_id=story.host).facts
    assert (facts["condition"], facts["belongings"]) == ("tired", ["phone", "money"])
    assert b"signed off" in worker.post(address, said | {"outcome": "absent"}).content


def test_border_page_marks_who_refuses_and_who_is_held_back_and_names_only_when_asked(
    sides, group, desk, reading
):
    accepted(sides, group)
    first, second, _third = stories(sides, group)
    worker, address = desk(sides.worker), f"/returns/groups/{group}/border/"
    account = BORDER | {"outcome": "present", "condition": "well", "belongings": ["nothing"]}
    held = worker.post(address, account | {"person": first.host}).content.decode()
    assert "Not yet: something is missing" in held and sides.row(first.conversation).phase == "accepted"
    worker.post(address, {"person": second.host, "outcome": "refused"})
    assert sides.row(second.conversation).stop_reason == "refused_to_travel"
    assert b"Sok" in worker.post(address, {"names": "1"}).content
    with reading_as(Reader(reading("auditor").actor, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="identity.read").count() == 3


def test_api_takes_no_condition_for_granted(sides, group, desk):
    story = ready_to_go(sides, group)
    told = {
        "person": str(story.host),
        "outcome": "present",
        "happened_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        **BORDER,
    }
    answer = desk(sides.worker).post(
        f"/api/movements/{group}/sign-off/", told, content_type="application/json"
    )
    assert answer.status_code == 422 and sides.row(story.conversation).phase == "planned"


def test_confirm_page_shows_who_is_ready_and_tells_person_by_person_what_came_of_it(sides, group, desk):
    story = ready_to_go(sides, group)
    story.ask()
    worker, address = desk(sides.worker), f"/returns/groups/{group}/everybody/depart/"
    page = worker.get(address).content.decode()
    assert "Do it for 1 person" in page and "Not at this step" in page
    assert worker.post(address, {"happened_at": ""}).status_code == 422
    with reading_as(Reader(sides.service, WHY)):
        Return.objects.filter(id=story.host).update(asked_on=TODAY - timedelta(days=4))
    page = worker.get(address).content.decode()
    assert "Do it for 0 people" in page and "too old" in page
    now = f"{localtime() - timedelta(minutes=1):%Y-%m-%dT%H:%M}"
    told = worker.post(address, {"happened_at": now}).content.decode()
    assert "Stays" in told and "too old" in told and sides.row(story.conversation).phase == "planned"
    assert "missing_voluntariness_old" in sides.tasks("host", story.conversation)
    story.ask()
    assert "Done for 1 person" in worker.post(address, {"happened_at": now}).content.decode()
    assert sides.row(story.conversation).phase == "departed"


def test_one_plan_for_everybody_is_drafted_on_a_page(sides, group, desk):
    accepted(sides, group)
    grown = next(one for one in stories(sides, group) if not sides.row(one.case_id).is_child)
    grown.consent("identity")
    grown.verify().nationality()
    plan = one_plan().body()
    leg = {f"{part}_1": told for part, told in plan["legs"][0].items()}
    said = {part: plan[part] for part in ("leaves_on", "meeting_place", "escort_agency", "payer")} | leg
    worker, address = desk(sides.worker), f"/returns/groups/{group}/everybody/draft/"
    assert worker.get(address).status_code == 200
    assert worker.post(address, {}).status_code == 422
    assert "Done for 1 person" in worker.post(address, said).content.decode()
    assert sides.row(grown.conversation).plan_hash


def test_origin_takes_on_and_agrees_and_receives_on_its_own_pages(sides, group, desk, reading):
    focal, home = desk(sides.focal), f"/returns/groups/arriving/{group}/"
    assert b"Viet Nam" in focal.get("/returns/groups/arriving/").content
    step = f"/returns/groups/{group}/everybody/accept/"
    assert b"Do it for 3 people" in focal.get(step).content
    assert focal.post(step, {}).status_code == 422
    worker = f"{sides.receiver.agency_id}:{sides.receiver.account_id}"
    assert b"Done for 3 people" in focal.post(step, {"worker": worker}).content
    sides.carry()
    story = next(one for one in stories(sides, group) if not sides.row(one.case_id).is_child)
    story.consent("identity")
    story.ask().asylum().verify().nationality().risk("host").risk(
        "origin"
    ).document().draft().approve().send_plan()
    receiver, agree = desk(sides.receiver), f"/returns/groups/{group}/everybody/agree/"
    assert b"Do it for 1 person" in receiver.get(agree).content
    assert b"Done for 1 person" in receiver.post(agree, {}).content
    sides.carry()
    story.ask().depart().hand_over()
    assert receiver.get(home).status_code == 200
    account = BORDER | {
        "person": story.origin,
        "outcome": "present",
        "condition": "distressed",
        "belongings": ["phone"],
    }
    assert b"Sok" not in receiver.get(f"{home}border/").content
    assert receiver.post(f"{home}border/", account | {"condition": ""}).status_code == 422
    assert b"Sok" in receiver.post(f"{home}border/", {"names": "1"}).content
    with reading_as(Reader(reading("auditor").actor, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="identity.read", account_id=sides.receiver.account_id).exists()
    assert b"Received" in receiver.post(f"{home}border/", account).content
    assert sides.row(story.conversation, "origin").is_received
    assert receiver.get("/returns/groups/arriving/8a3c1b52-7f0e-4a0f-9a53-1f2d5e6b7c80/").status_code == 404
