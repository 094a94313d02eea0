"""Says something about a message, in either direction, and closes it; each tells the other side."""

from uuid import UUID

from django.db import transaction

from sampan.partnership.alerts.bodies import read_text
from sampan.partnership.alerts.models import Passage
from sampan.partnership.alerts.services.posting import post
from sampan.partnership.alerts.services.rows import audit, locked_passage, note, require_open
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import WrongState


@transaction.atomic
def answer(*, alert_id: UUID, member: str, text: str, by: Actor, purpose: Purpose) -> None:
    """Send words about a message to the other side; who answers one that arrived has opened it first.

    Raises InvalidInput for no words or too many, WrongState when it is over or not read yet.
    """
    require(by, Permission.WRITE_ALERTS, purpose=purpose)
    passage = _open_passage(alert_id, member)
    words, moment = read_text({"text": text}, "text"), house_now()
    post(passage, "answer", {"text": words}, by=by)
    if passage.alert.direction == "in" and passage.answered_at is None:
        passage.answered_at = moment
    passage.seen_at = moment
    passage.save(update_fields=("answered_at", "seen_at"))
    note(passage, "answered", at=moment, is_ours=True, by=by, words={"text": words})
    audit("answered", passage.alert, by=by, purpose=purpose, member=member)


@transaction.atomic
def close(*, alert_id: UUID, member: str, text: str = "", by: Actor, purpose: Purpose) -> None:
    """Close a message with one desk, with a last word if there is one; nothing more is expected from either side."""
    require(by, Permission.WRITE_ALERTS, purpose=purpose)
    passage = _open_passage(alert_id, member)
    words, moment = text.strip(), house_now()
    body = {"text": read_text({"text": words}, "text")} if words else {}
    post(passage, "close", body, by=by)
    passage.closed_at = passage.seen_at = moment
    passage.save(update_fields=("closed_at", "seen_at"))
    note(passage, "closed", at=moment, is_ours=True, by=by, words=body or None)
    audit("closed", passage.alert, by=by, purpose=purpose, member=member)


def _open_passage(alert_id: UUID, member: str) -> Passage:
    passage = locked_passage(alert_id=alert_id, member=member)
    require_open(passage)
    if passage.alert.direction == "in" and passage.read_at is None:
        raise WrongState("Nobody has read this message yet.", remedy="Open it first.")
    return passage
