"""Registers the companions slice with Django."""

from django.apps import AppConfig


class CompanionsConfig(AppConfig):
    """Companions: who came together, who is family, who was in the same incident."""

    name = "sampan.protection.companions"
    label = "companions"
    default_auto_field = "django.db.models.BigAutoField"
