"""Signs what this node took in: a word on a run of a member's letters, or on a whole line for a bundle."""

from collections.abc import Iterable
from datetime import datetime

from sampan.engines.exchange.acknowledgements import MOST_REFUSED, Acknowledgement, sign_acknowledgement
from sampan.engines.exchange.leaves import run_root
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.models import Inbox, Link
from sampan.partnership.exchange.services.journalling import Journalled, hash_at, refusals
from sampan.partnership.members.services import own_secret
from sampan.vocabulary.canonical import JsonValue

MOST_IN_A_ROOT = 1_000  # letters; a longer run is a file's, and names its last letter alone


def signed_word(sender: str, run: Journalled, *, at: datetime, answers: str = "") -> Acknowledgement:
    """Return the signed word on a run of `sender`'s letters; it ends where the refusals no longer fit."""
    refused = run.refused
    if refused is None:
        refused = refusals(sender, run.lane, first=run.first, last=run.last)
    last, head = run.last, run.head
    if len(refused) > MOST_REFUSED:
        last = refused[MOST_REFUSED - 1][0]
        head = hash_at(sender, run.lane, last) or head
    secret = own_secret()
    told = Acknowledgement(
        sender=sender,
        receiver=secret.node_id,
        lane=run.lane,
        serial=secret.serial,
        received_at=at,
        first=run.first,
        last=last,
        head=head,
        journal=run.journal,
        refused=refused[:MOST_REFUSED],
        answers=answers,
        more=_root(sender, run, last=last),
    )
    return sign_acknowledgement(told, receiver=secret)


def _root(sender: str, run: Journalled, *, last: int) -> dict[str, JsonValue]:
    """Return the root of the tree over the run's hashes: with it one letter of the run is proven alone."""
    if not 1 <= last - run.first < MOST_IN_A_ROOT:
        return {}
    hashes: Iterable[str]
    if run.hashes is not None:
        hashes = run.hashes[: last - run.first + 1]
    else:
        places = Inbox.objects.filter(member=sender, lane=run.lane, sequence__range=(run.first, last))
        hashes = places.order_by("sequence").values_list("letter_hash", flat=True)
    return {"root": run_root(b"".join(map(bytes.fromhex, hashes)))}


def words_on_lines(member: str, *, at: datetime) -> list[Acknowledgement]:
    """Return a word on each of a member's lines from its first letter on: for a carrier that cannot answer."""
    lines = Link.objects.filter(member=member, way=Way.IN, sequence__gt=0).order_by("lane")
    runs = [Journalled(one.lane, one.sequence, 1, one.sequence, one.head) for one in lines]
    return [signed_word(member, run, at=at) for run in runs]
