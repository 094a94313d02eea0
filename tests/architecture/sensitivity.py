"""Every field of every model of ours declares how sensitive it is, and nothing that is not there."""

from collections.abc import Iterable

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity


def undeclared_fields(kept: Iterable[type[models.Model]]) -> list[str]:
    """The fields without a declared sensitivity, and declarations without a field, as sentences."""
    return [problem for model in kept if _is_ours(model) for problem in _problems(model)]


def _is_ours(model: type[models.Model]) -> bool:
    return model.__module__.startswith("sampan.") and not model._meta.auto_created


def _problems(model: type[models.Model]) -> list[str]:
    declared = getattr(model, "SENSITIVITY", {})
    stored = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    name = f"{model.__module__}.{model.__name__}"
    wrong = [field for field, what in declared.items() if not isinstance(what, Sensitivity)]
    return [
        *(
            f"{name}.{field}: say how sensitive it is in SENSITIVITY"
            for field in sorted(stored - declared.keys())
        ),
        *(
            f"{name}.{field}: declared in SENSITIVITY, but not a field"
            for field in sorted(declared.keys() - stored)
        ),
        *(f"{name}.{field}: its sensitivity is none of the five" for field in sorted(wrong)),
    ]
