"""The tasks that matching owes to people."""

from django.utils.translation import gettext_lazy as _

from sampan.partnership.matches.services import owed
from sampan.partnership.matches.services.watching import DRIFTED
from sampan.protection.tasks.facts import TaskKind
from sampan.protection.tasks.services.kinds import register_kind

_KINDS = (
    (owed.TO_DECIDE, _("Another country asks after a hit"), _("Decide"), "matches:request"),
    (owed.TO_FOLLOW, _("Another country agreed to what you asked"), _("Go on"), "matches:question"),
    (DRIFTED, _("Hits of private questions come unlike before"), _("Look at what is asked"), "matches:drift"),
    (owed.HIT_WAITS, _("A silent hit waits for the duty officer"), _("Decide"), "matches:hit"),
    (owed.UNHEARD, _("An answer of the duty desk did not arrive"), _("Look"), "matches:hit"),
    (owed.ANSWERED, _("Another country answered your question"), _("Go on"), "matches:question"),
    (owed.NOT_LOOKED_UP, _("Your question could not be looked up there"), _("Look"), "matches:question"),
    (owed.REQUEST_LOST, _("Your request after a hit did not arrive"), _("Look"), "matches:question"),
    (owed.DECISION_UNHEARD, _("What you decided on a request was not heard"), _("Look"), "matches:request"),
    (owed.NOT_PASSED_ON, _("A silent question could not be passed on"), _("Look"), "matches:question"),
    (owed.UNREADABLE, _("A number of a suspect is to be recorded anew"), _("Look"), "matches:met"),
    (owed.MET, _("Another country has a number of a suspect too"), _("Look"), "matches:met"),
)


def register_task_kinds() -> None:
    """Say what is owed: a decision, a look, the next step."""
    for code, title, action, url_name in _KINDS:
        only_by_act = code in (owed.HIT_WAITS, owed.TO_DECIDE)
        register_kind(TaskKind(code, title, action, url_name, only_by_act))  # type: ignore[arg-type]
