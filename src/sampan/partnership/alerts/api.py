"""Alerts for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from sampan.partnership.alerts import queries
from sampan.partnership.alerts.facts import AlertFact, NewAlert
from sampan.partnership.alerts.services.answering import answer, close
from sampan.partnership.alerts.services.reading import open_alert
from sampan.partnership.alerts.services.sending import recall, send_alert
from sampan.partnership.alerts.services.shifts import go_off_duty, go_on_duty
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["alerts"])


class PassageOut(Schema):
    """How far a message is with one desk; each moment is empty until it was reached."""

    member: str
    stage: str
    read_due: datetime
    is_late: bool
    received_at: datetime | None
    read_at: datetime | None
    raised_at: datetime | None
    raised_there_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    recalled_at: datetime | None
    failed_at: datetime | None
    reason: str


class AlertOut(Schema):
    """A message without its words."""

    id: UUID
    kind: str
    is_outgoing: bool
    places: list[str]
    forms: list[str]
    written_at: datetime
    valid_until: datetime
    read_within: int
    about_id: UUID | None
    referral_id: UUID | None
    passages: list[PassageOut]


class AlertIn(Schema):
    """A message to be sent: `kind` is `urgent` or `alert`, `read_within` counts minutes."""

    kind: str
    members: list[str]
    subject: str
    text: str
    valid_until: datetime
    read_within: int
    places: list[str] = []
    forms: list[str] = []
    about: UUID | None = None
    case_id: UUID | None = None


class WordsOut(Schema):
    """The opened words of a message, and what was said about it, by event."""

    subject: str
    text: str
    said: dict[str, str]


class TextIn(Schema):
    """Words to the other desk."""

    text: str = ""


class RecallIn(Schema):
    """Why a message is taken back, and whether its words are erased on both sides."""

    reason: str
    wipes: bool = False


class DutyIn(Schema):
    """For how many hours, and whom silence climbs to first."""

    hours: int
    climbs_to: UUID | None = None


class ShiftOut(Schema):
    """Somebody on duty."""

    account_id: UUID
    began_at: datetime
    until: datetime
    climbs_to: UUID | None


@router.get("/", response=list[AlertOut], summary="Urgent messages and alerts")
def list_alerts(request: HttpRequest, view: str = "open", before: UUID | None = None) -> list[dict[str, Any]]:
    """Return a page of messages newest first: `view` is open, in, out or over."""
    reader = reader_for(request, Permission.READ_ALERTS)
    return [_out(one) for one in queries.alerts(reader=reader, view=view, before=before)]


@router.post("/", response={201: AlertOut}, summary="Send an urgent message or alert")
def send(request: HttpRequest, body: AlertIn) -> Status:
    """Send a message to each member; the urgent kind goes before all other letters."""
    reader = reader_for(request, Permission.WRITE_ALERTS)
    told = body.dict()
    lists = {name: tuple(told.pop(name)) for name in ("members", "places", "forms")}
    made = send_alert(new=NewAlert(**told, **lists), **by_whom(reader))
    return Status(201, _out(queries.alert(alert_id=made, reader=reader)))


@router.get("/duty/", response=list[ShiftOut], summary="Who is on duty")
def on_duty(request: HttpRequest) -> list[dict[str, Any]]:
    """Return who is on duty now."""
    reader_for(request, Permission.READ_ALERTS)
    return [asdict(one) for one in queries.on_duty(house_now())]


@router.post("/duty/", response={204: None}, summary="Go on duty")
def begin_duty(request: HttpRequest, body: DutyIn) -> Status:
    """Begin a duty of up to 12 hours."""
    reader = reader_for(request, Permission.READ_ALERTS)
    go_on_duty(**body.dict(), **by_whom(reader))
    return Status(204, None)


@router.post("/duty/end/", response={204: None}, summary="Go off duty")
def end_duty(request: HttpRequest) -> Status:
    """End your own duty."""
    reader = reader_for(request, Permission.READ_ALERTS)
    go_off_duty(**by_whom(reader))
    return Status(204, None)


@router.get("/{alert_id}/", response=AlertOut, summary="One message")
def one_alert(request: HttpRequest, alert_id: UUID) -> dict[str, Any]:
    """Return a message with its way to every desk, still closed."""
    reader = reader_for(request, Permission.READ_ALERTS)
    return _out(queries.alert(alert_id=alert_id, reader=reader))


@router.post("/{alert_id}/open/", response=WordsOut, summary="Open and acknowledge a message")
def read(request: HttpRequest, alert_id: UUID) -> dict[str, Any]:
    """Return the words; audited, and told to the sender the first time."""
    reader = reader_for(request, Permission.READ_ALERTS)
    words = open_alert(alert_id=alert_id, **by_whom(reader))
    said = {str(event): text for event, text in words.said.items()}
    return {"subject": words.subject, "text": words.text, "said": said}


@router.post("/{alert_id}/{node_id}/answer/", response={204: None}, summary="Answer a message")
def answer_alert(request: HttpRequest, alert_id: UUID, node_id: str, body: TextIn) -> Status:
    """Send words about a message to the other desk."""
    reader = reader_for(request, Permission.WRITE_ALERTS)
    answer(alert_id=alert_id, member=node_id, text=body.text, **by_whom(reader))
    return Status(204, None)


@router.post("/{alert_id}/{node_id}/close/", response={204: None}, summary="Close a message")
def close_alert(request: HttpRequest, alert_id: UUID, node_id: str, body: TextIn) -> Status:
    """Close a message with one desk."""
    reader = reader_for(request, Permission.WRITE_ALERTS)
    close(alert_id=alert_id, member=node_id, text=body.text, **by_whom(reader))
    return Status(204, None)


@router.post("/{alert_id}/{node_id}/recall/", response={204: None}, summary="Take a message back")
def recall_alert(request: HttpRequest, alert_id: UUID, node_id: str, body: RecallIn) -> Status:
    """Take a message back from one desk, with the reason."""
    reader = reader_for(request, Permission.WRITE_ALERTS)
    recall(alert_id=alert_id, member=node_id, **body.dict(), **by_whom(reader))
    return Status(204, None)


def _out(fact: AlertFact) -> dict[str, Any]:
    now = house_now()
    ways = [asdict(one) | {"stage": one.stage.value, "is_late": one.is_late(now)} for one in fact.passages]
    return asdict(fact) | {"passages": ways}
