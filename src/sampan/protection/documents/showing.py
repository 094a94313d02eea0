"""Turns documents into what their tab and pages show: words for kinds, sizes and days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat

from sampan.protection.cases.facts import CaseFact
from sampan.protection.documents.facts import DocumentFact, Slot
from sampan.protection.documents.limits import MOST_DOCUMENTS
from sampan.protection.documents.papers import VICTIM, paper_label
from sampan.protection.documents.queries import documents_of_case, slots
from sampan.protection.documents.services.formats import FORMATS
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.pack import country_pack
from sampan.vocabulary.languages import LANGUAGES
from sampan.vocabulary.territories import country_name

_ICONS = {"image": "eye", "audio": "megaphone"}


@dataclass(frozen=True)
class ShownDocument:
    """A document in words."""

    fact: DocumentFact
    kind: str
    paper: str
    format: str
    size: str
    icon: str
    language: str
    consent: str
    is_consent_open: bool
    kept_by: str
    removal_reason: str
    can_be_copied: bool


@dataclass(frozen=True)
class ShownSlot:
    """A slot with its country's name in words."""

    slot: Slot
    country: str


def panel(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return what the tab of a case shows; nothing sealed is opened."""
    found = documents_of_case(case_id=case.id, reader=reader)
    shown = in_words(found, language)
    is_ours = case.is_open and case.ownership == "here"
    listed = slots(case, found, language=language)
    papers = [ShownSlot(one, country_name(one.country, language)) for one in listed]
    return {
        "kept": [one for one in shown if one.fact.is_kept],
        "removed": [one for one in shown if not one.fact.is_kept],
        "slots": [one for one in papers if _is_first(one.slot)],
        "more_slots": [one for one in papers if not _is_first(one.slot)],
        "has_unverified": any(not one.slot.is_verified for one in papers),
        "most": MOST_DOCUMENTS,
        "may_write": is_ours and reader.actor.may_for(Permission.EDIT_CASE, reader.purpose),
    }


def _is_first(slot: Slot) -> bool:
    """Say whether a paper stands in sight: it is there, or it says that a person is a victim."""
    return slot.document_id is not None or slot.kind == VICTIM


def in_words(found: Iterable[DocumentFact], language: str) -> list[ShownDocument]:
    """Return documents with their codes in words."""
    listed = list(found)
    names = display_names({one.removed_by or one.kept_by for one in listed})
    return [_shown(one, names, language) for one in listed]


def line_words(facts: Mapping[str, str], language: str) -> Mapping[str, str]:
    """Return the words of a timeline's line."""
    kinds, reasons = code_list("document_kind"), code_list("removal_reason")
    kind, reason = facts.get("kind", ""), facts.get("reason", "")
    return {
        "kind": kinds.label(kind, language) if kinds.has(kind) else kind,
        "reason": reasons.label(reason, language) if reasons.has(reason) else reason,
    }


def _shown(one: DocumentFact, names: Mapping[object, str], language: str) -> ShownDocument:
    found, words = FORMATS[one.format], line_words({"kind": one.kind, "reason": one.removal_reason}, language)
    spoken = LANGUAGES.get(one.language)
    return ShownDocument(
        fact=one,
        kind=words["kind"],
        paper=_paper_words(one.paper, language),
        format=found.label,
        size=filesizeformat(one.size_bytes),
        icon=_ICONS.get(found.family, "file-text"),
        language=spoken.own_name if spoken else "",
        consent=code_list("document_consent").label(one.consent, language),
        is_consent_open=one.consent == "not_asked",
        kept_by=str(names.get(one.removed_by or one.kept_by, "")),
        removal_reason=words["reason"],
        can_be_copied=found.family in ("image", "pdf", "text") and found.code != "heic",
    )


def _paper_words(code: str, language: str) -> str:
    country, _colon, name = code.partition(":")
    if not code:
        return ""
    paper = next((one for one in country_pack(country).documents if one.code == name), None)
    return f"{paper_label(country, paper, language)} ({country_name(country, language)})" if paper else name
