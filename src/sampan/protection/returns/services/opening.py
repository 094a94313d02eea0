"""Opens what was sealed with a return; every reading is audited."""

import json
from uuid import UUID

from sampan.protection.returns.facts import ReturnEventFact
from sampan.protection.returns.models import Return, ReturnEvent
from sampan.protection.returns.services.keeping import label_of
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.errors import NotFound


def opened_plan(kept: Return, *, reader: Reader) -> dict[str, object]:
    """Return the plan as it was last written or sent; the reading is audited."""
    events = ReturnEvent.objects.filter(
        kept_return=kept, act__in=("plan_drafted", "plan"), sealed__isnull=False
    )
    newest = events.order_by("-id").first()
    if newest is None:
        raise NotFound("There is no plan yet.", remedy="Write one.")
    _audit(kept, "plan", reader)
    return dict(_told(newest).get("plan") or {})


def opened_events(kept: Return, *, reader: Reader) -> list[ReturnEventFact]:
    """Return every event with what was sealed; needs the permission to read identity, and is audited."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    events = list(ReturnEvent.objects.filter(kept_return=kept).order_by("id"))
    if any(event.sealed for event in events):
        _audit(kept, "all", reader)
    return [event_fact(event, told=_told(event)) for event in events]


def event_fact(event: ReturnEvent, *, told: dict[str, object] | None = None) -> ReturnEventFact:
    """Return an event as a value."""
    return ReturnEventFact(
        id=event.id,
        act=event.act,
        by_side=event.by_side,
        account_id=event.account_id,
        happened_at=event.happened_at,
        written_at=event.written_at,
        facts=event.facts,
        has_sealed=event.sealed is not None,
        told=told or {},
    )


def _told(event: ReturnEvent) -> dict[str, object]:
    if event.sealed is None or event.case_id is None:
        return {}
    plain = open_for_case(bytes(event.sealed), case_id=event.case_id, label=label_of(event.id))
    return dict(json.loads(plain))


def _audit(kept: Return, part: str, reader: Reader) -> UUID:
    return record(
        "return.sealed_read", by=reader.actor, purpose=reader.purpose, subject_kind="return", subject_id=kept.id,
        case_id=kept.case_id, details={"part": part},
    )  # fmt: skip
