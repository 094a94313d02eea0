"""Tags that draw Django forms: one field, all fields, and the summary of what needs another look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.forms import BaseForm, BoundField, Widget
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

register = template.Library()

#: Answers that say why there is no answer; drawn apart from the real ones.
NON_ANSWERS = frozenset({"not_asked", "declined", "not_known", "unknown", "not_recorded"})
_PARTS = {
    "day": (pgettext_lazy("part of a date", "Day"), 2),
    "month": (pgettext_lazy("part of a date", "Month"), 2),
    "year": (pgettext_lazy("part of a date", "Year"), 4),
}
_KINDS: tuple[tuple[type[Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "tick"),
    (forms.FileInput, "file"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
)


@dataclass(frozen=True)
class DatePart:
    """One box of a date in three parts; `size` is in characters."""

    name: str
    label: Any
    size: int
    box: dict[str, Any]


@register.inclusion_tag("portal/forms/field.html")
def form_field(field: BoundField, *, sealed: bool = False, wide: bool = False) -> dict[str, Any]:
    """Draw one field with label, hint, error and mark; `sealed` says that the answer will be sealed."""
    return {
        "field": field,
        "kind": kind_of_input(field),
        "options": list(_options(field)),
        "parts": date_parts(field),
        "sealed": sealed,
        "wide": wide,
    }


@register.inclusion_tag("portal/forms/fields.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    """Draw every field of a form in its order, hidden ones last."""
    return {"form": form}


@register.inclusion_tag("portal/forms/error_summary.html")
def error_summary(*some_forms: BaseForm) -> dict[str, Any]:
    """List what needs another look, each line a link to its field; nothing when all is well."""
    rows = [
        {"target": error_target(field), "label": field.label, "errors": field.errors}
        for form in some_forms
        for field in form
        if field.errors
    ]
    general = [text for form in some_forms for text in form.non_field_errors()]
    return {"rows": rows, "general": general, "title": _("Please look at this again")}


@register.filter
def kind_of_input(field: BoundField) -> str:
    """Say how a field is drawn: text, textarea, select, choices, tick, file, date_parts or hidden."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if is_date_in_parts(widget):
        return "date_parts"
    return next((kind for family, kind in _KINDS if isinstance(widget, family)), "text")


@register.filter
def error_target(field: BoundField) -> str:
    """Return the id of the first control of a field, to which the error summary links."""
    several = is_date_in_parts(field.field.widget) or kind_of_input(field) == "choices"
    return f"{field.auto_id}_0" if several else str(field.id_for_label or field.auto_id)


def is_date_in_parts(widget: Widget) -> bool:
    """Tell whether a widget is three boxes named day, month and year, in any order."""
    names = {name.strip("_") for name in getattr(widget, "widgets_names", ())}
    return isinstance(widget, forms.MultiWidget) and names == set(_PARTS)


def date_parts(field: BoundField) -> list[DatePart]:
    """Return the three boxes of a date in parts, in the widget's order; empty for any other field."""
    widget = field.field.widget
    if not is_date_in_parts(widget):
        return []
    context = widget.get_context(field.html_name, field.value(), {"id": field.auto_id})
    boxes = context["widget"]["subwidgets"]
    names = [name.strip("_") for name in widget.widgets_names]
    return [DatePart(name, *_PARTS[name], box) for name, box in zip(names, boxes, strict=True)]


def _options(field: BoundField) -> list[dict[str, Any]]:
    if kind_of_input(field) != "choices":
        return []
    hints = getattr(field.field, "choice_hints", {})
    options = [
        {
            "tag": option.tag(),
            "id": option.id_for_label,
            "label": option.choice_label,
            "hint": hints.get(str(option.data["value"]), ""),
            "is_non_answer": str(option.data["value"]) in NON_ANSWERS,
        }
        for option in field.subwidgets
        if str(option.data["value"]) != ""
    ]
    return sorted(options, key=lambda option: option["is_non_answer"])  # below the answers, in their order
