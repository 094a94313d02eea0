"""Triage of people: weighed, changed with a reason, taken in turn by officers who never get the same person."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from harness.people import make_actor
from sampan.protection.cases.models import TimelineEntry
from sampan.protection.cases.services.changing import change_record
from sampan.protection.cases.services.closing import close_case, erase_case
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.identification.models import Screening
from sampan.protection.surge import queries
from sampan.protection.surge.models import Registration
from sampan.protection.surge.services.asking import Said, keep_answers
from sampan.protection.surge.services.queueing import CLAIM, claim_next, mark_seen, put_back, release
from sampan.protection.surge.services.registering import QUICK, NewArrival, issue_tags, open_arrivals
from sampan.protection.surge.services.sharing import share_out
from sampan.protection.surge.services.triaging import change_level, set_signs, weigh_operation
from sampan.protection.surge.tags import tag_of
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.queries import team_of
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, UnknownCode, WrongState

pytestmark = pytest.mark.database


def test_person_opened_another_way_in_an_operation_stands_on_its_board(site):
    open_cases_in_bulk(
        drafts=[CaseDraft(record={"age": 12}), CaseDraft(record={})],
        operation_id=site.operation_id,
        **site.who(),
    )
    assert [one.level for one in site.people()] == ["soon", "later"]


def test_signs_are_weighed_and_a_change_of_the_record_too(site):
    case_id = site.arrive(age=30)
    assert set_signs(case_id=case_id, signs=["debt", "alone"], **site.who()) == "soon"
    with pytest.raises(UnknownCode):
        set_signs(case_id=case_id, signs=["evil"], **site.who())
    change_record(case_id=case_id, changes={"age": 15}, version=1, **site.who())
    person = queries.person(case_id=case_id, reader=site.reader)
    assert (person.level, person.age_band) == ("now", "9-17")


def test_level_changed_by_a_person_needs_a_reason_and_gives_way_only_to_danger(site):
    case_id = site.arrive(signs=("injury",))
    with pytest.raises(InvalidInput):
        change_level(case_id=case_id, level="later", why="", **site.who())
    change_level(case_id=case_id, level="later", why="treated", text="Băng bó xong", **site.who())
    weigh_operation(operation_id=site.operation_id, **site.who())
    person = queries.person(case_id=case_id, reader=site.reader)
    assert (person.level, person.computed, person.is_changed) == ("now", "now", True)
    assert queries.words_of_change(case_id=case_id, reader=site.reader) == "Băng bó xong"
    assert TimelineEntry.objects.filter(case_id=case_id, kind="triage_changed").count() == 1


def test_queue_gives_the_most_urgent_first_and_nobody_twice(site):
    later, now = site.arrive(), site.arrive(signs=("medical",))
    other = site.read_as(make_actor("supervisor"))
    assert claim_next(operation_id=site.operation_id, **site.who()) == now
    assert claim_next(operation_id=site.operation_id, **site.who(other.actor)) == later
    assert claim_next(operation_id=site.operation_id, **site.who()) == now  # the same officer goes on
    with pytest.raises(WrongState):
        mark_seen(case_id=later, **site.who())
    mark_seen(case_id=now, **site.who())
    assert claim_next(operation_id=site.operation_id, **site.who()) is None
    release(case_id=later, **site.who(other.actor))
    assert claim_next(operation_id=site.operation_id, **site.who()) == later


def test_claim_lapses_so_that_nobody_waits_behind_an_officer_who_left(site):
    case_id = site.arrive()
    claim_next(operation_id=site.operation_id, **site.who())
    other = make_actor("supervisor")
    after = datetime.now(UTC) + CLAIM + timedelta(seconds=1)
    assert claim_next(operation_id=site.operation_id, now=after, **site.who(other)) == case_id


def test_person_seen_can_be_put_back_and_a_closed_one_leaves_the_queue(site, people):
    people("node_service")
    case_id = site.arrive()
    mark_seen(case_id=case_id, **site.who())
    put_back(case_id=case_id, **site.who())
    close_case(case_id=case_id, reason="completed", **site.who())
    assert claim_next(operation_id=site.operation_id, **site.who()) is None


@pytest.mark.django_db(transaction=True)
def test_officers_at_once_are_given_different_people():

    officers = [make_actor("supervisor") for _ in range(4)]
    with reading_as(Reader(officers[0], Purpose.PROTECTION)):
        who = {"by": officers[0], "purpose": Purpose.PROTECTION}
        operation_id = begin_operation(
            name="Gate", country="KH", province="", happened_on=date(2026, 3, 3), people_expected=None, **who
        )
        arrivals = [NewArrival(CaseDraft(record={})) for _ in range(12)]
        open_arrivals(arrivals=arrivals, operation_id=operation_id, source=QUICK, **who)
    given: list = []

    def work(actor) -> None:
        try:
            for _ in range(3):
                with reading_as(Reader(actor, Purpose.PROTECTION)):
                    found = claim_next(operation_id=operation_id, by=actor, purpose=Purpose.PROTECTION)
                with reading_as(Reader(actor, Purpose.PROTECTION)):
                    mark_seen(case_id=found, by=actor, purpose=Purpose.PROTECTION)
                given.append(found)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(one,)) for one in officers]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert len(given) == len(set(given)) == 12


def test_people_are_shared_out_evenly_and_their_colleagues_see_them(site, people):
    cases = [site.arrive() for _ in range(5)]
    other = people("case_worker")
    given = share_out(case_ids=cases, to=[site.worker.account_id, other.account_id], **site.who())
    assert sorted(given.values()) == [2, 3]
    told = queries.board(operation_id=site.operation_id, reader=site.reader)
    assert told.counts["worker_id"] == {str(one): count for one, count in given.items()}
    reader = site.read_as(site.worker)
    seen = queries.people(operation_id=site.operation_id, reader=reader, chosen=queries.Chosen())
    assert len(seen) == given[site.worker.account_id]
    assert site.worker.account_id in team_of(case_id=seen[0].case_id, reader=reader)


def test_sharing_out_to_another_agency_or_by_a_case_worker_is_refused(site, people):
    case_id = site.arrive()
    with pytest.raises(InvalidInput):
        share_out(case_ids=[case_id], to=[people("case_worker", agency="Agency B").account_id], **site.who())
    with pytest.raises(NotPermitted):
        share_out(case_ids=[case_id], to=[site.worker.account_id], **site.who(site.worker))


def test_board_counts_by_everything_and_only_what_the_reader_sees(site, people):
    site.arrive(sex="female", age=16, citizenship=["VN"], languages=["vi"])
    site.arrive(sex="male", citizenship=["MM"], signs=("medical",))
    told = queries.board(operation_id=site.operation_id, reader=site.reader)
    assert (told.total, told.waiting, told.with_somebody) == (2, 2, 0)
    assert told.counts["level"] == {"soon": 1, "now": 1}
    assert told.counts["nationality"] == {"VN": 1, "MM": 1}
    assert told.counts["age_band"] == {"9-17": 1, "": 1}
    assert told.counts["sign"] == {"child": 1, "medical": 1}
    assert told.counts["step"] == {"registered": 2}
    reader = site.read_as(site.worker)
    assert queries.board(operation_id=site.operation_id, reader=reader).total == 0
    outsider = site.read_as(people("supervisor", agency="Agency B"))
    with pytest.raises(NotFound):
        queries.board(operation_id=site.operation_id, reader=outsider)


def test_answers_of_many_stand_in_each_ones_own_screening_and_decide_nothing(site):
    adult, child = site.arrive(age=30), site.arrive(age=15)
    said = [Said(adult, {"papers": "yes", "leave": "no"}), Said(child, {"threats": "yes"})]
    assert keep_answers(said=said, **site.who()) == 2
    answers = {one.case_id: one for one in Screening.objects.all()}
    assert answers[adult].answers == {"5.1": "yes", "5.3": "yes"}
    assert answers[adult].started_by_id == site.supervisor.account_id
    assert (answers[child].profile, answers[child].finished_at) == ("child", None)
    assert Registration.objects.get(case_id=child).signs == ["threats"]
    keep_answers(said=[Said(adult, {"debt": "no"})], **site.who())
    assert Screening.objects.filter(case_id=adult).count() == 1
    with pytest.raises(UnknownCode):
        keep_answers(said=[Said(adult, {"hair": "yes"})], **site.who())


def test_printed_tags_are_nobody_elses_and_find_their_person(site):
    assert issue_tags(operation_id=site.operation_id, count=2, **site.who()) == [tag_of(1), tag_of(2)]
    worn = site.arrive(tag=tag_of(2))
    site.arrive()
    assert [one.tag for one in site.people()] == [tag_of(2), tag_of(3)]
    assert queries.by_tag(operation_id=site.operation_id, tag=tag_of(2), reader=site.reader).case_id == worn
    with pytest.raises(NotFound):
        queries.by_tag(operation_id=site.operation_id, tag=tag_of(1), reader=site.reader)
    with pytest.raises(InvalidInput, match="another person"):
        site.arrive(tag=tag_of(2))


def test_erased_case_leaves_nothing_that_points_at_the_person(site, people):
    people("node_service")
    case_id = site.arrive(sex="female", age=16, citizenship=["VN"], signs=("asylum",))
    erase_case(case_id=case_id, reason="completed", **site.who())
    one = Registration.objects.get(case_id=case_id)
    assert (one.sex, one.nationality, one.signs, one.told_signs, one.is_open) == ("", "", [], [], False)
