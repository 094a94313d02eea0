"""Registers the providers slice with Django."""

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    """Providers: the directory of services, with room, languages and who is accepted."""

    name = "sampan.protection.providers"
    label = "providers"
    default_auto_field = "django.db.models.BigAutoField"
