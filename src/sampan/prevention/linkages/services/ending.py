"""What leaves a linkage, and its end: the decisions for the command line, and the destruction of its records."""

import csv
import io
from uuid import UUID

from django.db import transaction

from sampan.prevention.linkages.models import Linkage, PairDecision
from sampan.prevention.linkages.services.reviewing import linkage_seen
from sampan.prevention.linkages.services.sealing import key_of, open_pair, require_open
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today


@transaction.atomic
def decisions_csv(*, linkage_id: UUID, reader: Reader) -> str:
    """Return id_a,id_b,decision,reviewer as `sampan match link --decisions` reads it; reviewers are r1, r2, ...

    Audited. NotFound, WrongState once closed, NotPermitted or NoPurpose.
    """
    require(reader.actor, Permission.EXPORT_LINKAGE, purpose=reader.purpose)
    key = key_of(linkage_seen(linkage_id))
    out, marks = io.StringIO(), dict[UUID, str]()
    writer = csv.writer(out)
    writer.writerow(("id_a", "id_b", "decision", "reviewer"))
    decided = PairDecision.objects.filter(pair__linkage_id=linkage_id).select_related("pair")
    count = 0
    for one in decided.order_by("decided_at", "id"):
        both = open_pair(one.pair.sealed, key=key, pair_id=one.pair_id)
        mark = marks.setdefault(one.decided_by_id, f"r{len(marks) + 1}")
        writer.writerow((both["a"]["id"], both["b"]["id"], one.answer, mark))
        count += 1
    record(
        "linkages.exported", by=reader.actor, purpose=reader.purpose, subject_kind="linkage",
        subject_id=linkage_id, details={"decisions": count},
    )  # fmt: skip
    return out.getvalue()


@transaction.atomic
def close_linkage(*, linkage_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Destroy the key and the records of a linkage; scores, answers and counts stay. It cannot be undone.

    NotFound, WrongState once closed, NotPermitted or NoPurpose.
    """
    require(by, Permission.LOAD_LINKAGE, purpose=purpose)
    linkage = linkage_seen(linkage_id)
    require_open(linkage)
    linkage.wrapped, linkage.closed_at = b"", house_now()
    linkage.save(update_fields=("wrapped", "closed_at"))
    linkage.pairs.update(sealed=b"")
    record("linkages.closed", by=by, purpose=purpose, subject_kind="linkage", subject_id=linkage_id)


def close_due(*, by: Actor, purpose: Purpose) -> int:
    """Close every linkage whose time is over; return how many."""
    due = Linkage.objects.filter(closed_at=None, keep_until__lte=house_today()).values_list("id", flat=True)
    ids = list(due)
    for linkage_id in ids:
        close_linkage(linkage_id=linkage_id, by=by, purpose=purpose)
    return len(ids)
