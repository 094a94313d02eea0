"""Registers the circumstances slice with Django."""

from django.apps import AppConfig


class CircumstancesConfig(AppConfig):
    """Circumstances: route and places, who recruited, and the digital traces they left."""

    name = "sampan.protection.circumstances"
    label = "circumstances"
    default_auto_field = "django.db.models.BigAutoField"
