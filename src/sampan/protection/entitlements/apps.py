"""Registers the entitlements slice with Django."""

from django.apps import AppConfig


class EntitlementsConfig(AppConfig):
    """Entitlements: support that the law grants, proposed, granted and paid."""

    name = "sampan.protection.entitlements"
    label = "entitlements"
    default_auto_field = "django.db.models.BigAutoField"
