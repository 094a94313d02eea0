"""What asks for a look ends when whoever owes it has looked, and how many hit is nobody's to read."""

from uuid import uuid4

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches import queries
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Question, Rate
from sampan.partnership.matches.services import owed
from sampan.partnership.matches.services.spending import note_rate
from sampan.partnership.matches.services.watching import DRIFTED
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there

pytestmark = pytest.mark.database

KNOWN = (("phone", "+855 97 555 0101"), ("handle", "telegram:@boss_kk"))


def outcomes(region, source_id) -> set[str]:
    with region.reading():
        return set(Task.objects.filter(source_id=source_id).values_list("outcome", flat=True))


@pytest.mark.parametrize("kind", [owed.NOT_LOOKED_UP, owed.TO_FOLLOW, owed.ANSWERED, owed.REQUEST_LOST])
def test_officer_settles_a_look_by_looking_and_a_colleague_does_not(arranged, suspect, kind):
    asker = client_of("case_worker", agency="Agency A", purpose=REFERRAL)
    reader = Reader(actor_of(asker.account), REFERRAL)
    suspect(*KNOWN)
    open_there(arranged, Register.SELECTORS)
    asked = ask_about(arranged, reader, subject_id=suspect(*KNOWN, reader=reader))
    with arranged.reading():
        owed.owe_asker(kind, Question.objects.get(id=asked))
    address = reverse("matches:question", args=[asked])
    assert client_of("supervisor", agency="Agency A", purpose=REFERRAL).get(address).status_code == 200
    assert asker.head(address).status_code == 200 and outcomes(arranged, asked) == {""}
    assert asker.get(address).status_code == 200 and outcomes(arranged, asked) == {"done"}


@pytest.mark.parametrize(("kind", "name"), [(DRIFTED, "drift"), (owed.TRIED, "tried")])
def test_desk_settles_a_look_by_looking(arranged, kind, name):
    source = uuid4()
    with arranged.reading():
        owed.owe_desk(kind, source, role=owed.NATIONAL)
    address = reverse(f"matches:{name}", args=[source])
    assert client_of("supervisor", agency="Agency A", purpose=REFERRAL).get(address).status_code == 200
    assert outcomes(arranged, source) == {""}
    assert client_of("focal_point", agency="Focal point", purpose=REFERRAL).get(address).status_code == 200
    assert outcomes(arranged, source) == {"done"}


def test_rates_are_read_by_nobody_who_works_on_cases(arranged, officer, people, focal):
    with arranged.reading():
        note_rate(Side.HOLDER, member=THERE, keys=64, hits=1)
        assert Rate.objects.count() == 1
    for role in ("case_worker", "supervisor", "duty_officer"):
        reader = Reader(people(role, agency="Agency A"), REFERRAL)
        with reading_as(reader):
            assert not Rate.objects.exists(), role
    with reading_as(officer):
        assert queries.spent_today(reader=officer) == []
