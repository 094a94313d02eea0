"""Turns what is recorded of what happened into what its tab shows: words, the three elements, the drawing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sampan.protection.cases.facts import CaseFact
from sampan.protection.circumstances.elements import elements
from sampan.protection.circumstances.facts import Circumstances, PartFact, SeenCase
from sampan.protection.circumstances.parts import PARTS, Asked, Part, part_of
from sampan.protection.circumstances.picture import drawing, province_name
from sampan.protection.circumstances.queries import also_seen, circumstances
from sampan.protection.documents.queries import document_names
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.days import day_in_words
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import country_name

IN_TITLE = frozenset({"position", "from_country", "to_country", "kind", "roles"})
"""Fields that the title of a part says already."""


@dataclass(frozen=True, repr=False)
class ShownPart:
    """A part in words: its title, (label, words) of what is recorded, what was opened, and where else it is."""

    fact: PartFact
    title: str
    answers: tuple[tuple[str, str], ...]
    opened: tuple[tuple[str, str], ...]
    seen: tuple[SeenCase, ...] = ()

    def __repr__(self) -> str:
        return "ShownPart(...)"


def panel(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return what the tab of a case shows; nothing sealed is opened."""
    return {"happened": happened(case, reader=reader, language=language)}


def happened(case: CaseFact, *, reader: Reader, language: str, is_opened: bool = False) -> Mapping[str, Any]:
    """Return the groups of parts in words, the three elements, and the drawing; opening is audited."""
    told = circumstances(case_id=case.id, reader=reader, is_opened=is_opened)
    seen = also_seen(case_id=case.id, reader=reader)
    names = _names(told, case.id, reader, language)
    groups = {"leg": told.legs, "place": told.places, "suspect": told.suspects, "trace": told.traces}
    route = case.record.get("route")
    return {
        "groups": [
            (PARTS[code], [_shown(one, names, seen, language) for one in parts])
            for code, parts in groups.items()
        ],
        "elements": elements(case.record, told, language=language),
        "drawing": drawing(told.legs, route if isinstance(route, list) else [], language=language),
        "is_opened": is_opened,
        "has_sealed": any(one.has_sealed for one in told.all()),
        "may_write": reader.actor.may_for(Permission.EDIT_CASE, reader.purpose)
        and case.is_open
        and case.ownership == "here",
    }


def title_of(fact: PartFact, language: str) -> str:
    """Return a part's title in words, without anything sealed."""
    told = fact.told
    if fact.part == "leg":
        ends = [country_name(str(told[end]), language) for end in ("from_country", "to_country")]
        return f"{told['position']}. " + " → ".join(ends)
    if fact.part == "suspect":
        roles = code_list("suspect_role")
        return ", ".join(roles.label(one, language) for one in told["roles"])  # type: ignore[attr-defined]
    return code_list("place_kind" if fact.part == "place" else "trace_kind").label(
        str(told["kind"]), language
    )


def line_words(facts: Mapping[str, str], language: str) -> Mapping[str, str]:
    """Return the words of a timeline's line."""
    part, reason = facts.get("part", ""), facts.get("reason", "")
    reasons = code_list("removal_reason")
    return {
        "part": str(PARTS[part].label).lower() if part in PARTS else part,
        "reason": reasons.label(reason, language) if reasons.has(reason) else reason,
    }


def _shown(
    fact: PartFact, names: Mapping[UUID, str], seen: Mapping[UUID, tuple[SeenCase, ...]], language: str
) -> ShownPart:
    part = part_of(fact.part)
    return ShownPart(
        fact=fact,
        title=title_of(fact, language),
        answers=tuple(_answers(part, fact, names, language)),
        opened=tuple(
            (str(one.word or one.label), fact.sealed[one.code])
            for one in part.sealed
            if fact.sealed.get(one.code)
        ),
        seen=seen.get(fact.id, ()),
    )


def _answers(part: Part, fact: PartFact, names: Mapping[UUID, str], language: str) -> list[tuple[str, str]]:
    told = [(one, fact.told[one.code]) for one in part.coded if one.code not in IN_TITLE]
    return [
        (str(one.word or one.label), _words(one, content, names, language))
        for one, content in told
        if content
    ]


def _words(asked: Asked, content: Any, names: Mapping[UUID, str], language: str) -> str:
    if asked.kind in ("code", "codes"):
        listed = content if isinstance(content, list) else [content]
        return ", ".join(code_list(asked.list).label(one, language) for one in listed)
    if asked.kind in ("suspect", "legs", "document"):
        pointed = content if isinstance(content, list) else [content]
        return ", ".join(names.get(one, _("no longer there")) for one in pointed)
    return {
        "country": lambda: country_name(content, language),
        "province": lambda: province_name(content),
        "date": lambda: day_in_words(content),
        "flag": lambda: _("Yes") if content == "yes" else _("No"),
    }[asked.kind]()


def _names(told: Circumstances, case_id: UUID, reader: Reader, language: str) -> dict[UUID, str]:
    """Return what a part is called where another points at it."""
    names = {one.id: title_of(one, language) for one in told.legs + told.suspects}
    if any(one.told["document_id"] for one in told.traces):
        names |= document_names(case_id=case_id, reader=reader, language=language)
    return names
