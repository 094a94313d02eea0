"""Reviewing: the next pair is opened, a person answers, and may take the last answer back."""

from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from sampan.prevention.linkages.facts import OpenedPair
from sampan.prevention.linkages.models import Answer, Linkage, LinkedPair, PairDecision, PairOpening
from sampan.prevention.linkages.services.sealing import key_of, open_pair, require_open
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

_TIE = Q(same=F("different"), same__gt=0)  # as many say one person as two


@transaction.atomic
def open_next(*, linkage_id: UUID, reader: Reader) -> OpenedPair | None:
    """Open the pair that a person should look at next; None when nothing is left for them. Audited.

    First what nobody has decided, the lowest score first; then what one other person has; then what two others
    decided differently. NotFound, WrongState once closed, NotPermitted or NoPurpose.
    """
    require(reader.actor, Permission.REVIEW_LINKAGE, purpose=reader.purpose)
    linkage = linkage_seen(linkage_id)
    key = key_of(linkage)
    waiting = _unanswered(reader.actor).filter(linkage=linkage)
    pair = waiting.filter(Q(said__lt=2) | _TIE).order_by("said", "score", "id").first()
    return None if pair is None else _opened(pair, key=key, reader=reader)


@transaction.atomic
def open_disputed(*, pair_id: UUID, linkage_id: UUID, reader: Reader) -> OpenedPair:
    """Open a pair on which two people differ, for a third. Audited.

    NotFound; WrongState where the reader has answered it, nobody differs on it, or the linkage is closed; NotPermitted
    or NoPurpose.
    """
    require(reader.actor, Permission.REVIEW_LINKAGE, purpose=reader.purpose)
    linkage = linkage_seen(linkage_id)
    key = key_of(linkage)
    if not linkage.pairs.filter(id=pair_id).exists():
        raise NotFound("There is no such pair here, or you may not see it.")
    pair = _unanswered(reader.actor).filter(_TIE, id=pair_id).first()
    if pair is None:
        raise WrongState(
            "This pair does not wait for you: you answered it, or nobody differs on it.",
            remedy="Look at the next pair.",
        )
    return _opened(pair, key=key, reader=reader)


def _unanswered(actor: Actor) -> QuerySet[LinkedPair]:
    """Return the pairs that a person has not answered, with how many answers they have, and how many of each."""
    same, different = (Count("decisions", filter=Q(decisions__answer=one)) for one in ("same", "different"))
    counted = LinkedPair.objects.annotate(said=Count("decisions"), same=same, different=different)
    return counted.exclude(
        id__in=PairDecision.objects.filter(decided_by_id=actor.account_id).values("pair_id")
    )


def _opened(pair: LinkedPair, *, key: bytes, reader: Reader) -> OpenedPair:
    records = open_pair(pair.sealed, key=key, pair_id=pair.id)
    record(
        "linkages.pair_opened", by=reader.actor, purpose=reader.purpose, subject_kind="linked_pair",
        subject_id=pair.id, details={"linkage": str(pair.linkage_id)},
    )  # fmt: skip
    pair.openings.get_or_create(
        opened_by_id=reader.actor.account_id,
        defaults={"agency_id": pair.agency_id, "opened_at": house_now()},
    )
    return OpenedPair(pair.id, pair.linkage_id, pair.score, records["a"], records["b"])


@transaction.atomic
def decide_pair(*, pair_id: UUID, answer: str, by: Actor, purpose: Purpose) -> None:
    """Write what a person says of a pair: same, different or unsure; once each.

    NotFound, InvalidInput for another answer, WrongState where they have not opened it, decided it already or it is
    closed, NotPermitted or NoPurpose.
    """
    require(by, Permission.REVIEW_LINKAGE, purpose=purpose)
    if answer not in Answer.values:
        raise InvalidInput("This is no answer.", remedy="Say same, different or unsure.", field="answer")
    pair = (
        LinkedPair.objects.select_for_update(of=("self",))
        .select_related("linkage")
        .filter(id=pair_id)
        .first()
    )
    if pair is None:
        raise NotFound("There is no such pair here, or you may not see it.")
    require_open(pair.linkage)
    if pair.decisions.filter(decided_by_id=by.account_id).exists():
        raise WrongState("You decided this pair already.", remedy="Take your last answer back first.")
    if not PairOpening.objects.filter(pair=pair, opened_by_id=by.account_id).exists():
        raise WrongState("You have not opened this pair.", remedy="Open both records, then answer.")
    pair.decisions.create(
        agency_id=pair.agency_id, answer=answer, decided_by_id=by.account_id, decided_at=house_now()
    )
    record(
        "linkages.decided", by=by, purpose=purpose, subject_kind="linked_pair", subject_id=pair_id,
        details={"answer": answer},
    )  # fmt: skip


@transaction.atomic
def take_back(*, linkage_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Take back a person's last answer in a linkage. WrongState when there is none, NotPermitted or NoPurpose."""
    require(by, Permission.REVIEW_LINKAGE, purpose=purpose)
    require_open(linkage_seen(linkage_id))
    own = PairDecision.objects.filter(pair__linkage_id=linkage_id, decided_by_id=by.account_id)
    last = own.order_by("-decided_at", "-id").first()
    if last is None:
        raise WrongState("You have decided nothing here.", remedy="Decide a pair first.")
    record("linkages.taken_back", by=by, purpose=purpose, subject_kind="linked_pair", subject_id=last.pair_id)
    last.delete()


def linkage_seen(linkage_id: UUID) -> Linkage:
    """Return a linkage that row security shows; NotFound."""
    found = Linkage.objects.filter(id=linkage_id).first()
    if found is None:
        raise NotFound("There is no such linkage here, or you may not see it.")
    return found
