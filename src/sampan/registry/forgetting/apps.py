"""Registers the forgetting slice with Django."""

from django.apps import AppConfig


class ForgettingConfig(AppConfig):
    """How long a record is kept, and how it is erased."""

    name = "sampan.registry.forgetting"
    label = "forgetting"
    default_auto_field = "django.db.models.BigAutoField"
