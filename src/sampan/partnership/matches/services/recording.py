"""Records numbers and accounts of suspects and cases. A helped person's own never gets in: the database refuses it."""

from functools import partial
from uuid import UUID

from django.db import transaction

from sampan.engines.matching.identifiers.forms import FORMS
from sampan.partnership.matches.models import Selector
from sampan.partnership.matches.own_numbers import edition, forms_asked, own_region
from sampan.partnership.matches.sealing import keyed_digest, seal
from sampan.partnership.matches.services.numbering import number_of
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.partnership.matches.services.tries import count_try, note_refused
from sampan.protection.cases.queries import case as read_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.people.queries import digests_of_whole, owned_by_people
from sampan.registry.people.services.own_numbers import own_digests
from sampan.vocabulary.errors import InvalidInput, NotPermitted

HELD_BY = ("suspect", "case")
_REMEDY = (
    "Check the number or address.",
    "Name an account, a group or an invitation. Record the address of a post or a video as a web page.",
)


@transaction.atomic
def record_selector(
    *, kind: str, text: str, held_by: str, subject_id: UUID, case_id: UUID | None, by: Actor, purpose: Purpose
) -> UUID:
    """Keep a selector, sealed, under its suspect or case, and return its id; the same one again is kept once.

    A suspect who is new in the actor's agency gets its next number. Raises InvalidInput for a kind, holder or text
    that cannot be read, TriesSpent when the officer tried too many today, NotPermitted when it is the phone, handle,
    e-mail, document, account or wallet of a person helped here, in any spelling; NotFound for a case that the actor
    does not see.
    """
    require(by, Permission.RECORD_SELECTOR, purpose=purpose)
    if case_id is not None:
        read_case(case_id=case_id, reader=Reader(by, purpose))
    row = _row(kind, text, held_by, subject_id)
    row.case_id, row.agency_id, row.recorded_by_id = case_id, by.agency_id, by.account_id
    with as_service():
        count_try(by)
        is_owned = owned_by_people(row.person_digests)
    if is_owned:
        raise _refusal(kind, by, purpose)
    with as_service():
        kept = Selector.objects.filter(digest=row.digest, subject_id=subject_id).first()
        if kept is None:
            row.save(force_insert=True)
        number_of(subject_id, agency_id=by.agency_id)
    audit("selector_recorded", (kept or row).id, by=by, purpose=purpose, case_id=case_id, kind=kind)
    return (kept or row).id


def digest_of(kind: str, canonical: str) -> bytes:
    """Return the keyed hash by which the same selector is found again on this node."""
    return keyed_digest(f"{kind},{canonical}".encode(), of="selectors")


def _refusal(kind: str, by: Actor, purpose: Purpose) -> NotPermitted:
    """Return the refusal of a helped person's number; the try stays counted and audited, whoever catches it."""
    refusal = NotPermitted(
        "This belongs to a person who is helped here.",
        remedy="Leave it out: what is theirs is never compared with other countries.",
    )
    refusal.leaves = partial(note_refused, kind=kind, by=by, purpose=purpose)
    return refusal


def _row(kind: str, text: str, held_by: str, subject_id: UUID) -> Selector:
    if kind not in FORMS or held_by not in HELD_BY:
        raise InvalidInput("This is no kind of selector.", remedy="Choose one of the list.", field="kind")
    canonical = FORMS[kind](text.strip(), own_region())  # without a code: the node's country, as in questions
    if not canonical:
        raise InvalidInput("This cannot be read as such.", remedy=_REMEDY[kind == "handle"], field="text")
    row = Selector(kind=kind, held_by=held_by, subject_id=subject_id, recorded_at=house_now())
    row.said_sealed = seal(canonical.encode(), label=f"selector:{row.id}")
    row.digest = digest_of(kind, canonical)
    own = own_digests(forms_asked(kind, canonical))
    row.person_digests = sorted(digests_of_whole(text) | digests_of_whole(canonical) | own)
    row.edition = edition()
    return row
