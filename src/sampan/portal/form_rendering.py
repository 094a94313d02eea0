"""Draws forms as Django does, the choices of a list in Python: a list of all countries is 250 templates otherwise."""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

_SELECT = "django/forms/widgets/select.html"
_OPTION = "django/forms/widgets/select_option.html"


class FormRenderer(DjangoTemplates):
    """Django's renderer; a plain select, whose options are drawn by nobody's own template, takes a fiftieth."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Return the widget's or form's HTML, escaped as its template would."""
        if template_name == _SELECT and _is_plain(context["widget"]):
            return _select(context["widget"])
        return str(super().render(template_name, context, request))


def _is_plain(widget: Mapping[str, Any]) -> bool:
    return all(
        one["template_name"] == _OPTION for _name, options, _place in widget["optgroups"] for one in options
    )


def _select(widget: Mapping[str, Any]) -> SafeString:
    lines = [f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget["attrs"])}>']
    for name, options, _place in widget["optgroups"]:
        drawn = [
            f'  <option value="{_escaped(one["value"])}"{_attributes(one["attrs"])}>'
            f"{conditional_escape(one['label'])}</option>"
            for one in options
        ]
        lines += (
            [f'  <optgroup label="{conditional_escape(name)}">', *drawn, "  </optgroup>"] if name else drawn
        )
    return mark_safe("\n".join((*lines, "</select>")))  # noqa: S308 - every part was escaped above


def _attributes(attrs: Mapping[str, Any]) -> str:
    """Return attributes with a space before each; True has no value, False is not drawn."""
    return "".join(
        f" {conditional_escape(name)}" if told is True else f' {conditional_escape(name)}="{_escaped(told)}"'
        for name, told in attrs.items()
        if told is not False
    )


def _escaped(told: Any) -> str:
    return conditional_escape(told if isinstance(told, SafeString) else str(told))
