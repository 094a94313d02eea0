"""A decision turned round, a file closed too early, a file opened at night: nothing is lost, somebody looks."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.urls import reverse

from sampan.protection.assistance.queries import board
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.queries import timeline
from sampan.protection.cases.services.changing import add_note
from sampan.protection.cases.services.closing import close_case, reopen_case
from sampan.protection.entitlements.queries import support, supports_of
from sampan.protection.entitlements.services.granting import Grant, choose_group, grant, propose_support
from sampan.protection.identification.queries import deadlines_of_case, decisions
from sampan.protection.identification.services.deciding import Verdict, decide_status, look_at_reversal
from sampan.protection.rights.queries import rights_of_case
from sampan.protection.rights.services.recording import Happening, record_right
from sampan.protection.tasks.facts import OwnTask
from sampan.protection.tasks.services.own import write_task
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.access.roles import Permission
from sampan.registry.breakglass.queries import accesses, unreviewed, uses_of
from sampan.registry.breakglass.services.finding import find_file
from sampan.registry.breakglass.services.opening import break_glass
from sampan.registry.breakglass.services.reviewing import review_access
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import NotFound, NotPermitted
from tests.conversations.owned import assert_owned_and_seen, case_of, kinds_seen, reader, tasks
from tests.protection.assistance.conftest import NAME, WHY, Story, story  # noqa: F401

pytestmark = pytest.mark.database
TODAY = date.today()
VICTIM = "victim_citizen_or_stateless_resident"


def decide(story: Story, status: str, *, ago: int = 0) -> UUID:  # noqa: F811
    day = TODAY - timedelta(days=ago)
    verdict = Verdict(status, ("own_account",), day, authority="province_police")
    return story.do(story.supervisor, decide_status, case_id=story.case_id, verdict=verdict)


def write_right(story: Story, right: str, act: str, **more: object) -> None:  # noqa: F811
    told = {"case_id": story.case_id, "right": right, "told": Happening(act, TODAY, **more)}
    story.do(story.worker, record_right, **told)


def supported(story: Story, *regimes: str) -> dict[str, UUID]:  # noqa: F811
    """Propose regimes; return their ids."""
    story.do(story.worker, choose_group, case_id=story.case_id, group=VICTIM)
    made = story.do(story.worker, propose_support, case_id=story.case_id, regimes=regimes)
    return dict(zip(sorted(regimes), made, strict=True))


def is_somebodys(story: Story, actor: Actor, may: Permission, *kinds: str) -> None:  # noqa: F811
    for kind in kinds:
        told = {"state": case_of(story.case_id), "waits": tasks(kind), "reader": reader(actor), "may": may}
        assert_owned_and_seen(**told)


def stands(story: Story) -> dict[str, object]:  # noqa: F811
    """Return what the supervisor finds in the file: what is owed, running, proposed, needed and told."""
    case_id = story.case_id
    with story.sees(story.supervisor) as seen:
        about = {"case_id": case_id, "reader": seen}
        return {
            "status": read_case(**about).trafficking_status,
            "steps": {one.step for one in deadlines_of_case(**about) if one.is_open},
            "rights": {
                one.right: one.status for one in rights_of_case(**about) if one.id and not one.lapsed_on
            },
            "support": {one.regime: one.state for one in supports_of(**about)},
            "needs": {one.service: one.state for one in board(**about)[0]},
            "tasks": kinds_seen(seen, case_id=case_id) | kinds_seen(reader(story.worker), case_id=case_id),
        }


def test_an_identification_reversed_and_reversed_again_takes_nothing_away_silently(story):  # noqa: F811
    decide(story, "victim", ago=3)
    write_right(story, "recovery_reflection", "began", until=TODAY + timedelta(days=20))
    write_right(story, "interpreter", "given")
    ids = supported(story, "hardship_loan", "travel")
    story.do(story.supervisor, grant, support_id=ids["hardship_loan"], given=Grant(Decimal(3_000_000)))
    before = stands(story)

    turned = decide(story, "not_a_victim")
    now = stands(story)
    assert now["status"] == "not_a_victim" and "vn33_paper" in before["steps"] - now["steps"]
    assert before["rights"].keys() - now["rights"].keys() == {"recovery_reflection"}
    assert now["support"] == before["support"], "what was given is looked at again, not taken back"
    assert "reflection_ends" in before["tasks"] - now["tasks"]
    is_somebodys(story, story.supervisor, Permission.DECIDE_STATUS, "decision_reversed")
    is_somebodys(story, story.worker, Permission.EDIT_CASE, "tell_decision")
    both = {
        "state": case_of(story.case_id),
        "waits": tasks("support_again"),
        "reader": reader(story.supervisor),
    }
    assert_owned_and_seen(**both, may=Permission.GRANT_SUPPORT, how_many=2)
    story.do(story.supervisor, look_at_reversal, decision_id=turned)
    assert "decision_reversed" not in stands(story)["tasks"]

    decide(story, "victim")
    after = stands(story)
    assert {name: after[name] for name in ("status", "support")} == {
        name: before[name] for name in ("status", "support")
    }
    assert before["steps"] <= after["steps"] and before["rights"].items() <= after["rights"].items()
    with story.sees(story.supervisor) as seen:
        told = [one.status for one in decisions(case_id=story.case_id, reader=seen)]
    assert told == ["victim", "not_a_victim", "victim"]
    is_somebodys(story, story.supervisor, Permission.DECIDE_STATUS, "decision_reversed")
    is_somebodys(story, story.worker, Permission.EDIT_CASE, "tell_decision", "reflection_ends")


def test_a_file_closed_with_open_work_and_opened_again_has_lost_nothing(story):  # noqa: F811
    call = OwnTask("Call the aunt in Vinh.", TODAY + timedelta(days=3))
    story.do(story.worker, write_task, case_id=story.case_id, task=call)
    write_right(story, "compensation", "asked")
    ids = supported(story, "hardship_loan", "travel")
    story.do(story.supervisor, grant, support_id=ids["hardship_loan"], given=Grant(Decimal(5)))
    asked = story.ask()
    before = stands(story)
    assert before["tasks"] >= {"own", "right_answer", "support_decide", "support_pay"}

    story.do(story.supervisor, close_case, case_id=story.case_id, reason="other")
    closed = stands(story)
    assert (closed["tasks"], closed["steps"]) == ({"support_pay"}, set())
    is_somebodys(story, story.supervisor, Permission.PAY_SUPPORT, "support_pay")
    assert story.row(asked).phase == "recalled"
    with story.sees(story.supervisor) as seen:
        assert support(support_id=ids["hardship_loan"], reader=seen).state == "granted"

    story.do(story.supervisor, reopen_case, case_id=story.case_id)
    assert stands(story) == before
    with story.sees(story.worker) as seen:
        told = [one.kind for one in timeline(case_id=story.case_id, reader=seen)]
    assert told.index("reopened") < told.index("closed") and "help_recall" in told
    is_somebodys(story, story.worker, Permission.DO_TASKS, "own", "right_answer")
    is_somebodys(story, story.supervisor, Permission.GRANT_SUPPORT, "support_decide", "support_pay")
    story.do(story.supervisor, grant, support_id=ids["travel"], given=Grant(Decimal(7)))


def test_an_officer_opens_a_file_at_night_and_the_supervisor_reviews_it(story, people):  # noqa: F811
    officer = people("front_line_officer", agency="Border post")
    elsewhere = people("supervisor", agency="Border post")
    with story.sees(officer) as seen:
        with pytest.raises(NotFound):
            read_case(case_id=story.case_id, reader=seen)
        (found,) = find_file(text=NAME, by=officer, purpose=WHY)
        told = {
            "token": found.token,
            "reason": "found_by_authority",
            "text": "Found at the bus station at two.",
        }
        opened = break_glass(**told, by=officer, purpose=WHY)
        assert open_identity(case_id=story.case_id, reader=seen).name.full == NAME
        add_note(case_id=story.case_id, text="Taken to the clinic.", by=officer, purpose=WHY)

    def waits(seen):
        return [
            SimpleNamespace(url=reverse("breakglass:access", args=[one.id]), id=one.id)
            for one in unreviewed(seen)
        ]

    assert_owned_and_seen(
        state=case_of(story.case_id), waits=waits, reader=reader(story.supervisor),
        may=Permission.REVIEW_BREAK_GLASS,
    )  # fmt: skip
    for other in (officer, elsewhere, story.worker):
        with story.sees(other) as seen:
            assert waits(seen) == []
    verdict = {"access_id": opened, "is_justified": False, "note": "The team could have been called."}
    with pytest.raises(NotPermitted):
        story.do(story.worker, review_access, **verdict)
    with story.sees(story.supervisor) as seen:
        assert {one.act for one in uses_of(access_id=opened, reader=seen)} >= {
            "identity.read",
            "case.note_added",
        }
    story.do(story.supervisor, review_access, **verdict)
    with story.sees(officer, Purpose.PROTECTION) as seen, pytest.raises(NotFound):
        read_case(case_id=story.case_id, reader=seen)
    with story.sees(story.supervisor) as seen:
        assert unreviewed(seen) == []
        assert [one.verdict for one in accesses(reader=seen)] == ["not_justified"]
