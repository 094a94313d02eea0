"""Hears that a letter of ours was refused or came too late, and lets what hung on it end.

A refusal of a silent question is told: it comes before anything is looked up, so it says nothing of a hit.
"""

from sampan.partnership.matches.facts import PREFIX, Side, State, Verdict
from sampan.partnership.matches.models import Epoch, Night, Question, Request
from sampan.partnership.matches.services.rows import audit
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import SettledLetter

_QUESTION = ("ask", "keep", "unblind")
_EPOCH = ("epoch", "piece")
_NIGHT = ("night", "night_too", "masked", "twice")
_OPEN = (State.ASKED, State.HALF, State.WAITING)


def note_settled(settled: SettledLetter) -> None:
    """End the question, request, epoch or night that a lost letter belongs to; each waits for nothing any more."""
    act, reason = settled.kind.removeprefix(PREFIX), (settled.reason or "expired")[:40]
    if act in _QUESTION:
        found = Question.objects.filter(side=Side.ASKER, conversation=settled.conversation, state__in=_OPEN)
        ended = found.update(state=State.REFUSED, reason=reason, held=b"")
    elif act == "request":
        asked = Request.objects.filter(way="out", question__conversation=settled.conversation)
        ended = asked.filter(verdict=Verdict.WAITING).update(verdict=Verdict.REFUSED)
    elif act in _EPOCH:
        made = Epoch.objects.filter(side=Side.HOLDER, conversation=settled.conversation, state="making")
        ended = made.update(state="over", half_sealed=b"")
    elif act in _NIGHT:
        run = Night.objects.filter(member=settled.member, conversation=settled.conversation)
        open_runs = run.exclude(state__in=("done", "refused"))
        ended = open_runs.update(state="refused", reason=reason, kept_sealed=b"", ended_at=house_now())
    else:
        ended = 0
    if ended:
        audit(
            "not_taken",
            settled.conversation,
            by=settled.by,
            purpose=settled.purpose,
            letter=act,
            reason=reason,
        )
