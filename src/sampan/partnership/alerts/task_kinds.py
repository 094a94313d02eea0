"""The tasks of the duty desk, and words for its letters where letters are listed."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from sampan.partnership.alerts.facts import ALERT, URGENT
from sampan.partnership.alerts.services.desk import task_kind
from sampan.protection.tasks.facts import TaskKind
from sampan.protection.tasks.services.kinds import register_kind

LETTER_WORDS = (
    gettext_noop("Urgent"),
    gettext_noop("Alert"),
    gettext_noop("message"),
    gettext_noop("notice"),
    gettext_noop("read"),
    gettext_noop("answer"),
    gettext_noop("raised"),
)
"""Said of the kinds `urgent.message`, `alert.read` and so on; the correspondence looks each word up."""


def register_task_kinds() -> None:
    """Say what is owed when a message arrives."""
    for kind, title in (
        (URGENT, _("An urgent message of another country waits to be read")),
        (ALERT, _("An alert of another country waits to be read")),
    ):
        register_kind(TaskKind(task_kind(kind), title, _("Read it"), "alerts:alert"))  # type: ignore[arg-type]
