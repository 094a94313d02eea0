"""Hears that a letter of ours was refused or came too late, and lets what hung on it end.

Until the key-holder's elements are looked up nobody knows of a hit: what is lost before says nothing of one, and is
told. The holder's and key-holder's desks are told of what they could not pass on; the asker hears no "it was looked
up" then. What the duty desk answered and nobody heard is told to the duty desk alone.
"""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from sampan.partnership.matches.facts import PREFIX, Side, State, Verdict
from sampan.partnership.matches.models import Epoch, Night, Question, Request, SilentHit
from sampan.partnership.matches.services.findings import owe_finding
from sampan.partnership.matches.services.losing import lose_questions
from sampan.partnership.matches.services.nights import end_night
from sampan.partnership.matches.services.owed import (
    NATIONAL,
    NOT_PASSED_ON,
    REQUEST_LOST,
    UNHEARD,
    owe_asker,
    owe_desk,
    owe_unheard,
)
from sampan.partnership.matches.services.rows import audit
from sampan.partnership.matches.services.unopened import tell_unopened, unopened
from sampan.partnership.matches.services.untold import end_with, not_heard
from sampan.partnership.matches.services.wiping import EPOCH_OVER, wipe_epochs
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import SettledLetter

_OPEN = (State.ASKED, State.HALF, State.WAITING)


def note_settled(settled: SettledLetter) -> None:
    """End the question, request, epoch or night that a lost letter belongs to; each waits for nothing any more."""
    act, reason = settled.kind.removeprefix(PREFIX), (settled.reason or "expired")[:40]
    end = _ENDS.get(act)
    if end is not None and end(settled, reason):
        audit(
            "not_taken",
            settled.conversation,
            by=settled.by,
            purpose=settled.purpose,
            letter=act,
            reason=reason,
        )


def _question(settled: SettledLetter, reason: str) -> int:
    found = Question.objects.filter(conversation=settled.conversation, state__in=_OPEN)
    asked = found.filter(side=Side.ASKER)
    ended = list(asked.values_list("id", flat=True))
    lost = lose_questions(found, reason=reason)
    _end_with(Question.objects.filter(id__in=ended), settled, reason)
    return lost


def _end_with(found: QuerySet[Question], settled: SettledLetter, reason: str) -> None:
    """An epoch that is over there is over here too, when its own holder or key-holder says so."""
    if reason == EPOCH_OVER:
        said = Q(epoch__holder=settled.member) | Q(epoch__keeper=settled.member)
        end_with(found.filter(said), by=settled.by, purpose=settled.purpose)


def _over(settled: SettledLetter, reason: str) -> int:
    """At the holder: the key-holder may still have its half; it is told again."""
    ended = Epoch.objects.filter(conversation=settled.conversation, keeper=settled.member)
    return not_heard(ended, reason=reason)


def _held_silent(settled: SettledLetter, reason: str) -> int:
    """At the holder: the key-holder has not our half, so nothing was looked up, and nothing will be."""
    found = Question.objects.filter(side=Side.HOLDER, conversation=settled.conversation, is_silent=True)
    mine = found.filter(epoch__keeper=settled.member, held=b"")
    _end_with(mine, settled, reason)
    return _not_passed_on(mine, reason)


def _bare(settled: SettledLetter, reason: str) -> int:
    """At the key-holder: the holder has not what it would look up."""
    found = Question.objects.filter(side=Side.KEEPER, conversation=settled.conversation, is_silent=True)
    return _not_passed_on(found.filter(epoch__holder=settled.member), reason)


def _not_passed_on(found: QuerySet[Question], reason: str) -> int:
    ids = list(found.filter(state=State.ANSWERED).values_list("id", flat=True))
    for one in ids:
        owe_desk(NOT_PASSED_ON, one, role=NATIONAL)
    return Question.objects.filter(id__in=ids).update(state=State.REFUSED, reason=reason)


def _known(settled: SettledLetter, reason: str) -> int:
    hits = SilentHit.objects.filter(question__conversation=settled.conversation, member=settled.member)
    answered = list(hits.filter(verdict=Verdict.APPROVED, unheard="").values_list("id", flat=True))
    for one in answered:
        owe_desk(UNHEARD, one)
    return SilentHit.objects.filter(id__in=answered).update(unheard=reason)


def _request(settled: SettledLetter, reason: str) -> int:
    """At the asker: nobody there decided anything; who asked is told, and may ask again."""
    asked = Request.objects.filter(
        way="out", question__conversation=settled.conversation, member=settled.member
    )
    lost = list(asked.filter(verdict=Verdict.WAITING).select_related("question"))
    for one in lost:
        owe_asker(REQUEST_LOST, one.question, account_id=one.asked_by_id)
    found = Request.objects.filter(id__in=[one.id for one in lost])
    return found.update(verdict=Verdict.LOST, reason=reason)


def _epoch(settled: SettledLetter, _reason: str) -> int:
    return wipe_epochs(
        Epoch.objects.filter(side=Side.HOLDER, conversation=settled.conversation, state="making")
    )


def _set(settled: SettledLetter, reason: str) -> int:
    """At the holder: key-holder or asker has not the finished set, so nothing can be asked in the epoch."""
    receiver = {"keeper" if settled.kind == f"{PREFIX}root" else "asker": settled.member}
    found = Epoch.objects.filter(side=Side.HOLDER, conversation=settled.conversation, **receiver)
    return wipe_epochs(found, reason=reason)


def _decided(settled: SettledLetter, reason: str) -> int:
    """At the holder: a person decided on a request, and the asker did not hear it."""
    asked = Request.objects.filter(
        way="in", question__conversation=settled.conversation, member=settled.member
    )
    unheard = list(asked.exclude(decided_at=None).filter(reason=""))
    for one in unheard:
        owe_unheard(one)
    return Request.objects.filter(id__in=[one.id for one in unheard]).update(reason=reason)


def _night(settled: SettledLetter, reason: str) -> int:
    run = Night.objects.filter(member=settled.member, conversation=settled.conversation)
    open_runs = list(run.exclude(state__in=("done", "refused")))
    for one in open_runs:
        end_night(one, "refused", reason)
    return len(open_runs)


def _audit(settled: SettledLetter, reason: str) -> int:
    """At the holder: who asked opens nothing of what was drawn; oversight hears why, where a reason may be true."""
    drawn = unopened(conversation=settled.conversation, member=settled.member).values_list("id", flat=True)
    return sum(tell_unopened(one, reason=reason) for one in list(drawn))


def _opening(settled: SettledLetter, _reason: str) -> int:
    """At the asker: what we opened did not arrive or was not accepted, and the holder's people will ask why."""
    ours = Question.objects.filter(side=Side.ASKER, conversation=settled.conversation, member=settled.member)
    ids = list(ours.filter(unopened_at=None).values_list("id", flat=True))
    for one in ids:
        owe_finding(one, what="not_opened")
    return Question.objects.filter(id__in=ids).update(unopened_at=house_now())


_ENDS: dict[str, Callable[[SettledLetter, str], int]] = {
    **dict.fromkeys(("ask", "keep", "unblind"), _question),
    "held_silent": _held_silent,
    "bare": _bare,
    "known": _known,
    "request": _request,
    "decided": _decided,
    **dict.fromkeys(("root", "set", "tags"), _set),
    "audit": _audit,
    "opening": _opening,
    **dict.fromkeys(("epoch", "piece"), _epoch),
    "over": _over,
    **dict.fromkeys(("night", "night_too", "masked", "twice"), _night),
}
