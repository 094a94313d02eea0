"""Registers the codemaps slice with Django, and its translator with the letters that arrive."""

from django.apps import AppConfig


class CodemapsConfig(AppConfig):
    """Codemaps: codes of another release or country, translated by an administrator, member by member."""

    name = "sampan.partnership.codemaps"
    label = "codemaps"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.partnership.codemaps.services.translating import translate
        from sampan.registry.correspondence.services.taking_in import register_translator

        register_translator(translate)
