"""What the corridors page counts of referrals: which answers are owed, by which side, and how long others took."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Min

from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.correspondence.figures import Awaited
from sampan.registry.referrals.models import Referral, ReferralEvent

_MOST = 2_000
_ANSWERS = ("accept", "decline", "expire")


def awaited(reader: Reader, since: datetime) -> Iterator[Awaited]:
    """Yield each referral of another country's that waits for an answer or got one since a moment."""
    for part in sight_of(reader, Realm.REFERRALS).parts():
        seen = Referral.objects.filter(part)
        for one in seen.filter(phase="previewed").order_by("answer_by")[:_MOST]:
            yield _awaited(one, None)
        answers = ReferralEvent.objects.filter(act__in=_ANSWERS, at__gte=since).values("referral_id")
        answered = dict(answers.annotate(first=Min("at")).values_list("referral_id", "first")[:_MOST])
        for one in seen.filter(id__in=answered):
            yield _awaited(one, answered[one.id])


def _awaited(one: Referral, answered_at: datetime | None) -> Awaited:
    owed_by = "us" if one.side == "receiver" else "them"
    return Awaited("referral", one.member, owed_by, one.opened_at, one.answer_by, answered_at)
