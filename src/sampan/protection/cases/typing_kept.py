"""Between what was typed into a page and the draft that keeps it, right or wrong."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict


def typed_of(form: forms.Form, data: Any) -> dict[str, list[str]]:
    """Return what was typed into a form, right or wrong, ready to keep as a draft."""
    return {name: data.getlist(name) for name in data if _belongs(form, name)}


def as_typed(kept: Mapping[str, object]) -> MultiValueDict:
    """Return a kept page as the form data that it was."""
    return MultiValueDict({name: list(told) for name, told in kept.items() if isinstance(told, list)})


def initial_of(form: forms.Form, kept: Mapping[str, object]) -> dict[str, object]:
    """Return a kept page as initial values, so that it is shown again without complaints."""
    data = as_typed(kept)
    return {name: field.widget.value_from_datadict(data, {}, name) for name, field in form.fields.items()}


def _belongs(form: forms.Form, name: str) -> bool:
    return name in form.fields or any(name.startswith(f"{field}_") for field in form.fields)
