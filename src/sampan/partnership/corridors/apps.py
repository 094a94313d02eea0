"""Registers the corridors slice with Django."""

from django.apps import AppConfig


class CorridorsConfig(AppConfig):
    """Corridors: the lines to the members, what waits, who is late, and incidents."""

    name = "sampan.partnership.corridors"
    label = "corridors"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.partnership.corridors.services.watching import on_lost_letter
        from sampan.registry.correspondence.services.settling import when_expired, when_refused

        when_refused(on_lost_letter)
        when_expired(on_lost_letter)
