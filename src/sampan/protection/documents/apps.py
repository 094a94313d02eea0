"""Registers the documents slice with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Documents: papers and photos of a case, sealed."""

    name = "sampan.protection.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_erased
        from sampan.protection.cases.services.panels import (
            Panel,
            Sentence,
            register_panel,
            register_sentence,
        )
        from sampan.protection.documents.services.keeping import forget
        from sampan.protection.documents.showing import line_words, panel
        from sampan.registry.access.roles import Permission

        template = "documents/panel.html"
        register_panel(Panel("documents", _("Documents"), 30, template, panel, Permission.READ_IDENTITY))
        kept, removed = (
            _("A document was added: %(kind)s."),
            _("A document was removed: %(kind)s (%(reason)s)."),
        )
        register_sentence("document_kept", Sentence(kept, "file-check", words=line_words))
        register_sentence("document_removed", Sentence(removed, "trash-2", words=line_words))
        when_erased(forget)
