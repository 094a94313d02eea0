"""An interview by a guide keeps every answer, pauses without loss, and ends in the screening."""

import pytest

from sampan.engines.screening.indicators import score
from sampan.protection.identification.queries import screening
from sampan.protection.interviews.models import InterviewNote
from sampan.protection.interviews.queries import interview, notes_of
from sampan.protection.interviews.services.indicated import indicators_of
from sampan.protection.interviews.services.interviewing import (
    NewInterview,
    end_interview,
    keep_answer,
    start_interview,
    take_over,
    write_note,
)
from sampan.protection.interviews.steps import steps_of
from sampan.vocabulary.errors import InvalidInput, WrongState

pytestmark = pytest.mark.database
ADULT = NewInterview("forced_criminality", "adult", "vi", "none_needed")


@pytest.fixture
def begun(room):
    return room.run(start_interview, case_id=room.case_id, new=ADULT)


def say(room, begun, code, said, step=1):
    room.run(keep_answer, interview_id=begun, question_code=code, said=said, next_step=step)


def test_an_answer_is_kept_at_once_with_where_to_go_on(room, begun):
    say(room, begun, "safe_now", "yes", step=5)
    say(room, begun, "safe_now", "declined", step=6)
    told = room.read(interview, interview_id=begun)
    assert (told.answers, told.at_step) == ({"safe_now": "declined"}, 6)
    assert room.run(start_interview, case_id=room.case_id, new=ADULT) == begun


def test_notes_are_sealed_and_opened_with_an_audit(room, begun):
    room.run(write_note, interview_id=begun, topic="work", text="shook when the guard was named")
    with pytest.raises(InvalidInput):
        room.run(write_note, interview_id=begun, topic="work", text="  ")
    kept = room.read(lambda reader: bytes(InterviewNote.objects.get().text_sealed))
    assert b"guard" not in kept
    assert room.read(notes_of, interview_id=begun)[0].text == ""
    assert "guard" in room.read(notes_of, interview_id=begun, opened=True)[0].text


def test_answers_are_taken_over_into_an_open_screening(room, begun):
    for code, said in (
        ("other_place", "yes"),
        ("cannot_leave", "no"),
        ("phone_taken", "yes"),
        ("hit", "declined"),
    ):
        say(room, begun, code, said)
    with pytest.raises(WrongState):
        room.run(take_over, interview_id=begun)
    room.run(end_interview, interview_id=begun)
    taken = room.run(take_over, interview_id=begun)
    told = room.read(screening, screening_id=taken)
    assert told.answers == {"1.1": "yes", "1.7": "yes", "5.3": "yes", "5.4": "declined"}
    assert (told.is_finished, told.kind) == (False, "officer")
    assert room.run(take_over, interview_id=begun) == taken


def test_an_ended_interview_takes_no_answer(room, begun):
    room.run(end_interview, interview_id=begun)
    with pytest.raises(WrongState):
        say(room, begun, "hit", "yes")


@pytest.mark.parametrize("said", ["", "perhaps"])
def test_what_is_no_answer_is_refused(room, begun, said):
    with pytest.raises(InvalidInput):
        say(room, begun, "hit", said)


def test_a_child_is_not_interviewed_alone(room):
    alone = NewInterview("forced_criminality", "child", "vi", "none_needed", ("police",))
    with pytest.raises(InvalidInput) as refused:
        room.run(start_interview, case_id=room.case_id, new=alone)
    assert refused.value.field == "present"


def test_a_child_is_asked_nothing_about_means_and_non_punishment_is_said_early(room):
    new = NewInterview("forced_criminality", "child", "vi", "here", ("supporter",))
    begun = room.run(start_interview, case_id=room.case_id, new=new)
    steps = steps_of(room.read(interview, interview_id=begun))
    pointed = {code for one in steps if one.question for code in one.question.indicators}
    assert not {code for code in pointed if code[0] in "12"}
    assert [one.topic.code for one in steps[:2]] == ["welcome", "not_punished"]


def test_one_yes_of_two_questions_is_a_yes_and_a_no_outweighs_silence():
    assert indicators_of({"cannot_leave": "no", "phone_taken": "yes"}, None) == {"5.3": "yes"}
    assert indicators_of({"cannot_leave": "declined", "phone_taken": "no"}, None) == {"5.3": "no"}


def test_every_guides_answers_can_be_scored():
    said = indicators_of({"other_work": "yes", "no_pay": "yes", "papers_kept": "yes"}, None)
    assert score(said, profile="adult").answered == 3
