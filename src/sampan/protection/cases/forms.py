"""The forms of a case's page and of a group's intake."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.asking import WHY, PartialDateField
from sampan.protection.cases.questions import BEGINNINGS, QuestionForm, event_choices, province_choices
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.record import FIELDS
from sampan.vocabulary.territories import country_choices


class OperationForm(forms.Form):
    """The event in which a group was met, and what its people have in common."""

    operation = forms.ChoiceField(label=_("Operation"), required=False)
    name = forms.CharField(
        label=_("Name of a new operation"),
        help_text=_("By place and day, never by a person."),
        max_length=120,
        required=False,
    )
    country = forms.ChoiceField(label=_("Country"))
    province = forms.ChoiceField(label=_("Province"), required=False)
    happened_on = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}))
    people_expected = forms.IntegerField(
        label=_("How many people are expected?"), min_value=1, max_value=100_000, required=False
    )
    event = forms.ChoiceField(label=_("How did they come to us?"), widget=forms.RadioSelect)
    forms_of_exploitation = forms.MultipleChoiceField(
        label=_("Forms of exploitation that all have in common"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rows = forms.CharField(
        label=_("The people, one on each line"),
        help_text=_(
            "Paste from a sheet. Columns: name, sex, age, nationality, phone, document. A first line of column "
            "names is read when it is there. A dash for a name that is not known."
        ),
        widget=forms.Textarea({"rows": 12, "spellcheck": "false", "autocomplete": "off"}),
        max_length=400_000,
        strip=False,
    )

    def __init__(self, *args: Any, language: str, operations: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["operation"].choices = [("", _("A new operation")), *operations]
        self.fields["country"].choices = country_choices(language)
        self.fields["province"].choices = [("", "–"), *province_choices(language)]
        self.fields["event"].choices = event_choices(language, BEGINNINGS)
        self.fields["forms_of_exploitation"].choices = code_list("form_of_exploitation").choices(language)
        self.initial.setdefault("country", settings.SAMPAN_NODE.country)
        self.initial.setdefault("event", "rescued")
        self.initial.setdefault("happened_on", house_today())

    def clean(self) -> dict[str, Any]:
        """Ask for a name when the operation is a new one; refuse a day to come."""
        cleaned = super().clean() or {}
        if not cleaned.get("operation") and not (cleaned.get("name") or "").strip():
            self.add_error("name", _("Name the operation, or choose one that was begun."))
        day = cleaned.get("happened_on")
        if day and day > house_today():
            self.add_error("happened_on", _("This day lies in the future."))
        return cleaned


class RecordForm(QuestionForm):
    """A section of the record, to be changed; what was recorded stays choosable."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: object = None, *, codes: tuple[str, ...], record: Mapping[str, object],
        unanswered: Mapping[str, str], **more: Any,
    ) -> None:  # fmt: skip
        self.codes = codes
        super().__init__(data, kept=record, **more)
        self.initial.update(_recorded(self.codes, record, unanswered))

    def changes(self) -> tuple[dict[str, object], dict[str, str]]:
        """Return the new content of each field of the section ("" removes one), and why others have none."""
        told, missing = self.told()
        return {code: told.get(code, "") for code in self.codes}, missing


class NoteForm(forms.Form):
    """A note for the timeline."""

    text = forms.CharField(label=_("Note"), widget=forms.Textarea({"rows": 6}), max_length=20_000)


class CloseForm(forms.Form):
    """Why a case is closed."""

    reason = forms.ChoiceField(label=_("Why is the case closed?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = code_list("closure_reason").choices(language)


class MilestoneForm(forms.Form):
    """Something that happened and is counted."""

    kind = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    happened = PartialDateField(label=_("When?"), help_text=_("The year is enough."))
    country = forms.ChoiceField(label=_("Country"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    programme = forms.CharField(label=_("Programme"), max_length=60, required=False)

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        # "identified" comes from a decision with reasons, never from here.
        kinds = [one for one in code_list("milestone").choices(language) if one[0] != "identified"]
        self.fields["kind"].choices = kinds
        self.fields["country"].choices = [("", "–"), *country_choices(language)]
        self.fields["province"].choices = [("", "–"), *province_choices(language)]
        self.initial.setdefault("country", settings.SAMPAN_NODE.country)

    def clean_happened(self) -> PartialDate:
        """Refuse a day to come."""
        day = PartialDate.parse(self.cleaned_data["happened"])
        if day.earliest() > house_today():
            raise forms.ValidationError(_("This day lies in the future."))
        return day


class TeamForm(forms.Form):
    """A colleague who joins or leaves the team."""

    account = forms.ChoiceField(label=_("Colleague"))

    def __init__(self, *args: Any, colleagues: list[tuple[Any, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["account"].choices = [(str(account), name) for account, name in colleagues]


def _recorded(
    codes: tuple[str, ...], record: Mapping[str, object], unanswered: Mapping[str, str]
) -> dict[str, object]:
    """Return initial values of a section: what is recorded, else why it is not."""
    initial: dict[str, object] = {}
    for code in codes:
        told, why = record.get(code), unanswered.get(code, "")
        if told is not None:
            initial[code] = ", ".join(told) if code == "route" else told  # type: ignore[arg-type]
        elif why:
            kind = FIELDS[code].kind
            initial[code] = [why] if kind in ("codes", "countries") else why
            initial[code + WHY] = why
    return initial
