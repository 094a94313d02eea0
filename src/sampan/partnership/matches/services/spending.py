"""Quotas of a day by officer, case and peer, at asker, holder and key-holder; and the alarm when hits drift."""

from datetime import date

from django.db.models import F, Q, Sum

from sampan.engines.matching.private.questions import BATCH
from sampan.engines.matching.private.quotas import Account, Decision, Limits, charge, is_alarming
from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Arrangement, Rate, Spent
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import Refusal

OFFICER_BATCHES = CASE_BATCHES = 3
"""Of 64 places, a day, all members together: who works on cases asks once or twice; a list takes weeks (ADR 0031)."""
KEEPER_BATCHES = 15
"""Of 64 places that one member may ask another, as the key-holder counts them: 960 keys a day. No arrangement allows
more: two members could otherwise lift together what the third is there to hold (ADR 0031)."""

ALL_MEMBERS = ""
"""In place of a member: officers and cases are counted over all whom they ask."""

_SPENT = {
    "officer": "You have used up your private questions of today.",
    "case": "The private questions of today about this person are used up.",
    "peer": "The private questions of today between these two countries are used up.",
}


def limits_of(arrangement: Arrangement | None) -> Limits:
    """Return the limits in keys a day; without an arrangement here (the key-holder) the house's own."""
    batches = min(arrangement.batches_a_day, KEEPER_BATCHES) if arrangement else KEEPER_BATCHES
    return Limits(officer=OFFICER_BATCHES * BATCH, case=CASE_BATCHES * BATCH, peer=batches * BATCH)


def spend(
    side: Side, *, member: str, limits: Limits, officer: str = "", case: str = "", keys: int = BATCH
) -> Decision:
    """Charge a batch and return the decision; a refusal charges nothing. Holder and key-holder see the peer alone.

    Officer and case are counted over all members. Two batches at once wait for each other.
    """
    day = house_today()
    _lock(side, ALL_MEMBERS if officer else member)
    ours = Q(member=member, scope="peer") | Q(
        member=ALL_MEMBERS, scope__in=("officer", "case"), who__in=(officer, case)
    )
    asked = Spent.objects.filter(ours, side=side, day=day)
    account = Account(day, {(one.scope, one.who): one.keys for one in asked})
    if not officer:
        limits = Limits(officer=limits.peer, case=limits.peer, peer=limits.peer)
    decided = charge(
        account, officer=officer or "all", case=case or "all", peer=member, keys=keys, day=day, limits=limits
    )
    if decided.allowed:
        for (scope, who), sum_of_keys in decided.account.asked.items():
            if officer or scope == "peer":
                counted_for = member if scope == "peer" else ALL_MEMBERS
                Spent.objects.update_or_create(
                    side=side,
                    member=counted_for,
                    day=day,
                    scope=scope,
                    who=who,
                    defaults={"keys": sum_of_keys},
                )
    return decided


class QuotaSpent(Refusal):
    """The day's quota of an officer, a case or a member is spent; `scope` says whose. Audited like any refusal."""

    code = "quota_spent"

    def __init__(self, scope: str) -> None:
        """Say whose quota it is, and name nobody."""
        super().__init__(
            _SPENT[scope],
            remedy="Ask again tomorrow, the most urgent person first.",
            ask="the national focal point",
        )
        self.scope = scope


def require_allowed(decided: Decision) -> None:
    """Return when the batch may go; QuotaSpent otherwise."""
    if not decided.allowed:
        raise QuotaSpent(decided.scope)


def note_rate(side: Side, *, member: str, keys: int, hits: int) -> None:
    """Add the answers of a question to the day's."""
    row, _made = Rate.objects.get_or_create(side=side, member=member, day=house_today())
    Rate.objects.filter(id=row.id).update(keys=F("keys") + keys, hits=F("hits") + hits)


def is_drifting(side: Side, *, member: str, limits: Limits, day: date) -> bool:
    """Say whether the day's hit rate is so unlike the days before that somebody must look; runs as the service."""
    kept = Rate.objects.filter(side=side, member=member)
    today = kept.filter(day=day).first()
    past = kept.filter(day__lt=day).aggregate(keys=Sum("keys"), hits=Sum("hits"))
    if today is None:
        return False
    account = Account(
        day, past_keys=past["keys"] or 0, past_hits=past["hits"] or 0, keys=today.keys, hits=today.hits
    )
    return is_alarming(account, limits=limits)


def _lock(side: Side, member: str) -> None:
    """Let two batches at once wait for each other: a row of the day is made, then locked."""
    key = {"side": side, "member": member, "day": house_today(), "scope": "lock", "who": ""}
    Spent.objects.get_or_create(**key, defaults={"keys": 0})
    Spent.objects.select_for_update().get(**key)
