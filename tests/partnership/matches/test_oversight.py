"""Openings: places drawn by both sides, checked by the holder's node, compared by somebody who asks nobody."""

from dataclasses import replace
from uuid import uuid4

import pytest

from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Arrangement, OpenedPlace, Question
from sampan.partnership.matches.services import overseeing
from sampan.partnership.matches.services.overseeing import begin_opening, compare, is_token_of
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import NotFound, NotPermitted, WrongState
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, ask_about, open_there

pytestmark = pytest.mark.database

ALL_OF_THEM = 64


@pytest.fixture
def answered(arranged, suspect, officer, people):
    """A question that was answered."""
    theirs = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    suspect(("phone", "+85597555 0101"), ("handle", "telegram:@boss_kk"), reader=theirs)
    open_there(arranged, Register.SELECTORS)
    ask_about(
        arranged, officer, subject_id=suspect(("phone", "+85597555 0101"), ("handle", "telegram:@boss_kk"))
    )
    arranged.deliver()
    with arranged.reading():
        return Question.objects.get(side=Side.HOLDER)


@pytest.fixture
def oversight(people) -> Reader:
    return Reader(people("match_oversight", agency="Agency A"), Purpose.AUDIT)


def begin(region, row) -> list:
    with region.as_node(THERE):
        begin_opening(question_id=row.id)
    return region.deliver()


def opened(region, side: Side) -> list[OpenedPlace]:
    with region.reading():
        return list(
            OpenedPlace.objects.filter(question__side=side).order_by("place").select_related("question")
        )


def draw_all(monkeypatch) -> None:
    """Let every place be drawn, so that those of people are among them."""
    real = overseeing.draw_places
    monkeypatch.setattr(overseeing, "draw_places", lambda **asked: real(**(asked | {"share": 1.0})))


def test_opening_shows_three_of_a_hundred_places_to_both(arranged, answered):
    assert all(outcome.applied for outcome in begin(arranged, answered))
    ours, theirs = opened(arranged, Side.ASKER), opened(arranged, Side.HOLDER)
    assert len(ours) == len(theirs) == 2 and [one.place for one in ours] == [one.place for one in theirs]
    assert all(one.holds for one in theirs)


def test_opening_destroys_what_is_of_no_more_use(arranged, answered):
    begin(arranged, answered)
    with arranged.reading():
        kept = {one.side: bytes(one.pending_sealed) for one in Question.objects.all()}
    assert not kept[Side.HOLDER] and kept[Side.ASKER], "a hit is still followed by opening its places"


def test_opening_of_a_question_without_a_hit_leaves_nothing_to_open_it(arranged, answered):
    with arranged.reading():
        Question.objects.filter(side=Side.ASKER).update(state="none")
    begin(arranged, answered)
    with arranged.reading():
        assert not any(bytes(one.pending_sealed) for one in Question.objects.all())


def test_opening_of_every_place_names_ground_and_padding(arranged, answered, monkeypatch):
    draw_all(monkeypatch)
    begin(arranged, answered)
    theirs = opened(arranged, Side.HOLDER)
    assert len(theirs) == ALL_OF_THEM and sum(not one.is_padding for one in theirs) == 2
    ours = [one for one in opened(arranged, Side.ASKER) if not one.is_padding]
    assert all(is_token_of(one) for one in ours)


def test_opening_that_claims_another_reason_is_found(arranged, answered, monkeypatch):
    draw_all(monkeypatch)

    def lie(_sender, letter):
        if letter.kind != "match.opening":
            return letter
        openings = [
            one | {"ground": [one["ground"][0], one["ground"][1], "consent"]} if one["ground"] else one
            for one in letter.body["openings"]
        ]
        return replace(letter, body={**letter.body, "openings": openings})

    arranged.bend = lie
    begin(arranged, answered)
    assert sum(not one.holds for one in opened(arranged, Side.HOLDER)) == 2


def test_opening_of_other_places_than_drawn_is_refused(arranged, answered):
    def fewer(_sender, letter):
        if letter.kind != "match.opening":
            return letter
        return replace(letter, body={**letter.body, "openings": letter.body["openings"][:1]})

    arranged.bend = fewer
    assert [outcome.reason for outcome in begin(arranged, answered)] == ["", "private_match"]


def test_opening_with_a_seed_that_was_not_pledged_is_refused(arranged, answered):
    def other(_sender, letter):
        return replace(letter, body={"seed": "A" * 43 + "="}) if letter.kind == "match.audit" else letter

    arranged.bend = other
    assert [outcome.reason for outcome in begin(arranged, answered)] == ["private_match"]


def test_opening_twice_is_refused(arranged, answered):
    begin(arranged, answered)
    with pytest.raises(NotFound):
        begin(arranged, answered)


def test_compare_is_for_oversight_alone_and_once(arranged, answered, oversight, officer, people):
    begin(arranged, answered)
    (row, *_rest) = opened(arranged, Side.ASKER)
    with reading_as(officer), pytest.raises(NotPermitted):
        compare(opened_id=row.id, agrees=True, by=officer.actor, purpose=officer.purpose)
    both = Reader(people("match_oversight", "case_worker", agency="Agency A"), Purpose.AUDIT)
    with reading_as(both), pytest.raises(NotPermitted):
        compare(opened_id=row.id, agrees=True, by=both.actor, purpose=both.purpose)
    told = {"opened_id": row.id, "agrees": True, "by": oversight.actor, "purpose": oversight.purpose}
    with reading_as(oversight):
        compare(**told)
        with pytest.raises(WrongState):
            compare(**told)


def test_places_are_drawn_by_the_share_that_held_when_it_was_asked(arranged, answered):
    with arranged.reading():
        before = Arrangement.objects.get(member=HERE, state="in_force")
        Arrangement.objects.filter(id=before.id).update(state="ended")
        told = {one.attname: getattr(before, one.attname) for one in Arrangement._meta.concrete_fields}
        more = {"id": uuid4(), "conversation": uuid4(), "opening_per_mille": 50, "confirmed_at": house_now()}
        Arrangement.objects.create(**(told | more))
    assert all(outcome.applied for outcome in begin(arranged, answered))
    assert len(opened(arranged, Side.HOLDER)) == len(opened(arranged, Side.ASKER)) == 2
