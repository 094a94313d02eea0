"""Keeps evidence that a node contradicted itself, and tells people: audit, log, a task for the focal point."""

import logging
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sampan.engines.exchange.heads import TreeHead
from sampan.partnership.witness.facts import Finding
from sampan.partnership.witness.models import Equivocation
from sampan.protection.tasks.facts import NewTask, TaskKind
from sampan.protection.tasks.services.owing import owe_task
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.canonical import content_hash

logger = logging.getLogger(__name__)

MOST_OPEN = (
    20  # contradictions a node that are kept until a person settles them: one is enough to stop trusting
)
TASK = TaskKind(
    "witness.contradiction",
    _("A node told two histories"),  # type: ignore[arg-type]
    _("Look at the evidence and call their focal point"),  # type: ignore[arg-type]
    "witness:finding",
)


def keep_contradiction(
    finding: Finding,
    *,
    one: TreeHead,
    other: TreeHead | None,
    heard_from: str,
    now: datetime,
    more: Mapping[str, object] | None = None,
) -> None:
    """Keep two words of one node that exclude each other, once, and tell people of it."""
    told = [head.to_json() for head in (one, other) if head is not None]
    evidence = {"heads": told, "more": dict(more or {})}
    digest = content_hash([finding.value, *sorted(content_hash(head) for head in told), evidence["more"]])
    known = Equivocation.objects.filter(digest=digest).exists()
    if known or Equivocation.objects.filter(node=one.node, settled_at=None).count() >= MOST_OPEN:
        return
    newest_at = max(head.at for head in (one, other) if head is not None)
    row = Equivocation.objects.create(
        node=one.node,
        finding=finding,
        evidence=evidence,
        digest=digest,
        newest_at=newest_at,
        found_at=now,
        heard_from=heard_from,
    )
    logger.error("The logs of node %s contradict each other: %s.", one.node, finding.value)
    _tell(row)


def _tell(row: Equivocation) -> None:
    """Audit the finding and owe the focal point a task, as the node's service."""
    service = service_actor()
    who = {"by": service, "purpose": Purpose.REFERRAL}
    details = {
        "finding": row.finding,
        "heard_from": row.heard_from,
        "here": settings.SAMPAN_NODE.id == row.node,
    }
    with reading_as(Reader(service, Purpose.REFERRAL)):
        record("witness.contradiction", subject_kind="member", subject_id=row.node, details=details, **who)
        owe_task(
            new=NewTask(
                TASK.code,
                service.agency_id,
                source_id=row.id,
                for_role="focal_point",
                urgency="urgent",
                due_on=house_today(),
                facts={"node": row.node, "finding": row.finding},
            ),
            **who,
        )
