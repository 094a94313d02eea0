"""Registers the movements slice with Django."""

from django.apps import AppConfig


class MovementsConfig(AppConfig):
    """Group returns: many people home in one operation, each with their own return."""

    name = "sampan.protection.movements"
    label = "movements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_erased
        from sampan.protection.movements.services.seating import forget

        when_erased(forget)
