"""A message leaves sealed, first in its lane, to each desk in a conversation of its own; or it does not leave."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.partnership.alerts.models import Alert, AlertEvent, Passage
from sampan.partnership.alerts.queries import alert, alerts
from sampan.partnership.alerts.services import sending
from sampan.partnership.alerts.services.sending import recall, send_alert
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NoAgreement, NotPermitted, WrongState
from sampan.vocabulary.lanes import Lane
from tests.partnership.alerts.conftest import MEMBER, OTHER

pytestmark = pytest.mark.database


def test_urgent_message_goes_in_the_lane_of_protection(border, send):
    send()
    (letter,) = border.sent
    assert (letter.kind, letter.lane) == ("urgent.message", Lane.PROTECTION)
    assert letter.body["text"].startswith("Eleven people") and letter.body["places"] == ["KH", "KH-1"]


def test_alert_goes_in_the_lane_of_alerts(border, send):
    send(kind="alert")
    assert [(one.kind, one.lane) for one in border.sent] == [("alert.notice", Lane.ALERT)]


def test_message_to_two_desks_has_two_conversations(border, send):
    send(members=(MEMBER, OTHER, MEMBER))
    assert [one.member for one in border.sent] == [MEMBER, OTHER]
    assert len({one.conversation for one in border.sent}) == 2


def test_words_are_sealed_at_rest(border, send):
    send()
    with border.reading():
        kept = bytes(Alert.objects.get().words_sealed)
    assert b"Eleven" not in kept and b"compound" not in kept


def test_earlier_message_is_named_by_the_conversation_that_both_know(border, send):
    first = send()
    send(members=(MEMBER, OTHER), about=first)
    known = border.sent[0].conversation
    assert [one.body.get("about") for one in border.sent[1:]] == [str(known), None]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("kind", "shout"),
        ("members", ()),
        ("subject", "  "),
        ("text", "x" * 6_001),
        ("places", ("Phnom Penh",)),
        ("forms", ("evil",)),
        ("read_within", 0),
        ("valid_until", datetime.now(UTC) - timedelta(hours=1)),
        ("valid_until", datetime.now(UTC) + timedelta(days=400)),
    ],
)
def test_message_with_a_wrong_part_does_not_leave(border, send, field, wrong):
    with pytest.raises(InvalidInput) as refused:
        send(**{field: wrong})
    assert refused.value.field == field and border.sent == []


def test_message_to_a_stranger_does_not_leave(border, send):
    with pytest.raises(NoAgreement):
        send(members=("xx-nobody",))
    assert border.sent == []


def test_case_worker_may_not_write_to_duty_desks(border, people, message):
    worker = Reader(people("case_worker"), Purpose.PROTECTION)
    with reading_as(worker), pytest.raises(NotPermitted):
        send_alert(new=message(), by=worker.actor, purpose=worker.purpose)


def test_audit_that_fails_leaves_nothing(border, send, monkeypatch):
    def fail(*args, **more):
        raise RuntimeError("disk full")

    monkeypatch.setattr(sending, "audit", fail)
    with pytest.raises(RuntimeError):
        send()
    with border.reading():
        assert (Alert.objects.count(), Passage.objects.count(), AlertEvent.objects.count()) == (0, 0, 0)


def test_audit_tells_of_the_message_and_not_of_its_words(border, send):
    send()
    told = str(border.audited("alert.sent"))
    assert "urgent" in told and "Eleven" not in told and "compound" not in told


def test_recall_tells_the_reason_and_erases_the_words(border, send, officer):
    made = send()
    with reading_as(officer) as reader:
        told = {"alert_id": made, "member": MEMBER, "reason": "Wrong country.", "wipes": True}
        recall(**told, by=reader.actor, purpose=reader.purpose)
        assert alert(alert_id=made, reader=reader).passages[0].stage == "recalled"
    assert border.sent[-1].kind == "urgent.recall" and border.sent[-1].body["reason"] == "Wrong country."
    with border.reading():
        assert bytes(Alert.objects.get().words_sealed) == b""


def test_recall_twice_is_refused(border, send, officer):
    made = send()
    told = {"alert_id": made, "member": MEMBER, "reason": "x", "wipes": False}
    with reading_as(officer) as reader:
        recall(**told, by=reader.actor, purpose=reader.purpose)
        with pytest.raises(WrongState):
            recall(**told, by=reader.actor, purpose=reader.purpose)


def test_supervisor_of_another_agency_sees_no_message_of_ours(border, send, people):
    send()
    other = Reader(people("supervisor", agency="Agency B"), Purpose.PROTECTION)
    with reading_as(other):
        assert alerts(reader=other, view="out") == []
