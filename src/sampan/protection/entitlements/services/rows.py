"""The rows of support: locked, audited, told on the timeline, with the tasks that each state owes."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.services.changing import note_event
from sampan.protection.entitlements.models import Support
from sampan.protection.tasks.facts import NewTask, TaskKind
from sampan.protection.tasks.services.kinds import register_kind
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.approvals.facts import ApprovableAct
from sampan.registry.approvals.services.acts import register_act
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import NotFound

REASON_LABEL = "support-reason"
GRANT_ACT = "support_grant"
DECIDE, PAY, LOOK_AGAIN = "support_decide", "support_pay", "support_again"
ANSWER_DAYS = 5  # working week for a supervisor's decision where the law names no limit (ADR 0016)
_KINDS = (
    TaskKind(DECIDE, _("Support is proposed: grant or refuse"), _("Decide"), "entitlements:support"),
    TaskKind(PAY, _("Support is granted: pay or deliver it"), _("Pay"), "entitlements:support"),
    TaskKind(
        LOOK_AGAIN,
        _("The status changed: is this support still right?"),
        _("Look again"),
        "entitlements:support",
    ),
)


def register_parts_of_support() -> None:
    """Make the tasks and the act that may need an approval known; called when Django is ready."""
    for kind in _KINDS:
        register_kind(kind)
    register_act(
        ApprovableAct(
            GRANT_ACT,
            _("Grant a support regime"),
            is_needed_by_default=False,
            url_name="entitlements:support",
        )
    )


def locked_support(support_id: UUID) -> Support:
    """Return a support, locked; raises NotFound when it is not there or not for the reader's eyes."""
    row = Support.objects.select_for_update().filter(id=support_id).first()
    if row is None:
        raise NotFound("There is no such support here, or you may not see it.")
    return row


def told(
    row: Support, act: str, *, by: Actor, purpose: Purpose, facts: Mapping[str, object] | None = None
) -> None:
    """Write the timeline's line and the audit row of an act."""
    note_event(
        case_id=row.case_id, kind=f"support_{act}", facts={"regime": row.regime} | dict(facts or {}), by=by
    )
    record(
        f"support.{act}", by=by, purpose=purpose, subject_kind="support", subject_id=row.id, case_id=row.case_id,
        details={"regime": row.regime, "state": row.state} | dict(facts or {}),
    )  # fmt: skip


def owe(row: Support, kind: str, *, by: Actor, purpose: Purpose, for_role: str = "supervisor") -> None:
    """Owe a task about a support, in place of the one that was owed before."""
    settle(row, by=by, purpose=purpose)
    due = row.due_on or house_today() + timedelta(days=ANSWER_DAYS)
    new = NewTask(
        kind=kind,
        agency_id=row.agency_id,
        case_id=row.case_id,
        source_id=row.id,
        due_on=due,
        for_role=for_role,
    )
    owe_task(new=new, by=by, purpose=purpose)


def settle(row: Support, *, by: Actor, purpose: Purpose, outcome: str = "done") -> None:
    """Settle what is owed about a support."""
    for kind in _KINDS:
        settle_tasks(kind=kind.code, source_id=row.id, by=by, purpose=purpose, outcome=outcome)
