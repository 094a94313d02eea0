"""Whose turn it is: the next step is owed while it is ours, once, and by nobody while another has the word."""

from datetime import timedelta

import pytest

from sampan.protection.returns.models import Return, ReturnEvent
from sampan.protection.returns.services import answering, asking, stopping
from sampan.protection.returns.services.opening import opened_events
from sampan.protection.returns.services.refreshing import refresh_all
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput
from tests.protection.returns.telling import ORIGIN, TODAY, WHY

pytestmark = pytest.mark.database


def is_owed(story, kind: str = "next") -> bool:
    return kind in story.sides.tasks("host", story.conversation)


def test_next_step_is_owed_while_it_is_ours_and_settled_while_it_is_anothers(story):
    story.propose()
    assert not is_owed(story)  # the other country has the word
    story.accept()
    assert is_owed(story)
    story.consent("identity")
    story.ask().asylum().verify().risk("host").draft()
    assert not is_owed(story)  # the nationality there, the approval with a second person
    story.nationality()
    assert is_owed(story)  # a travel document
    story.document().risk("origin").approve()
    assert not is_owed(story) and is_owed(story, "plan_ready")
    story.send_plan()
    assert not is_owed(story) and not is_owed(story, "plan_ready")
    story.agree()
    assert is_owed(story)
    story.ask().depart()
    assert is_owed(story)  # the hand-over
    story.hand_over()
    assert not is_owed(story)


def test_next_step_stays_with_whom_it_was_given_to(story, sides):
    story.accepted()
    with reading_as(Reader(sides.service, WHY)):
        open_now = Task.objects.filter(kind="return_next", source_id=story.host, done_at__isnull=True)
        open_now.update(assigned_to_id=sides.worker.account_id)
    story.ask().asylum()
    with reading_as(Reader(sides.service, WHY)):
        assert [one.assigned_to_id for one in open_now.all()] == [sides.worker.account_id]


def test_morning_owes_what_became_our_turn_by_itself(story, sides):
    story.planned().ask()
    with reading_as(Reader(sides.service, WHY)):
        Task.objects.filter(kind="return_next", source_id=story.host).delete()
        Return.objects.filter(id=story.host).update(asked_on=TODAY - timedelta(days=9))
    refresh_all()
    assert is_owed(story)


def test_answer_about_a_family_is_somebodys_until_they_talked_with_the_person(story, sides):
    story.consent("identity")
    story.consent("family")
    story.accepted().trace().family()
    assert is_owed(story, "family_told")
    with sides.as_(sides.worker) as who:
        stopping.acknowledge(return_id=story.host, **who)
    assert not is_owed(story, "family_told") and sides.both(story.conversation) == ("accepted", "accepted")


def test_family_answer_is_owed_no_more_when_the_tracing_ends(story, sides):
    story.consent("identity")
    story.consent("family")
    story.accepted().trace().family()
    with sides.as_(sides.worker) as who:
        asking.end_tracing(return_id=story.host, **who)
    assert not is_owed(story, "family_told")


def test_authority_in_words_is_sealed_on_both_sides(story, sides):
    story.accepted().consent("identity")
    with sides.as_(sides.worker) as who:
        told = {"answer": "no_fear", "asked_on": TODAY, "authority": "Captain Dao, Moc Bai"}
        asking.record_asylum(return_id=story.host, **told, **who)
    story.verify()
    with sides.as_(sides.receiver) as who:
        told = {"result": "confirmed", "authority": "Sok Dara of the passport desk"}
        answering.answer_nationality(return_id=story.origin, **told, **who)
    with reading_as(Reader(sides.service, WHY)):
        assert not [one for one in ReturnEvent.objects.all() if "authority" in one.facts]
    for actor, return_id, words in (
        (sides.worker, story.host, "Captain Dao, Moc Bai"),
        (sides.receiver, story.origin, "Sok Dara of the passport desk"),
    ):
        with reading_as(Reader(actor, WHY)) as reader:
            kept = Return.objects.get(id=return_id)
            assert words in [one.told.get("authority") for one in opened_events(kept, reader=reader)]


def test_province_of_another_country_is_no_destination(story, sides, desk):
    for code in ("VN-22", "KH-99", "x" * 30):
        with pytest.raises(InvalidInput, match="province"), sides.as_(sides.worker) as who:
            asking.propose(case_id=story.case_id, member=ORIGIN, province=code, **who)
    worker, address = desk(sides.worker), f"/returns/of-case/{story.case_id}/"
    page = worker.get(address).content.decode()
    assert "Phnom Penh" in page and ">KH-12<" not in page
    assert worker.post(address, {"member": ORIGIN, "province": "VN-22"}).status_code == 422
    assert worker.post(address, {"member": ORIGIN, "province": "KH-12"}).status_code == 302
