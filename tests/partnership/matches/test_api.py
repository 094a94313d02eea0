"""Private questions over the API: each route works, is refused to the wrong person, and says nothing that is sealed."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from harness.people import client_of
from sampan.partnership.matches.facts import Register
from sampan.portal.api import api
from tests.partnership.matches.calling import GROUND, KNOWN, NEW, TERMS, call, desk, error, reader_of
from tests.partnership.matches.conftest import THERE, THIRD, open_there

pytestmark = pytest.mark.database

ROUTES: tuple[tuple[str, dict | None, str], ...] = (
    ("questions/", None, "case_worker"),
    ("questions/{id}/", None, "case_worker"),
    ("questions/{id}/follow/", {"wish": "referral"}, "case_worker"),
    ("ask/case/{id}/", GROUND, "case_worker"),
    ("ask/suspect/{id}/", GROUND, "case_worker"),
    ("requests/", None, "supervisor"),
    ("requests/{id}/", None, "supervisor"),
    ("requests/{id}/decide/", {"approves": True}, "supervisor"),
    ("selectors/", None, "case_worker"),
    ("selectors/", NEW, "case_worker"),
    ("quota/", None, "case_worker"),
    ("silent-hits/", None, "duty_officer"),
    ("silent-hits/{id}/", None, "duty_officer"),
    ("silent-hits/{id}/decide/", {"answers": True}, "duty_officer"),
    ("oversight/", None, "match_oversight"),
    ("oversight/{id}/", None, "match_oversight"),
    ("oversight/{id}/compare/", {"agrees": True}, "match_oversight"),
    ("arrangements/", None, "focal_point"),
    ("arrangements/", TERMS, "focal_point"),
    ("arrangements/{id}/answer/", {"agrees": True}, "focal_point"),
    ("arrangements/{id}/end/", {}, "focal_point"),
)
"""Every route, what is sent to it (None: a GET), and a role that may."""


@pytest.fixture
def worker(arranged) -> Client:
    return desk("case_worker")


@pytest.fixture
def hit(arranged, worker, suspect) -> str:
    """The id of a question about a suspect whom the other side knows, asked and answered."""
    suspect(*KNOWN, reader=reader_of(desk("supervisor", "Agency B")))
    open_there(arranged, Register.SELECTORS)
    status, told = call(worker, f"ask/suspect/{suspect(*KNOWN, reader=reader_of(worker))}/", GROUND)
    assert (status, told["state"], told["is_silent"], told["kinds"]) == (201, "asked", False, [])
    arranged.deliver()
    return told["id"]


def test_routes_of_the_description_are_all_in_the_list_above():
    described = {
        (re.sub(r"{\w+}", "{id}", address.partition("/matches/")[2]), method)
        for address, methods in api.get_openapi_schema()["paths"].items()
        if "/matches/" in address
        for method in methods
    }
    assert described == {(path, "get" if body is None else "post") for path, body, _role in ROUTES}


def test_every_route_is_closed_to_strangers_other_roles_and_who_has_no_purpose(region):
    refused = {
        (401, ""): Client(),
        (403, "not_permitted"): client_of("analyst"),
        (403, "no_purpose"): client_of(),
    }
    for path, body, _role in ROUTES:
        for expected, client in refused.items():
            assert error(client, path.format(id=uuid4()), body) == expected, path


def test_unknown_id_is_not_found_by_who_may(region):
    clients = {role: client_of(role, agency="Focal point") for _path, _body, role in ROUTES}
    for path, body, role in ROUTES:
        if "{id}" in path:
            assert error(clients[role], path.format(id=uuid4()), body) == (404, "not_found"), path


def test_question_is_listed_read_and_hidden_from_another_agency(worker, hit):
    (listed,) = call(worker, "questions/")[1]
    told = call(worker, f"questions/{hit}/")[1]
    assert listed == told and told["member"] == THERE and told["asked_by"] == str(worker.account.id)
    assert told["state"] == "hit" and set(told["kinds"]) == {"phone", "handle"} and told["bits"] > 0
    assert call(worker, f"questions/?before={hit}")[1] == call(worker, "questions/?view=answered")[1] == []
    for wrong in ("view=other", "limit=0", "limit=51", "before=x"):
        assert call(worker, f"questions/?{wrong}")[0] == 422
    other = desk("supervisor", "Agency C")
    assert call(other, "questions/") == (200, [])
    assert error(other, f"questions/{hit}/") == (404, "not_found")


def test_question_without_ground_arrangement_or_suspect_is_refused(worker, hit, suspect):
    path = f"ask/suspect/{suspect(*KNOWN, reader=reader_of(worker))}/"
    theirs = suspect(*KNOWN, reader=reader_of(desk("case_worker", "Agency C")))
    assert call(worker, path, {"member": THERE})[0] == 422
    assert call(worker, path, GROUND | {"legal_basis": "curiosity"})[0] == 422
    assert error(worker, path, GROUND | {"member": THIRD}) == (403, "no_agreement")
    assert error(worker, f"ask/suspect/{theirs}/", GROUND) == (404, "not_found")


def test_question_about_a_case_is_silent_and_a_hit_looks_like_none(arranged, worker, helped):
    helped()
    path = f"ask/case/{helped(actor=reader_of(worker).actor)}/"
    assert error(worker, path, GROUND) == (503, "unavailable")
    open_there(arranged, Register.PEOPLE)
    assert error(desk("supervisor", "Agency C"), path, GROUND) == (404, "not_found")
    status, asked = call(worker, path, GROUND)
    assert (status, asked["state"], asked["is_silent"]) == (201, "waiting", True)
    arranged.deliver()
    assert call(worker, f"questions/{asked['id']}/")[1] == asked


def test_hit_is_followed_once_and_a_supervisor_there_decides_once(worker, hit, region):
    assert call(worker, f"questions/{hit}/follow/", {"wish": "everything"})[0] == 422
    status, made = call(worker, f"questions/{hit}/follow/", {"wish": "information"})
    assert (status, made["way"], made["verdict"], made["question_id"]) == (201, "out", "waiting", hit)
    assert error(worker, f"questions/{hit}/follow/", {"wish": "referral"}) == (403, "wrong_state")
    region.deliver()
    there = desk("supervisor", "Agency B")
    (asked,) = call(there, "requests/")[1]
    path = f"requests/{asked['id']}/decide/"
    assert asked["way"] == "in" and call(there, f"requests/{asked['id']}/")[1] == asked
    assert error(desk("case_worker", "Agency B"), path, {"approves": True}) == (403, "not_permitted")
    assert error(desk("supervisor", "Agency C"), path, {"approves": True}) == (404, "not_found")
    with region.as_node(THERE):
        assert call(there, path, {})[0] == 422
        assert call(there, path, {"approves": True}) == (200, asked | {"verdict": "approved"})
        assert error(there, path, {"approves": False}) == (403, "wrong_state")
    region.deliver()
    assert [one["verdict"] for one in call(worker, f"requests/?question_id={hit}")[1]] == ["approved"]


def test_selectors_are_recorded_under_ones_own_suspects_and_never_said(worker, suspect, helped):
    helped()
    mine, theirs = (
        suspect(*KNOWN, reader=reader_of(one)) for one in (worker, desk("case_worker", "Agency C"))
    )
    assert call(worker, "selectors/", NEW)[0] == 201
    assert call(worker, "selectors/", NEW | {"subject_id": str(mine)})[0] == 201
    assert error(worker, "selectors/", NEW | {"subject_id": str(theirs)}) == (404, "not_found")
    assert error(worker, "selectors/", NEW | {"text": "no wallet"}) == (422, "invalid_input")
    assert error(worker, "selectors/", NEW | {"kind": "shoe size"}) == (422, "invalid_input")
    assert call(worker, "selectors/", NEW | {"text": "boss_kk" * 40})[0] == 422
    assert error(worker, "selectors/", {"kind": "phone", "text": "+85512345678"}) == (403, "not_permitted")
    told = call(worker, "selectors/")[1]
    assert [one["kind"] for one in told].count("wallet") == 2 and len(told) == 4
    assert len({one["subject_id"] for one in told}) == 2 and call(worker, "selectors/?limit=1")[1] == told[:1]


def test_quota_names_officers_by_id_and_no_case(worker, hit):
    told = {(one["side"], one["scope"]): one for one in call(worker, "quota/")[1]}
    assert told["asker", "officer"]["account_id"] == str(worker.account.id)
    assert told["asker", "case"]["account_id"] is told["asker", "peer"]["account_id"] is None
    assert all(one["keys"] == 64 and not one["is_alarming"] for one in told.values())
