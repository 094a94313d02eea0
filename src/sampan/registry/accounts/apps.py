"""Registers the accounts slice with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The people and services that sign in to a node."""

    name = "sampan.registry.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
