"""The status of a case as a history that can be read: who decided, why, on which ground of the law, who wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sampan.protection.cases.facts import CaseFact
from sampan.protection.identification.facts import DecisionFact
from sampan.protection.identification.queries import contradictions, decisions
from sampan.protection.identification.reasons import decision_reasons
from sampan.protection.identification.services.clocks import own_pack
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.vocabulary.codelists import code_list


@dataclass(frozen=True)
class ShownDecision:
    """A decision in words; `turns_round` when it says otherwise than the one before it."""

    fact: DecisionFact
    status: str
    reasons: tuple[str, ...]
    recorded_by: str
    turns_round: bool


def shown_decisions(case: CaseFact, *, reader: Reader, language: str) -> list[ShownDecision]:
    """Return the decisions of a case in words, newest first."""
    facts = decisions(case_id=case.id, reader=reader)
    names = display_names({one.decided_by for one in facts})
    reasons = {one.code: one.label for one in decision_reasons(own_pack(), language)}
    earlier: list[str] = [one.status for one in facts[1:]] + [""]
    return [
        ShownDecision(
            fact=one,
            status=code_list("trafficking_status").label(one.status, language),
            reasons=tuple(reasons.get(code, code) for code in one.reasons),
            recorded_by=names.get(one.decided_by, ""),
            turns_round=bool(before) and before != one.status,
        )
        for one, before in zip(facts, earlier, strict=True)
    ]


def panel_content(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return what the tab of the status shows."""
    return {
        "decisions_shown": shown_decisions(case, reader=reader, language=language),
        "contradictions": contradictions(case_id=case.id, reader=reader),
        "may_decide": reader.actor.may_for(Permission.DECIDE_STATUS, reader.purpose) and case.is_open,
    }
