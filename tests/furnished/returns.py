"""What the returns and movements slices put into the worlds: a return with its acts, and a group return."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.movements.services.grouping import add_people, begin_movement
from sampan.protection.movements.services.seating import add_vehicle, fill_vehicle
from sampan.protection.movements.steps import STEPS
from sampan.protection.movements.waiting import side_of
from sampan.protection.returns.desk import ACTS
from sampan.protection.returns.queries import returns_of_case
from sampan.protection.returns.services.asking import PersonAnswer, propose, record_answer
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName
from tests.furnished.room import Room

HOLDERS = ("return_id", "movement_id", "act", "paper", "step")
NOT_CASES = ("member",)
NO_PAGE = {
    "returns:paper",
    "returns:accept",
    "movements:people_csv",
    "movements:receipt",
    "movements:arriving",
    "movements:arriving_border",
}
_NOW = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
_DAY = str(date.today())
_ACCOUNT = {
    "happened_at": _NOW, "condition": "well", "belongings": ["phone"], "place": "x", "officer": "x",
}  # fmt: skip
BODIES = {
    "api/returns/of-case/<uuid:case_id>/": {"member": "kh-test"},
    "api/returns/<uuid:return_id>/accept/": {"agency_id": "8a3c1b52-7f0e-4a0f-9a53-1f2d5e6b7c80",
                                             "account_id": "8a3c1b52-7f0e-4a0f-9a53-1f2d5e6b7c81"},
    "api/returns/<uuid:return_id>/decline/": {"reason": "other"},
    "api/returns/<uuid:return_id>/answer/": {"answer": "wants_to_return", "asked_on": _DAY, "language": "vi",
                                             "options": ["stay", "return"]},
    "api/returns/<uuid:return_id>/asylum/": {"answer": "no_fear", "asked_on": _DAY},
    "api/returns/<uuid:return_id>/nationality/": {"result": "confirmed"},
    "api/returns/<uuid:return_id>/family/": {"result": "not_found"},
    "api/returns/<uuid:return_id>/risk/": {"risks": [], "result": "go"},
    "api/returns/<uuid:return_id>/plan/": {
        "leaves_on": _DAY, "legs": [{"start": "x", "end": "y", "means": "bus", "on": _DAY}], "meeting_place": "x",
        "escort_agency": "x", "payer": "host_state"},
    "api/returns/<uuid:return_id>/departure/": {"happened_at": _NOW},
    "api/returns/<uuid:return_id>/hand-over/": _ACCOUNT,
    "api/returns/<uuid:return_id>/receipt/": _ACCOUNT,
    "api/returns/<uuid:return_id>/stop/": {"reason": "other"},
    "api/movements/<uuid:movement_id>/sign-off/": {
        "person": "8a3c1b52-7f0e-4a0f-9a53-1f2d5e6b7c80", "outcome": "present"} | _ACCOUNT,
}  # fmt: skip


def _people(room: Room) -> list[UUID]:
    """Open the cases of three who want to go home together, one of them a child."""
    drafts = [
        CaseDraft(
            {"sex": "male", "age": age, "citizenship": ["KH"], "languages": ["km"]},
            Identity(name=PersonName.of(f"Sok Dara {age}")),
        )
        for age in (15, 24, 31)
    ]
    return open_cases_in_bulk(drafts=drafts, **room.who())


def furnish(room: Room) -> None:
    """Ask the origin about the person of the room; begin a group return with a bus."""
    with room.reading():
        made = propose(case_id=room.case_id, member="kh-test", **room.who())
        told = PersonAnswer(
            "wants_to_return",
            date.today() - timedelta(days=1),
            "vi",
            ("stay", "return"),
            "person",
            words=room.secret,
        )
        record_answer(return_id=made, told=told, **room.who())
        group = begin_movement(name="Mộc Bài, 12.03", **room.who())
        people = [(one, "kh-test", f"KH-{place}") for place, one in enumerate(_people(room), start=1)]
        assert add_people(movement_id=group, people=people, **room.who()).done == len(people)
        bus = add_vehicle(
            movement_id=group,
            label="Xe 1",
            means="bus",
            capacity=40,
            escorts=3,
            escort_agency="IOM",
            **room.who(),
        )
        fill_vehicle(vehicle_id=bus, **room.who())
        assert returns_of_case(case_id=room.case_id, reader=Reader(room.worker, room.purpose))
    room.ids |= {
        "return_id": made,
        "movement_id": group,
        "act": "ask",
        "paper": "return-form",
        "step": "verify",
    }
    for name in ("list", "begin", "board", "people", "vehicle", "border"):
        room.show("supervisor", f"movements:{name}", *(() if name in ("list", "begin") else (group,)))
    room.show("supervisor", "movements:arriving_list")
    for step in STEPS:
        if side_of(step) == "host":
            room.show("supervisor", "movements:everybody", group, step)
    room.show("supervisor", "returns:list")
    room.show("supervisor", "returns:terms", "kh-test")
    room.show("supervisor", "returns:propose", room.case_id)
    room.show("supervisor", "returns:return", made)
    for act in ACTS:
        room.show("supervisor", "returns:act", made, act)
    room.show("supervisor", "cases:case", room.case_id, more="?tab=return")
