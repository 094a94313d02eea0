"""The forms of documents: a file with what is said of it, and why one is removed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.protection.documents.papers import kind_of_paper
from sampan.protection.documents.services.formats import ACCEPT
from sampan.protection.documents.services.keeping import LONGEST_TITLE, About
from sampan.protection.documents.services.receiving import ReceivedDocument
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.languages import LANGUAGES


class AboutForm(forms.Form):
    """What is said of a document."""

    kind = forms.ChoiceField(label=_("What is it?"))
    paper = forms.ChoiceField(label=_("Which paper of the procedure is it?"), required=False)
    title = forms.CharField(
        label=_("Title"),
        help_text=_("Two or three words by which you will find it again. It is sealed."),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("In which language?"), required=False)
    taken_on = forms.DateField(
        label=_("Made or taken on"), widget=forms.DateInput({"type": "date"}), required=False
    )
    received_on = forms.DateField(label=_("Received on"), widget=forms.DateInput({"type": "date"}))
    consent = forms.ChoiceField(label=_("Why may it be kept?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, language: str, papers: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = [("", "–"), *code_list("document_kind").choices(language)]
        self.fields["consent"].choices = code_list("document_consent").choices(language)
        self.fields["language"].choices = [("", "–")] + [
            (one.code, one.own_name) for one in LANGUAGES.values()
        ]
        if papers:
            self.fields["paper"].choices = [("", "–"), *papers]
        else:
            del self.fields["paper"]
        self.initial.setdefault("received_on", house_today())
        self.initial.setdefault("kind", kind_of_paper(self.initial.get("paper", "")))

    def about(self) -> About:
        """Return what a valid form says."""
        told = self.cleaned_data
        return About(
            language=told["language"],
            paper=told.get("paper", ""),
            taken_on=told["taken_on"],
            received_on=told["received_on"],
            consent=told["consent"],
        )


class NewDocumentForm(AboutForm):
    """A file, chosen or taken with the camera, and what is said of it.

    `end` stands after the file: when it is missing, the upload was cut short.
    """

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, picture, Word, Excel, text or sound; at most 20 MB."),
        widget=forms.FileInput({"accept": ACCEPT}),
        required=False,
        allow_empty_file=True,
    )
    picture = forms.FileField(
        label=_("Or take a picture now"),
        help_text=_("On a telephone this opens the camera. The picture is not kept on the telephone by us."),
        widget=forms.FileInput({"accept": "image/*", "capture": "environment"}),
        required=False,
        allow_empty_file=True,
    )
    end = forms.CharField(widget=forms.HiddenInput, initial="end", required=False)
    field_order = ("file", "picture", "kind", "paper", "title")

    def clean(self) -> dict[str, Any]:
        """Ask for one file, whole."""
        cleaned = super().clean() or {}
        chosen = [one for one in (cleaned.get("file"), cleaned.get("picture")) if one]
        if len(chosen) != 1 and "file" not in self.errors:
            self.add_error("file", _("Choose one file, or take one picture."))
        elif chosen and not cleaned.get("end"):
            self.add_error("file", _("Only a part of the file arrived. Send it again."))
        return cleaned

    def received(self) -> ReceivedDocument:
        """Return the file of a valid form."""
        return self.cleaned_data.get("file") or self.cleaned_data["picture"]


class RemoveForm(forms.Form):
    """Why a document is removed."""

    reason = forms.ChoiceField(label=_("Why is it removed?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = code_list("removal_reason").choices(language)
