"""Puts a likeness into words: each reason, a sentence of them all, and the fields of two files side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.services.comparing import day_told, field_in_words
from sampan.protection.duplicates.facts import Reason
from sampan.protection.recognition.facts import Reason as Compared
from sampan.protection.recognition.services.wording import sentence
from sampan.vocabulary.record import FIELDS

_REASONS = {
    "document": gettext_noop("the same document number"),
    "name": gettext_noop("the same whole name"),
    "phone": gettext_noop("the same phone"),
    "age": gettext_noop("ages %(younger)s and %(older)s"),
    "age_differs": gettext_noop("but ages %(younger)s and %(older)s"),
    "sex_differs": gettext_noop("but not the same sex"),
    "citizenship": gettext_noop("a citizenship in common"),
    "citizenship_differs": gettext_noop("but no citizenship in common"),
    "operation": gettext_noop("met in the same operation"),
    "named": gettext_noop("somebody named them as one person"),
}
IDENTITY = {
    "name": gettext_lazy("Name"),
    "other_names": gettext_lazy("Other names"),
    "birth_date": gettext_lazy("Birth date"),
    "documents": gettext_lazy("Documents"),
    "phones": gettext_lazy("Phones that are safe to call"),
    "emails": gettext_lazy("E-mail addresses"),
    "handles": gettext_lazy("Names in apps and networks"),
    "address": gettext_lazy("Address"),
    "narrative": gettext_lazy("In the person's own words"),
}
STATUS_LABEL = gettext_lazy("Status")
CLOSE_YEARS = 3  # registered ages are often a guess


@dataclass(frozen=True, repr=False)
class Row:
    """One field of two files beside each other; `repr` is blank, for a name may stand in it."""

    code: str
    label: str
    left: str
    right: str
    agreement: str

    def __repr__(self) -> str:
        return "Row(...)"


def reasons_in_words(reasons: tuple[Reason, ...]) -> str:
    """Return why two files may be of one person as one sentence part: "the same whole name, ages 22 and 23".

    Codes with a colon are the matching engine's; what speaks against one person comes last.
    """
    coded = [_(_REASONS[one.code]) % dict(one.facts) for one in reasons if one.code in _REASONS]
    compared = sentence(tuple(_compared(one) for one in reasons if ":" in one.code))
    return ", ".join(filter(None, (*coded, compared)))


def _compared(reason: Reason) -> Compared:
    field, _colon, code = reason.code.partition(":")
    return Compared(field, code, float(reason.points))


def record_rows(left: CaseFact, right: CaseFact, language: str) -> list[Row]:
    """Return the coded fields that at least one of two files has, and their status."""
    codes = [code for code in FIELDS if code in left.record or code in right.record]
    rows = [_record_row(code, left.record, right.record, language) for code in codes]
    told = [field_in_words("case_status", one.trafficking_status, language) for one in (left, right)]
    return [Row("case_status", str(STATUS_LABEL), *told, "same" if told[0] == told[1] else "differs"), *rows]


def identity_rows(left: Mapping[str, Any], right: Mapping[str, Any]) -> list[Row]:
    """Return the opened identity fields of two files beside each other."""
    return [
        _row(code, str(label), _identity_words(left.get(code)), _identity_words(right.get(code)))
        for code, label in IDENTITY.items()
        if left.get(code) or right.get(code)
    ]


def field_label(code: str, language: str) -> str:
    """Return the words for a field of the record or of the identity, or the status."""
    if code in FIELDS:
        return FIELDS[code].label_in(language)
    return str(IDENTITY.get(code, STATUS_LABEL))


def _record_row(code: str, left: Mapping[str, Any], right: Mapping[str, Any], language: str) -> Row:
    field = FIELDS[code]
    words = [field_in_words(code, one[code], language) if code in one else "" for one in (left, right)]
    row = _row(code, field.label_in(language), *words)
    if code == "age" and row.agreement == "differs" and abs(left[code] - right[code]) <= CLOSE_YEARS:
        return Row(row.code, row.label, row.left, row.right, "close")
    return row


def _row(code: str, label: str, left: str, right: str) -> Row:
    agreement = "missing" if not left or not right else "same" if left == right else "differs"
    return Row(code, label, left, right, agreement)


def _identity_words(told: object) -> str:
    if isinstance(told, list):
        return ", ".join(filter(None, map(_identity_words, told)))
    if isinstance(told, Mapping):
        if "full" in told:
            roman = told.get("romanised")
            return f"{told['full']} ({roman})" if roman else str(told["full"])
        return " ".join(str(told[part]) for part in ("number", "country") if told.get(part))
    return day_told(str(told)) if told else ""
