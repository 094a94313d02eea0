"""Lane B: each night the selectors of two members are compared, masked by both; each learns its own share and sizes.

Letters: `night` and `night_too` say size and digest, signed, before anything is seen; `masked` brings the elements in
pieces; `twice` brings them back under both masks. No key-holder takes part. Secrets are wiped at the end.
"""

import os
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from sampan.engines.matching.keys import SPECIFICATION
from sampan.engines.matching.private import intersection
from sampan.engines.matching.private.commitments import public_key, sign
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.engines.matching.private.failures import require as require_round
from sampan.engines.matching.private.group import Scalar
from sampan.engines.matching.private.inputs import input_of
from sampan.engines.matching.private.intersection import Masked, digest_of, size_claim
from sampan.engines.matching.private.sessions import unpack_elements
from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import PIECE, elements_in, number_in, octets_in, pieces, told
from sampan.partnership.matches.models import Night, Selector, SelectorHit
from sampan.partnership.matches.registers import free_selectors, require_people_read
from sampan.partnership.matches.sealing import seal_json, unseal_json
from sampan.partnership.matches.services.arranging import MOST_SELECTORS, arrangement_with
from sampan.partnership.matches.services.caps import noted_when_refused
from sampan.partnership.matches.services.meeting import keep_hits
from sampan.partnership.matches.services.owed import owe_recorder
from sampan.partnership.matches.services.rows import as_service, audit, keep_piece, post, service_reader
from sampan.partnership.matches.services.signatures import require_signed
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.registry.identifiers import new_person_id
from sampan.vocabulary.errors import NotFound, WrongState


def begin_night(*, member: str) -> UUID | None:
    """Offer tonight's selectors to a member; None when it was done or the arrangement knows no lane B.

    Runs as the node's service. Raises NoAgreement, WrongState while the people helped here are read anew, and
    PrivateMatchFailure(over_cap); then a refused night is kept.
    """
    require_people_read()
    try:
        return _begun(member)
    except PrivateMatchFailure as failure:
        if failure.leaves is not None:
            failure.leaves()
        raise


def _begun(member: str) -> UUID | None:
    with as_service() as reader, transaction.atomic():
        cap = arrangement_with(member, on=house_today()).selector_cap
        if not cap or Night.objects.filter(member=member, night=house_today()).exists():
            return None
        conversation = new_person_id()
        with noted_when_refused(member, conversation, is_ours=True):
            row = _row(member, conversation, cap=cap, is_ours=True)
        post("night", _offer(row), to=member, conversation=row.conversation)
        audit("night_begun", row.id, by=reader.actor, purpose=reader.purpose, member=member, size=row.size)
    return row.id


def take_night(letter: ArrivedLetter) -> None:
    """Answer a member's offer with our own, and send our elements.

    Above the cap, twice a night, while the people helped here are read anew, or by other rules for keys, which would
    meet nothing: refused.
    """
    require_people_read()
    cap = arrangement_with(letter.member, on=house_today()).selector_cap
    if not cap or Night.objects.filter(member=letter.member, night=house_today()).exists():
        raise WrongState(
            "Selectors are compared once a night, when it was arranged.", remedy="Wait for tomorrow."
        )
    with noted_when_refused(letter.member, letter.conversation, is_ours=False):
        row = _row(letter.member, letter.conversation, cap=cap, is_ours=False)
        _note_offer(row, letter, cap)
    post("night_too", _offer(row), to=row.member, conversation=row.conversation)
    _send("masked", _kept(row).elements, row)


def take_night_too(letter: ArrivedLetter) -> None:
    """Note the other side's offer, and send our elements."""
    row = _night(letter, state="offered")
    if not row.is_ours:
        raise WrongState("We did not begin this night.", remedy="Begin one.")
    cap = arrangement_with(letter.member, on=house_today()).selector_cap
    with noted_when_refused(letter.member, letter.conversation, is_ours=True):
        _note_offer(row, letter, cap)
    _send("masked", _kept(row).elements, row)


def take_masked(letter: ArrivedLetter) -> None:
    """Keep a piece of theirs; with the last, compare with what they signed, mask all again and send it back."""
    row = _night(letter, state="masking")
    _keep(row, "theirs", letter, row.their_size)
    theirs = _whole(row, "theirs", row.their_size)
    if theirs is None:
        return
    try:
        require_round(digest_of(theirs) == bytes(row.their_digest), Reason.NOT_COMMITTED)
        twice = intersection.mask_again(_kept(row), theirs, cap=row.their_size)
    except PrivateMatchFailure as failure:
        end_night(row, "refused", failure.reason.value)
        return
    for place, some in enumerate(pieces(twice)):
        keep_piece(row, "twice", place, b"".join(some))
    _send("twice", twice, row)
    _compare(row, letter)


def take_twice(letter: ArrivedLetter) -> None:
    """Keep a piece of ours under both masks; with the last, compare."""
    row = _night(letter, state="masking")
    _keep(row, "ours", letter, row.size)
    _compare(row, letter)


def holds(row: Night, octets: bytes) -> bool:
    """Say whether an input of ours is among those of a night that runs."""
    return octets in _kept(row).inputs


