"""Who could meet a need of a case: the person's coded facts, weighed against the directory."""

from typing import Any

from sampan.protection.assistance.facts import NeedFact
from sampan.protection.cases.facts import CaseFact
from sampan.protection.providers.facts import Candidate, PersonFacts
from sampan.protection.providers.queries import match_providers, why
from sampan.registry.access.reader import Reader


def person_of(case: CaseFact) -> PersonFacts:
    """Return what matching may know of a person: codes of the record alone."""
    record = case.record
    age = record.get("age")
    return PersonFacts(
        sex=str(record.get("sex") or ""),
        age=age if isinstance(age, int) else None,
        majority=case.majority,
        citizenship=_codes(record.get("citizenship")),
        languages=_codes(record.get("languages")),
    )


def candidates_for(
    case: CaseFact, need: NeedFact, *, reader: Reader, language: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return who fits and who does not, in words; a provider that was asked already says so.

    The province is the one where the person stays, as far as the record tells.
    """
    asked = {one.provider_agency_id: one for one in reversed(need.referrals)}
    found = match_providers(
        need=need.service,
        person=person_of(case),
        province=str(case.record.get("residence_province") or ""),
        reader=reader,
    )
    shown = [_shown(one, asked.get(one.provider.agency_id), language) for one in found]
    return [one for one in shown if one["fits"]], [one for one in shown if not one["fits"]]


def _shown(one: Candidate, before: Any, language: str) -> dict[str, Any]:
    return {
        "provider": one.provider,
        "offer": one.offer,
        "fits": one.fits,
        "why": why(one, language=language),
        "before": before,
    }


def _codes(told: object) -> tuple[str, ...]:
    return tuple(str(one) for one in told) if isinstance(told, list | tuple) else ()
