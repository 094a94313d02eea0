"""Registers agencies and changes them."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.agencies.models import Agency
from sampan.registry.audit.services import record
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput


@dataclass(frozen=True)
class NewAgency:
    """What is known of a new agency; `kind` is a code of the list organisation_type, `province` ISO 3166-2."""

    name: str
    kind: str
    name_local: str = ""
    province: str = ""
    is_national_focal_point: bool = False


@transaction.atomic
def register_agency(*, new: NewAgency, by: Actor, purpose: Purpose) -> UUID:
    """Register an agency and return its id; raises InvalidInput naming the field."""
    require(by, Permission.MANAGE_AGENCIES, purpose=purpose)
    code_list("organisation_type").get(new.kind)
    if not new.name.strip() or Agency.objects.filter(name__iexact=new.name.strip()).exists():
        raise InvalidInput("The agency needs a name of its own.", remedy="Write its full name.", field="name")
    agency = Agency(
        name=new.name.strip(),
        name_local=new.name_local.strip(),
        kind=new.kind,
        province=new.province,
        is_national_focal_point=new.is_national_focal_point,
    )
    agency.save(force_insert=True)
    record("agency.registered", by=by, purpose=purpose, subject_kind="agency", subject_id=agency.id)
    return agency.id
