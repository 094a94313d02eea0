"""Reads letters without opening them; row security decides which ones."""

from uuid import UUID

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.facts import Direction, LetterFact, State
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.services.passing import keeps_body
from sampan.vocabulary.errors import NotFound

PAGE = 50


def letters(
    *,
    reader: Reader,
    before: UUID | None = None,
    direction: Direction | None = None,
    state: State | None = None,
    member: str = "",
    conversation: UUID | None = None,
    case_id: UUID | None = None,
    limit: int = PAGE,
) -> list[LetterFact]:
    """Return the letters that the reader may see, newest first, at most `limit`, older than `before`."""
    require(reader.actor, Permission.READ_LETTERS, purpose=reader.purpose)
    asked = {"id__lt": before, "direction": direction, "state": state, "member": member or None}
    asked |= {"conversation": conversation, "case_id": case_id}
    found = Letter.objects.filter(**{name: sought for name, sought in asked.items() if sought is not None})
    return [_fact(letter) for letter in found.order_by("-id")[:limit]]


def letter(*, id: UUID, reader: Reader) -> LetterFact:
    """Return one letter without its body; raises NotFound when the reader may not see it."""
    require(reader.actor, Permission.READ_LETTERS, purpose=reader.purpose)
    found = Letter.objects.filter(id=id).first()
    if found is None:
        raise NotFound("There is no such letter here, or you may not see it.")
    return _fact(found)


def _fact(letter: Letter) -> LetterFact:
    return LetterFact(
        id=letter.id,
        letter_id=letter.letter_id,
        direction=Direction(letter.direction),
        member=letter.member,
        kind=letter.kind,
        conversation=letter.conversation,
        in_reply_to=letter.in_reply_to,
        lane=letter.lane,
        sequence=letter.sequence,
        digest=letter.digest,
        signer_serial=letter.signer_serial,
        case_id=letter.case_id,
        agency_id=letter.agency_id,
        written_at=letter.written_at,
        expires_at=letter.expires_at,
        state=State(letter.state),
        reason=letter.reason,
        settled_at=letter.settled_at,
        receipt=letter.receipt,
        is_erased=not letter.body_sealed,
        read_at=letter.read_at,
        read_by=letter.read_by_id,
        is_kept=keeps_body(letter.kind),
    )
