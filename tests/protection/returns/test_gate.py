"""The gate: a pure function that agrees with its plain reading, and no way around it."""

import ast
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from hypothesis import given
from hypothesis import strategies as st

import sampan
from sampan.portal.middleware import AccessMiddleware
from sampan.protection.returns.conversation import Event
from sampan.protection.returns.facts import ReturnRefused
from sampan.protection.returns.gate import FRESH_DAYS, GateFacts, Stage, evidence_hash, gate
from sampan.protection.returns.models import Return
from sampan.protection.returns.services import moving
from sampan.protection.returns.services.keeping import Said, move_on
from sampan.protection.returns.table import BEHIND_THE_GATE, Act, Side
from sampan.protection.returns.wording import MISSING
from sampan.protection.rights.facts import BLOCKERS
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.vocabulary.errors import WrongState
from tests.protection.returns.telling import RECORD, TODAY, WHY, Story, open_person

DAY = date(2026, 3, 10)
FACTS = st.builds(
    GateFacts,
    stage=st.sampled_from(Stage),
    on=st.just(DAY),
    answer=st.sampled_from(["", "wants_to_return", "wants_to_return", "undecided", "changed_mind"]),
    asked_on=st.one_of(st.none(), st.integers(-1, 40).map(lambda days: DAY - timedelta(days=days))),
    is_signed=st.booleans(),
    asylum=st.sampled_from(["", "no_fear", "no_fear", "open", "granted", "refused_final", "withdrawn_freely"]),
    host_risk=st.sampled_from(["", "go", "go_with_measures", "not_now"]),
    origin_risk=st.sampled_from(["", "asked", "go", "go_with_measures", "not_now"]),
    rights=st.sampled_from([(), (), ("guardian_missing", "best_interests_missing"), ("reflection_running",)]),
    nationality=st.sampled_from(["confirmed", "confirmed", "", "asked", "not_confirmed"]),
    has_consent=st.booleans(),
    is_approved=st.booleans(),
    is_agreed=st.booleans(),
    document=st.sampled_from(["issued", "asked", ""]),
    document_until=st.one_of(st.none(), st.just(DAY), st.just(DAY - timedelta(days=1))),
)  # fmt: skip


def is_free(facts: GateFacts) -> bool:
    """Say in one plain sentence whether the way is free: the reference that the gate must agree with."""
    said_yes = facts.answer == "wants_to_return" and facts.is_signed and facts.asked_on is not None
    fresh = said_yes and 0 <= (facts.on - facts.asked_on).days <= FRESH_DAYS[facts.stage]
    safe = facts.host_risk.startswith("go") and facts.origin_risk.startswith("go")
    lawful = facts.asylum in ("no_fear", "refused_final", "withdrawn_freely") and not facts.rights
    ready = facts.has_consent and facts.nationality == "confirmed" and facts.is_approved
    paper = facts.document == "issued" and (facts.document_until is None or facts.on <= facts.document_until)
    return fresh and safe and lawful and ready and (facts.stage is Stage.PLAN or (facts.is_agreed and paper))


@given(FACTS)
def test_gate_is_free_exactly_when_every_safeguard_holds(facts):
    assert (gate(facts) == ()) == is_free(facts)


@given(FACTS)
def test_everything_missing_has_words_a_remedy_and_somebody(facts):
    for one in gate(facts):
        assert str(MISSING[one.code].what) and str(MISSING[one.code].todo)
        assert MISSING[one.code].who in ("", "supervisor")


@given(FACTS, FACTS)
def test_evidence_of_different_facts_has_another_hash(one, other):
    assert (evidence_hash(one) == evidence_hash(other)) == (one == other)


def test_every_blocker_of_the_rights_has_words_here():
    assert BLOCKERS.keys() <= MISSING.keys()


def test_no_code_of_the_package_but_the_gatekeeper_makes_a_pass_and_every_moving_service_asks_it():
    assert _callers("GatePass") == {"protection/returns/services/gatekeeping.py"}
    assert _callers("pass_gate") == {"protection/returns/services/moving.py"}
    assert {Act.PLAN, Act.AGREE, Act.DEPART, Act.HAND_OVER, Act.RECEIVE} == BEHIND_THE_GATE


def test_no_caller_of_a_moving_act_opens_a_transaction_around_it():
    """A refusal caught outside an inner transaction would lose its tasks without anybody noticing."""
    inside = [path for path in PACKAGE.rglob("*.py") for one in _atomic_parts(path) if _moves(one)]
    assert inside == []


PACKAGE = Path(sampan.__file__).parent
MOVING = ("send_plan", "agree_plan", "depart", "hand_over", "receive")


def _callers(name: str) -> set[str]:
    return {str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if _calls(path, name)}


def _atomic_parts(path: Path) -> Iterator[ast.AST]:
    text = path.read_text()
    if "atomic" not in text or not any(name in text for name in MOVING):
        return
    for one in ast.walk(ast.parse(text)):
        if isinstance(one, ast.FunctionDef) and any("atomic" in ast.unparse(by) for by in one.decorator_list):
            yield one
        if isinstance(one, ast.With) and any("atomic" in ast.unparse(by) for by in one.items):
            yield one


