"""Registers the duplicates slice with Django."""

from django.apps import AppConfig


class DuplicatesConfig(AppConfig):
    """Duplicates: two files of one person, looked at side by side and merged."""

    name = "sampan.protection.duplicates"
    label = "duplicates"
    default_auto_field = "django.db.models.BigAutoField"
