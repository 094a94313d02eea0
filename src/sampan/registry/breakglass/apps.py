"""Registers the breakglass slice with Django."""

from django.apps import AppConfig


class BreakglassConfig(AppConfig):
    """Break-glass: a file opened in an emergency, for three hours, with the supervisor told."""

    name = "sampan.registry.breakglass"
    label = "breakglass"
    default_auto_field = "django.db.models.BigAutoField"
