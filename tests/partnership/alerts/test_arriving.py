"""A message arrives, is read by a person, and its sender hears of each step; a false peer changes nothing."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from sampan.engines.exchange.notation import write_time
from sampan.partnership.alerts.models import Alert, AlertEvent, DutyShift, Passage
from sampan.partnership.alerts.queries import alert, events, unread_count, waiting_for
from sampan.partnership.alerts.services.answering import answer, close
from sampan.partnership.alerts.services.raising import raise_silent
from sampan.partnership.alerts.services.reading import open_alert
from sampan.partnership.alerts.services.shifts import go_off_duty, go_on_duty
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.registry.correspondence.services.taking_in import take_in
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState
from tests.partnership.alerts.conftest import MEMBER, OTHER

pytestmark = pytest.mark.database


@pytest.fixture
def on_duty(officer) -> Reader:
    """The duty officer, on duty."""
    with reading_as(officer):
        go_on_duty(hours=8, by=officer.actor, purpose=officer.purpose)
    return officer


@pytest.fixture
def arrived(border, body, on_duty) -> Passage:
    """A message that has arrived while somebody was on duty."""
    assert border.arrives("urgent.message", body()).applied
    return border.passage()


def opened(reader: Reader, passage: Passage):
    with reading_as(reader):
        return open_alert(alert_id=passage.alert_id, by=reader.actor, purpose=reader.purpose)


def tasks(border) -> list[tuple[str, str, bool]]:
    with border.reading():
        return [(one.kind, one.for_role, one.done_at is None) for one in Task.objects.all()]


def test_message_that_arrives_waits_for_the_desk_and_owes_a_task(border, arrived, on_duty):
    assert tasks(border) == [("urgent_message", "focal_point", True)]
    with reading_as(on_duty):
        told = waiting_for(on_duty)
        assert (told.urgent, told.late, told.is_on_duty, unread_count(on_duty)) == (1, 0, True, 1)


def test_words_of_an_arrived_message_are_sealed(border, arrived):
    with border.reading():
        assert b"girl" not in bytes(Alert.objects.get().words_sealed)


def test_whoever_opens_it_first_acknowledges_it(border, arrived, on_duty):
    words = opened(on_duty, arrived)
    assert words.text == "A girl of nine waits at the crossing."
    assert border.kinds() == ["urgent.read"] and border.sent[0].conversation == arrived.conversation
    assert tasks(border) == [("urgent_message", "focal_point", False)]
    with reading_as(on_duty):
        assert waiting_for(on_duty).count == 0


def test_second_opening_tells_nobody_and_is_audited(border, arrived, on_duty):
    opened(on_duty, arrived)
    opened(on_duty, arrived)
    assert border.kinds() == ["urgent.read"]
    assert len(border.audited("alert.opened")) == 2


def test_auditor_may_not_open_a_message(border, arrived, people):
    auditor = Reader(people("auditor"), Purpose.AUDIT)
    with pytest.raises(NotPermitted):
        opened(auditor, arrived)


def test_supervisor_of_another_agency_finds_no_such_message(border, arrived, people):
    with pytest.raises(NotFound):
        opened(Reader(people("supervisor", agency="Agency B"), Purpose.PROTECTION), arrived)


def test_answer_goes_back_in_the_conversation(border, arrived, on_duty):
    opened(on_duty, arrived)
    with reading_as(on_duty) as reader:
        who = {"by": reader.actor, "purpose": reader.purpose}
        answer(alert_id=arrived.alert_id, member=MEMBER, text="A patrol is on its way.", **who)
        assert alert(alert_id=arrived.alert_id, reader=reader).passages[0].stage == "answered"
    assert border.sent[-1].kind == "urgent.answer" and border.sent[-1].body == {
        "text": "A patrol is on its way."
    }


def test_answer_before_reading_is_refused(border, arrived, on_duty):
    with reading_as(on_duty) as reader, pytest.raises(WrongState):
        answer(alert_id=arrived.alert_id, member=MEMBER, text="x", by=reader.actor, purpose=reader.purpose)


def test_answer_after_the_end_is_refused(border, arrived, on_duty):
    opened(on_duty, arrived)
    told = {"alert_id": arrived.alert_id, "member": MEMBER, "by": on_duty.actor, "purpose": on_duty.purpose}
    with reading_as(on_duty):
        close(**told)
        with pytest.raises(WrongState):
            answer(**told, text="too late")
    assert border.kinds() == ["urgent.read", "urgent.close"]


def test_message_to_an_empty_desk_climbs_at_once_and_the_sender_is_told(border, body, people):
    border.arrives("urgent.message", body())
    assert border.passage().raised_level == 2 and border.kinds() == ["urgent.raised"]
    focal = Reader(people("focal_point", agency="Focal point"), Purpose.REFERRAL)
    with reading_as(focal):
        assert waiting_for(focal).urgent == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": ""},
        {"text": 7},
        {"text": "x" * 6_001},
        {"text": "a\x00b"},
        {"places": ["Nguyễn Thị Hoa"]},
        {"places": "VN"},
        {"forms": [{}]},
        {"read_within": 0},
        {"read_within": True},
        {"read_within": "soon"},
        {"valid_until": "tomorrow"},
        {"about": "no id"},
    ],
    ids=str,
)
def test_message_of_a_wrong_shape_is_refused_whole(border, body, wrong):
    outcome = border.arrives("urgent.message", body(**wrong))
    assert (outcome.applied, outcome.reason) == (False, "invalid_input")
    with border.reading():
        assert not Alert.objects.exists() and not Task.objects.exists()


def test_word_of_a_third_member_about_our_message_is_refused(border, send):
    send()
    told = {"at": write_time(datetime.now(UTC))}
    outcome = border.arrives("urgent.read", told, conversation=border.sent[0].conversation, member=OTHER)
    assert (outcome.applied, outcome.reason) == (False, "not_found")
    assert border.passage().read_at is None


def test_word_under_the_other_kind_is_refused(border, send):
    send()
    told = {"at": write_time(datetime.now(UTC))}
    assert not border.arrives("alert.read", told, conversation=border.sent[0].conversation).applied


def test_unknown_act_is_refused(border, send):
    send()
    assert not border.arrives("urgent.sing", {}, conversation=border.sent[0].conversation).applied


def test_sender_sees_each_step_with_its_time(border, send, officer):
    made = send()
    way = border.sent[0]
    border.signed(way)
    border.arrives("urgent.read", {"at": write_time(datetime.now(UTC))}, conversation=way.conversation)
    border.arrives("urgent.answer", {"text": "We go there now."}, conversation=way.conversation)
    with reading_as(officer) as reader:
        (told,) = alert(alert_id=made, reader=reader).passages
        assert told.stage == "answered" and told.has_news
        assert told.written_at <= told.received_at <= told.read_at <= told.answered_at
        assert [one.act for one in events(alert_id=made, reader=reader)] == [
            "sent",
            "received",
            "read",
            "answered",
        ]
    assert "We go there now." in opened(officer, border.passage()).said.values()


@pytest.mark.parametrize("days", [-400, 400])
def test_their_clock_cannot_move_our_times_beyond_what_we_know(border, send, days):
    send()
    said = write_time(datetime.now(UTC) + timedelta(days=days))
    border.arrives("urgent.read", {"at": said}, conversation=border.sent[0].conversation)
    told = border.passage()
    assert told.alert.written_at <= told.read_at <= datetime.now(UTC)


def test_message_that_their_node_refuses_shows_the_reason(border, send):
    send()
    border.signed(border.sent[0], refused="unknown_kind")
    told = border.passage()
    assert (told.reason, told.received_at) == ("unknown_kind", None)


def test_recall_takes_the_words_away_here_too(border, arrived, on_duty):
    told = {"reason": "It named a person.", "wipe": True}
    assert border.arrives("urgent.recall", told, conversation=arrived.conversation).applied
    with border.reading():
        assert bytes(Alert.objects.get().words_sealed) == b""
    assert tasks(border) == [("urgent_message", "focal_point", False)]
    words = opened(on_duty, arrived)
    assert words.text == "" and "It named a person." in words.said.values()
    assert border.kinds() == []


def test_recall_of_a_message_that_is_ours_is_refused(border, send):
    send()
    told = {"reason": "x", "wipe": True}
    assert not border.arrives("urgent.recall", told, conversation=border.sent[0].conversation).applied
    with border.reading():
        assert bytes(Alert.objects.get().words_sealed) != b""


def test_silence_climbs_to_whom_the_shift_names_then_to_the_country(border, body, officer, people):
    next_one = people("duty_officer", agency="Focal point")
    with reading_as(officer):
        go_on_duty(hours=8, climbs_to=next_one.account_id, by=officer.actor, purpose=officer.purpose)
    border.arrives("urgent.message", body())
    due = border.passage().read_due
    assert raise_silent(due - timedelta(seconds=1)) == 0
    assert raise_silent(due + timedelta(seconds=1)) == 1 and border.passage().raised_level == 1
    with reading_as(Reader(next_one, Purpose.REFERRAL)) as reader:
        assert waiting_for(reader).urgent == 1
    assert raise_silent(due + timedelta(minutes=14)) == 0
    assert raise_silent(due + timedelta(minutes=16)) == 1 and border.passage().raised_level == 2
    assert [one.body["level"] for one in border.sent] == [1, 2]
    assert raise_silent(due + timedelta(hours=2)) == 0


def test_message_that_was_read_does_not_climb(border, arrived, on_duty):
    opened(on_duty, arrived)
    assert raise_silent(arrived.read_due + timedelta(hours=1)) == 0


def test_message_that_is_no_longer_valid_does_not_climb(border, arrived):
    assert raise_silent(arrived.alert.valid_until + timedelta(minutes=1)) == 0


def test_sender_sees_that_it_climbed_there(border, send):
    send()
    told = {"at": write_time(datetime.now(UTC)), "level": 2}
    border.arrives("urgent.raised", told, conversation=border.sent[0].conversation)
    assert border.passage().raised_there_at is not None and border.passage().raised_at is None


def test_colleague_off_duty_is_not_told(border, arrived, people):
    other = Reader(people("duty_officer", agency="Focal point"), Purpose.REFERRAL)
    with reading_as(other):
        assert waiting_for(other).count == 0


def test_duty_ends_by_hand_and_by_the_clock(border, on_duty):
    with reading_as(on_duty):
        assert go_off_duty(by=on_duty.actor, purpose=on_duty.purpose)
        assert not go_off_duty(by=on_duty.actor, purpose=on_duty.purpose)
        assert DutyShift.objects.filter(ended_at__isnull=True).count() == 0


@pytest.mark.parametrize(
    "told", [{"hours": 0}, {"hours": 13}, {"hours": 8, "climbs_to": UUID(int=7)}], ids=str
)
def test_duty_of_a_wrong_kind_is_refused(border, officer, told):
    with reading_as(officer), pytest.raises(InvalidInput):
        go_on_duty(**told, by=officer.actor, purpose=officer.purpose)


def test_same_letter_twice_is_one_message(border, body):
    now = datetime.now(UTC)
    letter = ArrivedLetter(
        uuid4(), MEMBER, "urgent.message", uuid4(), None, body(), now, now, border.service, Purpose.REFERRAL,
        digest="a" * 64,
    )  # fmt: skip
    with border.reading():
        assert take_in(letter).applied and take_in(letter).applied
        assert (Alert.objects.count(), AlertEvent.objects.filter(act="received").count()) == (1, 1)
