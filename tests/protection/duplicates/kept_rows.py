"""Every row of every table that belongs to a case, counted and hashed, found by looking at the models themselves."""

from hashlib import sha256
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from sampan.protection.duplicates.models import DuplicatePair, Merge
from sampan.registry.access.models import TeamMember
from sampan.registry.people.models import MatchKeyHash, Person, SealedField, SearchHash
from sampan.registry.people.services.keys import case_data_key
from sampan.registry.people.services.rows import open_all

GROWS = {"TimelineEntry", "TeamMember"}
"""Tables to which a joining and its undoing add lines that stay: that it happened is not forgotten."""
MOVES = {"version", "sealed_at"}
"""Columns that count writes."""


def tables() -> list[type[Model]]:
    """Return the models with a row a case: by a column `case_id`, or the case itself."""
    found = [
        model
        for model in apps.get_models()
        if any(field.column == "case_id" for field in model._meta.concrete_fields)
        and model not in (Merge, DuplicatePair)
        and model.__name__ != "AuditEntry"
    ]
    return [*found, apps.get_model("cases", "Case")]


def counted() -> dict[str, int]:
    """Return how many rows each table has."""
    return {model.__name__: model.objects.count() for model in tables()}


def kept(case_ids: list[UUID], *, only: dict[str, set[str]] | None = None) -> dict[str, dict[str, str]]:
    """Return the content of each row of these cases by table and key; sealed identity opened, hashes as they are."""
    told: dict[str, dict[str, str]] = {}
    for model in tables():
        if model in (SealedField, SearchHash, MatchKeyHash):
            continue
        column = "id" if model.__name__ == "Case" else "case_id"
        attribute = next(field.attname for field in model._meta.concrete_fields if field.column == column)
        rows = model.objects.filter(**{f"{attribute}__in": case_ids}).values()
        name = model.__name__
        pk = model._meta.pk.attname
        told[name] = {
            str(row[pk]): _words(row)
            for row in rows
            if only is None or name not in GROWS or str(row[pk]) in only.get(name, set())
        }
    told["SearchHash"] = {
        f"{case}{kind}{bytes(digest).hex()}": "held"
        for case, kind, digest in SearchHash.objects.filter(case_id__in=case_ids).values_list(
            "case_id", "kind", "digest"
        )
    }
    told["MatchKeyHash"] = {
        f"{case}{digest}": "held"
        for case, digest in MatchKeyHash.objects.filter(case_id__in=case_ids).values_list("case_id", "digest")
    }
    told["Identity"] = {
        str(one.case_id): repr(sorted(open_all(one, data_key=case_data_key(one.case_id)).items()))
        for one in Person.objects.filter(case_id__in=case_ids)
    }
    return told


def hashed(told: dict[str, dict[str, str]]) -> str:
    """Return one hash of all the rows."""
    return sha256(
        repr(sorted((name, sorted(rows.items())) for name, rows in told.items())).encode()
    ).hexdigest()


def keys_of(told: dict[str, dict[str, str]]) -> dict[str, set[str]]:
    """Return the keys of the rows, by table."""
    return {name: set(rows) for name, rows in told.items()}


def left_teams() -> int:
    """Return how many memberships have ended."""
    return TeamMember.objects.filter(left_at__isnull=False).count()


def _words(row: dict[str, object]) -> str:
    told = {name: bytes(one) if isinstance(one, memoryview) else one for name, one in row.items()}
    return repr(sorted((name, one) for name, one in told.items() if name not in MOVES))
