"""Says what a member's code means here."""

from django.db import transaction

from sampan.partnership.codemaps.coded import is_code, knows
from sampan.partnership.codemaps.models import MappedCode, UnknownCode
from sampan.partnership.members.queries import member as member_of
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound


@transaction.atomic
def map_code(*, member: str, list_name: str, theirs: str, ours: str, by: Actor, purpose: Purpose) -> None:
    """Let a code of a member be read as ours from now on; `ours` empty: it is left out, as not recorded.

    Raises NotFound for an unknown member, UnknownCode for a list or code of ours that is none, InvalidInput for a
    code that our own list has: that one means here what it means.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    member_of(member)
    known = code_list(list_name)
    if ours:
        known.get(ours)
    if not is_code(theirs) or knows(list_name, theirs):
        raise InvalidInput(
            "This is no code that our list lacks.", remedy="Choose one of the unknown codes.", field="theirs"
        )
    told = {"ours": ours, "mapped_by_id": by.account_id, "mapped_at": house_now()}
    MappedCode.objects.update_or_create(member=member, list_name=list_name, theirs=theirs, defaults=told)
    UnknownCode.objects.filter(member=member, list_name=list_name, theirs=theirs).delete()
    _audit("codes.mapped", member, list_name, by=by, purpose=purpose)


@transaction.atomic
def unmap_code(*, id: int, by: Actor, purpose: Purpose) -> None:
    """Forget what a code of a member means here; raises NotFound."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = MappedCode.objects.filter(id=id).first()
    if row is None:
        raise NotFound("This code is not mapped.", remedy="Open the list of codes again.")
    row.delete()
    _audit("codes.unmapped", row.member, row.list_name, by=by, purpose=purpose)


def _audit(act: str, member: str, list_name: str, *, by: Actor, purpose: Purpose) -> None:
    details = {"list": list_name}
    record(act, by=by, purpose=purpose, subject_kind="member", subject_id=member, details=details)
