"""Registers the companions slice with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class CompanionsConfig(AppConfig):
    """Companions: who came together, who is family, who was in the same incident."""

    name = "sampan.protection.companions"
    label = "companions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_erased
        from sampan.protection.cases.services.panels import (
            Panel,
            Sentence,
            register_card,
            register_panel,
            register_sentence,
        )
        from sampan.protection.companions.services.linking import forget
        from sampan.protection.companions.showing import companions_card, companions_panel
        from sampan.protection.companions.wording import facts_in_words
        from sampan.registry.access.roles import Permission

        when_erased(forget)
        label, may = gettext_lazy("Family and companions"), Permission.READ_IDENTITY
        register_panel(Panel("companions", label, 30, "companions/tab.html", companions_panel, may))
        register_card(Panel("companions", label, 20, "companions/card.html", companions_card, may))
        linked = gettext_lazy("Linked with another case: %(what)s.")
        ended = gettext_lazy("A link with another case ended (%(what)s): %(why)s.")
        register_sentence("linked", Sentence(linked, "users", "", facts_in_words))
        register_sentence("unlinked", Sentence(ended, "x", "", facts_in_words))
