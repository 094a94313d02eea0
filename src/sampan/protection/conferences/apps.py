"""Registers the conferences slice with Django."""

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    """Case conferences: planned, held with minutes and decisions, or cancelled."""

    name = "sampan.protection.conferences"
    label = "conferences"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_closed, when_erased
        from sampan.protection.conferences import telling
        from sampan.protection.conferences.services.ending import cancel_with_the_case, forget_conferences

        when_closed(cancel_with_the_case)
        when_erased(forget_conferences)
        telling.register()
