"""Group returns over the API: each step works, says what is wrong, and is refused to the wrong person."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.protection.movements.test_group import make_movement, one_plan
from tests.protection.movements.test_views import BORDER, stories
from tests.protection.returns.telling import ORIGIN, TODAY

pytestmark = pytest.mark.database
NOW = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
ACCOUNT = BORDER | {"condition": "well", "belongings": ["phone"]}


@pytest.fixture
def call(sides, desk):
    """Returns a function that posts JSON as somebody, lets the letters arrive, and returns status and answer."""

    def post(actor, path: str, body: dict | None = None) -> tuple[int, dict]:
        answer = desk(actor).post(f"/api/movements/{path}", body or {}, content_type="application/json")
        sides.carry()
        return answer.status_code, answer.json()

    return post


def test_whole_way_of_one_person_of_a_group_over_the_api(sides, call, desk):
    group = make_movement(sides, 3).id
    named = {"agency_id": str(sides.receiver.agency_id), "account_id": str(sides.receiver.account_id)}
    assert call(sides.focal, f"arriving/{group}/accept/", named)[1]["done"] == 3
    grown = next(one for one in stories(sides, group) if not sides.row(one.case_id).is_child)
    grown.consent("identity")
    grown.ask().asylum()
    verified = call(sides.worker, f"{group}/verify/")[1]
    assert (verified["done"], verified["left"]) == (1, {"no_consent": 2})
    grown.nationality().risk("host").risk("origin").document()
    plan = one_plan().body()
    assert call(sides.worker, f"{group}/draft/", plan | {"legs": []})[0] == 422
    assert call(sides.worker, f"{group}/draft/", plan)[1]["done"] == 1
    assert call(sides.worker, f"{group}/approve/")[0] == 403
    assert call(sides.worker, f"{group}/send/")[1]["people"][0]["missing"] == ["plan_unapproved"]
    assert call(sides.supervisor, f"{group}/approve/")[1]["done"] == 1
    assert call(sides.worker, f"{group}/send/")[1]["done"] == 1
    assert call(sides.receiver, f"arriving/{group}/agree/")[1]["done"] == 1
    later = f"{datetime.now(UTC) + timedelta(hours=2):%Y-%m-%dT%H:%M:%SZ}"
    assert call(sides.worker, f"{group}/depart/", {"happened_at": later})[0] == 422
    assert call(sides.worker, f"{group}/depart/", {"happened_at": NOW[:-1]})[0] == 422  # of which clock?
    assert call(sides.worker, f"{group}/depart/", {"happened_at": NOW})[1]["done"] == 1
    told = ACCOUNT | {"happened_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"}
    signed = told | {"person": str(grown.host), "outcome": "present"}
    assert call(sides.worker, f"{group}/sign-off/", signed) == (200, {"outcome": "present"})
    received = call(sides.receiver, f"arriving/{group}/receive/", told | {"person": str(grown.origin)})
    assert received == (200, {"outcome": "received"})
    assert sides.both(grown.conversation) == ("handed_over", "handed_over") and sides.refused == []
    at_home = desk(sides.receiver).get(f"/api/movements/arriving/{group}/board/").json()
    assert at_home["progress"]["handed_over"] == 1
    people = desk(sides.receiver).get(f"/api/movements/arriving/{group}/people/").json()
    here = desk(sides.worker).get(f"/api/movements/{group}/people/").json()
    assert [one["phase"] for one in people] == ["handed_over"] and len(here) == 3
    assert people[0]["number"] == next(one["number"] for one in here if one["person"] == str(grown.host))


def test_group_is_begun_peopled_and_seated_over_the_api(sides, call):
    from_operation = make_movement(sides, 2)
    assert call(sides.worker, "", {"name": " "})[0] == 422
    nothing = "8a3c1b52-7f0e-4a0f-9a53-1f2d5e6b7c80"
    assert call(sides.worker, "", {"name": "Bavet, May", "operation_id": nothing})[0] == 404
    operation = str(from_operation.operation_id)
    status, made = call(
        sides.worker, "", {"name": "Bavet, May", "operation_id": operation, "leaves_on": f"{TODAY}"}
    )
    assert status == 201
    asked = call(sides.worker, f"{made['id']}/people/", {"member": ORIGIN})[1]
    assert (asked["done"], asked["left"]) == (0, {"wrong_state": 2})  # each has a return under way
    assert call(sides.worker, f"{made['id']}/people/", {"member": "nobody"})[0] == 403
    bus = {"label": "Bus", "means": "bus", "capacity": 3, "escorts": 1, "escort_agency": "IOM"}
    for wrong in ({"escorts": 0}, {"capacity": 10**9}, {"means": "balloon"}):
        assert call(sides.worker, f"{made['id']}/vehicles/", bus | wrong)[0] == 422
    status, vehicle = call(sides.worker, f"{made['id']}/vehicles/", bus)
    assert (status, vehicle["seated"], vehicle["no_seat"]) == (201, 0, 0)


def test_wrong_person_and_wrong_side_do_nothing_over_the_api(sides, call, signed_in):
    group = make_movement(sides, 2).id
    plan, moment = one_plan().body(), {"happened_at": NOW}
    named = {"agency_id": str(sides.worker.agency_id), "account_id": str(sides.worker.account_id)}
    account = ACCOUNT | moment | {"person": str(stories(sides, group)[0].host)}
    steps = {
        f"{group}/verify/": {}, f"{group}/draft/": plan, f"{group}/approve/": {}, f"{group}/send/": {},
        f"{group}/depart/": moment, f"{group}/people/": {"member": ORIGIN}, f"arriving/{group}/accept/": named,
        f"arriving/{group}/agree/": {}, f"arriving/{group}/receive/": account, "": {"name": "x"},
    }  # fmt: skip
    analyst = signed_in("analyst")
    for path, body in steps.items():
        answer = analyst.post(f"/api/movements/{path}", body, content_type="application/json")
        assert answer.status_code == 403, path
        if "arriving" not in path and path:
            status, came = call(sides.receiver, path, body)
            assert status in (403, 404) or came.get("done") == 0, path
    assert call(sides.worker, f"arriving/{group}/agree/")[0] == 404
    assert call(sides.worker, f"arriving/{group}/accept/", named)[0] == 403
    assert {one.phase for one in (sides.row(each.conversation) for each in stories(sides, group))} == {
        "proposed"
    }
