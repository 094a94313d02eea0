"""Registers the agencies slice with Django."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """The agencies, services and offices that work on a node."""

    name = "sampan.registry.agencies"
    label = "agencies"
    default_auto_field = "django.db.models.BigAutoField"
