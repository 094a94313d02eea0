"""Nobody stores a field without having said how sensitive it is."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from sampan.registry.access.sensitivity import Sensitivity
from tests.architecture.sensitivity import undeclared_fields


def test_models_of_the_node_declare_every_field() -> None:
    kept = apps.get_models(include_auto_created=True)
    assert any(model.__module__.startswith("sampan.") for model in kept)
    problems = undeclared_fields(kept)
    assert not problems, "\n".join(problems)


def _model(name: str, sensitivity: dict[str, object]) -> type[models.Model]:
    meta = type("Meta", (), {"app_label": "portal"})
    body = {
        "__module__": "sampan.invented.models",
        "Meta": meta,
        "SENSITIVITY": sensitivity,
        "id": models.BigAutoField(primary_key=True),
        "passport": models.CharField(max_length=9),
    }
    return type(name, (models.Model,), body)


@isolate_apps("sampan.portal")
def test_undeclared_fields_field_without_sensitivity_is_found() -> None:
    model = _model("Gap", {"id": Sensitivity.INTERNAL})
    assert undeclared_fields([model]) == [
        "sampan.invented.models.Gap.passport: say how sensitive it is in SENSITIVITY"
    ]


@isolate_apps("sampan.portal")
def test_undeclared_fields_declaration_without_field_is_found() -> None:
    model = _model("Stale", dict.fromkeys(("id", "passport", "phone"), Sensitivity.SEALED))
    assert undeclared_fields([model]) == [
        "sampan.invented.models.Stale.phone: declared in SENSITIVITY, but not a field"
    ]


@isolate_apps("sampan.portal")
def test_undeclared_fields_word_that_is_no_class_is_found() -> None:
    model = _model("Word", {"id": Sensitivity.INTERNAL, "passport": "secret-ish"})
    assert undeclared_fields([model]) == [
        "sampan.invented.models.Word.passport: its sensitivity is none of the five"
    ]


@isolate_apps("sampan.portal")
def test_undeclared_fields_whole_declaration_passes() -> None:
    assert not undeclared_fields([_model("Whole", dict.fromkeys(("id", "passport"), Sensitivity.SEALED))])
