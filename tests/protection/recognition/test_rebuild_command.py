"""`sampan match rebuild`: keys are made until nobody waits, with progress; pages and doctor say how many wait."""

import pytest

from sampan.cli import build_parser
from sampan.portal.node import checks
from sampan.protection.recognition import commands
from sampan.protection.recognition.commands import run_rebuild
from sampan.protection.recognition.queries import people_waiting
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.people.models import Person
from sampan.registry.people.services.rebuilding import Rebuilt
from tests.protection.recognition.conftest import PURPOSE

pytestmark = pytest.mark.database


@pytest.fixture
def three(desk) -> None:
    """Three people whose keys are of another edition."""
    for word in ("Mẫu", "Hoa", "Lan"):
        desk.open(f"Lò Thị {word}", birth_date="1999-03-04")
    with reading_as(Reader(desk.service, PURPOSE)):
        Person.objects.update(keys_edition="old")


def test_rebuild_goes_on_until_nobody_waits_and_tells_how_far(three):
    told: list[tuple[int, int]] = []
    answer = run_rebuild(progress=lambda _step, done, of: told.append((done, of)), people=2)
    assert answer == {"ok": True, "made": 3, "left": 0}
    assert told == [(2, 3), (3, 3)] and people_waiting() == 0


def test_rebuild_where_nobody_waits_does_nothing(desk):
    assert run_rebuild(progress=lambda *_told: None) == {"ok": True, "made": 0, "left": 0}


def test_rebuild_leaves_those_whom_the_worker_has_in_hand(three, monkeypatch):
    monkeypatch.setattr(commands, "rebuild_some", lambda **_asked: Rebuilt(0, 3))
    assert run_rebuild(progress=lambda *_told: None) == {"ok": False, "made": 0, "left": 3}


def test_first_page_of_the_administrator_and_the_doctor_say_how_many_wait(three, signed_in):
    assert "3 people wait" in signed_in("node_administrator").get("/").content.decode()
    assert "3 people wait" not in signed_in("supervisor").get("/").content.decode()
    finding = dict(checks.all_checks())["match keys"]()
    assert finding.level == "note" and "3 people wait" in finding.what
    run_rebuild(progress=lambda *_told: None)
    assert dict(checks.all_checks())["match keys"]().level == "ok"


def test_rebuild_is_a_command_of_a_node():
    asked = build_parser().parse_args(["match", "rebuild", "--node", "somewhere"])
    assert asked.run.__name__ == "run_rebuild" and str(asked.directory) == "somewhere"
