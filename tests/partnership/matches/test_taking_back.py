"""Arrangements on their page: the share of openings, an agreement that has ended, proposals that are taken back."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches import queries
from sampan.partnership.matches.facts import ArrangementTerms
from sampan.partnership.matches.models import Arrangement
from sampan.partnership.matches.services.arranging import answer_arrangement, propose
from sampan.partnership.matches.services.withdrawing import withdraw_arrangement
from sampan.registry.access.context import reading_as
from sampan.vocabulary.errors import NotFound, NotPermitted, WrongState
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, THIRD

pytestmark = pytest.mark.database

TYPED = {"member": THERE, "keeper": THIRD, "batches_a_day": "15", "selector_cap": "0", "answer_days": "7"}


@pytest.fixture
def client(region):
    return client_of("focal_point", agency="Focal point", purpose=REFERRAL)


def proposed(region, focal):
    with reading_as(focal):
        return propose(
            member=THERE, terms=ArrangementTerms(keeper=THIRD), by=focal.actor, purpose=focal.purpose
        )


def withdraw(focal, arrangement_id) -> None:
    with reading_as(focal):
        withdraw_arrangement(arrangement_id=arrangement_id, by=focal.actor, purpose=focal.purpose)


def states(region) -> dict[str, list[str]]:
    with region.reading():
        found = Arrangement.objects.order_by("proposed_at").values_list("member", "state")
        return {side: [state for member, state in found if member == side] for side in (HERE, THERE)}


def answer_there(region, focal, *, agrees: bool) -> None:
    with region.as_node(THERE), reading_as(focal):
        row = Arrangement.objects.get(member=HERE, state="proposed")
        answer_arrangement(arrangement_id=row.id, agrees=agrees, by=focal.actor, purpose=focal.purpose)


def test_share_of_openings_is_set_and_shown(region, client):
    assert (
        client.post(reverse("matches:arrangements"), TYPED | {"opening_per_mille": "51"}).status_code == 422
    )
    assert client.post(reverse("matches:arrangements"), TYPED | {"opening_per_mille": "9"}).status_code == 422
    assert (
        client.post(reverse("matches:arrangements"), TYPED | {"opening_per_mille": "50"}).status_code == 302
    )
    assert client.post(reverse("matches:arrangements"), TYPED | {"opening_per_mille": ""}).status_code == 302
    with region.reading():
        assert sorted(Arrangement.objects.values_list("opening_per_mille", flat=True)) == [30, 50]
    assert "50 of a thousand" in client.get(reverse("matches:arrangements")).content.decode()


def test_agreement_that_ended_is_told_and_nobody_can_be_asked(arranged, client, focal):
    assert "in force" in client.get(reverse("matches:arrangements")).content.decode()
    arranged.agreed.discard(THERE)
    shown = client.get(reverse("matches:arrangements")).content.decode()
    assert "the agreement has ended" in shown
    with reading_as(focal):
        (row,) = [one for one in queries.arrangements(reader=focal) if one.member == THERE]
    assert (row.state, row.holds) == ("in_force", False)


def test_proposal_of_ours_is_taken_back_on_both_sides(region, focal, client):
    arrangement_id = proposed(region, focal)
    region.deliver()
    assert "Take it back" in client.get(reverse("matches:arrangements")).content.decode()
    assert (
        client.post(reverse("matches:arrangement", args=[arrangement_id]), {"withdraw": "1"}).status_code
        == 302
    )
    region.deliver()
    assert states(region) == {HERE: ["withdrawn"], THERE: ["withdrawn"]}
    shown = client.get(reverse("matches:arrangements")).content.decode()
    assert "taken back" in shown and "Take it back" not in shown


def test_taking_back_is_for_who_arranges_and_for_own_proposals_alone(arranged, focal, officer):
    with reading_as(officer), pytest.raises(NotPermitted):
        withdraw_arrangement(arrangement_id=focal.actor.account_id, by=officer.actor, purpose=officer.purpose)
    with pytest.raises(NotFound):
        withdraw(focal, focal.actor.account_id)
    with arranged.reading():
        in_force = Arrangement.objects.get(member=THERE).id
    with pytest.raises(WrongState):
        withdraw(focal, in_force)
    proposed(arranged, focal)
    arranged.deliver()
    with arranged.reading():
        theirs = Arrangement.objects.get(member=HERE, state="proposed").id
    with arranged.as_node(THERE), pytest.raises(WrongState):
        withdraw(focal, theirs)


def test_yes_that_crosses_the_taking_back_ends_the_old_one_on_both_sides(arranged, focal):
    arrangement_id = proposed(arranged, focal)
    arranged.deliver()
    answer_there(arranged, focal, agrees=True)
    withdraw(focal, arrangement_id)
    assert all(outcome.applied for outcome in arranged.deliver())
    assert states(arranged) == {HERE: ["ended", "withdrawn"], THERE: ["ended", "withdrawn"]}


def test_no_that_crosses_the_taking_back_leaves_the_old_one(arranged, focal):
    arrangement_id = proposed(arranged, focal)
    arranged.deliver()
    answer_there(arranged, focal, agrees=False)
    withdraw(focal, arrangement_id)
    arranged.deliver()
    assert states(arranged)[THERE] == ["in_force", "withdrawn"]


def test_word_of_an_end_changes_nothing_of_what_was_over(arranged, focal):
    arrangement_id = proposed(arranged, focal)
    withdraw(focal, arrangement_id)
    with arranged.reading():
        before = Arrangement.objects.get(id=arrangement_id)
    (_sender, yes, _outcome) = next(one for one in arranged.carried if one[1].kind == "match.arranged")
    letter = replace(yes, id=uuid4(), kind="match.ended", conversation=before.conversation, body={})
    assert arranged.arrives(THERE, letter).applied
    with arranged.reading():
        after = Arrangement.objects.get(id=arrangement_id)
    assert (after.state, after.ended_at) == ("withdrawn", before.ended_at)
