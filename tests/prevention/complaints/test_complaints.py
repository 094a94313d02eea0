"""Complaints: sealed words, who receives and who decides, decisions with reasons, counts without names, refusals."""

import json
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from sampan.prevention.complaints import queries
from sampan.prevention.complaints.models import Complaint, ComplaintStep
from sampan.prevention.complaints.services.deciding import (
    NewComplaint,
    decide_complaint,
    open_complaint,
    receive_complaint,
)
from sampan.prevention.recruitment.services.register import Entry, enter_recruiter
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.people.services.keys import rotate_wrapping
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.database
WHY = Purpose.PROTECTION
WORDS = "Ông Trần Văn Mẫu giữ hộ chiếu của tôi"


def read_as(actor: Actor) -> dict:
    enter(Reader(actor, WHY))
    return {"by": actor, "purpose": WHY}


@pytest.fixture
def desks(people):
    """An inspector, two hotlines of two offices, and an agency."""
    people("node_service")
    inspector = people("labour_inspector", agency="Inspection")
    made = enter_recruiter(entry=Entry("Công ty CP Sen Vàng", "VN"), **read_as(inspector))
    return (
        inspector,
        people("hotline_officer", agency="Hotline A"),
        people("hotline_officer", agency="Hotline B"),
        made,
    )


def received(actor: Actor, recruiter_id: UUID, **more) -> UUID:
    new = {"by_kind": "worker", "about": ("fees", "documents_kept"), "words": WORDS} | more
    return receive_complaint(complaint=NewComplaint(recruiter_id, **new), **read_as(actor))


def test_hotline_receives_inspector_decides_and_every_opening_is_audited(desks, audited):
    inspector, hotline, _other, agency = desks
    made = received(hotline, agency, happened_on=date(2026, 1, 1))
    who = read_as(inspector)
    decide_complaint(complaint_id=made, state="looked_into", reason="Visit on Monday", **who)
    decide_complaint(complaint_id=made, state="upheld", reason="Passports of Trần were found", **who)
    opened = open_complaint(complaint_id=made, reader=Reader(inspector, WHY))
    assert (opened.words, opened.fact.state) == (WORDS, "upheld")
    assert [(one.state, one.reason) for one in opened.steps] == [
        ("looked_into", "Visit on Monday"),
        ("upheld", "Passports of Trần were found"),
    ]
    assert [audited(f"complaints.{act}") for act in ("received", "decided", "opened")] == [1, 2, 1]


def test_words_and_reasons_are_nowhere_in_plain_and_survive_a_rotation(desks, people):
    inspector, hotline, _other, agency = desks
    made = received(hotline, agency)
    decide_complaint(complaint_id=made, state="passed_on", reason="Mẫu", **read_as(inspector))
    row, step = Complaint.objects.get(), ComplaintStep.objects.get()
    assert WORDS.encode() not in bytes(row.words) and "Mẫu".encode() not in bytes(step.reason)
    assert "Mẫu" not in repr(NewComplaint(agency, "worker", ("fees",), WORDS))
    assert open_complaint(complaint_id=made, reader=Reader(inspector, WHY)).words == WORDS


def test_office_sees_its_own_complaints_and_inspectors_those_of_the_node(desks):
    inspector, hotline, other, agency = desks
    made = received(hotline, agency)
    read_as(other)
    reader = Reader(other, WHY)
    assert queries.complaints(reader=reader) == [] == queries.counted(reader=reader)
    with pytest.raises(NotFound):
        open_complaint(complaint_id=made, reader=reader)
    received(other, agency, about=("unlicensed",))
    read_as(inspector)
    (counted,) = queries.counted(reader=Reader(inspector, WHY))
    assert (counted.recruiter_id, counted.total, counted.by_state) == (agency, 2, (("received", 2),))
    assert len(queries.complaints(reader=Reader(inspector, WHY), state="received", recruiter_id=agency)) == 2


def test_only_inspectors_decide_and_who_has_no_part_in_it_sees_nothing(desks, people):
    _inspector, hotline, _other, agency = desks
    made = received(hotline, agency)
    with pytest.raises(NotPermitted):
        decide_complaint(complaint_id=made, state="upheld", reason="x", **read_as(hotline))
    worker = people("case_worker", agency="Hotline A")
    who = read_as(worker)
    assert not Complaint.objects.exists()
    for attempt in (
        lambda: receive_complaint(complaint=NewComplaint(agency, "worker", ("fees",), "x"), **who),
        lambda: queries.complaints(reader=Reader(worker, WHY)),
        lambda: queries.counted(reader=Reader(worker, WHY)),
        lambda: open_complaint(complaint_id=made, reader=Reader(worker, WHY)),
        lambda: decide_complaint(complaint_id=made, state="upheld", reason="x", **who),
    ):
        with pytest.raises(NotPermitted):
            attempt()


