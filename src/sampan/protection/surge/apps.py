"""Registers the surge slice with Django."""

from django.apps import AppConfig


class SurgeConfig(AppConfig):
    """Surge: thousands of people met in one operation."""

    name = "sampan.protection.surge"
    label = "surge"
    default_auto_field = "django.db.models.BigAutoField"
