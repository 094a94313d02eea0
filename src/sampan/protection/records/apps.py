"""Registers the records slice with Django."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Records in and out of the standard formats."""

    name = "sampan.protection.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
