"""Proposals that meet: one open proposal a side, and of two that cross both sides keep the same one."""

from dataclasses import replace
from uuid import uuid4

import pytest

from sampan.partnership.matches import queries
from sampan.partnership.matches.facts import ArrangementTerms
from sampan.partnership.matches.models import Arrangement
from sampan.partnership.matches.services.arranging import answer_arrangement, end_arrangement, propose
from sampan.partnership.matches.services.withdrawing import withdraw_arrangement
from sampan.registry.access.context import reading_as
from tests.partnership.matches.conftest import HERE, THERE, THIRD

pytestmark = pytest.mark.database


def proposed(region, focal, *, days: int, at: str = HERE):
    who = {"by": focal.actor, "purpose": focal.purpose}
    terms = ArrangementTerms(keeper=THIRD, answer_days=days)
    with region.as_node(at), reading_as(focal):
        return propose(member=THERE if at == HERE else HERE, terms=terms, **who)


def confirm(region, focal, *, at: str) -> None:
    """Let a node say yes to what the other proposed."""
    other = THERE if at == HERE else HERE
    with region.as_node(at), reading_as(focal):
        row = Arrangement.objects.get(member=other, came_from=other, state="proposed")
        answer_arrangement(arrangement_id=row.id, agrees=True, by=focal.actor, purpose=focal.purpose)


def in_force(region) -> list[tuple[str, int]]:
    with region.reading():
        found = Arrangement.objects.filter(state="in_force").order_by("member")
        return list(found.values_list("member", "answer_days"))


def states(region, member: str) -> dict[int, str]:
    with region.reading():
        return dict(Arrangement.objects.filter(member=member).values_list("answer_days", "state"))


@pytest.fixture
def crossed(region, focal, request, monkeypatch):
    """Each side proposed and neither has answered; ours has the smaller conversation when the parameter says so."""
    first, second = sorted((uuid4(), uuid4()))
    ids = iter((first, second) if request.param else (second, first))
    monkeypatch.setattr("sampan.partnership.matches.services.arranging.new_person_id", lambda: next(ids))
    proposed(region, focal, days=3)
    proposed(region, focal, days=5, at=THERE)
    region.deliver()
    return 3 if request.param else 5


both = pytest.mark.parametrize("crossed", [True, False], indirect=True, ids=["ours", "theirs"])


@both
def test_yes_to_one_of_two_ends_the_other_on_both_sides(region, focal, crossed):
    confirm(region, focal, at=HERE)
    assert all(outcome.applied for outcome in region.deliver())
    assert in_force(region) == [(THERE, 5), (HERE, 5)]
    assert states(region, HERE)[3] == states(region, THERE)[3] == "overtaken"


@both
def test_two_yeses_that_cross_leave_the_same_on_both_sides(region, focal, crossed):
    confirm(region, focal, at=HERE)
    confirm(region, focal, at=THERE)
    assert all(outcome.applied for outcome in region.deliver())
    assert in_force(region) == [(THERE, crossed), (HERE, crossed)]


@both
def test_what_is_ended_while_two_yeses_cross_is_in_force_nowhere(region, focal, crossed):
    confirm(region, focal, at=HERE)
    confirm(region, focal, at=THERE)
    with reading_as(focal):
        row = Arrangement.objects.get(member=THERE, state="in_force")
        end_arrangement(arrangement_id=row.id, by=focal.actor, purpose=focal.purpose)
    region.deliver()
    assert in_force(region) == []


@both
def test_own_proposal_taken_back_before_the_yes_to_theirs_leaves_theirs(region, focal, crossed):
    with reading_as(focal):
        row = Arrangement.objects.get(member=THERE, came_from=HERE)
        withdraw_arrangement(arrangement_id=row.id, by=focal.actor, purpose=focal.purpose)
    confirm(region, focal, at=HERE)
    confirm(region, focal, at=THERE)
    assert all(outcome.applied for outcome in region.deliver())
    assert in_force(region) == [(THERE, 5), (HERE, 5)]


def test_newer_proposal_takes_the_place_of_the_older_on_both_sides(region, focal):
    for days in (3, 4, 5):
        proposed(region, focal, days=days)
    assert all(outcome.applied for outcome in region.deliver())
    wanted = {3: "withdrawn", 4: "withdrawn", 5: "proposed"}
    assert states(region, THERE) == states(region, HERE) == wanted


def test_member_that_takes_nothing_back_has_one_open_proposal_all_the_same(arranged, focal):
    proposed(arranged, focal, days=3)
    ((sender, letter),) = arranged.queue
    arranged.queue.clear()
    for _ in range(queries.PAGE + 2):
        again = replace(letter, id=uuid4(), conversation=uuid4())
        assert arranged.arrives(sender, again).applied
    with arranged.reading():
        assert Arrangement.objects.filter(member=HERE, state="proposed").count() == 1
    with arranged.as_node(THERE), reading_as(focal):
        found = [one for one in queries.arrangements(reader=focal) if one.member == HERE]
    assert [one.state for one in found[:2]] == ["in_force", "proposed"]
