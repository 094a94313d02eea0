"""The row of a letter: made, opened and named in the audit. Saving it is the services' part."""

from collections.abc import Mapping
from uuid import UUID

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import Act, record_many
from sampan.registry.correspondence.facts import ArrivedLetter, Direction, OutgoingLetter, State
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.sealing import open_body, seal_body
from sampan.registry.correspondence.services.passing import keeps_body
from sampan.vocabulary.errors import NotFound


def new_row(
    letter: OutgoingLetter | ArrivedLetter,
    *,
    direction: Direction,
    agency_id: UUID,
    case_id: UUID | None,
    state: State,
) -> Letter:
    """Return the row of a letter, without body and not yet saved."""
    return Letter(
        letter_id=letter.id,
        direction=direction,
        member=letter.member,
        kind=letter.kind,
        conversation=letter.conversation,
        in_reply_to=letter.in_reply_to,
        agency_id=agency_id,
        case_id=case_id,
        written_at=letter.written_at,
        expires_at=letter.expires_at,
        lane=letter.lane,
        state=state,
    )


def fill(row: Letter, body: Mapping[str, object]) -> None:
    """Seal a letter's body into its row; of a kind whose bodies are not kept the row stays empty."""
    row.body_sealed, row.key_version = b"", None
    if keeps_body(row.kind):
        row.body_sealed, row.key_version = seal_body(dict(body), letter_id=row.letter_id, case_id=row.case_id)


def opened(letter: Letter) -> dict[str, object]:
    """Return the body of a kept letter; NotFound for a kind whose bodies are not kept. The caller audits."""
    if not keeps_body(letter.kind):
        raise NotFound("The body of such a letter is not kept.", remedy="Its facts and receipts remain.")
    return open_body(
        bytes(letter.body_sealed),
        letter_id=letter.letter_id,
        case_id=letter.case_id,
        key_version=letter.key_version,
    )


def act_on(act: str, letter: Letter, *, more: Mapping[str, object] | None = None) -> Act:
    """Return an act on a letter for the audit: who it is to or from and its kind, never its body."""
    details = {"member": letter.member, "kind": letter.kind, "conversation": str(letter.conversation)}
    return Act(act, "letter", str(letter.letter_id), letter.case_id, details | dict(more or {}))


def audit(
    act: str, letter: Letter, *, by: Actor, purpose: Purpose, more: Mapping[str, object] | None = None
) -> None:
    """Audit an act on a letter."""
    record_many([act_on(act, letter, more=more)], by=by, purpose=purpose)
