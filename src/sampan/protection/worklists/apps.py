"""Registers the worklists slice with Django."""

from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    """Working lists: searches that an officer or an office keeps."""

    name = "sampan.protection.worklists"
    label = "worklists"
    default_auto_field = "django.db.models.BigAutoField"
