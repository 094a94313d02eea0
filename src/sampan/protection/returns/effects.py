"""What the content of an arriving letter becomes: codes in the open, what identifies sealed, columns that change."""

from collections.abc import Callable, Mapping

from sampan.protection.returns.bodies import code_in, day_in, field_names, hash_in, moment_in
from sampan.protection.returns.contents import read_identity
from sampan.protection.returns.conversation import Event
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.keeping import Said
from sampan.protection.returns.services.receiving import take_identity
from sampan.protection.returns.table import Act
from sampan.protection.rights.facts import BLOCKERS
from sampan.registry.clock.queries import house_now, house_today, latest_day
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import province as known_province

KNOWN = frozenset(
    [
        "from",
        "happened_at",
        "preview",
        "answer_by",
        "province",
        "group",
        "group_number",
        "referral",
        "earlier",
        "identity",
        "record",
        "consent",
        "groups",
        "family",
        "result",
        "words",
        "authority",
        "whereabouts",
        "risks",
        "plan",
        "plan_hash",
        "approved",
        "safeguards",
        "gate_hash",
        "reason",
        "state",
        "kind",
        "number",
        "valid_until",
        "condition",
        "belongings",
        "place",
        "officer",
        "arrived_on",
    ]
)
_SEALED = ("words", "whereabouts", "number", "place", "officer", "authority")
"""Parts of a letter that identify somebody: kept sealed with the case's key, never in the open."""


def plainly(kept: Return, letter: ArrivedLetter, event: Event) -> Said:
    """Return the codes in the open and what identifies sealed; the names of unknown fields are kept."""
    sealed = {part: letter.body[part] for part in _SEALED if letter.body.get(part)}
    condition = code_in(letter.body, "condition", name="return_condition")
    facts = dict(event.told) | ({"condition": condition} if condition else {})
    unknown = field_names({name: 1 for name in letter.body if name not in KNOWN})
    changes = {"unknown": kept.unknown | {event.act.value: unknown}} if unknown else {}
    return Said(facts, sealed, changes=changes)


def _identity(kept: Return, letter: ArrivedLetter, event: Event) -> Said:
    """Take the identity in under the consent that the letter names; without one it is refused."""
    if not letter.body.get("consent"):
        raise InvalidInput("The letter names no consent.", remedy="Call the other side.", field="consent")
    identity, record, unknown = read_identity(letter.body, today=latest_day())
    take_identity(kept, identity, record, by=letter.by, purpose=letter.purpose)
    said = plainly(kept, letter, event)
    family = letter.body.get("family") if event.act is Act.TRACE else None
    kept_unknown = kept.unknown | dict(said.changes.get("unknown") or {}) | unknown
    return Said(
        said.facts, dict(family) if isinstance(family, Mapping) else {}, changes={"unknown": kept_unknown}
    )


def _risks(kept: Return, letter: ArrivedLetter, event: Event) -> Said:
    said = plainly(kept, letter, event)
    names = {"risk": "return_risk", "level": "return_risk_level", "measure": "return_measure"}
    told = letter.body.get("risks")
    risks = [
        {part: code_in(one, part, name=name) for part, name in names.items()}
        for one in (told if isinstance(told, list) else []) if isinstance(one, Mapping)
    ]  # fmt: skip
    return Said(dict(said.facts) | {"risks": risks[:50]}, changes=said.changes)


def _plan(kept: Return, letter: ArrivedLetter, event: Event) -> Said:
    plan = letter.body.get("plan")
    if not isinstance(plan, Mapping):
        raise InvalidInput("The letter holds no plan.", field="plan")
    approved = event.told.get("plan_hash", "") if letter.body.get("approved") is True else ""
    changes = {"approved_hash": approved} | _safeguards(kept, letter.body)
    return Said(
        event.told, {"plan": dict(plan)}, changes=changes | dict(plainly(kept, letter, event).changes)
    )


def _departure(kept: Return, letter: ArrivedLetter, event: Event) -> Said:
    gate_hash = hash_in(letter.body, "gate_hash")
    if not gate_hash:
        raise InvalidInput("The letter shows no evidence of the safeguards.", field="gate_hash")
    moment = moment_in(letter.body, "happened_at", latest=house_now())
    changes = {"gate_hash": gate_hash, "departed_at": moment} | _safeguards(kept, letter.body)
    return Said(dict(event.told) | {"gate_hash": gate_hash}, changes=changes)


def _safeguards(kept: Return, body: Mapping[str, object]) -> dict[str, object]:
    """Return the columns that the other side's own gate asks: what the host says of its safeguards."""
    told = body.get("safeguards")
    if not isinstance(told, Mapping):
        raise InvalidInput("The letter says nothing of the safeguards.", field="safeguards")
    rights = told.get("rights")
    document = "issued" if told.get("document") == "issued" else kept.document
    return {
        "answer": code_in(told, "answer", name="return_answer"),
        "asked_on": day_in(told, "asked_on"),
        "is_signed": told.get("signed") is True,
        "asylum": code_in(told, "asylum", name="return_asylum"),
        "rights": [code for code in BLOCKERS if code in rights] if isinstance(rights, list) else [],
        "document": document,
        "document_until": day_in(told, "document_until") or kept.document_until,
    }


def _document(kept: Return, letter: ArrivedLetter, event: Event) -> Said:
    said = plainly(kept, letter, event)
    facts = dict(said.facts) | {"kind": code_in(letter.body, "kind", name="return_document")}
    until = day_in(letter.body, "valid_until")
    return Said(
        facts | {"valid_until": str(until or "")},
        said.sealed,
        changes=dict(said.changes) | {"document_until": until},
    )


def _account(kept: Return, letter: ArrivedLetter, event: Event) -> Said:
    said = plainly(kept, letter, event)
    told = letter.body.get("belongings")
    belongings = (
        [one for one in told if code_in({"one": one}, "one", name="return_belonging")]
        if isinstance(told, list)
        else []
    )
    return Said(dict(said.facts) | {"belongings": belongings}, said.sealed, changes=said.changes)


def _arrival(kept: Return, letter: ArrivedLetter, event: Event) -> Said:
    on = day_in(letter.body, "arrived_on") or house_today()
    return Said({"arrived_on": str(on), "province": province_in(letter.body)})


def _stopped(kept: Return, letter: ArrivedLetter, event: Event) -> Said:
    return Said(event.told, changes={"stop_reason": event.told["reason"]})


EFFECTS: dict[Act, Callable[[Return, ArrivedLetter, Event], Said]] = {
    Act.VERIFY: _identity,
    Act.TRACE: _identity,
    Act.HOST_RISK: _risks,
    Act.ORIGIN_RISK: _risks,
    Act.PLAN: _plan,
    Act.DEPART: _departure,
    Act.DOCUMENT: _document,
    Act.HAND_OVER: _account,
    Act.RECEIVE: _account,
    Act.ARRIVE: _arrival,
    Act.STOP: _stopped,
}


def province_in(body: Mapping[str, object]) -> str:
    """Return the province of a letter, empty when this node knows none of that code."""
    told = code_in(body, "province")
    try:
        return known_province(told).code if told else ""
    except InvalidInput:
        return ""
