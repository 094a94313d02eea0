"""Registers the identification slice with Django."""

from django.apps import AppConfig


class IdentificationConfig(AppConfig):
    """Identification: screening, decision, and what the country's procedure makes due."""

    name = "sampan.protection.identification"
    label = "identification"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_closed, when_erased
        from sampan.protection.cases.services.opening import when_opened
        from sampan.protection.identification.services.clocks import (
            lapse_with_the_case,
            start_clocks_of_opened,
        )
        from sampan.protection.identification.services.deciding import forget

        when_opened(start_clocks_of_opened)
        when_closed(lapse_with_the_case)
        when_erased(forget)
