"""Registers the alerts slice with Django."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Urgent messages and alerts between the duty desks of the members."""

    name = "sampan.partnership.alerts"
    label = "alerts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.partnership.alerts.corridor import awaited
        from sampan.partnership.alerts.services.arriving import on_letter, on_settled
        from sampan.partnership.alerts.task_kinds import register_task_kinds
        from sampan.registry.correspondence.figures import register_waiting
        from sampan.registry.correspondence.services.settling import (
            when_acknowledged,
            when_expired,
            when_refused,
        )
        from sampan.registry.correspondence.services.taking_in import register_handler
        from sampan.vocabulary.lanes import Lane

        register_handler("urgent.", on_letter, lane=Lane.PROTECTION)
        register_handler("alert.", on_letter, lane=Lane.ALERT)
        for hear in (when_acknowledged, when_refused, when_expired):
            hear(on_settled, "urgent.", "alert.")
        register_task_kinds()
        register_waiting(awaited)
