"""Registers the returns slice with Django."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """Returns: a safe and voluntary way home, alone or as a group."""

    name = "sampan.protection.returns"
    label = "returns"
    default_auto_field = "django.db.models.BigAutoField"
