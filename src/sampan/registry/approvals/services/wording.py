"""Puts a question into words: the act, how it stands, who has to answer, and the one next action."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.facts import ApprovalFact
from sampan.registry.approvals.queries import go_on_url

STATES = {
    "asked": (gettext_lazy("waits for an answer"), "waiting"),
    "approved": (gettext_lazy("approved"), "done"),
    "refused": (gettext_lazy("refused"), "warm"),
    "superseded": (gettext_lazy("asked anew after a change"), "quiet"),
    "withdrawn": (gettext_lazy("taken back"), "quiet"),
    "lapsed": (gettext_lazy("the case was closed first"), "quiet"),
}


@dataclass(frozen=True)
class Shown:
    """A question as its pages show it; `go_on` is where the asker does what was approved."""

    fact: ApprovalFact
    title: str
    state: str
    kind: str
    asker: str
    answerer: str
    is_mine: bool
    may_answer: bool
    go_on: str

    @property
    def needs_another(self) -> bool:
        """True when the reader asked this themselves and somebody else has to answer."""
        return self.is_mine and self.fact.is_waiting and not self.may_answer


def shown(fact: ApprovalFact, *, names: Mapping[UUID, str], reader: Reader) -> Shown:
    """Return a question in words for this reader."""
    is_mine = fact.asked_by == reader.actor.account_id
    own = not is_mine or reader.actor.may_for(Permission.ANSWER_OWN_APPROVAL, reader.purpose)
    words, kind = STATES.get(fact.state, (fact.state, "quiet"))
    done = fact.state == "approved" and fact.used_at is not None
    return Shown(
        fact=fact,
        title=_(fact.label),
        state=_("approved, and done") if done else str(words),
        kind=kind,
        asker=names.get(fact.asked_by, ""),
        answerer=names.get(fact.answered_by, "") if fact.answered_by else "",
        is_mine=is_mine,
        may_answer=fact.is_waiting
        and own
        and reader.actor.may_for(Permission.ANSWER_APPROVAL, reader.purpose),
        go_on=go_on_url(fact) if is_mine and fact.is_to_do else "",
    )
