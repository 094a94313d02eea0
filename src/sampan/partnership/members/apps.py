"""Registers the members slice with Django."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Members: the other nodes that this one knows, by their fingerprints."""

    name = "sampan.partnership.members"
    label = "members"
    default_auto_field = "django.db.models.BigAutoField"
