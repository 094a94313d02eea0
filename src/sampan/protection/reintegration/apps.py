"""Registers the reintegration slice with Django."""

from django.apps import AppConfig


class ReintegrationConfig(AppConfig):
    """Reintegration: plan, costs, visits and outcome after the return."""

    name = "sampan.protection.reintegration"
    label = "reintegration"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_erased
        from sampan.protection.reintegration.services.forgetting import forget
        from sampan.protection.reintegration.showing import bring_all

        bring_all()
        when_erased(forget)
