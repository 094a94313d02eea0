"""Says who owes the next step of a conversation: each state that waits has a task that somebody sees.

Tasks are written in the sight of the node's service, for a provider's account sees none of the case's tasks.
"""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sampan.protection.assistance.models import Referral
from sampan.protection.tasks.facts import NewTask, TaskKind
from sampan.protection.tasks.services.kinds import register_kind
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_day, house_today

_PAGE = "assistance:referral"
DECLINED, FULL, SILENT, HAND_OVER, SIGN, DISPUTED, WITHDRAWN, CONSENT, ENDED, REQUESTED, TAKE_OVER = (
    "help_declined",
    "help_full",
    "help_silent",
    "help_hand_over",
    "help_sign",
    "help_disputed",
    "help_withdrawn",
    "help_consent",
    "help_ended",
    "transfer_requested",
    "transfer_asked",
)
KINDS = (
    TaskKind(DECLINED, _("A provider declined: ask another"), _("Choose again"), _PAGE),
    TaskKind(FULL, _("The provider is full: ask another"), _("Choose again"), _PAGE),
    TaskKind(SILENT, _("No answer from a provider in time"), _("Ask again or choose another"), _PAGE),
    TaskKind(HAND_OVER, _("A provider accepted: bring the person there"), _("Hand over"), _PAGE),
    TaskKind(SIGN, _("A hand-over is not confirmed by the receiver"), _("Call the receiver"), _PAGE),
    TaskKind(DISPUTED, _("The receiver did not confirm the hand-over"), _("Look where the person is"), _PAGE),
    TaskKind(
        WITHDRAWN,
        _("Consent was withdrawn: the provider sees nothing more"),
        _("Talk with the person"),
        _PAGE,
    ),
    TaskKind(
        CONSENT, _("A provider accepted, but the person has not agreed yet"), _("Ask for consent"), _PAGE
    ),
    TaskKind(ENDED, _("Help ended, and the need is still open"), _("Decide what comes next"), _PAGE),
    TaskKind(REQUESTED, _("Another agency asks for a case"), _("Grant or refuse"), _PAGE),
    TaskKind(TAKE_OVER, _("Another agency asks you to take a case over"), _("Answer"), _PAGE),
)


def register_kinds() -> None:
    """Make the kinds of tasks of this slice known; called when Django is ready."""
    for kind in KINDS:
        register_kind(kind)


def settle_owed(row: Referral, *, by: Actor, purpose: Purpose, outcome: str = "done") -> None:
    """Settle every open task about a referral: something was done about it."""
    for kind in KINDS:
        settle_tasks(kind=kind.code, source_id=row.id, by=by, purpose=purpose, outcome=outcome)


def owe(
    row: Referral,
    kind: str,
    *,
    by: Actor,
    purpose: Purpose,
    for_role: str = "",
    assigned_to: UUID | None = None,
) -> UUID:
    """Owe a task about a referral to the case's team, a role of its agency, or a person."""
    due = house_day(row.due_at) if row.due_at else house_today()
    new = NewTask(
        kind=kind,
        agency_id=row.agency_id,
        case_id=row.case_id,
        source_id=row.id,
        due_on=due,
        for_role=for_role,
        assigned_to=assigned_to,
        urgency=row.urgency,
        facts={"service": row.service},
    )
    return owe_task(new=new, by=by, purpose=purpose)


def owe_there(row: Referral, kind: str, *, by: Actor, purpose: Purpose) -> UUID:
    """Owe a task to the supervisors of the agency that is asked; it names no case, for it is not theirs yet."""
    due = house_day(row.due_at) if row.due_at else None
    new = NewTask(
        kind=kind,
        agency_id=row.provider_agency_id,
        source_id=row.id,
        due_on=due,
        for_role="supervisor",
        urgency=row.urgency,
    )
    return owe_task(new=new, by=by, purpose=purpose)
