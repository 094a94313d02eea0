"""Registers the correspondence slice with Django."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    """Letters to and from other countries, without their transport."""

    name = "sampan.registry.correspondence"
    label = "correspondence"
    default_auto_field = "django.db.models.BigAutoField"
