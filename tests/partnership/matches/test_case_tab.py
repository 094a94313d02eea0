"""The case's page lists what was asked about its person, for whoever may see questions."""

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches import queries
from sampan.partnership.matches.facts import Register
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import NotPermitted
from tests.partnership.matches.conftest import ask_about, open_there

pytestmark = pytest.mark.database


def test_case_page_lists_questions_about_its_person_alone(arranged, helped, officer):
    case_id = helped(actor=officer.actor)
    open_there(arranged, Register.PEOPLE)
    other = helped(name="Nguyen Van Hung", born="1990-05-17", phone="+84901234567", actor=officer.actor)
    asked = ask_about(arranged, officer, case_id=case_id)
    client = client_of("supervisor", agency="Agency A", purpose=Purpose.REFERRAL)
    tab = "?tab=questions"
    shown = client.get(reverse("cases:case", args=[case_id]) + tab).content.decode()
    assert reverse("matches:question", args=[asked]) in shown and "Bilateral agreement" in shown
    shown = client.get(reverse("cases:case", args=[other]) + tab).content.decode()
    assert "Nothing was asked about this person" in shown


def test_questions_of_a_case_need_the_permission(arranged, helped, officer, people):
    case_id = helped(actor=officer.actor)
    front = Reader(people("front_line_officer", agency="Agency A"), Purpose.PROTECTION)
    with reading_as(front), pytest.raises(NotPermitted):
        queries.questions_of_case(case_id=case_id, reader=front)
