"""Silent hits, openings and arrangements over the API: each works once, for the one role that may."""

from uuid import UUID

import pytest
from django.test import Client

from harness.people import client_of
from sampan.partnership.matches.facts import Register
from sampan.partnership.matches.models import Arrangement, OpenedPlace, Question
from sampan.registry.access.purposes import Purpose
from tests.partnership.matches.calling import GROUND, KNOWN, TERMS, call, desk, error, reader_of
from tests.partnership.matches.conftest import HERE, THERE, open_there

pytestmark = pytest.mark.database


@pytest.fixture
def worker(arranged) -> Client:
    return desk("case_worker")


def test_silent_hit_is_decided_once_by_the_duty_officer_alone(arranged, worker, helped):
    helped()
    open_there(arranged, Register.PEOPLE)
    call(worker, f"ask/case/{helped(actor=reader_of(worker).actor)}/", GROUND)
    arranged.deliver()
    duty = desk("duty_officer", "Focal point")
    found = call(duty, "silent-hits/?limit=1")[1][0]
    path = f"silent-hits/{found['id']}/"
    assert found["verdict"] == "waiting" and call(duty, path) == (200, found)
    for role in ("supervisor", "focal_point", "case_worker"):
        assert error(desk(role, "Agency B"), path) == (403, "not_permitted")
        assert error(desk(role, "Agency B"), path + "decide/", {"answers": True}) == (403, "not_permitted")
    assert call(duty, path + "decide/", {"answers": False}) == (200, found | {"verdict": "refused"})
    assert error(duty, path + "decide/", {"answers": True}) == (403, "wrong_state") and not arranged.queue


def test_opened_place_is_compared_once_by_oversight_alone(region, worker, suspect):
    open_there(region, Register.SELECTORS)
    about = suspect(*KNOWN, reader=reader_of(worker))
    asked_id = call(worker, f"ask/suspect/{about}/", GROUND)[1]["id"]
    with region.reading():
        asked = Question.objects.get(id=asked_id)
        row = OpenedPlace.objects.create(
            question=asked, agency_id=asked.agency_id, place=1, holds=True, case_token="00", officer_token="00",
            legal_basis="bilateral", opened_at=asked.asked_at,
        )  # fmt: skip
    oversight = desk("match_oversight", purpose=Purpose.AUDIT)
    ((listed,), path) = call(oversight, "oversight/")[1], f"oversight/{row.id}/"
    assert call(oversight, path) == (200, listed) and listed["is_of_its_case"] is False
    assert error(worker, path) == error(worker, path + "compare/", {"agrees": True}) == (403, "not_permitted")
    both = client_of("match_oversight", "case_worker", purpose=Purpose.AUDIT)
    assert error(both, path + "compare/", {"agrees": True}) == (403, "not_permitted")
    assert call(oversight, path + "compare/", {"agrees": False}) == (200, listed | {"compared": "differs"})
    assert error(oversight, path + "compare/", {"agrees": True}) == (403, "wrong_state")


def test_arrangement_is_proposed_confirmed_there_and_ended(region, arranged):
    focal = desk("focal_point", "Focal point")
    assert error(focal, "arrangements/", TERMS | {"keeper": THERE}) == (422, "invalid_input")
    assert error(focal, "arrangements/", TERMS | {"batches_a_day": 10**30}) == (422, "invalid_input")
    assert error(focal, "arrangements/", TERMS | {"member": "xx-none"}) == (403, "no_agreement")
    status, made = call(focal, "arrangements/", TERMS | {"answer_days": 3})
    newest = next(one for one in call(focal, "arrangements/")[1] if one["id"] == made["id"])
    assert status == 201 and (newest["id"], newest["answer_days"], newest["state"]) == (
        made["id"],
        3,
        "proposed",
    )
    assert error(focal, f"arrangements/{made['id']}/answer/", {"agrees": True}) == (403, "wrong_state")
    region.deliver()
    with region.as_node(THERE):
        assert call(focal, f"arrangements/{waiting(region)}/answer/", {"agrees": True}) == (204, None)
    region.deliver()
    assert call(focal, f"arrangements/{made['id']}/end/", {}) == (204, None)
    assert error(focal, f"arrangements/{made['id']}/end/", {}) == (403, "wrong_state")


def waiting(region) -> UUID:
    """The id of what waits for an answer at the other side."""
    with region.reading():
        return Arrangement.objects.get(member=HERE, state="proposed").id
