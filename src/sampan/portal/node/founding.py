"""What a new node begins with: its first agency, its service account and its first administrator."""

from uuid import UUID

from django.apps import apps
from django.db import transaction

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.access.roles import NODE_ADMINISTRATOR, NODE_SERVICE
from sampan.registry.accounts.queries import service_actor
from sampan.registry.accounts.services import NewAccount, issue_sign_in_link, open_account
from sampan.registry.audit.services import record

SERVICE = "node-service"


@transaction.atomic
def found(*, agency: str, administrator: str, language: str) -> dict[str, str]:
    """Make the first agency and accounts of an empty node; return their names and the administrator's token.

    The first agency and the service account are written here, as nobody is there yet who could be
    asked for a permission; from then on the service account acts, and all of it is audited.
    """
    service = _service(agency, language=language)
    who = {"by": service, "purpose": Purpose.ADMINISTRATION}
    with reading_as(Reader(service, Purpose.ADMINISTRATION)):
        record("node.founded", subject_kind="agency", subject_id=service.agency_id, **who)
        roles = (NODE_ADMINISTRATOR.code,)
        shown = administrator.capitalize()
        new = NewAccount(administrator, shown, agency_id=service.agency_id, roles=roles, language=language)
        account_id = open_account(new=new, **who)
        token = issue_sign_in_link(account_id=account_id, **who)
    return {"agency_id": str(service.agency_id), "administrator": administrator, "token": token}


def _service(agency: str, *, language: str) -> Actor:
    agency_id: UUID = (
        apps.get_model("agencies", "Agency")
        .objects.create(name=agency, kind="central_government_organisation", is_national_focal_point=True)
        .id
    )
    account = apps.get_model("accounts", "Account")(
        username=SERVICE,
        display_name="Node service",
        agency_id=agency_id,
        roles=[NODE_SERVICE.code],
        language=language,
        is_service=True,
    )
    account.set_unusable_password()
    account.save(force_insert=True)
    return service_actor()
