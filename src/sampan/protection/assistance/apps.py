"""Registers the assistance slice with Django."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    """Assistance: referral to a service provider inside the country, services given, transfer."""

    name = "sampan.protection.assistance"
    label = "assistance"
    default_auto_field = "django.db.models.BigAutoField"
