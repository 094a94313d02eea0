"""Registers the lures slice with Django."""

from django.apps import AppConfig


class LuresConfig(AppConfig):
    """Lures: posts by campaign, what analysts decide on a campaign, and the warnings that follow."""

    name = "sampan.prevention.lures"
    label = "lures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.prevention.lures.services.sealing import wrap_anew
        from sampan.registry.people.services.keys import when_rotated

        when_rotated(wrap_anew)
