"""Registers the members slice with Django."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The nodes that this node is paired with, what countries sign about them, and what was agreed with each."""

    name = "sampan.partnership.members"
    label = "members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.partnership.members.arrivals import PREFIX, on_letter, on_not_taken
        from sampan.partnership.members.models import Agreement, Member, OwnCard, Policy
        from sampan.partnership.members.queries import correspondents
        from sampan.registry.correspondence.directory import register_directory
        from sampan.registry.correspondence.services.settling import when_expired, when_refused
        from sampan.registry.correspondence.services.taking_in import register_handler
        from sampan.registry.facts_at_hand import forget_after
        from sampan.vocabulary.lanes import Lane

        register_handler(PREFIX, on_letter, lane=Lane.ALERT)
        register_directory(correspondents)
        when_refused(on_not_taken, PREFIX)
        when_expired(on_not_taken, PREFIX)
        forget_after(Member, OwnCard, Agreement, Policy)
