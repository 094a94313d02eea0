"""The lines of "my work today" about referrals: what other countries ask and answer, and what we wait for."""

from datetime import datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sampan.portal.work_lines import MOST, MOST_COUNTED, Task, address, moment
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.referrals.facts import ReferralFact
from sampan.registry.referrals.queries import news_since, waiting_for_answer

NEWS_DAYS = 7  # answers and feedback of other countries stay on the page for a week


def referral_lines(reader: Reader, now: datetime) -> tuple[list[Task], list[Task]]:
    """Return what other countries wait for or have answered, and what we wait for."""
    asked = waiting_for_answer(reader=reader, side="receiver", limit=MOST)
    owed = waiting_for_answer(reader=reader, side="sender", limit=MOST)
    since = now - timedelta(days=NEWS_DAYS)
    news = news_since(reader=reader, since=since, limit=MOST_COUNTED)
    names = correspondent_names(get_language() or "en") if asked or owed or news else {}
    arrived = [_incoming(one, now, names) for one in asked]
    arrived += [_told(one, words, names) for one in news if (words := _news(one))]
    return arrived, [_outgoing(one, now, names) for one in owed]


def _told(one: ReferralFact, words: str, names: dict[str, str]) -> Task:
    place = address("crossings:referral", one.id)
    return Task(words, place, _("Look"), note=names.get(one.member, one.member))


def _incoming(one: ReferralFact, now: datetime, names: dict[str, str]) -> Task:
    return Task(
        title=_("A referral waits for your answer"),
        url=address("crossings:referral", one.id),
        action=_("Answer"),
        kind="warm",
        note=names.get(one.member, one.member),
        when=moment(one.answer_by),
        when_kind="overdue" if one.is_late(now) else "due",
        is_urgent=one.urgency == "urgent",
    )


def _outgoing(one: ReferralFact, now: datetime, names: dict[str, str]) -> Task:
    late = one.is_late(now)
    return Task(
        title=_("The other country has not answered in time") if late else _("Waiting for an answer"),
        url=address("crossings:referral", one.id),
        action=_("Call or ask another") if late else _("Look"),
        note=names.get(one.member, one.member),
        when=moment(one.answer_by),
        when_kind="overdue" if late else "later",
        is_urgent=one.urgency == "urgent",
    )


def _news(one: ReferralFact) -> str:
    """Return what is new in a referral and asks for a next step here; empty when nothing does."""
    owed = {
        "accepted": _("Accepted: release the identity, if the person agrees"),
        "released": _("Released: hand the case over"),
    }
    ours = {
        "declined": _("Declined: read why, and ask another"),
        "handed_over": _("Handed over: feedback may have arrived"),
        "withdrawn": _("Consent was withdrawn: see that it was obeyed"),
    }
    theirs = {
        "released": _("An identity was released to us"),
        "handed_over": _("A case was handed over to us: it is ours now"),
        "recalled": _("A referral was called back"),
        "withdrawn": _("Consent was withdrawn: what we held is closed"),
    }
    if one.is_outgoing and one.phase in owed:
        return owed[one.phase]
    return "" if one.is_read else (ours if one.is_outgoing else theirs).get(one.phase, "")
