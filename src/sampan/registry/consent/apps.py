"""Registers the consent slice with Django."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """What a person agreed to, for whom, for what, until when."""

    name = "sampan.registry.consent"
    label = "consent"
    default_auto_field = "django.db.models.BigAutoField"
