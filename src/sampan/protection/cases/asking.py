"""Form fields for questions to a person: each can also end in not asked, declined or not known."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.dates import LATEST_YEAR, PartialDate
from sampan.vocabulary.errors import InvalidInput, SampanError
from sampan.vocabulary.record import FIELDS, RecordField
from sampan.vocabulary.territories import (
    COMMIT_STATES,
    by_iso3,
    countries,
    country_choices,
    country_name,
    is_country,
    provinces,
)

WHY = "__why"  # ends the name of the field that asks why a typed question has no answer
OTHER = "__other"  # ends the name of the field for a country beyond those that are ticked
NON_ANSWERS = [
    ("not_asked", _("Not asked")),
    ("declined", _("Does not want to say")),
    ("not_known", _("Not known")),
]
_NON_CODES = frozenset(code for code, _label in NON_ANSWERS)
MOST_RADIOS = 9  # more choices than this are easier to find in a list
OFTEN = (*COMMIT_STATES, "MY", "ID", "PH", "SG", "TW", "IN")  # countries met most in the region's cases
REGION_LANGUAGES = 22  # the list's first rows: the project's eight and languages of the region


class DateInParts(forms.MultiWidget):
    """Three boxes for a date of which the day or the month may be unknown."""

    def __init__(self) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__({name: forms.TextInput(box) for name in ("day", "month", "year")})

    def decompress(self, value: object) -> list[str]:
        """Split an ISO date, whole or partial, into day, month and year."""
        parts = str(value or "").split("-")
        return [*reversed([*parts, "", ""][:3])]


class PartialDateField(forms.MultiValueField):
    """A date of which only the year must be known; gives its ISO text."""

    widget = DateInParts

    def __init__(self, *, may_be_buddhist: bool = False, **options: Any) -> None:
        self.may_be_buddhist = may_be_buddhist
        parts = [forms.CharField(required=False, max_length=4) for _part in range(3)]
        super().__init__(fields=parts, require_all_fields=False, **options)

    def compress(self, data_list: list[str]) -> str:
        """Join the parts that are known; refuse what no calendar has."""
        day, month, year = (str(part).strip() for part in [*data_list, "", "", ""][:3])
        if not (day or month or year):
            return ""
        try:
            written = "-".join(filter(None, (year, month and month.zfill(2), day and day.zfill(2))))
            return _iso(written, self.may_be_buddhist)
        except InvalidInput as error:
            raise forms.ValidationError(f"{error.what} {error.remedy}".strip()) from None


class CountriesField(forms.CharField):
    """Countries by name or code, separated by commas, in the order typed."""

    def clean(self, value: object) -> list[str]:
        """Return the alpha-2 codes; refuse a word that is no country."""
        text = super().clean(value)
        return [read_country(part) for part in text.replace(";", ",").split(",") if part.strip()]


def read_country(text: str) -> str:
    """Return the alpha-2 code of a country's code or name in English or the region's languages."""
    bare = text.strip()
    if is_country(bare.upper()):
        return bare.upper()
    if len(bare) == 3 and bare.isascii() and bare.upper() in {one.iso3 for one in countries()}:
        return by_iso3(bare.upper()).iso2
    found = _country_names().get(bare.casefold())
    if found is None:
        raise forms.ValidationError(
            _("This is not a country that we know: write its name or its two letters.")
        )
    return found


def question(code: str, *, language: str, kept: object = None) -> dict[str, forms.Field]:
    """Return the form fields that ask for one field of the record, by name; `kept` stays choosable."""
    asked = FIELDS[code]
    made = _MAKERS.get(asked.kind, _typed)(asked, language, kept)
    named = {code: made}
    if asked.kind == "countries" and code != "route":
        named[code + OTHER] = CountriesField(label=_("Another country"), required=False)
    if isinstance(made.widget, forms.TextInput | DateInParts):
        named[code + WHY] = why_not()
    return named


def why_not() -> forms.ChoiceField:
    """Return the small question that stands under a typed one: why is there no answer?"""
    return forms.ChoiceField(label=_("No answer?"), choices=[("", "–"), *NON_ANSWERS], required=False)


def answers_of(cleaned: Mapping[str, Any], codes: Iterable[str]) -> tuple[dict[str, object], dict[str, str]]:
    """Split cleaned answers into what is recorded and why the rest is not."""
    told: dict[str, object] = {}
    missing: dict[str, str] = {}
    for code in codes:
        answer = cleaned.get(code)
        listed = list(answer) if isinstance(answer, list | tuple) else [answer]
        listed += cleaned.get(code + OTHER) or []
        real = [one for one in listed if one not in _NON_CODES and one not in (None, "")]
        reasons = [str(one) for one in listed if one in _NON_CODES] + [cleaned.get(code + WHY) or ""]
        if real:
            told[code] = real if FIELDS[code].kind in ("codes", "countries") else real[0]
        elif reasons[0]:
            missing[code] = reasons[0]
    return told, missing


def contradiction(cleaned: Mapping[str, Any], code: str) -> bool:
    """Say whether a question was both answered and said to be unanswered."""
    answer = cleaned.get(code)
    listed = set(answer) if isinstance(answer, list | tuple) else ({answer} if answer else set())
    listed |= set(cleaned.get(code + OTHER) or [])
    is_missing = bool(listed & _NON_CODES or cleaned.get(code + WHY))
    return is_missing and bool(listed - _NON_CODES)


def code_choices(name: str, language: str) -> list[tuple[str, str]]:
    """Return the choices of a code list; of languages, those of the region."""
    listed = code_list(name).choices(language)
    return listed[:REGION_LANGUAGES] if name == "language" else listed


def _code(asked: RecordField, language: str, kept: object) -> forms.Field:
    if asked.list == "province":
        return _select(asked, language, _province_choices(language))
    choices = [*code_choices(asked.list, language), *NON_ANSWERS]
    if len(choices) > MOST_RADIOS + len(NON_ANSWERS):
        return _select(asked, language, choices)
    return forms.ChoiceField(
        label=asked.label_in(language), choices=choices, widget=forms.RadioSelect, required=False
    )


def _codes(asked: RecordField, language: str, kept: object) -> forms.Field:
    choices = code_choices(asked.list, language)
    shown = {code for code, _label in choices}
    more = [code for code in (kept if isinstance(kept, list) else ()) if code not in shown]
    choices += [(code, code_list(asked.list).label(code, language)) for code in more]
    return _ticks(asked, language, choices)


def _countries(asked: RecordField, language: str, kept: object) -> forms.Field:
    if asked.code == "route":
        hint = _("In the order of travel: names or two-letter codes, separated by commas.")
        return CountriesField(label=asked.label_in(language), required=False, help_text=hint)
    more = [code for code in (kept if isinstance(kept, list) else ()) if code not in OFTEN]
    return _ticks(asked, language, [(code, country_name(code, language)) for code in (*OFTEN, *more)])


def _ticks(asked: RecordField, language: str, choices: list[tuple[str, str]]) -> forms.Field:
    return forms.MultipleChoiceField(
        label=asked.label_in(language),
        choices=[*choices, *NON_ANSWERS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def _flag(asked: RecordField, language: str, kept: object) -> forms.Field:
    choices = [("yes", _("Yes")), ("no", _("No")), *NON_ANSWERS]
    return forms.ChoiceField(
        label=asked.label_in(language), choices=choices, widget=forms.RadioSelect, required=False
    )


def _number(asked: RecordField, language: str, kept: object) -> forms.Field:
    box = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=asked.label_in(language), required=False, min_value=0, widget=box)


def _date(asked: RecordField, language: str, kept: object) -> forms.Field:
    return PartialDateField(
        label=asked.label_in(language), required=False, help_text=_("The year is enough.")
    )


def _country(asked: RecordField, language: str, kept: object) -> forms.Field:
    return _select(asked, language, [*country_choices(language), *NON_ANSWERS])


def _select(asked: RecordField, language: str, choices: list[Any]) -> forms.Field:
    return forms.ChoiceField(label=asked.label_in(language), choices=[("", "–"), *choices], required=False)


def _typed(asked: RecordField, language: str, kept: object) -> forms.Field:
    return forms.CharField(label=asked.label_in(language), required=False, max_length=200)


def _province_choices(language: str) -> list[Any]:
    groups: list[Any] = [
        (country_name(iso2, language), [(one.code, one.name) for one in provinces(iso2)])
        for iso2 in COMMIT_STATES
    ]
    return [*groups, *NON_ANSWERS]


@cache
def _country_names() -> dict[str, str]:
    names = {}
    for language in ("en", "vi", "id", "th", "km", "lo", "my", "zh"):
        for one in countries():
            try:
                names.setdefault(country_name(one.iso2, language).casefold(), one.iso2)
            except SampanError:  # a language that CLDR lacks the territory in
                continue
    return names | {"vietnam": "VN", "laos": "LA", "lao": "LA", "burma": "MM", "china": "CN"}


def _iso(written: str, may_be_buddhist: bool) -> str:
    """Check a date; a Buddhist-era year stays as typed, for the form that asks for the era beside it."""
    year = written.partition("-")[0]
    if may_be_buddhist and year.isdigit() and int(year) > LATEST_YEAR:
        PartialDate.parse(written, era="BE")
        return written
    return str(PartialDate.parse(written))


_MAKERS = {
    "code": _code,
    "codes": _codes,
    "countries": _countries,
    "country": _country,
    "flag": _flag,
    "number": _number,
    "partial_date": _date,
    "partial_date|year_span": _typed,
    "year_span": _typed,
}
