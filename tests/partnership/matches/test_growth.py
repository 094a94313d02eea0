"""Registers of people made of guesses: too large or too often is refused, a jump in size is told to a person."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches.bodies import PIECE
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Epoch
from sampan.partnership.matches.services import growing
from sampan.partnership.matches.services.growing import GREW, MOST_A_WEEK, MOST_KEYS, MOST_NUMBERS
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from tests.partnership.matches.conftest import HERE, REFERRAL, open_there

pytestmark = pytest.mark.database


@pytest.fixture
def opened(arranged, helped):
    """An epoch of the other side's people."""
    helped()
    open_there(arranged, Register.PEOPLE)
    return arranged


def anew(region, act: str, *, number: int, **changes):
    """Let a letter about an epoch arrive again, as one about a newer epoch."""
    (sender, letter, _outcome) = next(one for one in region.carried if one[1].kind == f"match.{act}")
    body = {**letter.body, "number": number} | changes
    return region.arrives(sender, replace(letter, id=uuid4(), conversation=uuid4(), body=body))


def sized(keys: int) -> dict[str, int]:
    return {"count": keys, "pieces": -(-keys // PIECE)}


def owed(region) -> set:
    with region.reading():
        return set(Task.objects.filter(kind=GREW, done_at=None).values_list("source_id", flat=True))


def test_register_above_the_cap_is_refused_by_key_holder_and_asker(opened):
    assert anew(opened, "epoch", number=2, **sized(MOST_KEYS + 1)).reason == "private_match"
    assert anew(opened, "set", number=2, tags=2**23).reason == "private_match"
    with opened.reading():
        assert not Epoch.objects.filter(number=2).exists()


@pytest.mark.parametrize("act", ["epoch", "set"])
def test_register_that_comes_too_often_is_refused(opened, act):
    for number in range(2, MOST_A_WEEK + 1):
        assert anew(opened, act, number=number).applied
    assert anew(opened, act, number=MOST_A_WEEK + 1).reason == "wrong_state"


@pytest.mark.parametrize(
    ("act", "side", "changes"),
    [("epoch", Side.KEEPER, sized(2_001)), ("set", Side.ASKER, {"tags": 4_096})],
    ids=["key-holder", "asker"],
)
def test_register_that_jumps_is_looked_at_by_a_person(opened, act, side, changes):
    assert not owed(opened)
    assert anew(opened, act, number=2, **changes).applied
    with opened.reading():
        row = Epoch.objects.get(side=side, number=2)
    assert owed(opened) == {row.id}
    with reading_as(Reader(opened.service, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="match.register_grew").count() == 1
    focal = client_of("focal_point", agency="Focal point", purpose=REFERRAL)
    address = reverse("matches:grew", args=[row.id])
    shown = focal.get(address).content.decode()
    assert "Cambodia" in shown and f"<dd>{HERE}</dd>" not in shown
    if side == Side.ASKER:  # the questions are our own
        assert settings.SAMPAN_NODE.name in shown.partition("<main")[2]
    assert focal.post(address).status_code == 302 and not owed(opened)
    assert client_of("case_worker", agency="Agency A").get(address).status_code == 403


def test_register_that_grows_a_little_is_no_persons_work(opened):
    assert anew(opened, "epoch", number=2, **sized(1_900)).applied
    assert anew(opened, "epoch", number=3, **sized(3_700)).applied
    assert not owed(opened)


def test_set_of_numbers_is_bounded_too(arranged, suspect, monkeypatch):
    suspect(("phone", "+84912345678"))
    open_there(arranged, Register.SELECTORS)
    assert anew(arranged, "epoch", number=2, **sized(MOST_NUMBERS + 1)).reason == "private_match"
    assert anew(arranged, "set", number=2, tags=2**22).reason == "private_match"
    monkeypatch.setattr(growing, "MOST_OF_NUMBERS_A_WEEK", 2)
    assert anew(arranged, "epoch", number=2, **sized(9)).applied
    assert anew(arranged, "epoch", number=3, **sized(9)).reason == "wrong_state"
