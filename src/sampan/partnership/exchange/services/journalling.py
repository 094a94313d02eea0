"""Journals the letters of one lane, applies them once, and says how far the journal has come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sampan.engines.exchange.failures import Reason
from sampan.engines.exchange.journal import Accepted, Fork, Gap, Journal, accept
from sampan.engines.exchange.letters import Letter
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.models import Inbox, Link
from sampan.partnership.exchange.services.carrying import locked_link
from sampan.partnership.exchange.services.opening import Arrival, Arrived, audit
from sampan.partnership.exchange.services.witnessing import Leaf, note
from sampan.partnership.members.agreements import Allowance, allowance_of, groups_in
from sampan.registry.clock.queries import house_today
from sampan.registry.correspondence.facts import ArrivedLetter, Outcome
from sampan.registry.correspondence.services.taking_in import take_in_many
from sampan.vocabulary.errors import NoAgreement


@dataclass(frozen=True)
class Journalled:
    """How far a line has come: its journal, and the run of the letters just offered that it holds."""

    lane: int
    journal: int
    first: int
    last: int
    head: str  # of the letter at `last`
    refused: tuple[tuple[int, str], ...] | None = (
        None  # places with their reasons; None when they must be looked up
    )


class Forked(Exception):
    """The peer tells two histories of a line; nothing of what it offered was taken."""


def journal_lane(arrived: Arrived, arrivals: Sequence[Arrival], *, lane: int) -> Journalled:
    """Take in the letters of one lane in the open transaction; raises Forked before anything is applied.

    Letters taken before are answered again, applied never again; letters after a gap are left for later.
    """
    line = locked_link(arrived.sender, Way.IN, lane)
    ordered = sorted(arrivals, key=lambda one: one.letter.sequence)
    places = _places(line, ordered)
    fresh, journal = _fresh(_journal(line, arrived), ordered, places.get)
    outcomes = _outcomes(arrived, fresh)
    _keep(arrived, fresh, outcomes)
    line.sequence, line.head, line.last_contact_at = journal.sequence, journal.head, arrived.now
    line.trouble, line.trouble_since = Trouble.NONE, None
    line.save(update_fields=("sequence", "head", "last_contact_at", "trouble", "trouble_since"))
    told = _refused(fresh, outcomes) if not places else None
    places |= {one.letter.sequence: one.letter.hash for one in fresh}
    return replace(_journalled(line, ordered, places), refused=told)


def _refused(fresh: Sequence[Arrival], outcomes: Sequence[Outcome]) -> tuple[tuple[int, str], ...]:
    both = zip(fresh, outcomes, strict=True)
    return tuple((one.letter.sequence, outcome.reason) for one, outcome in both if outcome.reason)


def note_fork(arrived: Arrived) -> None:
    """Note on the lines concerned that their sender tells two histories: a person is called."""
    lanes = {one.letter.lane for one in arrived.letters}
    lines = Link.objects.filter(member=arrived.sender, way=Way.IN, lane__in=lanes)
    lines.exclude(trouble=Trouble.FORKED).update(trouble=Trouble.FORKED, trouble_since=arrived.now)


def refusals(sender: str, lane: int, *, first: int, last: int) -> tuple[tuple[int, str], ...]:
    """Return the places of a run that were refused, each with its reason."""
    rows = Inbox.objects.filter(member=sender, lane=lane, sequence__range=(first, last)).exclude(refusal="")
    return tuple(rows.order_by("sequence").values_list("sequence", "refusal"))


def hash_at(sender: str, lane: int, place: int) -> str | None:
    """Return the hash of the letter taken at a place of a member's line."""
    rows = Inbox.objects.filter(member=sender, lane=lane, sequence=place)
    return rows.values_list("letter_hash", flat=True).first()


def _journal(line: Link, arrived: Arrived) -> Journal:
    return Journal(arrived.sender, arrived.secret.node_id, line.sequence, line.head, line.lane)


def _places(line: Link, ordered: Sequence[Arrival]) -> dict[int, str]:
    """Return the hashes at those of the places that were filled before."""
    known = [one.letter.sequence for one in ordered if one.letter.sequence <= line.sequence]
    if not known:
        return {}
    rows = Inbox.objects.filter(member=line.member, lane=line.lane, sequence__in=known)
    return dict(rows.values_list("sequence", "letter_hash"))


