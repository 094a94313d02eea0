"""The papers of a return, in both sides' languages beside each other: what stands on them, and their printing.

A paper holds names. It is made only on a POST by somebody who may read identity, which is audited with the
paper's check code, so that a paper that turns up can be told from one that nobody printed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sampan.protection.returns.facts import ReturnEventFact
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.keeping import Said, put_down
from sampan.protection.returns.services.opening import opened_events
from sampan.protection.returns.services.own_rows import own_row
from sampan.protection.returns.services.printing import check_code, languages_for, typeset, word
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.directory import correspondent
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import country_name, province

PAPERS = {"return-form": "return_form", "hand-over-receipt": "receipt"}
"""The papers by address, with the key of their title."""


@transaction.atomic
def print_paper(*, return_id: UUID, paper: str, by: Actor, purpose: Purpose) -> bytes:
    """Return a paper as PDF and write down that it was printed. Raises Unavailable where a font is missing."""
    require(by, Permission.READ_IDENTITY, purpose=purpose)
    kept, reader = own_row(return_id), Reader(by, purpose)
    made_at = house_now()
    page = page_of(kept, paper=paper, reader=reader, made_at=made_at)
    document = typeset(page, made_at=made_at)
    said = Said({"paper": paper, "check": page["check"]})
    put_down(kept, "printed", said, by=by, purpose=purpose)
    return document


def page_of(kept: Return, *, paper: str, reader: Reader, made_at: datetime) -> dict[str, Any]:
    """Return everything that the paper says, each line with its label in every language."""
    countries = _countries(kept)
    languages = languages_for(*countries)
    told = opened_events(kept, reader=reader)
    lines = _person(kept, reader)
    lines += _safeguards(kept, told) if paper == "return-form" else _accounts(told)
    page: dict[str, Any] = {
        "languages": list(languages),
        "titles": [word(PAPERS[paper], one) for one in languages],
        "countries": [[country_name(one, language) for language in languages] for one in countries],
        "lines": [_line(key, content, languages) for key, content in lines],
        "signatures": [
            [word(who, one) for one in languages]
            for who in ("host", "origin", "person", *(("guardian",) if kept.is_child else ()))
        ],
        "signature_words": [word("signature", one) for one in languages],
        "check_words": [word("check", one) for one in languages],
        "made_at": f"{timezone.localtime(made_at):%Y-%m-%d %H:%M}",
    }
    return page | {"check": check_code(page)}


Content = str | tuple[str, str]  # a text, or a code with the list that has its words


def _line(key: str, content: Content, languages: tuple[str, ...]) -> dict[str, Any]:
    labels = [word(key, one) for one in languages]
    if isinstance(content, tuple):
        name, code = content
        known = code_list(name)
        told = [known.label(code, one) if known.has(code) else "" for one in languages]
        told = list(dict.fromkeys(one for one in told if one))
    else:
        told = [content] if content else []
    return {"labels": labels, "told": told or [word("not_recorded", one) for one in languages]}


def _countries(kept: Return) -> tuple[str, str]:
    here, there = settings.SAMPAN_NODE.country, correspondent(kept.member).country
    return (here, there) if kept.side == "host" else (there, here)


def _person(kept: Return, reader: Reader) -> list[tuple[str, Content]]:
    identity = open_identity(case_id=kept.case_id, reader=reader, fields=("name", "birth_date"))
    name = identity.name
    written = "" if name is None else f"{name.full} ({name.romanised})" if name.romanised else name.full
    return [
        ("name", written),
        ("birth_date", str(identity.birth_date or "")),
        ("nationality", country_name(kept.citizenship, "en") if kept.citizenship else ""),
        ("province", province(kept.province).name if kept.province else ""),
    ]


def _safeguards(kept: Return, told: list[ReturnEventFact]) -> list[tuple[str, Content]]:
    plan = next((one.told["plan"] for one in reversed(told) if isinstance(one.told.get("plan"), Mapping)), {})
    paper = next((one for one in reversed(told) if one.act == "document"), None)
    kind = str(paper.facts.get("kind", "")) if paper else ""
    number = str(paper.told.get("number", "")) if paper else ""
    legs = [f"{leg['on']}: {leg['start']} → {leg['end']}" for leg in plan.get("legs", [])]
    return [
        ("answer", ("return_answer", kept.answer)),
        ("asked_on", str(kept.asked_on or "")),
        ("asylum", ("return_asylum", kept.asylum)),
        ("host_risk", ("return_risk_result", kept.host_risk)),
        ("origin_risk", ("return_risk_result", kept.origin_risk)),
        ("document", f"{code_list('return_document').label(kind)} {number}".strip() if kind else ""),
        ("valid_until", str(kept.document_until or "")),
        ("leaves_on", str(plan.get("leaves_on", ""))),
        ("way", "; ".join(legs)),
        ("meeting_place", str(plan.get("meeting_place", ""))),
        ("escort", f"{plan.get('escort_agency', '')} {plan.get('escorts', '')}".strip()),
        *([("child_escort", str(plan.get("child_escort", "")))] if kept.is_child else []),
        ("medical", str(plan.get("medical", ""))),
        ("payer", ("return_payer", str(plan.get("payer", "")))),
    ]


def _accounts(told: list[ReturnEventFact]) -> list[tuple[str, Content]]:
    lines: list[tuple[str, Content]] = []
    for act, side in (("hand_over", "host"), ("receive", "origin")):
        account = next((one for one in reversed(told) if one.act == act), None)
        facts, names = (account.facts, account.told) if account else ({}, {})
        belongings = [code_list("return_belonging").label(str(one)) for one in facts.get("belongings") or []]
        lines += [
            (side, str(names.get("officer", ""))),
            ("time", f"{timezone.localtime(account.happened_at):%Y-%m-%d %H:%M}" if account else ""),
            ("place", str(names.get("place", ""))),
            ("condition", ("return_condition", str(facts.get("condition", "")))),
            ("belongings", ", ".join(belongings)),
        ]
    return lines
