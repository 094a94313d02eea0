"""The tasks that matching owes to people."""

from django.utils.translation import gettext_lazy as _

from sampan.partnership.matches.services.requesting import TO_DECIDE, TO_FOLLOW
from sampan.partnership.matches.services.watching import DRIFTED
from sampan.protection.tasks.facts import TaskKind
from sampan.protection.tasks.services.kinds import register_kind


def register_task_kinds() -> None:
    """Say what is owed when a request arrives, and when ours was approved."""
    register_kind(
        TaskKind(
            TO_DECIDE,
            _("Another country asks after a hit"),
            _("Decide"),
            "matches:request",  # type: ignore[arg-type]
        )
    )
    register_kind(
        TaskKind(
            TO_FOLLOW,
            _("Another country agreed to what you asked"),
            _("Go on"),
            "matches:question",  # type: ignore[arg-type]
        )
    )
    register_kind(
        TaskKind(
            DRIFTED,
            _("Hits of private questions come unlike before"),  # type: ignore[arg-type]
            _("Look at what is asked"),  # type: ignore[arg-type]
            "matches:drift",
        )
    )
