"""Registers the people slice with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons and their sealed identity."""

    name = "sampan.registry.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
