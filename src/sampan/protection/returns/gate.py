"""The gate of a return: what must be known before anything moves a person. Pure; nobody can override it.

No return without: a voluntary answer that is fresh, the risk answers of both sides, an asylum check, the rights
of the person (for a child a guardian and a determination of best interests, for everybody the reflection
period), consent, a confirmed nationality, an approved plan, and from the departure on a plan that both sides
agreed to and a paper to cross the border with. The numbers of days are reasoned in ADR 0017.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from sampan.vocabulary.canonical import content_hash

VOLUNTARY = "wants_to_return"
ASYLUM_CLEAR = ("no_fear", "refused_final", "withdrawn_freely")
RISK_CLEAR = ("go", "go_with_measures")


class Stage(StrEnum):
    """How far the person is to be moved: the later, the fresher the answers must be."""

    PLAN = "plan"
    DEPARTURE = "departure"
    HAND_OVER = "hand_over"


FRESH_DAYS = {Stage.PLAN: 30, Stage.DEPARTURE: 3, Stage.HAND_OVER: 10}
"""How old the person's last "yes" may be, in days; asked again right before the departure."""


@dataclass(frozen=True)
class GateFacts:
    """What is known on the day, in codes: empty means that nobody asked or answered.

    `rights` are codes of what blocks (rights.facts.BLOCKERS); `is_agreed` that both sides agreed to the plan.
    """

    stage: Stage
    on: date
    answer: str = ""
    asked_on: date | None = None
    is_signed: bool = False
    asylum: str = ""
    host_risk: str = ""
    origin_risk: str = ""
    rights: tuple[str, ...] = ()
    nationality: str = ""
    has_consent: bool = False
    is_approved: bool = False
    is_agreed: bool = False
    document: str = ""
    document_until: date | None = None


@dataclass(frozen=True)
class Missing:
    """One thing that is missing, as a code; `wording.MISSING` says what it is, what to do and who does it."""

    code: str


def gate(facts: GateFacts) -> tuple[Missing, ...]:
    """Return everything that is missing, in the order in which it is usually mended; nothing: the way is free."""
    found = [code for code, holds in _CONDITIONS if not holds(facts)]
    return tuple(Missing(code) for code in (*found, *sorted(set(facts.rights))))


def evidence(facts: GateFacts) -> dict[str, object]:
    """Return the facts as JSON, as they are kept beside their hash."""
    told = {name: str(one) if isinstance(one, date) else one for name, one in asdict(facts).items()}
    return told | {"rights": list(facts.rights), "stage": facts.stage.value}


def evidence_hash(facts: GateFacts) -> str:
    """Return the hash that a departure is kept with."""
    return content_hash(evidence(facts))


def _is_fresh(facts: GateFacts) -> bool:
    if facts.answer != VOLUNTARY or facts.asked_on is None:
        return True  # said by another condition
    age = (facts.on - facts.asked_on).days
    return 0 <= age <= FRESH_DAYS[facts.stage]


def _is_on_the_way(facts: GateFacts) -> bool:
    return facts.stage is not Stage.PLAN


def _document_holds(facts: GateFacts) -> bool:
    if not _is_on_the_way(facts):
        return True
    return facts.document == "issued" and (facts.document_until is None or facts.document_until >= facts.on)


_CONDITIONS: tuple[tuple[str, Callable[[GateFacts], bool]], ...] = (
    ("consent_missing", lambda facts: facts.has_consent),
    ("voluntariness_missing", lambda facts: facts.answer == VOLUNTARY and facts.asked_on is not None),
    ("voluntariness_unsigned", lambda facts: facts.answer != VOLUNTARY or facts.is_signed),
    ("voluntariness_old", _is_fresh),
    ("asylum_unchecked", lambda facts: bool(facts.asylum)),
    (
        "asylum_open",
        lambda facts: not facts.asylum or facts.asylum in ASYLUM_CLEAR or "asylum_open" in facts.rights,
    ),
    ("nationality_unconfirmed", lambda facts: facts.nationality == "confirmed"),
    ("host_risk_missing", lambda facts: bool(facts.host_risk)),
    ("host_risk_against", lambda facts: not facts.host_risk or facts.host_risk in RISK_CLEAR),
    ("origin_risk_missing", lambda facts: facts.origin_risk not in ("", "asked")),
    ("origin_risk_against", lambda facts: facts.origin_risk in ("", "asked", *RISK_CLEAR)),
    ("plan_unapproved", lambda facts: facts.is_approved),
    ("plan_unagreed", lambda facts: not _is_on_the_way(facts) or facts.is_agreed),
    ("document_missing", _document_holds),
)
