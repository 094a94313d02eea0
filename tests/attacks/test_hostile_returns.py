"""A member node that lies about a return: forged arrivals, answers nobody asked for, names where codes belong."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from sampan.engines.exchange.receipts import Outcome
from sampan.partnership.exchange.services.receiving_singly import receive
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, propose_member
from sampan.protection.returns.models import Return, ReturnEvent
from sampan.protection.returns.services import answering
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from tests.attacks import person
from tests.attacks.test_hostile_peer import told_by
from tests.attacks.world import RECORD, World
from tests.partnership.exchange.conftest import Peer

pytestmark = [pytest.mark.database, pytest.mark.slow]

WRONG = (
    None, 1e300, "x" * 30_000, "a\x00b", "\ud7ff", [None], {"a": {"b": []}}, "9999-12-31", "x" * 64,
    "0001-01-01T00:00:00+14:00",
)  # fmt: skip
DAY = str(date.today() + timedelta(days=20))
SAFE = {
    "answer": "wants_to_return",
    "asked_on": str(date.today()),
    "signed": True,
    "asylum": "no_fear",
    "rights": [],
}
PLAN = {"plan": {"legs": []}, "plan_hash": "a" * 64, "approved": True, "safeguards": SAFE, "answer_by": DAY}
PROPOSAL = {"preview": {"sex": "female", "citizenship": ["VN"]}, "answer_by": DAY, "province": "VN-71"}
TOLD: dict[str, dict[str, object]] = {
    "propose": PROPOSAL | {"referral": str(uuid4()), "earlier": str(uuid4()), "group": str(uuid4())},
    "verify": {"identity": {"name": "Sok"}, "record": dict(RECORD), "consent": ["c-1"], "answer_by": DAY},
    "trace": {"identity": {"name": "Sok"}, "record": {}, "consent": ["c-1"], "family": {"name": "Sok"}},
    "host_risk": {"result": "go", "risks": [{"risk": "debt", "level": "high"}]},
    "document": {"kind": "passport", "state": "issued", "valid_until": DAY, "number": "N1"},
    "plan": PLAN,
    "depart": {"gate_hash": "b" * 64, "safeguards": SAFE, "happened_at": str(datetime.now(UTC))},
    "hand_over": {"condition": "well", "belongings": ["phone"], "place": "x", "officer": "x"},
    "stop": {"reason": "other"},
    "withdraw": {},
    "end_tracing": {},
}
"""What a host tells, act by act, when it means well."""
ANSWERS: dict[str, dict[str, object]] = {
    "nationality": {"result": "confirmed"},
    "family": {"result": "found_safe"},
    "origin_risk": {"result": "go"},
    "agree": {"plan_hash": "a" * 64},
    "change": {"plan_hash": "a" * 64, "reason": "other"},
    "receive": {"condition": "well", "belongings": [], "place": "x", "officer": "x"},
    "arrive": {"arrived_on": str(date.today())},
    "seal": {},
    "erase": {},
}
"""What an origin tells; none of it fits a return that it has not even accepted."""


def sent(
    world: World, act: str, conversation: UUID, body: dict[str, object], *, side: str = "host"
) -> tuple[int, str]:
    """Let the peer send one act of a return as a side of it."""
    return told_by(world, f"return.{act}", conversation, {"from": side} | body)


@contextmanager
def as_service(world: World) -> Iterator[None]:
    with reading_as(Reader(world.service, Purpose.RETURN)):
        yield


@pytest.fixture
def ours(world) -> UUID:
    """The conversation of the return that this node proposed to the peer."""
    with as_service(world):
        return Return.objects.get(id=world.ids["return_id"]).conversation


@pytest.fixture
def theirs(world) -> UUID:
    """The conversation of a return that the peer proposed and a worker here took on."""
    conversation = uuid4()
    assert sent(world, "propose", conversation, PROPOSAL) == (200, Outcome.APPLIED)
    worker = actor_of(world.worker)
    with as_service(world):
        kept = Return.objects.get(conversation=conversation)
        named = {"agency_id": worker.agency_id, "account_id": worker.account_id}
        answering.accept(return_id=kept.id, **named, by=world.service, purpose=Purpose.RETURN)
    return conversation


def row(world: World, conversation: UUID) -> tuple[object, ...]:
    """Return where a return stands and how much was written of it."""
    with as_service(world):
        kept = Return.objects.get(conversation=conversation, member="kh-test")
        return kept.phase, kept.plan, kept.gate_hash, ReturnEvent.objects.filter(kept_return=kept).count()


@pytest.mark.parametrize("act", ANSWERS)
def test_answer_that_nobody_asked_for_changes_nothing(world, ours, act):
    before = row(world, ours)
    assert sent(world, act, ours, ANSWERS[act], side="origin")[1] == Outcome.REFUSED
    assert row(world, ours) == before


@pytest.mark.parametrize("act", ["depart", "hand_over", "plan", "withdraw", "stop"])
def test_origin_that_speaks_as_the_host_changes_nothing(world, ours, act):
    before = row(world, ours)
    assert sent(world, act, ours, TOLD[act])[1] == Outcome.REFUSED
    assert row(world, ours) == before


def test_departure_before_an_agreed_plan_or_without_evidence_is_refused(world, theirs):
    for body in (TOLD["depart"], TOLD["depart"] | {"gate_hash": ""}, TOLD["depart"] | {"safeguards": None}):
        assert sent(world, "depart", theirs, body)[1] == Outcome.REFUSED
    for act in ("hand_over", "arrive", "receive"):
        assert sent(world, act, theirs, TOLD.get(act, {}))[1] == Outcome.REFUSED
    assert row(world, theirs)[0] == "accepted"


def test_member_that_was_not_asked_answers_for_nobody(world, ours, theirs):
    other = Peer("la-test")
    who = {"by": world.service, "purpose": Purpose.ADMINISTRATION}
    propose_member(card=other.card, **who)
    confirm_member(node_id="la-test", fingerprint=" ".join(fingerprint_of(other.card)), **who)
    before = row(world, ours), row(world, theirs)
    world.peer = other
    for act, body in (
        *ANSWERS.items(),
        ("accept", {}),
        ("decline", {"reason": "other"}),
        ("stop", {"reason": "other"}),
    ):
        assert sent(world, act, ours, body, side="origin")[1] == Outcome.REFUSED, act
    for act, body in TOLD.items():
        if act != "propose":
            assert sent(world, act, theirs, body)[1] == Outcome.REFUSED, act
    for known in (ours, theirs):
        sent(world, "propose", known, PROPOSAL)
    assert (row(world, ours), row(world, theirs)) == before


def test_second_proposal_under_a_known_id_and_a_replayed_letter_change_nothing(world, theirs):
    assert sent(world, "propose", theirs, PROPOSAL)[1] == Outcome.REFUSED
    letter = world.peer.letter(
        "return.host_risk", conversation=str(theirs), body={"from": "host"} | TOLD["host_risk"]
    )
    blob = world.peer.sealed(letter)
    assert receive(blob, now=datetime.now(UTC)).status == 200
    once = row(world, theirs)
    assert receive(blob, now=datetime.now(UTC)).status in (200, 409)
    assert row(world, theirs) == once


@pytest.mark.parametrize("act", TOLD)
def test_wrong_type_in_a_return_never_breaks_the_line(world, theirs, act):
    journal = world.peer.out
    for field in (*TOLD[act], "happened_at", "from"):
        for wrong in WRONG:
            world.peer.out = journal
            conversation = uuid4() if act == "propose" else theirs
            with transaction.atomic():
                body = {"from": "host"} | TOLD[act] | {field: wrong}
                status, _ = told_by(world, f"return.{act}", conversation, body)
                assert status < 500, (field, str(wrong)[:40])
                with as_service(world):
                    list(ReturnEvent.objects.values()), list(Return.objects.values())
                transaction.set_rollback(True)


def test_name_where_a_code_belongs_stands_nowhere_in_plain(world, theirs):
    name, paper = person.ROMANISED, person.DOCUMENT
    padded = (name * 5)[:64]
    bodies = [
        ("verify", TOLD["verify"] | {"record": RECORD | {"of_tomorrow": name}, name: name, "authority": paper}),
        ("host_risk", {"result": "go", "risks": [{"risk": paper, "level": paper, "measure": paper}], "new": name}),
        ("document", TOLD["document"] | {"number": paper, "authority": paper, "condition": paper}),
        ("plan", PLAN | {"plan": {"x": name}, "safeguards": SAFE | {"rights": [paper, name], "asylum": paper}}),
        ("depart", TOLD["depart"] | {"gate_hash": padded}),
        ("trace", TOLD["trace"] | {"family": {"name": name}, "authority": paper}),
        ("stop", {"reason": "other", "words": name, "authority": paper}),
    ]  # fmt: skip
    for act, body in bodies:
        sent(world, act, theirs, body)
    sent(world, "propose", uuid4(), PROPOSAL | {"province": paper, "preview": {"sex": name, name: name}})
    with as_service(world), connection.cursor() as cursor:
        for table in (
            "returns_return",
            "returns_returnevent",
            "returns_returnclock",
            "tasks_task",
            "audit_auditentry",
        ):
            cursor.execute(f"SELECT t::text FROM {table} t")
            told = "\n".join(one[0] for one in cursor.fetchall())
            assert not person.told(told.encode()), table
