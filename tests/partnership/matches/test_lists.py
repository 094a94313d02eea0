"""Lists where something waits: it stands first however much came after it, and every page can be reached."""

from datetime import timedelta

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches import naming, queries
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import OpenedPlace, Question, Request, SilentHit
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.identifiers import new_person_id, new_record_id
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there

pytestmark = pytest.mark.database

MANY = queries.PAGE + 5
KNOWN = (("phone", "+855 97 555 0101"), ("handle", "telegram:@boss_kk"))


@pytest.fixture
def asked(arranged, suspect, officer, people) -> Question:
    """A question of ours that was answered."""
    suspect(*KNOWN, reader=Reader(people("supervisor", agency="Agency B"), REFERRAL))
    open_there(arranged, Register.SELECTORS)
    ask_about(arranged, officer, subject_id=suspect(*KNOWN))
    arranged.deliver()
    with arranged.reading():
        return Question.objects.get(side=Side.ASKER)


def more_questions(row: Question) -> list[Question]:
    """As many questions as fill more than a page."""
    made = []
    for _ in range(MANY):
        row.pk, row.conversation = new_record_id(), new_person_id()
        made.append(
            Question(**{one.attname: getattr(row, one.attname) for one in Question._meta.concrete_fields})
        )
    return Question.objects.bulk_create(made)


def test_silent_hit_that_waits_is_not_pushed_off_the_desk(arranged, asked, people):
    told = {"question": asked, "member": THERE, "agency_id": asked.agency_id, "kinds": ["phone"]}
    told |= {"found_at": asked.asked_at, "due_at": asked.answer_due}
    with arranged.reading():
        first = SilentHit.objects.create(**told, case_id=new_person_id())
        rest = [SilentHit(**told, case_id=new_person_id(), verdict="expired") for _ in range(MANY)]
        SilentHit.objects.bulk_create(rest)
    duty = Reader(people("duty_officer", agency="Focal point"), REFERRAL)
    with reading_as(duty):
        page = naming.silent_hits(reader=duty)
        after = naming.silent_hits(reader=duty, before=page[-1].id)
    assert page[0].id == first.id and len(page) == queries.PAGE
    assert {one.id for one in page + after} == {first.id} | {one.id for one in rest}
    client = client_of("duty_officer", agency="Focal point", purpose=REFERRAL)
    assert f"before={page[-1].id}" in client.get(reverse("matches:desk")).content.decode()


def test_request_that_waits_here_is_first_and_all_are_reached(arranged, asked, people):
    with arranged.reading():
        told = {
            "member": THERE,
            "wish": "information",
            "agency_id": asked.agency_id,
            "due_at": asked.answer_due,
        }
        told |= {"asked_at": asked.asked_at}
        first, *others = more_questions(asked)
        waits = Request.objects.create(**told, way="in", question=first)
        rest = [Request(**told, way="in", question=one, verdict="approved") for one in others]
        Request.objects.bulk_create(rest)
    supervisor = Reader(people("supervisor", agency="Agency A"), REFERRAL)
    with reading_as(supervisor):
        page = queries.requests(reader=supervisor)
        after = queries.requests(reader=supervisor, before=page[-1].id)
    assert page[0].id == waits.id and len(page) + len(after) == MANY
    client = client_of("supervisor", agency="Agency A", purpose=REFERRAL)
    address = reverse("matches:request", args=[waits.id])
    assert address in client.get(reverse("matches:list")).content.decode()
    shown = client.get(reverse("matches:requests")).content.decode()
    assert address in shown and f"before={page[-1].id}" in shown


def test_place_to_be_compared_is_first_and_all_are_reached(arranged, asked, people):
    told = {
        "agency_id": asked.agency_id,
        "place": 1,
        "holds": True,
        "opened_at": asked.asked_at + timedelta(days=1),
    }
    told |= {"case_token": "00", "officer_token": "00", "legal_basis": "bilateral"}
    compared = {"compared": "agrees", "compared_at": asked.asked_at, "compared_by_id": asked.asked_by_id}
    with arranged.reading():
        first, *others = more_questions(asked)
        waits = OpenedPlace.objects.create(**told, question=first)
        OpenedPlace.objects.bulk_create(OpenedPlace(**told, **compared, question=one) for one in others)
    oversight = Reader(people("match_oversight", agency="Focal point"), Purpose.AUDIT)
    with reading_as(oversight):
        page = queries.opened_places(reader=oversight)
        after = queries.opened_places(reader=oversight, before=page[-1].id)
    assert page[0].id == waits.id and len(page) + len(after) == MANY
