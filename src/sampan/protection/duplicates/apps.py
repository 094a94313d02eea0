"""Registers the duplicates slice with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class DuplicatesConfig(AppConfig):
    """Duplicates: two files of one person, looked at side by side and merged."""

    name = "sampan.protection.duplicates"
    label = "duplicates"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_erased
        from sampan.protection.cases.services.joining import when_joined_file_erased
        from sampan.protection.cases.services.panels import Panel, Sentence, register_card, register_sentence
        from sampan.protection.duplicates.services.consents import on_withdrawal
        from sampan.protection.duplicates.services.teaching import on_closing
        from sampan.protection.duplicates.services.undoing import forget, forget_joined
        from sampan.protection.duplicates.services.waiting import TASK
        from sampan.protection.duplicates.showing import joined_card
        from sampan.protection.tasks.facts import TaskKind
        from sampan.protection.tasks.services.kinds import register_kind
        from sampan.registry.access.roles import Permission
        from sampan.registry.consent.services import when_withdrawn
        from sampan.registry.people.services.closing import when_identity_closed

        when_erased(forget)
        when_joined_file_erased(forget_joined)
        when_withdrawn(on_withdrawal)
        when_identity_closed(on_closing)
        title = gettext_lazy("Two files may be of one person")
        register_kind(TaskKind(TASK, title, gettext_lazy("Look at the pairs"), "duplicates:waiting"))
        register_card(
            Panel(
                "joined",
                gettext_lazy("Joined files"),
                5,
                "duplicates/card_joined.html",
                joined_card,
                Permission.READ_IDENTITY,
            )
        )
        for kind, sentence, icon in (
            ("merged", gettext_lazy("Joined with file %(number)s of the same person."), "link"),
            ("merged_into", gettext_lazy("This file was joined with file %(number)s, which stands."), "link"),
            ("unmerged", gettext_lazy("The joining with file %(number)s was undone: two people."), "undo-2"),
        ):
            register_sentence(kind, Sentence(sentence, icon))
