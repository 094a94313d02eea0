"""Registers the circumstances slice with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CircumstancesConfig(AppConfig):
    """Circumstances: route and places, who recruited, and the digital traces they left."""

    name = "sampan.protection.circumstances"
    label = "circumstances"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_erased
        from sampan.protection.cases.services.panels import (
            Panel,
            Sentence,
            register_panel,
            register_sentence,
        )
        from sampan.protection.circumstances.services.writing import forget
        from sampan.protection.circumstances.showing import line_words, panel
        from sampan.registry.access.roles import Permission

        template = "circumstances/panel.html"
        register_panel(Panel("happened", _("What happened"), 20, template, panel, Permission.READ_IDENTITY))
        for act, words in (
            ("added", _("Added to what happened: %(part)s.")),
            ("changed", _("Changed in what happened: %(part)s.")),
            ("removed", _("Taken out of what happened: %(part)s (%(reason)s).")),
        ):
            icon = "trash-2" if act == "removed" else "map-pin"
            register_sentence(f"circumstance_{act}", Sentence(words, icon, words=line_words))
        when_erased(forget)
