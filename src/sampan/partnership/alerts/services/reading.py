"""Opens the words of a message. The first person who opens one that arrived acknowledges it to its sender."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sampan.engines.exchange.notation import write_time
from sampan.partnership.alerts.facts import AlertWords
from sampan.partnership.alerts.models import Alert, AlertEvent, Passage
from sampan.partnership.alerts.services.desk import settle_reading
from sampan.partnership.alerts.services.posting import post
from sampan.partnership.alerts.services.rows import audit, label_of, note
from sampan.partnership.alerts.services.sealing import open_words
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import NotFound


@transaction.atomic
def open_alert(*, alert_id: UUID, by: Actor, purpose: Purpose) -> AlertWords:
    """Return the words of a message; audited each time, and told to the sender the first time.

    The row is locked: of two who open it at once, one is who read it. Raises NotFound.
    """
    require(by, Permission.READ_ALERTS, purpose=purpose)
    alert = Alert.objects.select_for_update().filter(id=alert_id).first()
    if alert is None:
        raise NotFound("There is no such message here, or you may not see it.")
    moment = house_now()
    for passage in alert.passages.select_related("alert"):
        if alert.direction == "in" and passage.read_at is None:
            _acknowledge(passage, at=moment, by=by, purpose=purpose)
        passage.seen_at = moment
        passage.save(update_fields=("seen_at",))
    audit("opened", alert, by=by, purpose=purpose)
    return words_of(alert)


def words_of(alert: Alert) -> AlertWords:
    """Return the opened words of a message and of all that was said about it. The caller audits."""
    told = open_words(alert.words_sealed, label=label_of(alert.id), key_version=alert.key_version)
    events = AlertEvent.objects.filter(passage__alert=alert, words_sealed__isnull=False)
    said = {
        one.id: open_words(one.words_sealed, label=label_of(one.id), key_version=one.key_version).get(
            "text", ""
        )
        for one in events
    }
    return AlertWords(told.get("subject", ""), told.get("text", ""), said)


def _acknowledge(passage: Passage, *, at: datetime, by: Actor, purpose: Purpose) -> None:
    passage.read_at, passage.read_by_id = at, by.account_id
    passage.save(update_fields=("read_at", "read_by"))
    note(passage, "read", at=at, is_ours=True, by=by)
    settle_reading(passage, by=by)
    if passage.recalled_at is None and passage.closed_at is None:
        post(passage, "read", {"at": write_time(at)}, by=by)
    audit("read", passage.alert, by=by, purpose=purpose, member=passage.member)
