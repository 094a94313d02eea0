"""Registers the audit slice with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Everything done and every sealed field read, in a hash-linked log."""

    name = "sampan.registry.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
