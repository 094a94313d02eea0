"""The three elements of trafficking (act, means, purpose): what in the file supports each, and what to ask.

Source: UN Trafficking in Persons Protocol (Palermo, 2000), article 3. A summary for the person who works on
the case, never a verdict: what is missing becomes a question, and for a child no means is asked for (3 c).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sampan.protection.circumstances.facts import Circumstances
from sampan.vocabulary.codelists import code_list

IN_RECORD, ON_ROUTE = _("the record"), _("the route")
AT_PLACE, BY_SUSPECT, IN_TRACE = _("a place"), _("a suspect"), _("a digital trace")

ACT_OF_ROLE = {
    "recruiter_or_intermediary": "recruitment",
    "broker_travel_agent": "recruitment",
    "recruiter_broker": "recruitment",
    "transporter": "transportation",
    "travelling_partner": "transportation",
    "smuggler": "transportation",
    "transferred_individual": "transfer",
    "sold_individual": "transfer",
    "harboured_individual": "harbouring",
    "received_individual": "receipt",
    "bought_individual": "receipt",
}
"""The act that a suspect's role points at (our mapping); roles that are no act point at none."""
ACT_OF_USE = {"first_contact": "recruitment", "job_offer": "recruitment", "travel": "transportation"}
MEANS_OF_CONDITION = {
    "locked_in": "restricts_movement",
    "guarded": "restricts_movement",
    "documents_taken": "withholds_documents",
    "no_pay": "takes_earnings",
    "debt": "debt_bondage",
    "threats": "threats",
    "ransom": "threat_children_family",
    "violence": "physical_abuse",
    "sexual_violence": "sexual_abuse",
    "no_food": "withholds_necessities",
    "no_care": "restricts_medical_care",
}
"""The means that a condition at a place points at (our mapping)."""
QUESTIONS: dict[str, tuple[Promise, ...]] = {
    "act": (
        _("Who first spoke of the work, the journey or the marriage, and how?"),
        _("Who moved, housed or received the person?"),
    ),
    "means": (
        _("What was promised, and what was different in truth?"),
        _("Could the person leave, telephone, or refuse?"),
        _("Were papers, wages, debts or the family used against them?"),
    ),
    "purpose": (_("What was the person made to do, and who gained from it?"),),
}
AGE_QUESTION = _("How old was the person then? For a child no means is needed.")
TITLES = {"act": _("Act"), "means": _("Means"), "purpose": _("Purpose")}


@dataclass(frozen=True)
class Support:
    """Something that supports an element: a label of the vocabulary, and where in the file it stands."""

    label: str
    sources: tuple[Promise, ...]


@dataclass(frozen=True)
class Element:
    """One of the three elements; without support its questions are to be asked, unless it `is_not_needed`."""

    code: str
    title: Promise
    supports: tuple[Support, ...]
    questions: tuple[Promise, ...]
    is_not_needed: bool = False


def elements(record: Mapping[str, object], told: Circumstances, *, language: str) -> tuple[Element, ...]:
    """Return act, means and purpose with what supports each; `record` is the case's trafficking record."""
    is_child = _is_child(record)
    return (
        _element("act", _acts(record, told), "act", language),
        _means_element(record, told, is_child=is_child, language=language),
        Element("purpose", TITLES["purpose"], *_purpose(record, told, language)),
    )


def _element(code: str, found: Mapping[str, list[Promise]], name: str, language: str) -> Element:
    supports = _supports(found, name, language)
    return Element(code, TITLES[code], supports, () if supports else QUESTIONS[code])


def _means_element(
    record: Mapping[str, object], told: Circumstances, *, is_child: bool | None, language: str
) -> Element:
    supports = _supports(_means(record, told), "means", language)
    questions = () if supports or is_child else QUESTIONS["means"]
    if questions and is_child is None:
        questions = (AGE_QUESTION, *questions)
    return Element("means", TITLES["means"], supports, questions, is_not_needed=bool(is_child))


def _acts(record: Mapping[str, object], told: Circumstances) -> dict[str, list[Promise]]:
    found = _of_record(record, "acts")
    if told.legs:
        _note(found, "transportation", ON_ROUTE)
    for role in _all(told.suspects, "roles"):
        _note(found, ACT_OF_ROLE.get(role, ""), BY_SUSPECT)
    for use in _all(told.traces, "uses"):
        _note(found, ACT_OF_USE.get(use, ""), IN_TRACE)
    return found


def _means(record: Mapping[str, object], told: Circumstances) -> dict[str, list[Promise]]:
    found = _of_record(record, "means")
    found.pop("not_specified", None)
    if record.get("movement_restricted") == "yes":
        _note(found, "restricts_movement", IN_RECORD)
    if any(leg.told.get("documents_taken") == "yes" for leg in told.legs):
        _note(found, "withholds_documents", ON_ROUTE)
    for condition in _all(told.places, "conditions"):
        _note(found, MEANS_OF_CONDITION.get(condition, ""), AT_PLACE)
    return found


def _purpose(
    record: Mapping[str, object], told: Circumstances, language: str
) -> tuple[tuple[Support, ...], tuple[Promise, ...]]:
    lists = (
        ("forms", "form_of_exploitation"),
        ("crime_types", "crime_type"),
        ("sex_types", "sex_type"),
        ("labour_sectors", "labour_sector"),
    )
    supports = [one for field, name in lists for one in _supports(_of_record(record, field), name, language)]
    kinds: dict[str, list[Promise]] = defaultdict(list)
    for place in told.places:
        _note(kinds, str(place.told["kind"]), AT_PLACE)
    supports += _supports(kinds, "place_kind", language)
    has_form = bool(record.get("forms"))
    return tuple(supports), () if has_form else QUESTIONS["purpose"]


def _of_record(record: Mapping[str, object], field: str) -> dict[str, list[Promise]]:
    codes = record.get(field)
    told = codes if isinstance(codes, list) else []
    return defaultdict(list, {str(code): [IN_RECORD] for code in told})


def _all(parts: Iterable[object], field: str) -> Iterable[str]:
    for part in parts:
        yield from part.told[field]  # type: ignore[attr-defined]


def _note(found: dict[str, list[Promise]], code: str, source: Promise) -> None:
    if code and source not in found[code]:
        found[code].append(source)


def _supports(found: Mapping[str, list[Promise]], name: str, language: str) -> tuple[Support, ...]:
    listed = code_list(name)
    return tuple(
        Support(listed.label(code, language), tuple(sources))
        for code, sources in found.items()
        if listed.has(code)
    )


def _is_child(record: Mapping[str, object]) -> bool | None:
    """Say whether the record shows a child; None when it does not say."""
    if record.get("majority"):
        return record["majority"] == "child"
    age = record.get("age")
    return age < 18 if isinstance(age, int) else None  # UN TIP Protocol article 3 (d)
