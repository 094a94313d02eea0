"""A form with one field of each kind, for the style guide and for its tests."""

from __future__ import annotations

from django import forms

_SEX = [
    ("female", "Woman or girl"),
    ("male", "Man or boy"),
    ("other", "Another"),
    ("not_asked", "Not asked"),
    ("declined", "Does not want to say"),
    ("not_known", "Not known"),
]
_NEEDS = [("shelter", "A place to sleep"), ("doctor", "A doctor"), ("lawyer", "A lawyer")]


class DateInParts(forms.MultiWidget):
    """Three boxes for a date of which the day or the month may be unknown."""

    def __init__(self) -> None:
        super().__init__({"day": forms.TextInput, "month": forms.TextInput, "year": forms.TextInput})

    def decompress(self, value: object) -> list[str]:
        """Split an ISO date, whole or partial, into day, month and year."""
        parts = str(value or "").split("-")
        return [*reversed([*parts, "", ""][:3])]


class DateInPartsField(forms.MultiValueField):
    """A date of which only the year must be known."""

    widget = DateInParts

    def __init__(self, **kwargs: object) -> None:
        fields = [forms.CharField(required=False) for _ in range(3)]
        super().__init__(fields=fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> str:
        """Join the parts that are known, year first."""
        return "-".join(part for part in reversed(data_list) if part)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="As the person writes it, in any script.")
    country = forms.ChoiceField(
        label="Country", choices=[("", "Choose"), ("KH", "Cambodia"), ("TH", "Thailand")]
    )
    began = DateInPartsField(label="When did it begin?", help_text="The year is enough.")
    sex = forms.ChoiceField(label="Sex", choices=_SEX, widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label="What is needed now?", choices=_NEEDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    account = forms.CharField(label="In the person's own words", widget=forms.Textarea, required=False)
    paper = forms.FileField(label="Document", required=False)
    agrees = forms.BooleanField(label="The text was read aloud", help_text="In a language the person knows.")
    closed = forms.CharField(label="Case office", disabled=True, required=False, initial="Lang Son")


def sample_form_with_errors() -> SampleForm:
    """Return the form as it comes back when nothing was filled in."""
    form = SampleForm({"began_year": "", "sex": ""}, prefix="again")
    form.is_valid()
    return form
