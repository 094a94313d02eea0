"""The how-to is followed literally: its files make a Cambodian pack, under which a case gets the right days."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.identification.queries import deadlines_of_case
from sampan.protection.rights.queries import rights_of_case
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.vocabulary.countries.checking import problems_of
from sampan.vocabulary.countries.pack import country_pack, use_own_packs
from sampan.vocabulary.guides.guide import guide

pytestmark = pytest.mark.database
PAGE = Path(__file__).parents[3] / "docs/how-to/write-a-country-pack.md"
FILE = re.compile(r"^`packs/([\w/.]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def cambodia(tmp_path, settings) -> Iterator[Path]:
    """A node of Cambodia with the how-to's files, and nothing else."""
    for name, text in FILE.findall(PAGE.read_text(encoding="utf-8")):
        path = tmp_path / "packs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings.SAMPAN_NODE = replace(settings.SAMPAN_NODE, country="KH")
    use_own_packs(tmp_path / "packs")
    yield tmp_path / "packs"
    use_own_packs(None)


def opened(worker: Actor, *, on: date, **record: object) -> dict[str, tuple[date | None, str]]:
    draft = CaseDraft(record=record, event_on=on)
    case_id = open_case(draft=draft, by=worker, purpose=Purpose.PROTECTION)
    found = deadlines_of_case(case_id=case_id, reader=Reader(worker, Purpose.PROTECTION))
    return {one.step: (one.due_on, one.authority) for one in found}


@pytest.fixture
def worker(people) -> Actor:
    found = people("case_worker")
    enter(Reader(found, Purpose.PROTECTION))
    return found


def test_the_how_to_writes_its_files_without_a_fault(cambodia):
    assert len(list((cambodia / "kh").iterdir())) == 5
    assert problems_of(cambodia) == []


def test_a_case_under_the_pack_gets_its_days_and_authority(cambodia, worker):
    steps = opened(worker, on=date(2026, 11, 2), age=24)
    old = "Ministry of Social Affairs, Veterans and Youth Rehabilitation"
    assert steps["kh_identify"] == (date(2026, 11, 17), old)
    assert "kh_child" not in steps


def test_the_new_limit_counts_from_its_day_with_the_new_name(cambodia, worker):
    steps = opened(worker, on=date(2027, 1, 4), age=15)
    assert steps["kh_identify"] == (date(2027, 1, 18), "Ministry of Social Affairs (example of a new name)")
    assert steps["kh_child"][0] == date(2027, 1, 5)


def test_the_pack_sets_the_clock_of_the_guardian(cambodia, worker):
    draft = CaseDraft(record={"age": 15}, event_on=date(2026, 11, 2))
    case_id = open_case(draft=draft, by=worker, purpose=Purpose.PROTECTION)
    found = rights_of_case(case_id=case_id, reader=Reader(worker, Purpose.PROTECTION))
    guardian = next(one for one in found if one.right == "guardian")
    assert guardian.due_on == date(2026, 11, 2) + timedelta(days=1)


def test_the_packs_question_is_asked_in_its_guide(cambodia):
    topics = {
        one.code: one for one in guide(form="forced_criminality", profile="adult", pack=country_pack("KH"))
    }
    assert topics["control"].questions[-1].code == "kh_compound_fence"
    child = guide(form="forced_criminality", profile="child", pack=country_pack("KH"))
    assert "kh_compound_fence" not in {question.code for one in child for question in one.questions}
