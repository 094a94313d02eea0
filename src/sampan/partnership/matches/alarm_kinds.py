"""The tasks that the focal point is owed when matching goes wrong or stands still."""

from django.utils.translation import gettext_lazy as _

from sampan.partnership.matches.services.findings import FOUND
from sampan.partnership.matches.services.growing import GREW
from sampan.partnership.matches.services.owed import TRIED
from sampan.partnership.matches.services.stalling import OVER_CAP, STUCK
from sampan.protection.tasks.facts import TaskKind
from sampan.protection.tasks.services.kinds import register_kind

_KINDS = (
    (FOUND, _("Oversight found something wrong in a private question"), _("Look into it"), "matches:finding"),
    (TRIED, _("An officer tried numbers of persons who are helped"), _("Look at the audit"), "matches:tried"),
    (STUCK, _("Private questions wait: a register is stuck for a day"), _("Look"), "matches:stuck"),
    (GREW, _("Another country's register of people jumped in size"), _("Look into it"), "matches:grew"),
    (OVER_CAP, _("A night's comparison was over its cap"), _("Look"), "matches:stuck"),
)


def register_alarm_kinds() -> None:
    """Say what is owed, and where it is looked into."""
    for code, title, action, url_name in _KINDS:
        register_kind(TaskKind(code, title, action, url_name))  # type: ignore[arg-type]
