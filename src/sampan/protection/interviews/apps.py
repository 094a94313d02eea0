"""Registers the interviews slice with Django: its tab, its task, its line in the timeline."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterviewsConfig(AppConfig):
    """Interviews: guides for an officer, and questions a person answers alone."""

    name = "sampan.protection.interviews"
    label = "interviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_closed, when_erased
        from sampan.protection.cases.services.panels import Panel, Sentence, register_panel, register_sentence
        from sampan.protection.interviews.panel import panel_content
        from sampan.protection.interviews.services.alone import ANSWERED
        from sampan.protection.interviews.services.forgetting import end_with_the_case, forget
        from sampan.protection.tasks.facts import TaskKind
        from sampan.protection.tasks.services.kinds import register_kind
        from sampan.registry.access.roles import Permission

        when_closed(end_with_the_case)
        when_erased(forget)
        register_kind(
            TaskKind(
                ANSWERED,
                _("The person answered questions alone"),
                _("Read them and talk with the person"),
                "interviews:alone_result",
            )
        )
        register_panel(
            Panel(
                "interviews",
                _("Interviews"),
                30,
                "interviews/panel.html",
                panel_content,
                Permission.READ_IDENTITY,
            )
        )
        register_sentence("interviewed", Sentence(_("An interview was held by a guide"), "message-square"))
