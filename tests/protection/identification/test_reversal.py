"""A conversation: a victim is decided not to be one, and back; nothing is taken away silently."""

from datetime import date, timedelta

import pytest

from sampan.engines.screening.indicators import score
from sampan.protection.cases.queries import case
from sampan.protection.identification.queries import deadlines_of_case, decisions
from sampan.protection.identification.services.deciding import Verdict, decide_status, look_at_reversal
from sampan.protection.identification.statuses import CAUTIONS
from sampan.protection.rights.queries import rights_of_case
from sampan.protection.rights.services.recording import Happening, record_right
from sampan.protection.tasks.queries import my_tasks, tasks_of_case

pytestmark = pytest.mark.database
TODAY = date.today()


def decide(opened, status, *, on=TODAY, authority="province_police"):
    opened.read_as(opened.supervisor)
    verdict = Verdict(status, ("own_account",), on, authority=authority)
    return decide_status(
        case_id=opened.case_id, verdict=verdict, by=opened.supervisor, purpose=opened.purpose
    )


def write(opened, right, act, **more):
    told = Happening(act, TODAY, **more)
    return record_right(
        case_id=opened.case_id, right=right, told=told, by=opened.supervisor, purpose=opened.purpose
    )


def rights(opened):
    reader = opened.read_as(opened.supervisor)
    return {one.right: one for one in rights_of_case(case_id=opened.case_id, reader=reader)}


def steps(opened):
    found = deadlines_of_case(case_id=opened.case_id, reader=opened.read_as(opened.supervisor))
    return {one.step: one for one in found}


def tasks(opened):
    found = tasks_of_case(case_id=opened.case_id, reader=opened.read_as(opened.supervisor))
    return {one.kind: one for one in found if one.done_at is None}


def test_a_decision_turned_round_and_back(opened):
    decide(opened, "victim", on=TODAY - timedelta(days=3))
    write(opened, "recovery_reflection", "began", until=TODAY + timedelta(days=20))
    write(opened, "interpreter", "given")
    assert "decision_reversed" not in tasks(opened) and "tell_decision" not in tasks(opened)

    turned = decide(opened, "not_a_victim")
    assert {one.status for one in decisions(case_id=opened.case_id, reader=opened.read_as(opened.supervisor))} == {
        "victim", "not_a_victim",
    }  # fmt: skip
    assert rights(opened)["recovery_reflection"].lapsed_on == TODAY
    assert (rights(opened)["interpreter"].status, rights(opened)["interpreter"].lapsed_on) == ("given", None)
    assert steps(opened)["vn33_paper"].lapsed_on == TODAY
    assert "reflection_ends" not in tasks(opened)
    assert tasks(opened)["decision_reversed"].for_role == "supervisor"
    assert tasks(opened)["tell_decision"].due_on == TODAY + timedelta(days=3)
    reader = opened.read_as(opened.worker)
    assert "tell_decision" in {one.kind for one in my_tasks(reader=reader)}
    told = case(case_id=opened.case_id, reader=opened.read_as(opened.supervisor))
    assert [one.kind for one in told.milestones] == ["identified"]

    write(opened, "review_of_decision", "told", language="vi")
    assert "tell_decision" not in tasks(opened)
    write(opened, "review_of_decision", "asked")
    assert "right_answer" in tasks(opened)
    opened.read_as(opened.supervisor)
    assert look_at_reversal(decision_id=turned, by=opened.supervisor, purpose=opened.purpose) == 1

    decide(opened, "victim")
    assert rights(opened)["recovery_reflection"].lapsed_on is None
    assert tasks(opened)["reflection_ends"].due_on == TODAY + timedelta(days=20)
    assert steps(opened)["vn33_paper"].lapsed_on is None and steps(opened)["vn33_paper"].counted_from == TODAY
    assert {"decision_reversed", "tell_decision"} <= tasks(opened).keys()


def test_the_history_says_who_decided_and_on_which_ground(opened):
    decide(opened, "victim")
    (told,) = decisions(case_id=opened.case_id, reader=opened.read_as(opened.supervisor))
    assert told.authority_name.startswith("Provincial") and told.national_label == "Victim"
    assert "Law 53/2024/QH15 art. 27, 32" in told.legal_basis


def test_a_child_needs_no_means_in_result_and_words():
    work = {"4.1": "yes", "4.2": "yes", "4.6": "yes", "4.9": "yes"}
    child, adult = score(work, profile="child"), score(work, profile="adult")
    assert (
        child.recommendation == "trafficking_of_a_child"
        and adult.recommendation != "trafficking_for_forced_labour"
    )
    assert "means_not_required" in child.cautions and "means_not_required" not in adult.cautions
    assert "Under 18 no means" in CAUTIONS["means_not_required"]
