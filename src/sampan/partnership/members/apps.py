"""Registers the members slice with Django."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The nodes that this node is paired with."""

    name = "sampan.partnership.members"
    label = "members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.partnership.members.queries import correspondents
        from sampan.partnership.members.services import CARD_KIND, take_new_card
        from sampan.registry.correspondence.directory import register_directory
        from sampan.registry.correspondence.services import register_handler

        register_handler(CARD_KIND, take_new_card)
        register_directory(correspondents)
