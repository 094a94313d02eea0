"""Registers the complaints slice with Django."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Complaints: what workers and others say of recruitment agencies, and what came of it."""

    name = "sampan.prevention.complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.prevention.complaints.services.sealing import wrap_anew
        from sampan.registry.people.services.keys import when_rotated

        when_rotated(wrap_anew)
