"""Taking over weights of matching as an act that a second person approves."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sampan.registry.approvals.facts import ApprovableAct


def _words(facts: Mapping[str, object], language: str) -> list[tuple[str, str]]:
    told = (
        (_("Version"), "version"),
        (_("Weights that move"), "changes"),
        (_("Answers they were learnt from"), "labels"),
        (_("Reviewers"), "reviewers"),
    )
    return [(label, str(facts[name])) for label, name in told if name in facts]


ACT = ApprovableAct(
    code="matching_weights",
    label=gettext_noop("Take over weights of matching"),
    is_needed_by_default=True,
    url_name="weights:step",
    words=_words,
)
