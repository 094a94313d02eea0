"""Registers the identification slice with Django."""

from django.apps import AppConfig


class IdentificationConfig(AppConfig):
    """Identification: screening, decision, status history and what the law says is due."""

    name = "sampan.protection.identification"
    label = "identification"
    default_auto_field = "django.db.models.BigAutoField"
