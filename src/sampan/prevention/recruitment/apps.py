"""Registers the recruitment slice with Django."""

from django.apps import AppConfig


class RecruitmentConfig(AppConfig):
    """Recruitment: the register of recruitment agencies, official lists, and offers checked against them."""

    name = "sampan.prevention.recruitment"
    label = "recruitment"
    default_auto_field = "django.db.models.BigAutoField"
