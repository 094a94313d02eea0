"""Who answers has opened the pair; what two people differ on stands in a list, and a third decides it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from sampan.prevention.linkages.models import Linkage, LinkedPair, PairDecision, PairOpening
from sampan.prevention.linkages.queries import WARNED_DAYS, disputed, ending_soon, linkage, progress
from sampan.prevention.linkages.services.loading import Files
from sampan.prevention.linkages.services.reviewing import decide_pair, open_disputed, open_next
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import NotFound, NotPermitted, WrongState
from tests.prevention.linkages.test_pages import NAMED, address, loaded
from tests.prevention.linkages.test_reviewing import (  # noqa: F401 - fixtures
    PURPOSE,
    answer,
    as_reader,
    audited,
    files,
    load,
    rows,
    supervisors,
    who,
)

pytestmark = pytest.mark.database


def test_who_has_not_opened_a_pair_may_not_answer_it(supervisors: list[Actor], files: Files) -> None:  # noqa: F811
    first, second, _ = supervisors
    linkage_id = load(first, files)
    with reading_as(as_reader(first)) as reader:
        pair = open_next(linkage_id=linkage_id, reader=reader)
        again = open_next(linkage_id=linkage_id, reader=reader)
        assert pair is not None and again is not None and again.id == pair.id
        assert PairOpening.objects.count() == 1  # the first time is once
        for other in LinkedPair.objects.exclude(id=pair.id):
            with pytest.raises(WrongState, match="not opened"):
                decide_pair(pair_id=other.id, answer="same", **who(first))
    with reading_as(as_reader(second)), pytest.raises(WrongState, match="not opened"):
        decide_pair(pair_id=pair.id, answer="same", **who(second))
    with reading_as(as_reader(first)):
        assert not PairDecision.objects.exists()
        decide_pair(pair_id=pair.id, answer="same", **who(first))


@pytest.fixture
def dispute(supervisors: list[Actor], files: Files) -> tuple[UUID, UUID]:  # noqa: F811
    """A linkage, and its pair on which the first two supervisors differ."""
    linkage_id = load(supervisors[0], files)
    pair_id = answer(supervisors[0], linkage_id, "same")
    for said in ("same", "same"):
        answer(supervisors[0], linkage_id, said)
    assert answer(supervisors[1], linkage_id, "different") == pair_id
    return linkage_id, pair_id


def test_disputed_pair_is_owed_by_a_third_who_decides_it(
    supervisors: list[Actor],  # noqa: F811
    people,
    dispute: tuple[UUID, UUID],
) -> None:
    linkage_id, pair_id = dispute
    for actor, own in zip(supervisors, ("r1", "r2", ""), strict=True):
        with reading_as(as_reader(actor)) as reader:
            (told,) = disputed(linkage_id=linkage_id, reader=reader)
        assert (told.id, told.said) == (pair_id, (("r1", "same"), ("r2", "different")))
        assert (told.own, told.may_decide) == (own, not own)
    opened = audited(people, "linkages.pair_opened")
    for actor in supervisors[:2]:
        with reading_as(as_reader(actor)) as reader, pytest.raises(WrongState, match="does not wait for you"):
            open_disputed(pair_id=pair_id, linkage_id=linkage_id, reader=reader)
    with reading_as(as_reader(supervisors[2])) as reader:
        pair = open_disputed(pair_id=pair_id, linkage_id=linkage_id, reader=reader)
        assert (pair.id, pair.a["id"]) == (pair_id, "a2")
        decide_pair(pair_id=pair_id, answer="different", **who(supervisors[2]))
        assert not disputed(linkage_id=linkage_id, reader=reader)
        assert progress(linkage_id=linkage_id, reader=reader).disputed == 0
        with pytest.raises(WrongState):
            open_disputed(pair_id=pair_id, linkage_id=linkage_id, reader=reader)
    assert audited(people, "linkages.pair_opened") == opened + 1


def test_third_who_cannot_tell_leaves_it_to_a_fourth(
    supervisors: list[Actor],  # noqa: F811
    people,
    dispute: tuple[UUID, UUID],
) -> None:
    linkage_id, pair_id = dispute
    fourth = people("supervisor")
    for actor, said in ((supervisors[2], "unsure"), (fourth, "same")):
        with reading_as(as_reader(actor)) as reader:
            assert [one.may_decide for one in disputed(linkage_id=linkage_id, reader=reader)] == [True]
            open_disputed(pair_id=pair_id, linkage_id=linkage_id, reader=reader)
            decide_pair(pair_id=pair_id, answer=said, **who(actor))
    with reading_as(as_reader(fourth)) as reader:
        assert not disputed(linkage_id=linkage_id, reader=reader)


def test_others_see_and_open_no_dispute(
    supervisors: list[Actor],  # noqa: F811
    people,
    dispute: tuple[UUID, UUID],
) -> None:
    linkage_id, pair_id = dispute
    undisputed = None
    with reading_as(as_reader(supervisors[2])) as reader:
        undisputed = LinkedPair.objects.exclude(id=pair_id).first()
        assert undisputed is not None
        with pytest.raises(WrongState):
            open_disputed(pair_id=undisputed.id, linkage_id=linkage_id, reader=reader)
        with pytest.raises(NotFound):
            open_disputed(pair_id=linkage_id, linkage_id=linkage_id, reader=reader)
    for actor, refusal in (
        (people("case_worker"), NotPermitted),
        (people("supervisor", agency="Agency Z"), NotFound),
    ):
        with reading_as(as_reader(actor)) as reader:
            with pytest.raises(refusal):
                disputed(linkage_id=linkage_id, reader=reader)
            with pytest.raises(refusal):
                open_disputed(pair_id=pair_id, linkage_id=linkage_id, reader=reader)


def test_people_are_counted_and_not_only_pairs(supervisors: list[Actor], files: Files) -> None:  # noqa: F811
    told = [("a0", "b0", "0.9"), ("a0", "b1", "0.8"), ("a1", "b2", "0.6"), ("a3", "b3", "0.4")]
    columns = ("id_a", "id_b", "score")
    rows(files.pairs, columns, *(dict(zip(columns, one, strict=True)) for one in told))
    both = load(supervisors[0], files)
    one_register = Files(files.pairs, files.a)
    rows(
        files.pairs,
        columns,
        *(dict(zip(columns, one, strict=True)) for one in (("a0", "a1", "0.9"), ("a1", "a2", "0.8"))),
    )
    itself = load(supervisors[0], one_register)
    with reading_as(as_reader(supervisors[0])) as reader:
        first, second = (linkage(linkage_id=one, reader=reader) for one in (both, itself))
    assert (first.people, first.found, first.kept, first.is_one_register) == (2, 4, 3, False)
    assert (second.people, second.found, second.is_one_register) == (1, 2, True)


def test_supervisor_is_told_before_the_records_go_and_nobody_else(signed_in, people) -> None:
    desk = signed_in("supervisor", purpose=PURPOSE)
    one = loaded(desk)
    words = "The records of the linkage Two lists are destroyed on"
    for days, is_told in ((WARNED_DAYS + 1, False), (WARNED_DAYS, True), (0, True)):
        enter(Reader(actor_of(desk.account), PURPOSE))
        Linkage.objects.update(keep_until=house_today() + timedelta(days=days))
        for where in ("/", address("linkage", one)):
            shown = desk.get(where).content.decode()
            assert ("Finish the review and download the decisions" in shown) == is_told, (where, days)
        assert (words in desk.get("/").content.decode()) == is_told
        assert ("badge-warm" in desk.get(reverse("linkages:list")).content.decode()) == is_told
    for other in (
        signed_in("case_worker", purpose=PURPOSE),
        signed_in("supervisor", agency="Agency Z", purpose=PURPOSE),
        signed_in("analyst"),
    ):
        assert words not in other.get("/").content.decode()
    with reading_as(Reader(people("supervisor"), Purpose.RETURN)) as reader:
        assert ending_soon(reader=reader) == []
    assert desk.post(address("close", one)).status_code == 302
    assert words not in desk.get("/").content.decode()


def test_pages_and_api_tell_the_same_dispute_and_figures(signed_in) -> None:
    desk, second, third = (signed_in("supervisor", purpose=PURPOSE) for _ in range(3))
    one = loaded(desk)
    pair = LinkedPair.objects.order_by("score").first()
    assert pair is not None
    said = reverse("linkages:answer", args=[one.id, pair.id])
    other = LinkedPair.objects.order_by("score").last()
    desk.post(address("review", one), NAMED)
    desk.post(said, NAMED | {"answer": "same"})
    desk.post(reverse("linkages:answer", args=[one.id, other.id]), NAMED | {"answer": "same"})
    second.post(address("review", one), NAMED)
    second.post(said, NAMED | {"answer": "different"})
    figures = desk.get(f"/api/linkages/{one.id}").json()
    page = desk.get(address("linkage", one)).content.decode()
    assert (figures["decided"], figures["disputed"], figures["pairs"]) == (1, 1, 2)
    assert "1 / 2" in page and "On 1 pair people say different things" in page
    assert figures["by_reviewer"] == [["r1", 2], ["r2", 1]] and "r1: 2" in page and "r2: 1" in page
    assert figures["linkage"]["people"] == 2
    assert "The linkage believes that 2 people are in both registers." in page
    assert (figures["linkage"]["model"], "not told" in page) == ("", True)
    (owed,) = third.get(f"/api/linkages/{one.id}/disputed").json()
    assert owed["said"] == [["r1", "same"], ["r2", "different"]] and owed["may_decide"]
    listed = third.get(address("disputed", one)).content.decode()
    assert "r1: one person; r2: two different people" in listed and "1 pair waits for you" in listed
    assert "Mẫu" not in listed
    own = second.get(address("disputed", one)).content.decode()
    assert "You are r2: somebody else owes the third answer." in own and "Open them for" not in own
    opens = reverse("linkages:third", args=[one.id, pair.id])
    assert third.post(opens).status_code == 403  # no purpose named
    assert second.post(opens, NAMED).status_code == 403
    assert "Mẫu Thị Mai" in third.post(opens, NAMED).content.decode()
    third.post(said, NAMED | {"answer": "different"})
    assert "Nobody differs" in third.get(address("disputed", one)).content.decode()
    worker = signed_in("case_worker", purpose=PURPOSE)
    assert worker.get(address("disputed", one)).status_code == 403
    assert worker.get(f"/api/linkages/{one.id}/disputed").status_code == 403
