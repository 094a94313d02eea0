"""Fetches reports from the drop: each is opened, sealed anew under a key of its own, and only then removed.

Nothing is lost and nothing comes twice, whatever dies in between: the name of the file is kept with the row, and a file
whose row is there is removed at the next round. What cannot be opened stays where it is, and the audit says so once.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from sampan.engines.screening.offers.codes import SIGNS
from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.drop.sealing import ReportKeys, open_report
from sampan.prevention.offers.models import Report, ReportWord
from sampan.prevention.offers.services.sealing import key_of, seal
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.identifiers import new_record_id
from sampan.registry.people.keyring import new_key
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.errors import IntegrityFailure

logger = logging.getLogger("sampan.offers")
_TOLD = ("text", "where", "more", "reach", "key")
_LONGEST = 20_000


def fetch_reports(*, drop: Drop, keys: Sequence[ReportKeys], by: Actor, purpose: Purpose) -> int:
    """Take in what waits in the drop and return how much was new."""
    new = 0
    for name, sealed in drop.waiting():
        try:
            told = open_report(sealed, keys=keys)
            new += _taken(name, told, by=by, purpose=purpose)
        except (IntegrityFailure, KeyError, TypeError, ValueError):
            logger.warning("A file in the drop cannot be read: %s.", name)
            continue
        drop.forget_report(name)
    return new


@transaction.atomic
def _taken(name: str, told: Mapping[str, Any], *, by: Actor, purpose: Purpose) -> bool:
    """Keep one file's content unless it is kept already; return whether it was new."""
    if told["kind"] == "addition":
        return _add(name, told, by=by, purpose=purpose)
    if Report.objects.filter(dropped_as=name).exists() or Report.objects.filter(place=told["place"]).exists():
        return False
    key, report_id = new_key(), new_record_id()
    version, wrapped = keyring().wrap(key, bound_to=report_id.bytes)
    kept = {field: str(told[field])[:_LONGEST] for field in _TOLD}
    row = Report(
        id=report_id, agency_id=by.agency_id, dropped_as=name, place=_place(told["place"]), wrapped=wrapped,
        told=seal(kept, key=key, bound_to=report_id.bytes), wrapping_version=version,
        language=str(told["language"])[:3], page=str(told["page"])[:3], level=str(told["level"])[:20],
        received_on=house_today(), changed_at=house_now(), signs=sorted(set(map(str, told["signs"])) & set(SIGNS)),
    )  # fmt: skip
    bytes.fromhex(kept["key"])
    row.save(force_insert=True)
    audit_report("reports.received", row, by=by, purpose=purpose)
    return True


def _add(name: str, told: Mapping[str, Any], *, by: Actor, purpose: Purpose) -> bool:
    row = Report.objects.select_for_update().filter(place=_place(told["place"])).first()
    if row is None:
        raise IntegrityFailure("An addition fits no report.", remedy="It is left in the drop.")
    if ReportWord.objects.filter(dropped_as=name).exists():
        return False
    one = ReportWord(agency_id=row.agency_id, report=row, dropped_as=name, written_on=house_today())
    one.words = seal({"text": str(told["text"])[:_LONGEST]}, key=key_of(row), bound_to=one.id.bytes)
    one.save(force_insert=True)
    if row.state != Report.State.NEW:
        row.state = Report.State.READ
    row.changed_at = house_now()
    row.save(update_fields=("state", "changed_at"))
    audit_report("reports.added_to", row, by=by, purpose=purpose)
    return True


def _place(told: object) -> str:
    place = str(told)
    if len(bytes.fromhex(place)) != 16:
        raise ValueError
    return place


def audit_report(act: str, row: Report, *, by: Actor, purpose: Purpose) -> None:
    """Write an act on a report into the audit."""
    details = {"state": row.state}
    record(act, by=by, purpose=purpose, subject_kind="report", subject_id=row.id, details=details)
