"""Registers the rights slice with Django."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Rights: reflection, declining, non-punishment, guardian and best interests, with their dates."""

    name = "sampan.protection.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"
