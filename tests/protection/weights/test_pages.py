"""The pages of the weights: the picture, proposing, the way back, the file; and who may not."""

import json

import pytest
from django.urls import reverse

from sampan.engines.matching.weights_file import weights_of
from sampan.protection.weights import queries
from sampan.protection.weights.models import Step
from sampan.registry.access.context import enter
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.approvals.models import Approval
from tests.protection.weights.conftest import PURPOSE

pytestmark = pytest.mark.database
PAGE = "/weights/"


@pytest.fixture
def office(signed_in, people, answers):
    """Two signed-in supervisors, and sixty answers by three people."""
    clients = [signed_in("supervisor", purpose=PURPOSE) for _ in range(2)]
    actors = [actor_of(one.account) for one in clients]
    enter(Reader(actors[0], PURPOSE))
    answers(60, by=[*actors, people("supervisor")])
    return clients


def take_over(one, two) -> Step:
    version = queries.proposed(reader=Reader(actor_of(one.account), PURPOSE)).version
    assert one.post(PAGE, {"version": version, "reason": "Sixty answers."}).status_code == 302
    enter(Reader(actor_of(two.account), PURPOSE))
    question = Approval.objects.get(state="asked")
    assert (
        two.post(reverse("approvals:approval", args=[question.id]), {"answer": "approve"}).status_code == 302
    )
    return Step.objects.get()


def test_page_says_what_moves_and_by_how_many(office) -> None:
    told = office[0].get(PAGE).content.decode()
    assert "60 answers were kept." in told and "3 reviewers gave them." in told
    assert "birth years that differ by one" in told and "\N{MINUS SIGN}2.7 to \N{MINUS SIGN}0.8 bits" in told
    assert "60 pairs would be taken for one person" in told
    assert "as shipped" in told and "as proposed" in told


def test_page_before_any_answer_says_so(signed_in) -> None:
    told = signed_in("supervisor", purpose=PURPOSE).get(PAGE)
    assert told.status_code == 200 and "0 answers were kept." in told.content.decode()


def test_proposal_without_a_reason_is_shown_again(office) -> None:
    assert office[0].post(PAGE, {"version": "feedback-1/0", "reason": ""}).status_code == 422
    assert not Step.objects.exists()


def test_second_person_finds_the_record_behind_the_question(office) -> None:
    one, two = office
    version = queries.proposed(reader=Reader(actor_of(one.account), PURPOSE)).version
    made = one.post(PAGE, {"version": version, "reason": "Sixty answers."})
    enter(Reader(actor_of(two.account), PURPOSE))
    question = Approval.objects.get()
    asked = two.get(reverse("approvals:approval", args=[question.id])).content.decode()
    assert version in asked and made.url in asked
    record = two.get(made.url).content.decode()
    assert "Sixty answers." in record and "birth years that differ by one" in record
    assert "This waits for a second person" in record


def test_take_over_set_back_and_propose_again(office) -> None:
    one, two = office
    step = take_over(one, two)
    assert "Exactly these weights are in use." in one.get(PAGE).content.decode()
    assert "It holds at once" in one.get(reverse("weights:set_back")).content.decode()
    assert one.post(reverse("weights:set_back"), {"reason": ""}).status_code == 422
    assert one.post(reverse("weights:set_back"), {"reason": "Strangers."}).status_code == 302
    enter(Reader(actor_of(one.account), PURPOSE))
    assert queries.weights_in_force().is_shipped
    again = reverse("weights:again", args=[step.id])
    assert one.get(again).status_code == 200
    assert (
        "waits for a second person" in one.get(one.post(again, {"reason": "After all."}).url).content.decode()
    )


def test_file_is_what_the_command_reads(office) -> None:
    one, two = office
    step = take_over(one, two)
    for address in (reverse("weights:file"), reverse("weights:file_of_step", args=[step.id])):
        answer = one.get(address)
        assert 'filename="weights.json"' in answer["Content-Disposition"]
        weights, version = weights_of(json.loads(answer.content))
        assert version == step.version
        assert weights.adjustments["birth_date", "near_year"] == step.adjustments["birth_date.near_year"]


def test_list_of_pairs_leads_there(office) -> None:
    told = office[0].get(reverse("duplicates:list")).content.decode()
    assert "What reviewers have taught" in told


def test_wrong_person_sees_no_page(office, signed_in) -> None:
    step = take_over(*office)
    for role in ("case_worker", "focal_point", "auditor"):
        client = signed_in(role)
        for address in (
            PAGE,
            reverse("weights:step", args=[step.id]),
            reverse("weights:set_back"),
            reverse("weights:file"),
        ):
            assert client.get(address).status_code == 403
        assert client.post(reverse("weights:again", args=[step.id]), {"reason": "x"}).status_code == 403


def test_unknown_weights_are_not_found(office) -> None:
    assert (
        office[0].get(reverse("weights:step", args=["00000000-0000-0000-0000-000000000000"])).status_code
        == 404
    )
