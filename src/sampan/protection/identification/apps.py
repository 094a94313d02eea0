"""Registers the identification slice with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentificationConfig(AppConfig):
    """Identification: screening, decision, and what the country's procedure makes due."""

    name = "sampan.protection.identification"
    label = "identification"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.conf import settings

        from sampan.protection.cases.services.closing import when_closed, when_erased
        from sampan.protection.cases.services.opening import when_opened
        from sampan.protection.cases.services.panels import Panel, Sentence, register_panel, register_sentence
        from sampan.protection.identification.services.approving import ACT
        from sampan.protection.identification.services.clocks import (
            lapse_with_the_case,
            start_clocks_of_opened,
        )
        from sampan.protection.identification.services.deciding import REVERSED, forget
        from sampan.protection.identification.status_panel import panel_content
        from sampan.protection.tasks.facts import TaskKind
        from sampan.protection.tasks.services.kinds import register_kind
        from sampan.registry.access.roles import Permission
        from sampan.vocabulary.countries.checking import require_sound
        from sampan.vocabulary.countries.pack import use_own_packs

        packs = settings.SAMPAN_DIRECTORY / "packs"
        require_sound(packs)
        from sampan.protection.identification.services.joining import register
        from sampan.registry.approvals.services.acts import register_act

        when_opened(start_clocks_of_opened)
        when_closed(lapse_with_the_case)
        when_erased(forget)
        use_own_packs(packs)
        register_kind(
            TaskKind(
                REVERSED,
                _("A decision on the status was turned round"),
                _("Look at it"),
                "identification:decision",
            )
        )
        register_panel(
            Panel(
                "status",
                _("Status"),
                28,
                "identification/panel.html",
                panel_content,
                Permission.READ_IDENTITY,
            )
        )
        register_sentence(
            "status_reversed",
            Sentence(_("The decision on the status was turned round"), "undo-2", "warm"),
        )
        register_act(ACT)
        register()
