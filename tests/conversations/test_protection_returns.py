"""A return stops at its gate or by the person's word; each time somebody owns what comes next, on both sides."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sampan.protection.identification.services.screening import start_screening
from sampan.protection.interviews.services.interviewing import NewInterview, start_interview
from sampan.protection.returns.facts import ReturnRefused
from sampan.protection.returns.services import risks
from sampan.protection.rights.services.recording import Happening, record_right
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.consent.facts import ConsentHelpers
from sampan.registry.consent.services import ConsentAnswer, record_consent, withdraw_consent
from sampan.vocabulary.errors import InvalidInput
from tests.conversations.owned import assert_owned_and_seen, case_of, kinds_seen, return_of, tasks
from tests.protection.returns.conftest import sides, story  # noqa: F401
from tests.protection.returns.telling import ORIGIN, RECORD, TODAY, WHY, Story, open_person

pytestmark = pytest.mark.database


def is_somebodys(reader: Reader, return_id: object, *kinds: str) -> None:
    """The return and each of these tasks are this person's, who may go on with it."""
    may = Permission.PLAN_RETURN
    for kind in kinds:
        waits = tasks(kind, about=return_id)
        assert_owned_and_seen(state=return_of(return_id), waits=waits, reader=reader, may=may)


def missing(story: Story, act: Callable[[], object]) -> set[str]:  # noqa: F811
    """Return what the gate's refusal of an act names."""
    with pytest.raises(ReturnRefused) as refused:
        act()
    assert all(str(one.what) and str(one.todo) for one in refused.value.missing)
    return {one.code for one in refused.value.missing}


def owed(story: Story) -> set[str]:  # noqa: F811
    """Return the missing things that worker and supervisor see as tasks of their own."""
    sides = story.sides  # noqa: F811
    seen = kinds_seen(Reader(sides.worker, WHY)) | kinds_seen(Reader(sides.supervisor, WHY))
    return {kind.removeprefix("return_missing_") for kind in seen if kind.startswith("return_missing_")}


def test_the_gate_refuses_and_mending_each_thing_that_it_names_opens_it(story, sides):  # noqa: F811
    story.accepted().draft()
    lacking = missing(story, story.send_plan)
    assert len(lacking) == 7 and owed(story) == lacking
    is_somebodys(Reader(sides.supervisor, WHY), story.host, "return_missing_plan_unapproved")
    by_worker = {f"return_missing_{code}" for code in lacking - {"plan_unapproved"}}
    is_somebodys(Reader(sides.worker, WHY), story.host, *by_worker)
    mending: tuple[tuple[str, Callable[[], object]], ...] = (
        ("consent_missing", lambda: story.consent("identity")),
        ("voluntariness_missing", story.ask),
        ("asylum_unchecked", story.asylum),
        ("nationality_unconfirmed", lambda: story.verify().nationality()),
        ("host_risk_missing", lambda: story.risk("host")),
        ("origin_risk_missing", lambda: story.risk("origin")),
        ("plan_unapproved", story.approve),
    )
    for code, mend in mending[:-1]:
        mend()
        lacking -= {code}
        assert missing(story, story.send_plan) == lacking == owed(story)
    mending[-1][1]()
    story.send_plan().agree()
    assert sides.both(story.conversation) == ("planned", "planned")
    assert owed(story) == set()
    is_somebodys(Reader(sides.worker, WHY), story.host, "return_next")


def test_a_risk_that_speaks_against_it_is_a_supervisors_until_it_is_weighed_anew(story, sides):  # noqa: F811
    at_home = risks.Risk("traffickers_at_home", "high", "shelter_on_arrival")
    story.answered().risk("origin", "not_now", at_home).draft().approve()
    assert missing(story, story.send_plan) == {"origin_risk_against"}
    is_somebodys(Reader(sides.supervisor, WHY), story.host, "return_missing_origin_risk_against")
    assert "return_missing_origin_risk_against" not in kinds_seen(Reader(sides.worker, WHY))