def _fresh(
    journal: Journal, ordered: Sequence[Arrival], taken: Callable[[int], str | None]
) -> tuple[list[Arrival], Journal]:
    """Return the letters that continue the line, and the journal that holds them."""
    fresh: list[Arrival] = []
    seen: dict[int, str] = {}
    for one in ordered:
        verdict = accept(journal, one.letter, journalled=lambda place: seen.get(place) or taken(place))
        match verdict:
            case Fork():
                raise Forked
            case Gap():
                break
            case Accepted(after):
                fresh.append(one)
                seen[one.letter.sequence], journal = one.letter.hash, after
    return fresh, journal


def _outcomes(arrived: Arrived, fresh: Sequence[Arrival]) -> list[Outcome]:
    outcomes: dict[int, Outcome] = {}
    allowed, today = allowance_of(arrived.sender), house_today()
    to_take: list[tuple[int, ArrivedLetter]] = []
    for place, one in enumerate(fresh):
        if one.is_late:
            details = {"kind": one.letter.kind}
            audit("letter.came_too_late", reader=arrived.reader, sender=arrived.sender, details=details)
            outcomes[place] = Outcome(False, Reason.EXPIRED.value)
        elif (letter := _arrived_letter(arrived, one)) is None:
            outcomes[place] = Outcome(False, Reason.MALFORMED.value)
        elif (refusal := _refusal(allowed, letter, today)) is not None:
            outcomes[place] = Outcome(False, refusal.code)
        else:
            to_take.append((place, letter))
    taken = take_in_many([letter for _place, letter in to_take])
    outcomes |= {place: outcome for (place, _), outcome in zip(to_take, taken, strict=True)}
    return [outcomes[place] for place in range(len(fresh))]


def _refusal(allowed: Allowance, letter: ArrivedLetter, today: date) -> NoAgreement | None:
    try:
        told = {"kind": letter.kind, "groups": groups_in(letter.body), "conversation": letter.conversation}
        allowed.require(way=Way.IN, on=today, **told)  # type: ignore[arg-type]
    except NoAgreement as refusal:
        return refusal
    return None


def _arrived_letter(arrived: Arrived, one: Arrival) -> ArrivedLetter | None:
    letter = one.letter
    try:
        ids = UUID(letter.id), UUID(letter.conversation)
        reply = UUID(letter.in_reply_to) if letter.in_reply_to else None
    except ValueError:
        return None
    return ArrivedLetter(
        id=ids[0],
        member=letter.sender,
        kind=letter.kind,
        conversation=ids[1],
        in_reply_to=reply,
        body=letter.body,
        written_at=letter.written_at,
        received_at=arrived.now,
        by=arrived.reader.actor,
        purpose=arrived.reader.purpose,
        digest=letter.hash,
        sequence=letter.sequence,
        signer_serial=one.opened.card.serial,
        expires_at=letter.expires_at,
        lane=letter.lane,
    )


def _keep(arrived: Arrived, fresh: Sequence[Arrival], outcomes: Sequence[Outcome]) -> None:
    if not fresh:
        return
    Inbox.objects.bulk_create([
        Inbox(
            member=arrived.sender,
            lane=one.letter.lane,
            sequence=one.letter.sequence,
            letter_hash=one.letter.hash,
            refusal=outcome.reason,
            received_at=arrived.now,
        )
        for one, outcome in zip(fresh, outcomes, strict=True)
    ])  # fmt: skip
    note([_leaf(one.letter) for one in fresh])


def _leaf(letter: Letter) -> Leaf:
    return Leaf(Way.IN, letter.sender, letter.lane, letter.sequence, letter.hash)


def _journalled(line: Link, ordered: Sequence[Arrival], places: dict[int, str]) -> Journalled:
    held = [one.letter.sequence for one in ordered if one.letter.sequence <= line.sequence]
    if not held:
        return Journalled(line.lane, line.sequence, line.sequence + 1, line.sequence, line.head)
    return Journalled(line.lane, line.sequence, min(held), max(held), places[max(held)])
