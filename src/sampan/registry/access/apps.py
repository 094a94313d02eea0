"""Registers the access slice with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may see what, for which purpose: roles, purposes, case teams and the database's row security."""

    name = "sampan.registry.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