def _compare(row: Night, letter: ArrivedLetter) -> None:
    ours, theirs = _whole(row, "ours", row.size), _whole(row, "twice", row.their_size)
    if ours is None or theirs is None:
        return
    found = intersection.common(_kept(row), twice=ours, theirs_twice=theirs)
    by_input = {input_of(key): selector_id for key, selector_id in _keys()} if found else {}
    ids = [by_input[octets] for octets in found if octets in by_input]
    hits = [
        SelectorHit(
            night=row, selector=one, agency_id=one.agency_id, member=row.member, found_at=letter.received_at
        )
        for one in Selector.objects.filter(digest__in=Selector.objects.filter(id__in=ids).values("digest"))
    ]
    _tell(row, hits)
    keep_hits(row, hits)
    end_night(row, "done", "")
    who = service_reader()
    audit("night_done", row.id, by=who.actor, purpose=letter.purpose, member=row.member, hits=len(hits))


def _tell(row: Night, hits: list[SelectorHit]) -> None:
    """Owe whoever recorded it a look at each number that this member has too and did not have before."""
    known = SelectorHit.objects.filter(member=row.member, selector__in=[one.selector_id for one in hits])
    old = set(known.values_list("selector_id", flat=True))
    fresh = (one.selector for one in hits if one.selector_id not in old)
    for agency_id, account_id in {(one.agency_id, one.recorded_by_id) for one in fresh}:
        owe_recorder(night_id=row.id, agency_id=agency_id, account_id=account_id)


def end_night(row: Night, state: str, reason: str) -> None:
    """End a night: what was sent and kept for it is wiped."""
    row.parts.all().delete()
    row.state, row.reason, row.kept_sealed, row.ended_at = state, reason, b"", house_now()
    row.save()


def _row(member: str, conversation: UUID, *, cap: int, is_ours: bool) -> Night:
    masked = intersection.mask((key for key, _id in _keys()), cap=cap, random_bytes=os.urandom)
    row = Night(
        conversation=conversation, member=member, night=house_today(), is_ours=is_ours, state="offered",
        size=len(masked.elements), digest=digest_of(masked.elements), began_at=house_now(),
    )  # fmt: skip
    kept = {"secret": masked.secret.octets.hex(), "inputs": b"".join(masked.inputs).hex()}
    kept["elements"] = b"".join(masked.elements).hex()
    row.kept_sealed = seal_json(kept, label=f"night:{row.id}")
    row.save(force_insert=True)
    return row


def _keys():
    """Yield (key, id) of the selectors that may go: none that became a helped person's own since it was recorded."""
    rows = Selector.objects.order_by("id").iterator(chunk_size=2_000)
    yield from ((key, row.id) for row, key in free_selectors(rows))


def _kept(row: Night) -> Masked:
    said = unseal_json(row.kept_sealed, label=f"night:{row.id}")
    assert isinstance(said, dict)
    octets = {name: bytes.fromhex(one) for name, one in said.items()}
    inputs, elements = (tuple(unpack_elements(octets[name])) for name in ("inputs", "elements"))
    return Masked(Scalar(octets["secret"]), inputs, elements)


def _offer(row: Night) -> dict[str, object]:
    claim = size_claim(row.size, bytes(row.digest), night=_named(row))
    seed = party.own_seed()
    return {
        "size": row.size, "specification": SPECIFICATION, "digest": told(bytes(row.digest)),
        "signer": told(public_key(seed)), "signature": told(sign(claim, seed=seed)),
    }  # fmt: skip


def _note_offer(row: Night, letter: ArrivedLetter, cap: int) -> None:
    require_round(letter.body.get("specification") == SPECIFICATION, Reason.OTHER_SPECIFICATION)
    row.their_size = number_in(letter.body, "size", most=MOST_SELECTORS)
    require_round(row.their_size <= cap, Reason.OVER_CAP)
    row.their_digest = octets_in(letter.body, "digest", most=32, exactly=32)
    claim = size_claim(row.their_size, row.their_digest, night=_named(row))
    require_signed(claim, letter.body, by=letter.member)
    row.state = "masking"
    row.save()


def _named(row: Night) -> str:
    return str(row.conversation)


def _send(act: str, elements: Sequence[bytes], row: Night) -> None:
    for place, some in enumerate(pieces(elements)):
        body = {"place": place, "elements": told(b"".join(some))}
        post(act, body, to=row.member, conversation=row.conversation)


def _keep(row: Night, kind: str, letter: ArrivedLetter, size: int) -> None:
    place = number_in(letter.body, "place", most=max(0, (size - 1) // PIECE))
    elements = elements_in(letter.body, count=min(PIECE, size - place * PIECE))
    keep_piece(row, kind, place, b"".join(elements))


def _whole(row: Night, kind: str, size: int) -> list[bytes] | None:
    """Return all elements of a kind once every piece is here."""
    parts = list(row.parts.filter(kind=kind).order_by("place").values_list("octets", flat=True))
    whole = b"".join(bytes(one) for one in parts)
    is_whole = len(parts) == max(1, -(-size // PIECE)) and len(whole) == size * 32
    return unpack_elements(whole) if is_whole else None


def _night(letter: ArrivedLetter, *, state: str) -> Night:
    found = Night.objects.select_for_update().filter(member=letter.member, conversation=letter.conversation)
    row = found.first()
    if row is None:
        raise NotFound("There is no such night here.", remedy="Offer one.")
    if row.state != state:
        raise WrongState("This night does not wait for that.", remedy="Wait for tomorrow.")
    arrangement_with(letter.member, on=house_today())  # ended since: nothing more is compared
    return row
