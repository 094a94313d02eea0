"""What surge mode shows on the page of a case: the wristband, and its lines of the timeline."""

from collections.abc import Mapping
from typing import Any

from sampan.protection.cases.facts import CaseFact
from sampan.protection.surge import queries
from sampan.protection.surge.wording import label, listed
from sampan.registry.access.reader import Reader
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import NotFound


def card(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return the person of an operation; nothing for a case that came another way."""
    if case.operation_id is None:
        return {}
    try:
        one = queries.person(case_id=case.id, reader=reader)
    except NotFound:
        return {}
    return {"one": listed([one], language)[0]}


def line_words(facts: Mapping[str, str], language: str) -> Mapping[str, str]:
    """Return the words of a changed level."""
    why, reasons = facts.get("why", ""), code_list("triage_change")
    return {
        "level": label("level", facts.get("level", ""), language),
        "why": reasons.label(why, language) if reasons.has(why) else why,
    }
