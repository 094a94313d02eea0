"""Registers the tasks slice with Django."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Tasks: what somebody owes a case, and case conferences."""

    name = "sampan.protection.tasks"
    label = "tasks"
    default_auto_field = "django.db.models.BigAutoField"