@pytest.mark.parametrize(("bad", "field"), [
    ({"by_kind": "king"}, "by_kind"), ({"about": ()}, "about"), ({"about": ("rain",)}, "about"),
    ({"words": "  "}, "words"),
    ({"words": "x" * 20_001}, "words"), ({"happened_on": date(2099, 1, 1)}, "happened_on"),
])  # fmt: skip
def test_complaint_that_cannot_be_is_refused_by_its_field(desks, bad, field):
    _inspector, hotline, _other, agency = desks
    with pytest.raises(InvalidInput) as refused:
        received(hotline, agency, **bad)
    assert refused.value.field == field
    with pytest.raises(NotFound):
        received(hotline, uuid4())


def test_decisions_follow_one_another_need_a_reason_and_are_never_changed(desks):
    inspector, hotline, _other, agency = desks
    made = received(hotline, agency)
    who = read_as(inspector)
    with pytest.raises(InvalidInput):
        decide_complaint(complaint_id=made, state="upheld", reason=" ", **who)
    decide_complaint(complaint_id=made, state="not_upheld", reason="x", **who)
    for state in ("upheld", "received", "nothing"):
        with pytest.raises(WrongState):
            decide_complaint(complaint_id=made, state=state, reason="x", **who)
    decide_complaint(complaint_id=made, state="looked_into", reason="New witness", **who)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ComplaintStep.objects.update(state="upheld")


def test_pages_receive_open_for_a_purpose_and_decide(signed_in, desks):
    _inspector, _hotline, _other, agency = desks
    client = signed_in("labour_inspector", agency="Inspection", purpose=WHY)
    body = {"by_kind": "family", "about": ["fees"], "words": WORDS}
    assert client.post(reverse("complaints:receive", args=[agency]), {}).status_code == 422
    page = client.post(reverse("complaints:receive", args=[agency]), body).headers["Location"]
    assert WORDS not in client.get(page).content.decode()
    assert client.post(page).status_code == 403
    assert WORDS in client.post(page, {"purpose": "protection"}).content.decode()
    decide = f"{page}decide/"
    assert client.post(decide, {"state": "upheld"}).status_code == 422
    assert client.post(decide, {"state": "upheld", "reason": "Seen"}).status_code == 302
    assert client.post(decide, {"state": "not_upheld", "reason": "Seen"}).status_code == 422
    told = client.get(
        reverse("complaints:list"), {"state": "upheld", "recruiter": str(agency)}
    ).content.decode()
    assert page in told and WORDS not in told
    assert page not in client.get(reverse("complaints:list"), {"state": "received"}).content.decode()


def test_machines_receive_and_count(signed_in, desks):
    _inspector, _hotline, _other, agency = desks
    client = signed_in("hotline_officer", agency="Hotline A", purpose=WHY)
    body = {"recruiter_id": str(agency), "by_kind": "ngo", "about": ["unlicensed"], "words": WORDS}
    made = client.post("/api/complaints/", json.dumps(body), content_type="application/json")
    assert made.status_code == 201
    (one,) = client.get("/api/complaints/").json()
    assert one["id"] == made.json()["id"] and "words" not in one
    assert client.get("/api/complaints/figures").json()[0]["by_state"] == {"received": 1}
    enter(Reader(actor_of(client.account), WHY))
    assert client.get("/api/complaints/?state=nothing").status_code == 422
    stranger = signed_in("case_worker", purpose=WHY)
    assert stranger.get("/api/complaints/").status_code == 403
    assert stranger.get(reverse("complaints:list")).status_code == 403


def test_keys_are_wrapped_anew_on_rotation(desks, people):
    inspector, hotline, _other, agency = desks
    made = received(hotline, agency)
    read_as(people("node_service"))
    rotate_wrapping(by=people("node_service"), purpose=WHY)
    read_as(inspector)
    assert open_complaint(complaint_id=made, reader=Reader(inspector, WHY)).words == WORDS
