"""Registers the approvals slice with Django."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """Approvals: a second person agrees before an act, where policy asks for it."""

    name = "sampan.registry.approvals"
    label = "approvals"
    default_auto_field = "django.db.models.BigAutoField"
