"""The form of a part, made from the table of what it asks; and why one is removed."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.protection.circumstances.facts import PartFact
from sampan.protection.circumstances.parts import Asked, Part
from sampan.protection.circumstances.queries import circumstances
from sampan.protection.circumstances.services.checking import LONGEST, MOST_LEGS
from sampan.protection.circumstances.showing import title_of
from sampan.protection.documents.queries import document_names
from sampan.registry.access.reader import Reader
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import COMMIT_STATES, country_choices, country_name, provinces

_MOST_RADIOS = 9  # more choices than this are easier to find in a list
_GROUPS = frozenset({"recruiter_broker", "transaction_process", "control_abuse_kidnap"})
"""Codes of suspect_role that only published data use; a person at a desk knows more."""


class DateInParts(forms.MultiWidget):
    """Three boxes for a date of which the day or the month may be unknown."""

    def __init__(self) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__({name: forms.TextInput(box) for name in ("day", "month", "year")})

    def decompress(self, value: object) -> list[str]:
        """Split an ISO date, whole or partial, into day, month and year."""
        return [*reversed([*str(value or "").split("-"), "", ""][:3])]


class PartialDateField(forms.MultiValueField):
    """A date of which only the year must be known; gives its ISO text."""

    widget = DateInParts

    def __init__(self, **options: Any) -> None:
        parts = [forms.CharField(required=False, max_length=4) for _part in range(3)]
        super().__init__(fields=parts, require_all_fields=False, **options)

    def compress(self, data_list: list[str]) -> str:
        """Join the parts that are known; refuse what no calendar has."""
        day, month, year = (str(part).strip() for part in [*data_list, "", "", ""][:3])
        if not (day or month or year):
            return ""
        try:
            told = (year, month and month.zfill(2), day and day.zfill(2))
            return str(PartialDate.parse("-".join(filter(None, told))))
        except InvalidInput as error:
            raise forms.ValidationError(f"{error.what} {error.remedy}".strip()) from None


class PartForm(forms.Form):
    """One leg, place, suspect or trace; `kept` is the part as it stands, when it is changed."""

    def __init__(
        self, *args: Any, part: Part, case_id: UUID, reader: Reader, language: str,
        kept: PartFact | None = None, **more: Any,
    ) -> None:  # fmt: skip
        initial = (dict(kept.told) | dict(kept.sealed) | {"version": kept.version}) if kept else {}
        super().__init__(*args, initial=initial | more.pop("initial", {}), **more)
        for asked in part.fields:
            self.fields[asked.code] = _MAKERS[asked.kind](asked, language)
            self.fields[asked.code].required = asked.is_required
        _fill_pointers(self, part, case_id, reader, language)
        if kept:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        self.sealed = {one.code for one in part.sealed}

    def told(self) -> dict[str, object]:
        """Return the answers as the services take them."""
        return {code: told for code, told in self.cleaned_data.items() if code != "version"}


class RemoveForm(forms.Form):
    """Why a part is taken out of the file."""

    reason = forms.ChoiceField(label=_("Why is it removed?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = code_list("removal_reason").choices(language)


def _fill_pointers(form: PartForm, part: Part, case_id: UUID, reader: Reader, language: str) -> None:
    """Give the fields that point at other rows of the case their choices; without any, the field is left out."""
    kinds = {one.kind for one in part.fields}
    if "suspect" in kinds or "legs" in kinds:
        told = circumstances(case_id=case_id, reader=reader)
        _offer(form, "suspect", [(str(one.id), title_of(one, language)) for one in told.suspects])
        _offer(form, "legs", [(str(one.id), title_of(one, language)) for one in told.legs])
    if "document" in kinds:
        names = document_names(case_id=case_id, reader=reader, language=language)
        _offer(form, "document_id", [(str(one), name) for one, name in names.items()])


def _offer(form: PartForm, code: str, choices: list[tuple[str, str]]) -> None:
    if code not in form.fields:
        return
    if not choices:
        del form.fields[code]
    elif code == "legs":
        form.fields[code].choices = choices
    else:
        form.fields[code].choices = [("", "–"), *choices]


def _code(asked: Asked, language: str) -> forms.Field:
    choices = code_list(asked.list).choices(language)
    if len(choices) > _MOST_RADIOS:
        return forms.ChoiceField(label=asked.label, help_text=asked.hint, choices=[("", "–"), *choices])
    return forms.ChoiceField(
        label=asked.label, help_text=asked.hint, choices=choices, widget=forms.RadioSelect
    )


def _codes(asked: Asked, language: str) -> forms.Field:
    choices = [one for one in code_list(asked.list).choices(language) if one[0] not in _GROUPS]
    return _ticks(asked, choices)


def _ticks(asked: Asked, choices: list[tuple[str, str]]) -> forms.Field:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=asked.label, help_text=asked.hint, choices=choices, widget=widget)


def _country(asked: Asked, language: str) -> forms.Field:
    return forms.ChoiceField(label=asked.label, choices=[("", "–"), *country_choices(language)])


def _province(asked: Asked, language: str) -> forms.Field:
    areas = [
        (country_name(iso2, language), [(one.code, one.name) for one in provinces(iso2)])
        for iso2 in COMMIT_STATES
    ]
    return forms.ChoiceField(label=asked.label, choices=[("", "–"), *areas])


def _date(asked: Asked, language: str) -> forms.Field:
    return PartialDateField(label=asked.label, help_text=asked.hint)


def _flag(asked: Asked, language: str) -> forms.Field:
    choices = [("yes", _("Yes")), ("no", _("No")), ("not_recorded", _("Not recorded"))]
    return forms.ChoiceField(label=asked.label, choices=choices, widget=forms.RadioSelect)


def _order(asked: Asked, language: str) -> forms.Field:
    box = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(
        label=asked.label, help_text=asked.hint, min_value=1, max_value=MOST_LEGS, widget=box
    )


def _line(asked: Asked, language: str) -> forms.Field:
    box = forms.TextInput({"autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=asked.label, help_text=asked.hint, max_length=LONGEST["line"], widget=box)


def _text(asked: Asked, language: str) -> forms.Field:
    box = forms.Textarea({"rows": 4, "autocomplete": "off"})
    return forms.CharField(label=asked.label, help_text=asked.hint, max_length=LONGEST["text"], widget=box)


def _pointer(asked: Asked, language: str) -> forms.Field:
    return forms.ChoiceField(label=asked.label, help_text=asked.hint)


def _legs(asked: Asked, language: str) -> forms.Field:
    return _ticks(asked, [])


_MAKERS: Mapping[str, Callable[[Asked, str], forms.Field]] = {
    "code": _code, "codes": _codes, "country": _country, "province": _province, "date": _date, "flag": _flag,
    "order": _order, "line": _line, "text": _text, "suspect": _pointer, "document": _pointer, "legs": _legs,
}  # fmt: skip
