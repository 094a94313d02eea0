"""Registers the worklists slice with Django."""

from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    """Working lists: searches that an officer or an office keeps."""

    name = "sampan.protection.worklists"
    label = "worklists"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.filtering import offer_saved
        from sampan.protection.worklists import ready_made
        from sampan.protection.worklists.queries import offered

        ready_made.register()
        offer_saved(offered)
