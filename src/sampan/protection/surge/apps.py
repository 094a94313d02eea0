"""Registers the surge slice with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurgeConfig(AppConfig):
    """Surge: thousands of people met in one operation."""

    name = "sampan.protection.surge"
    label = "surge"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_closed, when_erased
        from sampan.protection.cases.services.opening import when_opened
        from sampan.protection.cases.services.panels import Panel, Sentence, register_card, register_sentence
        from sampan.protection.cases.services.rows import when_noted
        from sampan.protection.surge.services.following import follow, follow_closing, forget
        from sampan.protection.surge.services.registering import register_opened
        from sampan.protection.surge.showing import card, line_words
        from sampan.protection.tasks.facts import TaskKind
        from sampan.protection.tasks.services.kinds import register_kind
        from sampan.registry.access.roles import Permission

        when_opened(register_opened)
        when_noted(follow)
        when_closed(follow_closing)
        when_erased(forget)
        register_card(Panel("surge", _("Operation"), 15, "surge/card.html", card, Permission.TRIAGE))
        changed = _("How soon the person is needed was changed: %(level)s (%(why)s).")
        register_sentence("triage_changed", Sentence(changed, "scale", words=line_words))
        register_kind(
            TaskKind(
                code="surge.sheet",
                title=_("A sheet of people waits for you"),
                action=_("Take it in, mend its rows, or discard it"),
                url_name="surge:sheet",
            )
        )