def _moves(part: ast.AST) -> bool:
    named = (ast.unparse(one.func) for one in ast.walk(part) if isinstance(one, ast.Call))
    return any(name in (*MOVING, *(f"moving.{act}" for act in MOVING), "pass_gate") for name in named)


def _calls(path: Path, name: str) -> bool:
    text = path.read_text()
    tree = ast.parse(text if name in text else "")
    called = (one.func for one in ast.walk(tree) if isinstance(one, ast.Call))
    return any(name in (getattr(one, "id", ""), getattr(one, "attr", "")) for one in called)


@pytest.mark.database
def test_moving_act_without_a_pass_is_not_written(story, sides):
    story.planned()
    with (
        reading_as(Reader(sides.service, WHY)),
        pytest.raises(WrongState),
    ):  # not even by the node's own service
        move_on(
            Return.objects.get(id=story.host),
            Event(Act.DEPART, Side.HOST),
            Said(),
            by=sides.service,
            purpose=WHY,
        )
    assert sides.row(story.conversation).phase == "planned"


@pytest.mark.database
def test_database_keeps_nobody_departed_without_evidence(story, sides):
    story.accepted()
    with reading_as(Reader(sides.service, WHY)), pytest.raises(IntegrityError), transaction.atomic():
        Return.objects.filter(id=story.host).update(phase="departed")


@pytest.mark.database
def test_refusal_names_everything_is_audited_and_owes_a_task_each(story, sides, reading):
    story.accepted().draft()
    with pytest.raises(ReturnRefused) as refused:
        story.send_plan()
    codes = {one.code for one in refused.value.missing}
    assert codes == {
        "consent_missing", "voluntariness_missing", "asylum_unchecked", "nationality_unconfirmed",
        "host_risk_missing", "origin_risk_missing", "plan_unapproved",
    }  # fmt: skip
    assert {f"missing_{code}" for code in codes} <= sides.tasks("host", story.conversation).keys()
    story.consent("identity")
    story.ask()
    assert "missing_voluntariness_missing" not in sides.tasks("host", story.conversation)
    assert sides.both(story.conversation) == ("accepted", "accepted")
    with reading_as(Reader(reading("auditor").actor, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="refused", subject_id="return_refused").exists()


@pytest.mark.database
def test_answer_is_asked_again_before_the_departure(story, sides):
    story.planned().ask(ago=4)
    with reading_as(Reader(sides.service, WHY)):
        Return.objects.filter(id=story.host).update(asked_on=TODAY - timedelta(days=4))
    with pytest.raises(ReturnRefused, match="too old"):
        story.depart()
    story.ask().depart()
    assert sides.both(story.conversation) == ("departed", "departed")


@pytest.mark.database
def test_minor_without_guardian_is_not_returned(sides):
    story = Story(sides, open_person(sides, RECORD | {"age": 15}))
    story.consent("identity", guardian="Aunt Vanna")
    story.accepted().ask(signed_by="guardian").asylum().verify().nationality().risk("host").risk(
        "origin"
    ).document()
    story.draft(child_escort="Aunt Vanna").approve()
    with pytest.raises(ReturnRefused) as refused:
        story.send_plan()
    assert {one.code for one in refused.value.missing} == {"guardian_missing", "best_interests_missing"}
    tasks = sides.tasks("host", story.conversation)
    assert tasks["missing_guardian_missing"] == tasks["missing_best_interests_missing"] == "supervisor"


@pytest.mark.database
def test_origin_asks_its_own_gate(story, sides):
    story.answered().draft().approve().send_plan()
    with reading_as(Reader(sides.service, WHY)):
        Return.objects.filter(id=story.origin).update(asylum="open")
    with pytest.raises(ReturnRefused, match="Asylum"):
        story.agree()
    assert sides.both(story.conversation) == ("accepted", "accepted")


@pytest.mark.database
def test_refusal_that_nobody_catches_still_leaves_its_tasks_and_one_audit_row(story, sides, reading):
    story.accepted().draft()
    reader, return_id = Reader(sides.worker, WHY), story.host
    with (
        pytest.raises(ReturnRefused),
        reading_as(reader),
    ):  # a job, a command, a new view: nothing is caught inside
        moving.send_plan(return_id=return_id, by=sides.worker, purpose=WHY)
    assert "missing_consent_missing" in sides.tasks("host", story.conversation)
    assert "consent_missing" in sides.row(story.conversation).waits_for
    with reading_as(Reader(reading("auditor").actor, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="refused", subject_id="return_refused").count() == 1


@pytest.mark.database
def test_view_that_does_not_catch_the_refusal_still_leaves_its_tasks(story, sides, rf, reading):
    story.accepted().draft()
    return_id, request = story.host, rf.post("/somewhere/")
    request.reader, request.resolver_match = Reader(sides.worker, WHY), None

    def forgetful(request: HttpRequest) -> None:
        moving.send_plan(return_id=return_id, by=request.reader.actor, purpose=request.reader.purpose)

    request.path = "/api/somewhere/"
    answer = AccessMiddleware(forgetful).process_view(request, forgetful, (), {})
    assert answer.status_code == 403
    leave()
    assert "missing_asylum_unchecked" in sides.tasks("host", story.conversation)
    with reading_as(Reader(reading("auditor").actor, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="refused", subject_id="return_refused").count() == 1
