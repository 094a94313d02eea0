"""Messages between duty desks: one that arrived and was answered, one unread and late, one sent to two desks."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from harness.people import make_account
from sampan.engines.exchange.notation import write_time
from sampan.partnership.alerts.facts import NewAlert
from sampan.partnership.alerts.queries import alerts
from sampan.partnership.alerts.services.answering import answer
from sampan.partnership.alerts.services.raising import raise_silent
from sampan.partnership.alerts.services.reading import open_alert
from sampan.partnership.alerts.services.sending import send_alert
from sampan.partnership.alerts.services.shifts import go_on_duty
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of, service_actor
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.registry.correspondence.services.taking_in import take_in
from tests.furnished.room import Room

NOT_CASES = ("alert_id", "incident_id")
NO_PAGE = {"alerts:off_duty", "alerts:banner", "alerts:about_case"}
_SOON = f"{datetime.now(UTC) + timedelta(hours=5):%Y-%m-%dT%H:%M:%SZ}"
BODIES = {
    "alerts/new/about-case/<uuid:case_id>/": {
        "kind": "urgent", "members": ["kh-test"], "subject": "x", "text": "x", "read_within": "15",
        "valid_hours": "24", "send": "1"},
    "alerts/duty/": {"hours": "4"},
    "api/alerts/": {"kind": "urgent", "members": ["kh-test"], "subject": "x", "text": "x", "valid_until": _SOON,
                    "read_within": 15},
    "api/alerts/duty/": {"hours": 4},
    "api/alerts/<uuid:alert_id>/<node_id>/recall/": {"reason": "x"},
}  # fmt: skip
PEER = "kh-test"


def furnish(room: Room) -> None:
    """Put messages of both directions on the desk of the focal point."""
    reader = Reader(_focal(), Purpose.REFERRAL)
    answered = _arrives(
        "A group of eleven", "Eleven people in a building by the river, one of them a child.", 0
    )
    with reading_as(reader):
        go_on_duty(hours=8, by=reader.actor, purpose=reader.purpose)
        open_alert(alert_id=answered, by=reader.actor, purpose=reader.purpose)
        who = {"by": reader.actor, "purpose": reader.purpose}
        answer(alert_id=answered, member=PEER, text="A patrol goes there now.", **who)
        sent = send_alert(new=_message(), **who)
    unread = _arrives("A child at the border", "A girl of nine waits at the crossing.", 40)
    raise_silent(datetime.now(UTC))
    room.ids |= {"alert_id": unread}
    for name in ("list", "write", "duty"):
        room.show("focal", f"alerts:{name}")
    room.show("focal", "alerts:list", more="?view=out")
    for one in (answered, unread, sent):
        room.show("focal", "alerts:alert", one)
    room.show("focal", "alerts:answer", answered, PEER)
    room.show("focal", "alerts:close", answered, PEER)
    room.show("focal", "alerts:recall", sent, PEER)
    room.show("supervisor", "alerts:about_case", room.case_id)


def _focal():
    return actor_of(make_account("focal_point", agency="Ban chỉ đạo 138"))


def _message() -> NewAlert:
    return NewAlert(
        kind="alert",
        members=(PEER,),
        subject="New route",
        text="By night, over the river, in fishing boats.",
        valid_until=datetime.now(UTC) + timedelta(days=7),
        read_within=60 * 24,
        places=("VN-44", "KH-20"),
        forms=("forced_criminality",),
    )


def _arrives(subject: str, text: str, minutes_ago: int):
    service, at = service_actor(), datetime.now(UTC) - timedelta(minutes=minutes_ago)
    body = {
        "subject": subject, "text": text, "places": ["KH", "KH-1"], "forms": ["forced_criminality"],
        "valid_until": write_time(at + timedelta(hours=12)), "read_within": 15,
    }  # fmt: skip
    letter = ArrivedLetter(
        uuid4(), PEER, "urgent.message", uuid4(), None, body, at, at, service, Purpose.REFERRAL,
        digest=uuid4().hex * 2,
    )  # fmt: skip
    with reading_as(Reader(service, Purpose.REFERRAL)) as reader:
        assert take_in(letter).applied
        return alerts(reader=reader, view="in")[0].id
