"""Gives letters to an agency and a case, opens them for a reader, and erases their bodies for good."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import Direction
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.rows import audit, opened
from sampan.registry.correspondence.sealing import seal_body
from sampan.vocabulary.errors import NotFound


@transaction.atomic
def file_letter(
    *, member: str, letter_id: UUID, agency_id: UUID, case_id: UUID | None, by: Actor, purpose: Purpose
) -> None:
    """Give an arrived letter to an agency and, when known, a case, whose key seals it from now on."""
    letter = _arrived(member=member, letter_id=letter_id)
    letter.agency_id = agency_id
    if case_id is not None and letter.body_sealed:
        body = opened(letter)
        letter.case_id = case_id
        letter.body_sealed, letter.key_version = seal_body(body, letter_id=letter_id, case_id=case_id)
    letter.save(update_fields=("agency", "case_id", "body_sealed", "key_version"))
    audit("letter.filed", letter, by=by, purpose=purpose)


@transaction.atomic
def erase_bodies(
    *, member: str, conversation: UUID, by: Actor, purpose: Purpose, direction: Direction | None = None
) -> int:
    """Erase the bodies of a conversation's letters for good; return how many. Facts and receipts remain."""
    letters = Letter.objects.filter(member=member, conversation=conversation).exclude(body_sealed=b"")
    if direction is not None:
        letters = letters.filter(direction=direction)
    erased = list(letters.select_for_update())
    for letter in erased:
        letter.body_sealed = b""
        letter.save(update_fields=("body_sealed",))
        audit("letter.erased", letter, by=by, purpose=purpose)
    return len(erased)


@transaction.atomic
def read_letter(*, id: UUID, reader: Reader) -> Mapping[str, object]:
    """Open the body of a letter that the reader may see; the reading is audited, the first one noted.

    Raises NotFound when there is no such letter for this reader, or its body was erased.
    """
    require(reader.actor, Permission.READ_LETTERS, purpose=reader.purpose)
    letter = Letter.objects.filter(id=id).first()
    if letter is None:
        raise NotFound("There is no such letter here, or you may not see it.")
    body = opened(letter)
    if letter.read_at is None:
        letter.read_at, letter.read_by_id = house_now(), reader.actor.account_id
        letter.save(update_fields=("read_at", "read_by"))
    audit("letter.read", letter, by=reader.actor, purpose=reader.purpose)
    return body


def _arrived(*, member: str, letter_id: UUID) -> Letter:
    letters = Letter.objects.select_for_update().filter(direction=Direction.IN)
    letter = letters.filter(member=member, letter_id=letter_id).first()
    if letter is None:
        raise NotFound("There is no such letter here.", remedy="File a letter while it is taken in.")
    return letter
