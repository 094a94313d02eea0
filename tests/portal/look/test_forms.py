"""A form field is drawn with its label, hint, error and answers that are not answers."""

import re

from django import forms
from django.template import Context, Template

from sampan.portal.styleguide.forms import DateInPartsField, SampleForm, sample_form_with_errors
from sampan.portal.templatetags.portal_forms import error_target, kind_of_input


def draw(field: forms.BoundField, more: str = "") -> str:
    return Template("{% load portal_forms %}{% form_field field " + more + "%}").render(
        Context({"field": field})
    )


def summary(form: forms.Form) -> str:
    return Template("{% load portal_forms %}{% error_summary form %}").render(Context({"form": form}))


def test_kind_of_each_sample_field_is_its_widgets() -> None:
    kinds = {field.name: kind_of_input(field) for field in SampleForm()}
    assert kinds == {
        "name": "text",
        "country": "select",
        "began": "date_parts",
        "sex": "choices",
        "needs": "choices",
        "account": "textarea",
        "paper": "file",
        "agrees": "tick",
        "closed": "text",
    }


def test_field_with_help_is_described_by_it() -> None:
    page = draw(SampleForm()["name"])
    assert 'aria-describedby="id_name_helptext"' in page
    assert 'id="id_name_helptext"' in page


def test_field_that_is_optional_says_so() -> None:
    assert "(optional)" in draw(SampleForm()["account"])
    assert "(optional)" not in draw(SampleForm()["name"])


def test_field_with_error_is_marked_and_described() -> None:
    page = draw(sample_form_with_errors()["name"])
    assert 'aria-invalid="true"' in page
    assert "id_again-name_error" in re.search(r'aria-describedby="([^"]*)"', page)[1]


def test_answers_that_are_none_are_set_apart() -> None:
    page = draw(SampleForm()["sex"])
    assert page.count("choice-quiet") == 3
    assert page.index("Another") < page.index("choice-quiet")


def test_sealed_field_says_so_and_is_marked_for_the_script() -> None:
    page = draw(SampleForm()["name"], "sealed=True ")
    assert "data-sealed" in page
    assert "kept sealed" in page


def test_date_in_parts_keeps_what_was_typed() -> None:
    form = SampleForm({"began_day": "", "began_month": "5", "began_year": "2022"})
    page = draw(form["began"])
    assert re.search(r'name="began_year"[^>]*value="2022"', page)
    assert re.search(r'name="began_month"[^>]*value="5"', page)


def test_date_in_parts_with_hostile_text_is_escaped() -> None:
    form = SampleForm({"began_year": '"><script>'})
    assert "<script>" not in draw(form["began"])


def test_date_in_parts_field_joins_the_known_parts() -> None:
    assert DateInPartsField().clean(["", "5", "2022"]) == "2022-5"


def test_summary_links_each_error_to_its_first_control() -> None:
    form = sample_form_with_errors()
    page = summary(form)
    assert 'href="#id_again-name"' in page
    assert 'href="#id_again-sex_0"' in page
    assert error_target(form["began"]) == "id_again-began_0"


def test_summary_of_a_form_without_errors_is_nothing() -> None:
    assert summary(SampleForm()).strip() == ""


def test_choice_hint_stands_under_its_choice() -> None:
    form = SampleForm()
    form.fields["sex"].choice_hints = {"other": "In the person's own words"}
    assert "choice-hint" in draw(form["sex"])
