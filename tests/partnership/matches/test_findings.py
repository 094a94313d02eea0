"""Oversight finds the file by its number, and what is wrong brings a task to somebody who can end the matching."""

from uuid import UUID

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches import queries
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import OpenedPlace, Question
from sampan.partnership.matches.services.findings import FOUND, look_into
from sampan.partnership.matches.services.overseeing import compare
from sampan.protection.cases.models import Case
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import NotFound, NotPermitted, WrongState
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there
from tests.partnership.matches.test_oversight import answered, begin, draw_all, opened, oversight

pytestmark = pytest.mark.database
__all__ = ("answered", "oversight")


@pytest.fixture
def of_a_case(arranged, helped, officer) -> tuple[UUID, UUID]:
    """An opened place of a question about a person helped, and its case."""
    case_id = helped(actor=officer.actor)
    open_there(arranged, Register.PEOPLE)
    asked = ask_about(arranged, officer, case_id=case_id)
    with arranged.reading():
        row = Question.objects.get(id=asked)
        place = OpenedPlace.objects.create(
            question=row, agency_id=row.agency_id, place=1, holds=True, legal_basis="bilateral",
            opened_at=row.asked_at,
        )  # fmt: skip
    return place.id, case_id


def owed(region) -> list[UUID]:
    with region.reading():
        tasks = Task.objects.filter(kind=FOUND, done_at=None, for_role="focal_point")
        return list(tasks.values_list("source_id", flat=True))


def differs(reader: Reader, opened_id: UUID) -> None:
    with reading_as(reader):
        compare(opened_id=opened_id, agrees=False, by=reader.actor, purpose=reader.purpose)


def test_oversight_sees_number_and_agency_of_a_case(arranged, of_a_case, oversight):
    place, case_id = of_a_case
    with arranged.reading():
        number = Case.objects.get(id=case_id).number
    with reading_as(oversight):
        told = queries.opened_place(opened_id=place, reader=oversight)
    assert told.number == number and told.suspect is None
    client = client_of("match_oversight", agency="Focal point", purpose=Purpose.AUDIT)
    for address in (reverse("matches:opened", args=[place]), reverse("matches:oversight")):
        shown = client.get(address).content.decode()
        assert number in shown and "Agency A" in shown and str(case_id) not in shown


def test_oversight_sees_the_number_of_a_suspect(arranged, answered, oversight):
    begin(arranged, answered)
    with arranged.reading():
        OpenedPlace.objects.filter(question__side=Side.ASKER).update(is_padding=False)
    with reading_as(oversight):
        told = [one for one in queries.opened_places(reader=oversight) if one.side == Side.ASKER]
    assert told and {one.suspect for one in told} == {1} and not any(one.number for one in told)
    client = client_of("match_oversight", agency="Focal point", purpose=Purpose.AUDIT)
    assert "suspect 1" in client.get(reverse("matches:oversight")).content.decode()


def test_place_that_differs_from_the_file_brings_one_task_that_is_looked_into(
    arranged, of_a_case, oversight, focal, officer
):
    place, _case = of_a_case
    differs(oversight, place)
    with arranged.reading():
        question_id = OpenedPlace.objects.get(id=place).question_id
    assert owed(arranged) == [question_id]
    with reading_as(officer), pytest.raises(NotPermitted):
        look_into(question_id=question_id, by=officer.actor, purpose=officer.purpose)
    client = client_of("focal_point", agency="Focal point", purpose=REFERRAL)
    address = reverse("matches:finding", args=[question_id])
    assert "Agency A" in client.get(address).content.decode()
    assert client.post(address).status_code == 302 and owed(arranged) == []
    with reading_as(focal), pytest.raises(WrongState):
        look_into(question_id=question_id, by=focal.actor, purpose=focal.purpose)


def test_place_that_agrees_brings_no_task(arranged, answered, oversight, monkeypatch):
    draw_all(monkeypatch)
    begin(arranged, answered)
    place = next(one for one in opened(arranged, Side.ASKER) if not one.is_padding)
    with reading_as(oversight):
        compare(opened_id=place.id, agrees=True, by=oversight.actor, purpose=oversight.purpose)
    assert owed(arranged) == []
    with reading_as(oversight), pytest.raises(NotPermitted):
        queries.findings(question_id=place.question_id, reader=oversight)


def test_opening_that_fails_brings_one_task_to_the_holder(arranged, answered, focal, monkeypatch):
    draw_all(monkeypatch)
    with arranged.reading():
        Question.objects.filter(side=Side.HOLDER).update(root=bytes(32))
    with arranged.as_node(THERE):
        begin(arranged, answered)
    assert owed(arranged) == [answered.id]
    with reading_as(focal):
        told = queries.findings(question_id=answered.id, reader=focal)
    assert len(told) == 64 and not any(one.holds for one in told)
    assert {one.number for one in told} == {""} and {one.suspect for one in told} == {None}


def test_own_question_that_was_signed_for_another_ground_brings_a_task(arranged, answered, monkeypatch):
    draw_all(monkeypatch)
    with arranged.reading():
        ours = Question.objects.get(side=Side.ASKER)
        Question.objects.filter(id=ours.id).update(legal_basis="consent")
    begin(arranged, answered)
    assert owed(arranged) == [ours.id]


def test_question_without_a_finding_is_not_shown(arranged, answered, focal):
    with reading_as(focal), pytest.raises(NotFound):
        queries.findings(question_id=answered.id, reader=focal)
