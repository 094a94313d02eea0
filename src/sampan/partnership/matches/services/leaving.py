"""A person leaves matching: by withdrawn consent, a closed identity or erasure, at once and from running epochs too.

Each record of an epoch has one sealed row with its keys, so that leaving costs as many look-ups as a person has keys,
not a reading of the register. The elements stay in the set; without their owners they lead to nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from django.db import transaction

from sampan.engines.matching.private.inputs import input_of
from sampan.partnership.matches.facts import Register, Side, Verdict
from sampan.partnership.matches.models import Epoch, HeldKey, HeldOwner, Request, Selector, SilentHit
from sampan.partnership.matches.registers import selector_key
from sampan.partnership.matches.sealing import OWNERS_OCTETS, keyed_digest, seal_json, unseal, unseal_json
from sampan.partnership.matches.services.owed import HIT_WAITS, TO_DECIDE, settle
from sampan.partnership.matches.services.rows import as_service, audit, has_service
from sampan.partnership.matches.services.willing import files_of_person, unwilling
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.consent.facts import ConsentFact

_KEYS_OCTETS = 1_024
"""A record's list of keys is padded to a multiple of this, so that its size shows little."""


def on_withdrawal(*, consent: ConsentFact, by: Actor, purpose: Purpose) -> None:
    """End matching of a person with each member to whom they said no, in the transaction of the withdrawal.

    In every file of theirs, however many were joined.
    """
    if not has_service():
        return
    with as_service() as reader:
        for case_id in files_of_person(consent.case_id):
            gone = [one for one in sorted(_concerned(case_id)) if unwilling(one, reader, among=[case_id])]
            _end(case_id, gone, by=by, purpose=purpose)


def on_closing(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """End matching of a person with every member, in the transaction that closes the identity."""
    if not has_service():
        return
    with as_service():
        _end(case_id, sorted(_concerned(case_id)), by=by, purpose=purpose)


def leave_epochs(owner: UUID, *, register: Register, askers: Collection[str] | None = None) -> int:
    """Take a record's keys out of running epochs, of all askers or those named; return how many there were.

    A key that other records share stays theirs.
    """
    running = _running(register)
    if askers is not None:
        running = running.filter(asker__in=askers)
    return sum(_leave(row, owner) for row in running)


def leave_again(epoch: Epoch, reader: Reader) -> None:
    """Take out of an epoch who said no while it was made, or whose files were joined since with one that did."""
    for case_id in unwilling(epoch.asker, reader):
        _leave(epoch, case_id)


def leave_what_runs() -> None:
    """Look once more through every running epoch of people for who may not be in it; the clock's hourly round."""
    with as_service() as reader, transaction.atomic():
        for epoch in _running(Register.PEOPLE):
            leave_again(epoch, reader)


def forget_person(case_id: UUID, *, by: Actor, purpose: Purpose) -> None:
    """End matching of an erased person with every member: keys, hits and requests that wait, and their tasks."""
    _end(case_id, sorted(_concerned(case_id)), by=by, purpose=purpose)


def leave_as_selector(row: Selector) -> None:
    """Let a selector lead to its suspect in no running epoch any more; runs as the node's service."""
    canonical = unseal(row.said_sealed, label=f"selector:{row.id}").decode()
    octets = input_of(selector_key(row.kind, canonical))
    for epoch in _running(Register.SELECTORS):
        for key in epoch.held.select_for_update().filter(digest=keyed_digest(octets, of=epoch.id)):
            _give_up(key, row.subject_id)


def owner_rows(epoch: Epoch, owners: Mapping[bytes, tuple[UUID, ...]]) -> Iterator[HeldOwner]:
    """Yield the row of each record of an epoch, from {input: its owners}."""
    held: defaultdict[UUID, list[str]] = defaultdict(list)
    for octets, ids in owners.items():
        digest = keyed_digest(octets, of=epoch.id).hex()
        for owner in ids:
            held[owner].append(digest)
    for owner, digests in held.items():
        digest = _digest_of(epoch, owner)
        octets = -(-(35 * len(digests) + 2) // _KEYS_OCTETS) * _KEYS_OCTETS
        sealed = seal_json(list(digests), label=label_of_owner(epoch.id, digest), octets=octets)
        yield HeldOwner(epoch=epoch, digest=digest, keys_sealed=sealed)


def label_of_owner(epoch_id: UUID, digest: bytes) -> str:
    """Return what a record's list of keys is bound to."""
    return f"owned:{epoch_id}:{bytes(digest).hex()}"


def _leave(epoch: Epoch, owner: UUID) -> int:
    kept = HeldOwner.objects.filter(epoch=epoch, digest=_digest_of(epoch, owner)).first()
    if kept is None:
        return 0
    told = unseal_json(kept.keys_sealed, label=label_of_owner(epoch.id, bytes(kept.digest)))
    assert isinstance(told, list)
    mine = epoch.held.select_for_update().filter(digest__in=[bytes.fromhex(str(one)) for one in told])
    keys = list(mine.order_by("id"))
    for key in keys:
        _give_up(key, owner)
    kept.delete()
    return len(keys)


def _give_up(key: HeldKey, owner: UUID) -> None:
    label = f"owners:{key.epoch_id}:{bytes(key.digest).hex()}"
    told = unseal_json(key.owners_sealed, label=label)
    assert isinstance(told, dict)
    others = [one for one in told["owners"] if one != str(owner)]
    if not others:
        key.delete()
        return
    key.owners_sealed = seal_json(told | {"owners": others}, label=label, octets=OWNERS_OCTETS)
    key.save(update_fields=("owners_sealed",))


def _digest_of(epoch: Epoch, owner: UUID) -> bytes:
    return keyed_digest(owner.bytes, of=f"owner:{epoch.id}")


def _concerned(case_id: UUID) -> set[str]:
    """Return the members whose epochs run, or who wait for an answer about the case."""
    waiting = (_waiting(model, case_id).values_list("member", flat=True) for model in (SilentHit, Request))
    return set(_running(Register.PEOPLE).values_list("asker", flat=True)).union(*waiting)


def _running(register: Register):
    return Epoch.objects.filter(side=Side.HOLDER, register=register).exclude(state="over")


def _waiting(model: type[SilentHit] | type[Request], case_id: UUID):
    found = model.objects.filter(case_id=case_id, verdict=Verdict.WAITING)
    return found.filter(way="in") if model is Request else found


def _end(case_id: UUID, members: Collection[str], *, by: Actor, purpose: Purpose) -> None:
    """Take the keys out and end what waits; nothing is sent, so that the other side sees silence as before."""
    if not members:
        return
    keys = leave_epochs(case_id, register=Register.PEOPLE, askers=members)
    hits, asked = (_ended(model, case_id, members) for model in (SilentHit, Request))
    for kind, ids in ((HIT_WAITS, hits), (TO_DECIDE, asked)):
        for one in ids:
            settle(kind, one, by=by, outcome="withdrawn")
    if keys or hits or asked:
        audit(
            "left", case_id, by=by, purpose=purpose, case_id=case_id, members=list(members), keys=keys, hits=len(hits),
            requests=len(asked),
        )  # fmt: skip


def _ended(model: type[SilentHit] | type[Request], case_id: UUID, members: Collection[str]) -> list[UUID]:
    ids = list(_waiting(model, case_id).filter(member__in=members).values_list("id", flat=True))
    model.objects.filter(id__in=ids).update(verdict=Verdict.ENDED)
    return ids
