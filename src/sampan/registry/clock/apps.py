"""Registers the house clock with Django."""

from django.apps import AppConfig


class ClockConfig(AppConfig):
    """The house clock: the time by which the node decides, and the timers that run by it."""

    name = "sampan.registry.clock"
    label = "clock"
    default_auto_field = "django.db.models.BigAutoField"
