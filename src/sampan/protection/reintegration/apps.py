"""Registers the reintegration slice with Django."""

from django.apps import AppConfig


class ReintegrationConfig(AppConfig):
    """Reintegration: plan, costs, visits and outcome after the return."""

    name = "sampan.protection.reintegration"
    label = "reintegration"
    default_auto_field = "django.db.models.BigAutoField"
