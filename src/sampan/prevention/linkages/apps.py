"""Registers the linkages slice with Django."""

from django.apps import AppConfig


class LinkagesConfig(AppConfig):
    """Linkages: the pairs of two registers, reviewed by people."""

    name = "sampan.prevention.linkages"
    label = "linkages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.prevention.linkages.services.sealing import wrap_anew
        from sampan.registry.people.services.keys import when_rotated

        when_rotated(wrap_anew)
