"""Choosing a file to import, and choosing what to export to whom."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.engines.sheets.sniffing import Kind
from sampan.registry.consent.queries import recipient_choices


class UploadForm(forms.Form):
    """A file and its format. `end` stands after the file: when it is missing, the upload was cut short."""

    format = forms.ChoiceField(
        label=_("Format"),
        widget=forms.RadioSelect,
        choices=[("htcds", _("HTCDS: full case records")), ("ctdc", _("CTDC: anonymised rows"))],
        initial="htcds",
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV (UTF-8) or Excel workbook (.xlsx), at most 200 MB. It is kept sealed for one hour."),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file that holds the records.")},
    )
    end = forms.CharField(widget=forms.HiddenInput, initial="end", required=False)

    def clean(self) -> dict[str, object]:
        """Refuse an upload that stopped before the end of the form."""
        cleaned = super().clean() or {}
        if cleaned.get("file") and not cleaned.get("end"):
            self.add_error("file", _("Only a part of the file arrived. Send it again."))
        return cleaned


class ConfirmForm(forms.Form):
    """Whether rows that were imported before with other content are written over."""

    may_update = forms.BooleanField(
        label=_("Write over cases whose row has changed since the last import"), required=False
    )


class ExportForm(forms.Form):
    """What leaves, to whom and as what file."""

    recipient = forms.ChoiceField(
        label=_("For whom"),
        help_text=_("For anybody but your own agency, only what each person agreed to goes into the file."),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("File"),
        widget=forms.RadioSelect,
        choices=[(Kind.DELIMITED.value, _("CSV")), (Kind.WORKBOOK.value, _("Excel workbook"))],
        initial=Kind.DELIMITED.value,
    )
    with_identity = forms.BooleanField(
        label=_("Include names, documents and contacts"),
        help_text=_("Every opening is written in the audit."),
        required=False,
    )

    def __init__(self, *args: Any, own_agency: UUID, **more: Any) -> None:
        super().__init__(*args, **more)
        others = recipient_choices(but=own_agency)
        self.fields["recipient"].choices = [("", _("Your own agency")), *others]
