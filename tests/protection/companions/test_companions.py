"""Links between cases: both sides say the right thing, and nobody sees a case because of one."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from django.urls import reverse

from sampan.protection.cases.queries import case, timeline
from sampan.protection.cases.services.closing import erase_case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.companions.facts import NewLink
from sampan.protection.companions.models import Link
from sampan.protection.companions.queries import alone, carers_of, links_of, network_of, same_operation
from sampan.protection.companions.services.linking import link_cases, unlink_cases
from sampan.protection.duplicates.services.merging import merge_cases
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.people.identity import Identity
from sampan.vocabulary.errors import InvalidInput, NotFound, UnknownCode, WrongState
from sampan.vocabulary.names import PersonName

pytestmark = pytest.mark.database
WHY = Purpose.PROTECTION
PARENT = NewLink("family", "stated", "parent", since="2010")


class Desk:
    """A supervisor who sees all files of the agency, and a worker who sees the child's alone."""

    def __init__(self, people: Callable[..., Actor], supervisor: Actor) -> None:
        self.worker, self.supervisor = people("case_worker"), supervisor
        self.who = {"by": supervisor, "purpose": WHY}
        people("node_service", agency="Agency N")
        enter(self.reader)
        self.child = self.open(self.worker, age=9)
        self.mother = self.open(supervisor, age=35)

    @property
    def reader(self) -> Reader:
        return Reader(self.supervisor, WHY)

    def open(self, by: Actor, operation=None, **record):
        with reading_as(Reader(by, WHY)):
            draft = CaseDraft(record, Identity(name=PersonName.of("Lò Thị Mẫu")))
            return open_case(draft=draft, by=by, purpose=WHY, operation_id=operation)

    def number(self, case_id) -> str:
        return case(case_id=case_id, reader=self.reader).number

    def link(self, one, other, new: NewLink = PARENT):
        return link_cases(case_id=one, number=self.number(other), new=new, **self.who)


@pytest.fixture
def desk(people: Callable[..., Actor]) -> Desk:
    return Desk(people, people("supervisor"))


def test_link_cases_family_says_the_right_word_on_either_side(desk) -> None:
    desk.link(desk.child, desk.mother)
    [mine], [hers] = (links_of(case_id=one, reader=desk.reader) for one in (desk.child, desk.mother))
    assert (mine.relation, mine.other_number, mine.since) == ("parent", desk.number(desk.mother), "2010")
    assert (hers.relation, hers.other_id) == ("child", desk.child)
    assert [one.id for one in carers_of(case_id=desk.child, reader=desk.reader)] == [mine.id]
    assert carers_of(case_id=desk.mother, reader=desk.reader) == []
    assert "linked" in [one.kind for one in timeline(case_id=desk.mother, reader=desk.reader)]


def test_link_cases_guardian_is_directed(desk) -> None:
    desk.link(desk.child, desk.mother, NewLink("family", "confirmed", "guardian"))
    assert links_of(case_id=desk.mother, reader=desk.reader)[0].relation == "ward"


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (NewLink("family", "stated"), InvalidInput),
        (NewLink("companion", "stated", "parent"), InvalidInput),
        (NewLink("friend", "stated"), UnknownCode),
        (NewLink("companion", "stated", since="2024", until="2023"), InvalidInput),
        (NewLink("companion", "stated", since="soon"), InvalidInput),
    ],
)
def test_link_cases_bad_input_says_which_field(desk, new, error) -> None:
    with pytest.raises(error):
        desk.link(desk.child, desk.mother, new)


def test_link_cases_same_case_twice_or_unseen_number_is_refused(desk) -> None:
    with pytest.raises(InvalidInput, match="same case"):
        desk.link(desk.child, desk.child)
    desk.link(desk.child, desk.mother)
    with pytest.raises(WrongState):
        desk.link(desk.child, desk.mother)
    with reading_as(Reader(desk.worker, WHY)), pytest.raises(InvalidInput, match="may not see"):
        number = "VN25-00000-00000"
        link_cases(case_id=desk.child, number=number, new=PARENT, by=desk.worker, purpose=WHY)


def test_links_of_case_that_may_not_be_seen_tells_no_number(desk) -> None:
    desk.link(desk.child, desk.mother)
    with reading_as(Reader(desk.worker, WHY)) as reader:
        [told] = links_of(case_id=desk.child, reader=reader)
        drawn = network_of(case_id=desk.child, reader=reader)
        with pytest.raises(NotFound):
            case(case_id=desk.mother, reader=reader)
    assert (told.other_id, told.other_number, told.relation) == (None, "", "parent")
    assert [(one.key, one.number) for one in drawn.nodes][1] == ("hidden-1", "")
    assert str(desk.mother) not in repr(drawn)


def test_unlink_cases_by_who_sees_one_side_ends_both(desk) -> None:
    desk.link(desk.child, desk.mother)
    with reading_as(Reader(desk.worker, WHY)) as reader:
        [told] = links_of(case_id=desk.child, reader=reader)
        with pytest.raises(UnknownCode):
            unlink_cases(link_row_id=told.id, reason="because", by=desk.worker, purpose=WHY)
        unlink_cases(link_row_id=told.id, reason="mistake", by=desk.worker, purpose=WHY)
        with pytest.raises(WrongState):
            unlink_cases(link_row_id=told.id, reason="mistake", by=desk.worker, purpose=WHY)
    assert links_of(case_id=desk.mother, reader=desk.reader) == []
    assert Link.objects.filter(end_reason="mistake").count() == 2
    desk.link(desk.child, desk.mother)


