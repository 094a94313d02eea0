"""Journals the letters of a frame, lane by lane, applies them once, and says how far each journal has come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sampan.engines.exchange.failures import Reason
from sampan.engines.exchange.journal import Accepted, Fork, Gap, Journal, accept
from sampan.engines.exchange.letters import Letter
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.lines import by_line
from sampan.partnership.exchange.models import Inbox, Link
from sampan.partnership.exchange.services.carrying import locked_links
from sampan.partnership.exchange.services.opening import Arrival, Arrived, audit
from sampan.partnership.exchange.services.witnessing import Leaf, note
from sampan.partnership.members.agreements import Allowance, allowance_of, groups_in
from sampan.registry.clock.queries import house_today
from sampan.registry.correspondence.facts import ArrivedLetter, Outcome
from sampan.registry.correspondence.services.taking_in import take_in_many
from sampan.vocabulary.errors import NoAgreement


@dataclass(frozen=True)
class Journalled:
    """How far a line has come: its journal, and the run of the letters just offered that it holds.

    `hashes` are those of the whole run, `refused` its places with their reasons; None when they must be looked up.
    """

    lane: int
    journal: int
    first: int
    last: int
    head: str  # of the letter at `last`
    hashes: tuple[str, ...] | None = None
    refused: tuple[tuple[int, str], ...] | None = None


class Forked(Exception):
    """The peer tells two histories of a line, that of `lane`; nothing of what it offered was taken."""

    def __init__(self, lane: int) -> None:
        """Keep the lane of the line."""
        super().__init__(lane)
        self.lane = lane


@dataclass(frozen=True)
class _Offered:
    """What was offered in one lane: the hashes at places filled before, and the letters that continue the line."""

    line: Link
    ordered: Sequence[Arrival]
    known: Mapping[int, str]
    fresh: Sequence[Arrival]
    after: Journal


def journal(arrived: Arrived, by_lane: Mapping[int, Sequence[Arrival]]) -> list[Journalled]:
    """Take in the letters of one or more lanes in the open transaction; raises Forked before any is applied.

    Letters taken before are answered again, applied never again; letters after a gap are left for later.
    """
    if not by_lane:
        return []
    lines = locked_links(arrived.sender, Way.IN, by_lane)
    lanes = [_offered(line, arrived, by_lane[line.lane]) for line in lines]
    fresh = [one for lane in lanes for one in lane.fresh]
    outcomes = _outcomes(arrived, fresh)
    _keep(arrived, fresh, outcomes)
    Link.objects.filter(id__in=[line.id for line in lines]).update(
        sequence=by_line("sequence", {lane.line.id: lane.after.sequence for lane in lanes}),
        head=by_line("head", {lane.line.id: lane.after.head for lane in lanes}),
        last_contact_at=arrived.now,
        trouble=Trouble.NONE,
        trouble_since=None,
    )
    reasons = zip(fresh, outcomes, strict=True)
    refused = [(one.letter, outcome.reason) for one, outcome in reasons if outcome.reason]
    return [_journalled(lane, refused) for lane in lanes]


def note_fork(arrived: Arrived, forked: Forked) -> None:
    """Note on the line concerned that its sender tells two histories: a person is called."""
    lines = Link.objects.filter(member=arrived.sender, way=Way.IN, lane=forked.lane)
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


def _offered(line: Link, arrived: Arrived, arrivals: Sequence[Arrival]) -> _Offered:
    ordered = sorted(arrivals, key=lambda one: one.letter.sequence)
    known = _places(line, ordered)
    fresh, after = _fresh(_journal(line, arrived), ordered, known.get)
    return _Offered(line, ordered, known, fresh, after)


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
                raise Forked(one.letter.lane)
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


def _journalled(lane: _Offered, refused: Sequence[tuple[Letter, str]]) -> Journalled:
    number, journal = lane.line.lane, lane.after
    places = {**lane.known, **{one.letter.sequence: one.letter.hash for one in lane.fresh}}
    held = [one.letter.sequence for one in lane.ordered if one.letter.sequence <= journal.sequence]
    if not held:
        return Journalled(number, journal.sequence, journal.sequence + 1, journal.sequence, journal.head)
    run = Journalled(number, journal.sequence, min(held), max(held), places[max(held)])
    if lane.known:
        return run
    told = tuple((letter.sequence, reason) for letter, reason in refused if letter.lane == number)
    return replace(run, hashes=tuple(places[place] for place in sorted(places)), refused=told)
