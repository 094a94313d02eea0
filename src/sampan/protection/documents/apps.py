"""Registers the documents slice with Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents: papers and photos of a case, sealed."""

    name = "sampan.protection.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
