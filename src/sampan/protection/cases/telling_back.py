"""Tells an intake back before the case is opened: each question that was answered, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from sampan.protection.cases.asking import OTHER, WHY
from sampan.protection.cases.intake import PAGES, course, filled_forms
from sampan.protection.cases.questions import QuestionForm
from sampan.registry.days import day_in_words
from sampan.vocabulary.territories import country_name


@dataclass(frozen=True, repr=False)
class ToldPart:
    """One page of the intake with its answers as (label, words). `repr` is blank."""

    page: str
    title: object
    answers: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return "ToldPart(...)"


def told_back(kept: Mapping[str, Any], *, language: str) -> list[ToldPart]:
    """Return every page of the course with what was answered on it."""
    forms = filled_forms(kept, language=language)
    return [
        ToldPart(page, PAGES[page].title, tuple(_answers(forms[page], language)) if page in forms else ())
        for page in course(kept)[:-1]
    ]


def _answers(form: QuestionForm, language: str) -> Iterator[tuple[str, str]]:
    form.is_valid()
    for field in form:
        words = _words(form, field, language)
        if words and not field.name.endswith((WHY, OTHER)):
            yield str(field.label), words


def _words(form: QuestionForm, field: BoundField, language: str) -> str:
    answer = form.cleaned_data.get(field.name)
    listed = list(answer) if isinstance(answer, list | tuple) else [answer]
    labels = {str(code): str(label) for code, label in _choices(field)}
    words = [
        labels.get(str(one), _plain(field, one, language)) for one in listed if one not in (None, "", False)
    ]
    others = [country_name(code, language) for code in form.cleaned_data.get(field.name + OTHER) or []]
    why = form.cleaned_data.get(field.name + WHY)
    reasons = [str(dict(form.fields[field.name + WHY].choices)[why])] if why else []  # type: ignore[attr-defined]
    return ", ".join([*words, *others, *reasons])


def _plain(field: BoundField, answer: object, language: str) -> str:
    if answer is True:
        return "✓"
    if field.name == "route":
        return country_name(str(answer), language)
    return day_in_words(str(answer)) if hasattr(field.field.widget, "widgets_names") else str(answer)


def _choices(field: BoundField) -> Iterator[tuple[object, object]]:
    for code, label in getattr(field.field, "choices", ()):
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield code, label
