"""Gives each suspect of an agency a number that stays: pages name suspects by it, for names are not kept."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from sampan.partnership.matches.models import Suspect
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import Unavailable

_TRIES = 5  # two may count on at the same moment


def number_of(subject_id: UUID, *, agency_id: UUID) -> int:
    """Return the number of a suspect in an agency, giving the next free one to a suspect who has none.

    Runs as the node's service. Numbers of suspects whose selectors are gone are never given again.
    """
    for _ in range(_TRIES):
        kept = Suspect.objects.filter(subject_id=subject_id, agency_id=agency_id).first()
        if kept is not None:
            return kept.number
        last = Suspect.objects.filter(agency_id=agency_id).aggregate(last=Max("number"))["last"] or 0
        made = Suspect(subject_id=subject_id, agency_id=agency_id, number=last + 1, given_at=house_now())
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            continue
        return made.number
    raise Unavailable("Many record at this moment.", remedy="Try again in a minute.")
