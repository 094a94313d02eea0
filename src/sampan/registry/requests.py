"""What a request brings to a page or an address for machines: who reads, what was typed, and how to answer it."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, QueryDict

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import InvalidInput, NoPurpose


def reader_for(request: HttpRequest, permission: Permission) -> Reader:
    """Return the reader of a request who holds a permission; raises NotPermitted or NoPurpose."""
    reader = named(getattr(request, "reader", None))
    require(reader.actor, permission, purpose=reader.purpose)
    return reader


def for_named_purpose(request: HttpRequest, reader: Reader, *, otherwise: NoPurpose) -> Reader:
    """Return the reader for the purpose that was posted with the request; raises `otherwise` without one.

    What is sealed is opened for a purpose said at that moment, never for the one that the session happens to hold.
    """
    purpose = request.POST.get("purpose", "")
    if purpose not in {one.value for one in reader.actor.purposes}:
        raise otherwise
    return Reader(reader.actor, Purpose(purpose))


def by_whom(reader: Reader) -> dict[str, Any]:
    """Return `by=` and `purpose=` of an act of the reader."""
    return {"by": reader.actor, "purpose": reader.purpose}


def posted_in(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, even when it is empty; None when nothing was."""
    return request.POST if request.method == "POST" else None


def id_or_none(text: str) -> UUID | None:
    """Return the id that a text is, None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def say_on_form(form: Form, error: InvalidInput) -> None:
    """Say on the form what is wrong, at its field when the form has it."""
    form.add_error(error.field if error.field in form.fields else None, str(error))
