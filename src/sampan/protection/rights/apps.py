"""Registers the rights slice with Django: its tab, its tasks, its line in the timeline, and what it listens to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RightsConfig(AppConfig):
    """Rights: reflection, declining, non-punishment, guardian and best interests, with their dates."""

    name = "sampan.protection.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_erased
        from sampan.protection.cases.services.opening import when_opened
        from sampan.protection.cases.services.panels import Panel, Sentence, register_panel, register_sentence
        from sampan.protection.identification.services.deciding import when_decided
        from sampan.protection.identification.services.screening import when_screened
        from sampan.protection.rights.services import keeping, waiting
        from sampan.protection.rights.services.consenting import require_guardian_of_child
        from sampan.protection.rights.showing import panel_content, timeline_words
        from sampan.protection.tasks.facts import TaskKind
        from sampan.protection.tasks.services.kinds import register_kind
        from sampan.registry.access.roles import Permission
        from sampan.registry.consent.services import before_recorded

        before_recorded(require_guardian_of_child)
        when_opened(keeping.guard_the_opened)
        when_screened(keeping.guard_the_screened)
        when_decided(keeping.follow_decision)
        when_erased(keeping.forget)
        for code, title, action in (
            (waiting.GUARDIAN, _("A child without a guardian"), _("Have one appointed")),
            (waiting.ANSWER, _("A right was asked for and not answered"), _("Ask for the answer")),
            (waiting.PERIOD, _("The reflection period ends"), _("Ask the person what they decided")),
            (waiting.REVIEW, _("A guardian or an assessment is to be reviewed"), _("Review it")),
            (waiting.NOTICE, _("The person must be told about a decision"), _("Tell them, with the reasons")),
        ):
            register_kind(TaskKind(code, title, action, "rights:at"))
        register_panel(
            Panel("rights", _("Rights"), 35, "rights/panel.html", panel_content, Permission.READ_IDENTITY)
        )
        words = _("%(right_words)s: %(act_words)s")
        register_sentence("right", Sentence(words, "scale", words=timeline_words))
