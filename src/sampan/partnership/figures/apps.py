"""Registers the figures slice with Django."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Figures: the situation report."""

    name = "sampan.partnership.figures"
    label = "figures"
    default_auto_field = "django.db.models.BigAutoField"
