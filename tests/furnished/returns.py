"""What the returns and movements slices put into the worlds: a return with its acts, and a group on both sides."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.movements.services.grouping import add_people, begin_movement
from sampan.protection.movements.services.seating import add_vehicle, fill_vehicle
from sampan.protection.movements.steps import STEPS
from sampan.protection.returns.desk import ACTS
from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.queries import returns_of_case, returns_of_group
from sampan.protection.returns.services import answering, moving, risks
from sampan.protection.returns.services.asking import PersonAnswer, propose, record_answer
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.registry.correspondence.services.taking_in import take_in
from sampan.registry.people.identity import Identity
from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.names import PersonName
from tests.furnished.room import Room

HOLDERS = ("return_id", "movement_id", "act", "paper", "step")
NOT_CASES = ("member",)
NO_PAGE = {
    "returns:paper",
    "returns:accept",
    "movements:people_csv",
    "movements:receipt",
}
_NOW = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
_DAY = str(date.today())
_PEER = "kh-test"
_WORKER = {"agency_id": "8a3c1b52-7f0e-4a0f-9a53-1f2d5e6b7c80",
           "account_id": "8a3c1b52-7f0e-4a0f-9a53-1f2d5e6b7c81"}  # fmt: skip
_PLAN = {
    "leaves_on": _DAY, "legs": [{"start": "x", "end": "y", "means": "bus", "on": _DAY}], "meeting_place": "x",
    "escort_agency": "x", "payer": "host_state",
}  # fmt: skip
_ACCOUNT = {
    "happened_at": _NOW, "condition": "well", "belongings": ["phone"], "place": "x", "officer": "x",
}  # fmt: skip
BODIES = {
    "api/returns/of-case/<uuid:case_id>/": {"member": "kh-test"},
    "api/returns/<uuid:return_id>/accept/": _WORKER,
    "api/returns/<uuid:return_id>/decline/": {"reason": "other"},
    "api/returns/<uuid:return_id>/answer/": {"answer": "wants_to_return", "asked_on": _DAY, "language": "vi",
                                             "options": ["stay", "return"]},
    "api/returns/<uuid:return_id>/asylum/": {"answer": "no_fear", "asked_on": _DAY},
    "api/returns/<uuid:return_id>/nationality/": {"result": "confirmed"},
    "api/returns/<uuid:return_id>/family/": {"result": "not_found"},
    "api/returns/<uuid:return_id>/risk/": {"risks": [], "result": "go"},
    "api/returns/<uuid:return_id>/plan/": _PLAN,
    "api/returns/<uuid:return_id>/departure/": {"happened_at": _NOW},
    "api/returns/<uuid:return_id>/hand-over/": _ACCOUNT,
    "api/returns/<uuid:return_id>/receipt/": _ACCOUNT,
    "api/returns/<uuid:return_id>/stop/": {"reason": "other"},
    "api/movements/<uuid:movement_id>/sign-off/": {
        "person": "8a3c1b52-7f0e-4a0f-9a53-1f2d5e6b7c80", "outcome": "present"} | _ACCOUNT,
    "api/movements/<uuid:movement_id>/people/": {"member": _PEER},
    "api/movements/<uuid:movement_id>/vehicles/": {
        "label": "x", "means": "bus", "capacity": 3, "escorts": 1, "escort_agency": "x"},
    "api/movements/<uuid:movement_id>/draft/": _PLAN,
    "api/movements/<uuid:movement_id>/depart/": {"happened_at": _NOW},
    "api/movements/arriving/<uuid:movement_id>/accept/": _WORKER,
    "api/movements/arriving/<uuid:movement_id>/receive/": {
        "person": "8a3c1b52-7f0e-4a0f-9a53-1f2d5e6b7c80"} | _ACCOUNT,
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


def _arrives(act: str, conversation: UUID, body: dict[str, object]) -> None:
    """Let one letter of the peer arrive, as the host of its group writes them."""
    now, service = datetime.now(UTC), service_actor()
    letter = ArrivedLetter(
        uuid4(), _PEER, f"return.{act}", conversation, None, {"from": "host", "happened_at": now.isoformat()} | body,
        now, now, service, Purpose.REFERRAL, digest=uuid4().hex * 2,
    )  # fmt: skip
    with reading_as(Reader(service, Purpose.REFERRAL)):
        outcome = take_in(letter)
    assert outcome.applied, outcome.reason


def _comes_home(room: Room, group: UUID) -> None:
    """Let the peer announce three people: one is received at the border, one is verified, one only taken on.

    The peer's group has the id of our own, so that an intruder who knows it tries the arriving pages with it, too.
    """
    by, answer_by = (
        str(date.today() + timedelta(days=7)),
        {"answer_by": str(date.today() + timedelta(days=30))},
    )
    threads = [uuid4() for _person in range(3)]
    preview = {"sex": "female", "majority": "adult", "citizenship": ["VN"], "languages": ["vi"]}
    for number, one in enumerate(threads, start=1):
        told = {"preview": preview, "answer_by": by, "province": "VN-71", "group": str(group)}
        _arrives("propose", one, told | {"group_number": number})
    service = service_actor()
    named = {"agency_id": room.worker.agency_id, "account_id": room.worker.account_id}
    with reading_as(Reader(service, Purpose.RETURN)) as reader:
        for one in returns_of_group(group=group, side="origin", reader=reader):
            answering.accept(return_id=one.id, **named, by=service, purpose=Purpose.RETURN)
    for number, one in enumerate(threads[:2], start=1):
        name = {"full": f"Lò Thị Lành {number}", "script": "Latn"}
        record = {"sex": "female", "age": 18 + number, "citizenship": ["VN"]}
        told = {"identity": {"name": name}, "record": record, "consent": ["c-1"], "groups": ["identity"]}
        _arrives("verify", one, told | answer_by)
    _arrives("host_risk", threads[0], {"risks": [], "result": "go"} | answer_by)
    with room.reading() as reader:
        first = next(one for one in _coming(group, reader) if one.conversation == threads[0])
        answering.answer_nationality(return_id=first.id, result="confirmed", **room.who())
        risks.assess_risk(return_id=first.id, risks=(), result="go", **room.who())
    plan = dict(_PLAN)
    safe = {"answer": "wants_to_return", "asked_on": _DAY, "signed": True, "asylum": "no_fear", "host_risk": "go",
            "rights": [], "document": "issued", "document_until": ""}  # fmt: skip
    hashed = {"plan_hash": content_hash(plan)}
    _arrives("plan", threads[0], {"plan": plan, "approved": True, "safeguards": safe} | hashed | answer_by)
    with room.reading():
        moving.agree_plan(return_id=first.id, **room.who())
    _arrives("depart", threads[0], {"gate_hash": content_hash(safe), "safeguards": safe})
    told = moving.Account(datetime.now(UTC), "tired", ("phone",), "Tây Trang", "Trung úy Đào")
    with room.reading():
        moving.receive(return_id=first.id, account=told, **room.who())


def _coming(group: UUID, reader: Reader) -> list[ReturnFact]:
    return returns_of_group(group=group, side="origin", reader=reader)


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
    _comes_home(room, group)
    room.ids |= {
        "return_id": made,
        "movement_id": group,
        "act": "ask",
        "paper": "return-form",
        "step": "verify",
    }
    for name in ("list", "begin", "board", "people", "vehicle", "border"):
        room.show("supervisor", f"movements:{name}", *(() if name in ("list", "begin") else (group,)))
    for name in ("arriving_list", "arriving", "arriving_border"):
        room.show("supervisor", f"movements:{name}", *(() if name == "arriving_list" else (group,)))
    for step in STEPS:
        room.show("supervisor", "movements:everybody", group, step)
    room.show("supervisor", "returns:list")
    room.show("supervisor", "returns:terms", "kh-test")
    room.show("supervisor", "returns:propose", room.case_id)
    room.show("supervisor", "returns:return", made)
    for act in ACTS:
        room.show("supervisor", "returns:act", made, act)
    room.show("supervisor", "cases:case", room.case_id, more="?tab=return")