def test_alone_child_without_parent_is_flagged(desk) -> None:
    child = case(case_id=desk.child, reader=desk.reader)
    assert alone(child, ()) == "unaccompanied"
    desk.link(desk.child, desk.mother, NewLink("family", "stated", "sibling"))
    assert alone(child, links_of(case_id=desk.child, reader=desk.reader)) == "separated"
    aunt = desk.open(desk.supervisor, age=40)
    desk.link(desk.child, aunt, NewLink("family", "confirmed", "guardian"))
    assert alone(child, links_of(case_id=desk.child, reader=desk.reader)) == ""
    assert alone(case(case_id=desk.mother, reader=desk.reader), ()) == ""


def test_network_of_follows_three_links_and_counts_the_rest(desk) -> None:
    chain = [desk.child, desk.mother, *(desk.open(desk.supervisor, age=30) for _one in range(3))]
    for one, other in pairwise(chain):
        desk.link(one, other, NewLink("companion", "stated"))
    drawn = network_of(case_id=chain[0], reader=desk.reader)
    assert [one.case_id for one in drawn.nodes] == chain[:4]
    assert len(drawn.edges) == 3


def test_same_operation_offers_its_people_and_draws_them(desk) -> None:
    begun = begin_operation(
        name="Rescue", country="VN", province="", happened_on=date.today(), people_expected=2, **desk.who
    )
    one, other = (desk.open(desk.supervisor, begun, age=30) for _one in range(2))
    shown = same_operation(case=case(case_id=one, reader=desk.reader), reader=desk.reader)
    assert [found.id for found in shown] == [other]
    desk.link(one, other, NewLink("same_site", "confirmed"))
    assert len(network_of(operation_id=begun, reader=desk.reader).nodes) == 2
    with reading_as(Reader(desk.worker, WHY)) as reader, pytest.raises(NotFound):
        network_of(operation_id=begun, reader=reader)


def test_links_of_joined_files_show_where_the_person_stands(desk) -> None:
    again = desk.open(desk.supervisor, age=35)
    desk.link(desk.child, again)
    merge_cases(survivor_id=desk.mother, duplicate_id=again, **desk.who)
    assert links_of(case_id=desk.child, reader=desk.reader)[0].other_id == desk.mother
    assert links_of(case_id=desk.mother, reader=desk.reader)[0].other_id == desk.child


def test_erase_case_removes_both_sides_of_its_links(desk) -> None:
    desk.link(desk.child, desk.mother)
    erase_case(case_id=desk.mother, reason="retention_ended", **desk.who)
    assert links_of(case_id=desk.child, reader=desk.reader) == []


def test_pages_and_api_work_and_refuse(signed_in, people) -> None:
    client = signed_in("supervisor", purpose=WHY)
    desk = Desk(people, actor_of(client.account))
    number = desk.number(desk.mother)
    address = reverse("companions:link", args=[desk.child])
    assert client.get(address).status_code == 200
    assert (
        client.post(address, {"kind": "family", "certainty": "stated", "number": number}).status_code == 422
    )
    assert client.post(address, {"kind": "companion", "certainty": "stated"}).status_code == 422
    body = {"kind": "family", "certainty": "stated", "number": number, "relation": "parent"}
    assert client.post(address, body).status_code == 302
    tab = client.get(reverse("cases:case", args=[desk.child]) + "?tab=companions").content.decode()
    assert number in tab
    assert "Parent, since" not in tab
    assert "Came with 1 other" in client.get(reverse("cases:case", args=[desk.child])).content.decode()
    told = client.get(f"/api/companions/cases/{desk.child}").json()
    assert told[0]["other_number"] == number
    assert len(client.get(f"/api/companions/cases/{desk.child}/network").json()["nodes"]) == 2
    assert client.get(reverse("companions:around", args=[desk.child])).status_code == 200
    ending = reverse("companions:end", args=[desk.child, told[0]["id"]])
    assert client.post(ending, {"reason": ""}).status_code == 422
    assert client.post(ending, {"reason": "mistake"}).status_code == 302
    made = client.post(f"/api/companions/cases/{desk.child}", body, content_type="application/json")
    assert made.status_code == 201
    row = client.get(f"/api/companions/cases/{desk.child}").json()[0]["id"]
    ended = client.post(
        f"/api/companions/links/{row}/end", {"reason": "asked"}, content_type="application/json"
    )
    assert ended.status_code == 200
    stranger = signed_in("supervisor", agency="Agency B", purpose=WHY)
    assert stranger.get(address).status_code == 404
    assert stranger.get(f"/api/companions/cases/{desk.child}").status_code == 404
    assert client.put(address).status_code == 405


def test_page_of_hidden_relative_names_nobody(signed_in, people) -> None:
    client = signed_in("case_worker", purpose=WHY)
    desk = Desk(people, people("supervisor"))
    desk.worker = actor_of(client.account)
    child = desk.open(desk.worker, age=9)
    desk.link(child, desk.mother)
    number = desk.number(desk.mother)
    for address in (
        reverse("cases:case", args=[child]),
        reverse("cases:case", args=[child]) + "?tab=companions",
        reverse("companions:around", args=[child]),
    ):
        told = client.get(address).content.decode()
        assert number not in told
        assert str(desk.mother) not in told
        assert "may not see" in told
