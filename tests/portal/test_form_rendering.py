"""A plain list of choices is drawn as Django's own templates draw it, to the letter."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from sampan.portal.form_rendering import FormRenderer

CHOICES = [("", "-----"), ("a&b", "A <b>"), ("Two", [(1, "one"), (None, "it's")]), ("vn", "Việt Nam")]


class OwnOption(forms.Select):
    option_template_name = "django/forms/widgets/radio_option.html"


@pytest.mark.parametrize("chosen", ["a&b", "1", "", None, "unknown"])
def test_select_is_drawn_as_django_draws_it(chosen):
    attrs = {"id": "x", "required": True, "disabled": False, "title": '"<', "size": 3}
    for widget in (forms.Select(attrs, CHOICES), forms.SelectMultiple(attrs, CHOICES)):
        value = [chosen] if widget.allow_multiple_selected else chosen
        told = widget.render("na<me", value, renderer=FormRenderer())
        assert told.split() == widget.render("na<me", value, renderer=DjangoTemplates()).split()
        assert hasattr(told, "__html__")


def test_select_with_options_of_its_own_is_left_to_its_templates():
    widget = OwnOption(choices=CHOICES)
    assert widget.render("n", "1", renderer=FormRenderer()) == widget.render(
        "n", "1", renderer=DjangoTemplates()
    )
