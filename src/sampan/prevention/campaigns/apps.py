"""Registers the campaigns slice with Django."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Campaigns: awareness weeks with their activities and quiz sums; nobody who was reached is recorded."""

    name = "sampan.prevention.campaigns"
    label = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"