STEPS: dict[str, Callable[[Story], object]] = {
    "proposed": lambda told: told.propose(),
    "accepted": lambda told: told.accepted(),
    "verified": lambda told: told.accepted().verify(),
    "departed": lambda told: told.accepted().ask().asylum().verify().nationality().risk("host").risk("origin")
    .document().draft().approve().send_plan().agree().depart(),
    "handed_over": lambda told: STEPS["departed"](told).hand_over().receive(),  # type: ignore[attr-defined]
}  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_consent_withdrawn_at_each_step_of_a_return(step, story, sides):  # noqa: F811
    consent = story.consent("identity")
    STEPS[step](story)
    was_known = step not in ("proposed", "accepted")
    with sides.as_(sides.worker) as who:
        withdraw_consent(consent_id=consent, reason="person_asked", **who)
    worker, receiver = Reader(sides.worker, WHY), Reader(sides.receiver, WHY)
    if was_known:
        assert sides.both(story.conversation) == ("withdrawn", "withdrawn")
        assert sides.row(story.conversation, "host").peer_held == "erased"
        is_somebodys(worker, story.host, "return_withdrawn")
        is_somebodys(receiver, story.origin, "return_withdrawn")
    else:  # nobody over there knows who it is: the way stays open, and its gate shut
        assert sides.both(story.conversation) == (step, step)
        is_somebodys(worker, story.host, "return_missing_consent_missing")
    assert sides.refused == []


def consent_of_a_child(story: Story, given_by: str) -> None:  # noqa: F811
    answer = ConsentAnswer(
        purpose="return", recipient=f"member:{ORIGIN}", groups=("identity",), given_on=TODAY,
        expires_on=TODAY + timedelta(days=90), language="km", given_by=given_by, is_child=True,
        helpers=ConsentHelpers(guardian="Bà Mẫu" if given_by == "guardian" else ""),
    )  # fmt: skip
    with story.sides.as_(story.sides.worker) as who:
        told = {"case_id": story.case_id, "agency_id": story.sides.worker.agency_id, "answer": answer}
        record_consent(**told, **who)


def write_right(story: Story, right: str, act: str, **more: object) -> None:  # noqa: F811
    with story.sides.as_(story.sides.supervisor) as who:
        told = Happening(act, TODAY, **more)
        record_right(case_id=story.case_id, right=right, told=told, **who)


def test_nothing_is_decided_over_a_child_without_guardian_and_best_interests(sides):  # noqa: F811
    story = Story(sides, open_person(sides, RECORD | {"age": 15}))  # noqa: F811
    worker, supervisor = Reader(sides.worker, WHY), Reader(sides.supervisor, WHY)
    with sides.as_(sides.worker) as who:
        alone = NewInterview("forced_criminality", "child", "km", "none_needed")
        with pytest.raises(InvalidInput) as refused:
            start_interview(case_id=story.case_id, new=alone, **who)
        assert refused.value.field == "present"
        start_screening(case_id=story.case_id, profile="child", **who)
    with pytest.raises(InvalidInput, match="guardian"):
        consent_of_a_child(story, "person")
    (task,) = assert_owned_and_seen(
        state=case_of(story.case_id), waits=tasks("appoint_guardian"), reader=worker, may=Permission.EDIT_CASE
    )
    assert (task.urgency, task.due_on) == ("urgent", TODAY + timedelta(days=2))

    story.accepted().ask(signed_by="guardian").asylum().draft(child_escort="Aunt Vanna").approve()
    assert {"guardian_missing", "best_interests_missing"} < missing(story, story.send_plan)
    is_somebodys(
        supervisor, story.host, "return_missing_guardian_missing", "return_missing_best_interests_missing"
    )

    write_right(story, "guardian", "appointed", authority="province_health")
    assert "appoint_guardian" not in kinds_seen(worker)
    assert "best_interests_missing" in missing(story, story.send_plan)
    write_right(story, "best_interests_determination", "done", result="return_to_family")
    consent_of_a_child(story, "guardian")
    story.verify().nationality().risk("host").risk("origin").send_plan().agree()
    assert sides.both(story.conversation) == ("planned", "planned")
    is_somebodys(worker, story.host, "return_next")
