"""Registers the interviews slice with Django."""

from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    """Interviews: guides for an officer, and questions a person answers alone."""

    name = "sampan.protection.interviews"
    label = "interviews"
    default_auto_field = "django.db.models.BigAutoField"
