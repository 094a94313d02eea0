"""Registers the cases slice with Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases: a person's file from the first contact on."""

    name = "sampan.protection.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import erase_case
        from sampan.registry.forgetting.services import register_eraser

        register_eraser(erase_case)
