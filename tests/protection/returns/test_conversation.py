"""A return as a conversation of two sides: the way through, declines, silence, withdrawals, crossings."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils.timezone import make_aware

from sampan.protection.cases.queries import case as read_case
from sampan.protection.returns.arrivals import on_settled
from sampan.protection.returns.models import ReturnEvent
from sampan.protection.returns.services import answering, moving, stopping
from sampan.protection.returns.services.clocks import escalate_late
from sampan.protection.returns.services.opening import opened_events
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_now
from sampan.registry.consent.services import withdraw_consent
from sampan.registry.correspondence.facts import SettledLetter, State
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import NoConsent, NotFound, WrongState
from tests.protection.returns.telling import TODAY, WHY

pytestmark = pytest.mark.database


def test_return_from_the_question_to_the_arrival(story, sides):
    story.planned().ask().depart().hand_over().receive().arrive()
    assert sides.refused == []
    assert sides.both(story.conversation) == ("arrived", "arrived")
    for side, actor in (("host", sides.worker), ("origin", sides.receiver)):
        kept = sides.row(story.conversation, side)
        with reading_as(Reader(actor, WHY)):
            case = read_case(case_id=kept.case_id, reader=Reader(actor, WHY))
        assert [one.kind for one in case.milestones].count("returned") == 1
        assert len(kept.gate_hash) == 64
    assert sides.tasks("host", story.conversation) == {}
    assert sides.tasks("origin", story.conversation) == {"received_case": ""}


def test_first_letter_names_nobody(story, sides):
    with sides.slow_wire():
        story.propose()
        assert sides.waiting[0].body["preview"] == {
            "sex": "female", "majority": "adult", "citizenship": ["KH"], "languages": ["km"],
        }  # fmt: skip
        assert "Chanthy" not in str(dict(sides.waiting[0].body))


def test_identity_leaves_only_under_a_consent_for_the_return(story, sides):
    story.accepted()
    with pytest.raises(NoConsent):
        story.verify()
    assert "verify" not in sides.carried
    story.consent("identity")
    story.verify()
    kept = sides.row(story.conversation, "origin")
    with reading_as(Reader(sides.receiver, WHY)):
        told = open_identity(case_id=kept.case_id, reader=Reader(sides.receiver, WHY))
    assert told.name.full == "Sok Chanthy"
    assert not told.phones


def test_family_is_looked_for_only_under_a_consent_of_its_own(story, sides):
    story.consent("identity")
    story.accepted()
    with pytest.raises(NoConsent, match="family"):
        story.trace()
    story.consent("family")
    story.trace().family("found_not_safe")
    assert sides.row(story.conversation).family == "found_not_safe"
    raw = b"".join(bytes(one) for one in sealed(sides))
    assert b"Vanna" not in raw and b"Kampong" not in raw


def test_declined_return_is_a_task_of_the_team(story, sides):
    story.propose()
    with sides.as_(sides.focal) as who:
        answering.decline(return_id=story.origin, reason="not_our_national", **who)
    assert sides.both(story.conversation) == ("declined", "declined")
    assert sides.tasks("host", story.conversation) == {"declined": ""}
    assert sides.tasks("origin", story.conversation) == {}


@pytest.mark.parametrize(("days", "role"), [(1, "first"), (4, "supervisor"), (8, "focal_point")])
def test_silence_climbs_from_officer_to_focal_point_on_both_sides(story, sides, days, role):
    story.consent("identity", "family")
    story.accepted().ask().verify().trace().risk("host")
    late = TODAY + timedelta(days=30 + days)
    escalate_late(today=late)
    role = "" if role == "first" else role
    here, there = sides.tasks("host", story.conversation), sides.tasks("origin", story.conversation)
    assert (here["late_nationality"], here["late_family"]) == (role, role)
    assert (there["owed_nationality"], there["owed_family"]) == (role, role)
    assert here["late_origin_risk"] == "focal_point"  # due after 21 days already
    assert escalate_late(today=late) == 0


def test_silence_about_the_question_and_the_plan(story, sides):
    story.propose()
    assert sides.tasks("origin", story.conversation) == {"owed_proposal": "focal_point"}
    escalate_late(today=TODAY + timedelta(days=8))
    assert sides.tasks("host", story.conversation) == {"late_proposal": ""}
    story.accept().consent("identity")
    story.ask().asylum().verify().nationality().risk("host").risk(
        "origin"
    ).document().draft().approve().send_plan()
    escalate_late(today=TODAY + timedelta(days=8))
    assert "late_plan" in sides.tasks("host", story.conversation)
    story.agree()
    assert not [kind for kind in sides.tasks("host", story.conversation) if kind.startswith("late")]


@pytest.mark.parametrize("reached", ["verified", "planned", "departed"])
def test_withdrawn_consent_ends_the_return_and_is_obeyed_there(story, sides, reached):
    if reached == "verified":
        story.consent("identity")
        story.accepted().ask().verify()
    else:
        story.planned()
    if reached == "departed":
        story.ask().depart()
    case_there = sides.row(story.conversation, "origin").case_id
    with sides.as_(sides.worker) as who:
        withdraw_consent(consent_id=story.consents["identity"], reason="asked", **who)
    assert sides.both(story.conversation) == ("withdrawn", "withdrawn")
    assert sides.row(story.conversation).peer_held == "erased"
    assert "withdrawn" in sides.tasks("host", story.conversation)
    with reading_as(Reader(sides.receiver, WHY)), pytest.raises(NotFound):
        open_identity(case_id=case_there, reader=Reader(sides.receiver, WHY))


def test_withdrawn_consent_to_contact_the_family_ends_the_tracing_alone(story, sides):
    story.consent("identity")
    story.consent("family")
    story.accepted().ask().verify().trace().family()
    with sides.as_(sides.worker) as who:
        withdraw_consent(consent_id=story.consents["family"], reason="asked", **who)
    assert sides.row(story.conversation).family == sides.row(story.conversation, "origin").family == "ended"
    assert sides.both(story.conversation) == ("accepted", "accepted")
    with reading_as(Reader(sides.service, WHY)):
        assert not ReturnEvent.objects.filter(act__in=("trace", "family"), sealed__isnull=False).exists()


@pytest.mark.parametrize("reached", ["accepted", "planned", "departed"])
def test_changed_mind_stops_everything_on_both_sides(story, sides, reached):
    story.accepted().ask() if reached == "accepted" else story.planned()
    if reached == "departed":
        story.ask().depart()
    story.ask("changed_mind", signed_by="")
    assert sides.both(story.conversation) == ("stopped", "stopped")
    for side in ("host", "origin"):
        assert "stopped" in sides.tasks(side, story.conversation)
    story.consent("identity")
    with pytest.raises(WrongState):
        story.verify()


def test_stop_that_crosses_the_hand_over_is_a_dispute_that_supervisors_see(story, sides):
    story.planned().ask().depart()
    with sides.slow_wire():
        story.ask("changed_mind")
        story.receive()
    sides.carry()
    assert sides.refused == []
    assert sides.both(story.conversation) == ("stopped", "stopped")
    for side in ("host", "origin"):
        assert sides.tasks(side, story.conversation)["disputed"] == "supervisor"
    with sides.as_(sides.supervisor) as who:
        stopping.acknowledge(return_id=story.host, **who)
    assert sides.tasks("host", story.conversation) == {}


def test_stop_of_the_origin_that_crosses_the_departure(story, sides):
    story.planned().ask()
    with sides.slow_wire():
        story.depart()
        with sides.as_(sides.receiver) as who:
            stopping.stop(return_id=story.origin, reason="not_safe", **who)
    sides.carry()
    assert sides.both(story.conversation) == ("stopped", "stopped")
    assert "disputed" in sides.tasks("origin", story.conversation)


def test_agreement_to_a_plan_that_was_changed_since_is_none(story, sides):
    story.answered().draft().approve().send_plan()
    with sides.slow_wire():
        story.agree()
        story.draft(medical="Insulin").approve().send_plan()
    sides.carry()
    assert sides.refused == []
    assert sides.both(story.conversation) == ("accepted", "accepted")
    assert sides.row(story.conversation).plan == "sent"
    assert "owed_plan" in sides.tasks("origin", story.conversation)
    story.agree()
    assert sides.both(story.conversation) == ("planned", "planned")


def test_change_of_the_plan_is_a_task_and_a_new_plan(story, sides):
    story.answered().draft().approve().send_plan()
    with sides.as_(sides.receiver) as who:
        answering.ask_change(return_id=story.origin, reason="date", words="The bridge is closed.", **who)
    assert sides.tasks("host", story.conversation) == {"plan_change": ""} | {
        kind: "" for kind in sides.tasks("host", story.conversation) if kind != "plan_change"
    }
    story.draft(medical="A seat for her leg").approve().send_plan().agree()
    assert sides.both(story.conversation) == ("planned", "planned")


def test_receiving_before_the_host_wrote_its_departure_is_kept_and_ends_well(story, sides):
    story.planned().ask(ago=1)
    then = datetime.now(UTC) - timedelta(minutes=30)
    story.receive(at=then + timedelta(minutes=5)).arrive()
    assert sides.both(story.conversation) == ("planned", "arrived")
    assert "account" in sides.tasks("host", story.conversation)
    story.depart(at=then).hand_over(at=then + timedelta(minutes=4))
    assert sides.both(story.conversation) == ("arrived", "arrived")
    assert sides.refused == []


def test_account_written_later_keeps_both_times(story, sides, house_at):
    house_at(make_aware(datetime.combine(TODAY, time(15))))  # five hours earlier it was the same day
    then = house_now() - timedelta(hours=5)
    story.planned().ask(ago=1)
    story.depart(at=then).hand_over(at=then + timedelta(hours=1))
    with reading_as(Reader(sides.receiver, WHY)):
        event = ReturnEvent.objects.get(kept_return_id=story.origin, act="hand_over")
    assert event.happened_at == then + timedelta(hours=1)
    assert event.written_at - event.happened_at >= timedelta(hours=3)


def test_same_letter_twice_does_nothing_twice(story, sides):
    with sides.slow_wire():
        story.propose()
        letter = sides.waiting[0]
    sides.carry()
    assert sides.arrive(letter).applied
    with reading_as(Reader(sides.service, WHY)):
        assert ReturnEvent.objects.filter(act="propose", kept_return_id=story.origin).count() == 1


def test_letter_of_a_stranger_or_of_tomorrow_changes_nothing(story, sides):
    with sides.slow_wire():
        story.propose()
        letter = sides.waiting.pop(0)
    body = dict(letter.body) | {"of_tomorrow": "secret words", "preview": {"sex": "female", "mood": "calm"}}
    sides.waiting.append(type(letter)(**(vars(letter) | {"body": body})))
    sides.carry()
    kept = sides.row(story.conversation, "origin")
    assert kept.unknown == {"body": ["of_tomorrow"]} and "secret" not in str(kept.unknown)
    bad = {"from": "host", "result": "go_somehow", "happened_at": ""}
    stranger = type(letter)(**(vars(letter) | {"kind": "return.host_risk", "body": bad, "id": story.case_id}))
    assert not sides.arrive(stranger).applied
    assert sides.both(story.conversation) == ("proposed", "proposed")


def test_sealed_parts_open_only_with_the_right_and_an_audit_row(story, sides, reading):
    story.answered().draft()
    with reading_as(Reader(sides.worker, WHY)):
        told = opened_events(sides.row(story.conversation), reader=Reader(sides.worker, WHY))
    assert any(one.told.get("plan", {}).get("escorts") == "Tran Thi Hoa" for one in told)
    assert b"Tran Thi Hoa" not in b"".join(bytes(one) for one in sealed(sides))


def test_focal_point_sees_the_return_but_does_not_move_the_case(story, sides):
    story.answered()
    with sides.as_(sides.focal) as who, pytest.raises(NotFound):
        moving.agree_plan(return_id=story.origin, **who)


def test_failed_letter_is_an_urgent_task(story, sides):
    story.accepted()
    settled = SettledLetter(
        story.case_id, "kh-test", "return.verify", story.conversation, story.case_id, State.EXPIRED, "",
        sides.service, WHY,
    )  # fmt: skip
    with reading_as(Reader(sides.service, WHY)):
        on_settled(settled)
    assert "letter_failed" in sides.tasks("host", story.conversation)


def sealed(sides) -> list[bytes]:
    """Return every sealed part as the database holds it."""
    with reading_as(Reader(sides.service, WHY)):
        return list(ReturnEvent.objects.filter(sealed__isnull=False).values_list("sealed", flat=True))
