"""The forms of the surge pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.asking import OFTEN, REGION_LANGUAGES
from sampan.protection.cases.questions import BEGINNINGS, event_choices, province_choices
from sampan.protection.surge.services.registering import MOST_TAGS
from sampan.protection.surge.tags import read_tag
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import country_choices, country_name

QUICK_NEEDS = ("medical", "shelter", "essential_needs", "interpretation", "psychosocial", "child_protection")
MOST_PHOTO_BYTES = 20 * 2**20


class TagField(forms.CharField):
    """A wristband's tag; gives it in its one written form."""

    def __init__(self, **options: Any) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off", "class": "input-short"}
        super().__init__(widget=forms.TextInput(box), max_length=16, **options)

    def clean(self, value: object) -> str:
        """Refuse a tag whose check digit does not fit."""
        text = super().clean(value)
        try:
            return read_tag(text) if text else ""
        except InvalidInput as error:
            raise forms.ValidationError(
                _("This is no tag, or a digit is wrong. Look at the wristband again.")
            ) from error


class BeginForm(forms.Form):
    """A new operation, before anybody of it is registered."""

    name = forms.CharField(
        label=_("Name of the operation"), help_text=_("By place and day, never by a person."), max_length=120
    )
    country = forms.ChoiceField(label=_("Country"))
    province = forms.ChoiceField(label=_("Province"), required=False)
    happened_on = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}))
    people_expected = forms.IntegerField(
        label=_("How many people are expected?"), min_value=1, max_value=100_000, required=False
    )

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["country"].choices = country_choices(language)
        self.fields["province"].choices = [("", "–"), *province_choices(language)]
        self.initial.setdefault("country", settings.SAMPAN_NODE.country)
        self.initial.setdefault("happened_on", house_today())

    def clean_happened_on(self) -> object:
        """Refuse a day to come."""
        day = self.cleaned_data["happened_on"]
        if day > house_today():
            raise forms.ValidationError(_("This day lies in the future."))
        return day


class SheetForm(forms.Form):
    """A sheet of people; `end` stands after the file: when it is missing, the upload was cut short."""

    event = forms.ChoiceField(label=_("How did they come to us?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Sheet"),
        help_text=_(
            "CSV (UTF-8) or Excel workbook (.xlsx). It is sealed as it arrives; its name is not kept."
        ),
        allow_empty_file=True,
        error_messages={"required": _("Choose the sheet with the people.")},
    )
    end = forms.CharField(widget=forms.HiddenInput, initial="end", required=False)

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["event"].choices = event_choices(language, BEGINNINGS)
        self.initial.setdefault("event", "rescued")

    def clean(self) -> dict[str, object]:
        """Refuse an upload that stopped before the end of the form."""
        cleaned = super().clean() or {}
        if cleaned.get("file") and not cleaned.get("end"):
            self.add_error("file", _("Only a part of the file arrived. Send it again."))
        return cleaned


class QuickForm(forms.Form):
    """One person of a line of people, with one hand."""

    tag = TagField(label=_("Wristband"), help_text=_("Empty: the next number is given."), required=False)
    photo = forms.FileField(
        label=_("Photo of the person or a document"),
        widget=forms.FileInput({"accept": "image/*", "capture": "environment"}),
        help_text=_("Only if they agree. It is sealed."),
        required=False,
    )
    name = forms.CharField(
        label=_("Name"), max_length=200, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    sex = forms.ChoiceField(label=_("Sex"), widget=forms.RadioSelect, required=False)
    age_band = forms.ChoiceField(label=_("Age"), widget=forms.RadioSelect, required=False)
    nationality = forms.ChoiceField(label=_("Nationality"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    signs = forms.MultipleChoiceField(
        label=_("What do you see or hear?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    needs = forms.MultipleChoiceField(
        label=_("What do they need at once?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, reader_language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        told = reader_language
        self.fields["sex"].choices = [
            one for one in code_list("sex").choices(told) if one[0] in ("female", "male", "other")
        ]
        self.fields["age_band"].choices = code_list("age_band").choices(told)
        often = [(code, country_name(code, told)) for code in OFTEN]
        rest = [one for one in country_choices(told) if one[0] not in OFTEN]
        self.fields["nationality"].choices = [("", "–"), *often, *rest]
        self.fields["language"].choices = [("", "–"), *code_list("language").choices(told)[:REGION_LANGUAGES]]
        self.fields["signs"].choices = [
            one for one in code_list("risk_sign").choices(told) if one[0] != "child"
        ]
        services = dict(code_list("referral_service").choices(told))
        self.fields["needs"].choices = [(code, services[code]) for code in QUICK_NEEDS]

    def clean_photo(self) -> object:
        """Refuse a photo that no phone makes."""
        photo = self.cleaned_data.get("photo")
        if photo and photo.size > MOST_PHOTO_BYTES:
            raise forms.ValidationError(_("The photo is too large: at most 20 MB."))
        return photo

    def record(self) -> dict[str, object]:
        """Return the coded record of a valid form."""
        told = self.cleaned_data
        record: dict[str, object] = {code: told[code] for code in ("sex", "age_band") if told[code]}
        if told["age_band"]:
            record["majority"] = "child" if told["age_band"] in ("0-8", "9-17") else "adult"
        if told["nationality"]:
            record["citizenship"] = [told["nationality"]]
        if told["language"]:
            record["languages"] = [told["language"]]
        return record | {"registered": house_today().isoformat()}


class TagsForm(forms.Form):
    """How many wristbands are printed."""

    count = forms.IntegerField(label=_("How many wristbands?"), min_value=1, max_value=MOST_TAGS, initial=24)


class FindForm(forms.Form):
    """Find a person again by the wristband."""

    tag = TagField(label=_("Number on the wristband"))


class LevelForm(forms.Form):
    """Another level than the rules gave, and why."""

    level = forms.ChoiceField(label=_("How soon is this person needed?"), widget=forms.RadioSelect)
    why = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In words"), widget=forms.Textarea({"rows": 3}), required=False, max_length=2_000
    )

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["level"].choices = code_list("triage_level").choices(language)
        self.fields["why"].choices = code_list("triage_change").choices(language)


class SignsForm(forms.Form):
    """What is seen or heard of a person."""

    signs = forms.MultipleChoiceField(
        label=_("What do you see or hear?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["signs"].choices = code_list("risk_sign").choices(language)


class ShareForm(forms.Form):
    """Among whom people are shared out."""

    to = forms.MultipleChoiceField(
        label=_("Share out among"),
        help_text=_("Several colleagues share the people evenly."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].choices = colleagues
