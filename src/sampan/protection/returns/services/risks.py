"""Both sides weigh the risks of a return: coded risks, each with its level and measure, and a result."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sampan.protection.returns.services.acting import do
from sampan.protection.returns.services.clocks import start_clock, stop_clock
from sampan.protection.returns.services.keeping import Said
from sampan.protection.returns.services.own_rows import own_row
from sampan.protection.returns.services.terms import due_on
from sampan.protection.returns.table import Act, Side
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput


@dataclass(frozen=True)
class Risk:
    """One risk: codes of the lists return_risk, return_risk_level and return_measure."""

    risk: str
    level: str
    measure: str


@transaction.atomic
def assess_risk(
    *, return_id: UUID, risks: Iterable[Risk], result: str, words: str = "", by: Actor, purpose: Purpose
) -> None:
    """Write this side's assessment and tell the other side; words stay here, sealed.

    Raises InvalidInput: a high risk without a possible measure does not end in "go", and none is left without one.
    """
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept, weighed = own_row(return_id), tuple(risks)
    _check(weighed, result)
    told = [{"risk": one.risk, "level": one.level, "measure": one.measure} for one in weighed]
    sealed = {"words": words} if words.strip() else {}
    is_host = kept.side == Side.HOST.value
    care = {"needs_care": needs_care(told, result)} if is_host else {}
    said = Said({"risks": told}, sealed, changes=care)
    day = due_on(kept.member, "origin_risk")
    body = {"risks": told} | ({"answer_by": str(day)} if is_host else {})
    act = Act.HOST_RISK if is_host else Act.ORIGIN_RISK
    kept = do(kept, act, told={"result": result}, body=body, said=said, by=by, purpose=purpose)
    if not is_host:
        stop_clock(kept, "origin_risk", by=by, purpose=purpose)
    elif kept.origin_risk == "asked":
        start_clock(kept, "origin_risk", owed_by="origin", due_on=day, by=by, purpose=purpose)


def needs_care(risks: list[dict[str, str]], result: str) -> bool:
    """Say whether somebody needs care before anything else: a high risk to health, and not now."""
    high = {one["risk"] for one in risks if one["level"] == "high"}
    return result == "not_now" and bool(high & {"health", "self_harm"})


def _check(risks: tuple[Risk, ...], result: str) -> None:
    code_list("return_risk_result").get(result)
    for one in risks:
        code_list("return_risk").get(one.risk)
        code_list("return_risk_level").get(one.level)
        code_list("return_measure").get(one.measure)
    if len({one.risk for one in risks}) != len(risks):
        raise InvalidInput("A risk is named twice.", remedy="Name each once.", field="risks")
    grave = any(one.level == "high" and one.measure in ("none_needed", "none_possible") for one in risks)
    if grave and result != "not_now":
        raise InvalidInput(
            "A high risk without a measure does not let the return go on.",
            remedy="Name a measure, or answer: not now.",
            field="result",
        )
    if result == "go_with_measures" and not risks:
        raise InvalidInput("Which measures?", remedy="Name the risks and their measures.", field="risks")
