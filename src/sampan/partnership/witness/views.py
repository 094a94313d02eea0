"""Pages of the witnesses: how the logs agree, what was found, evidence and proofs to take away."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sampan.engines.exchange import verify_proof
from sampan.engines.exchange.heads import TreeHead
from sampan.partnership.members.queries import members
from sampan.partnership.witness.drawing import ring
from sampan.partnership.witness.facts import OURS, Contradiction
from sampan.partnership.witness.queries import contradiction, evidence, logs
from sampan.partnership.witness.services.proving import prove_letter
from sampan.partnership.witness.services.settling import settle_contradictions
from sampan.partnership.witness.wording import (
    AGREEMENT_WORDS,
    BADGES,
    FINDING_CAUSES,
    FINDING_WORDS,
    USUAL_CAUSE,
)
from sampan.registry.access.reader import named
from sampan.registry.access.roles import Permission


@login_required
@require_GET
def show_logs(request: HttpRequest) -> HttpResponse:
    """Show each node's log, who countersigned it, and what does not fit."""
    found = logs(reader=named(request.reader))
    names = {one.node_id: one for one in members(reader=request.reader)}
    rows = [
        {
            "log": log,
            "member": names.get(log.node),
            "words": AGREEMENT_WORDS[log.agreement],
            "badge": BADGES[log.agreement],
            "findings": [_told(one) for one in log.contradictions],
        }
        for log in found
    ]
    return render(request, "witness/logs.html", {"own": rows[0], "rows": rows[1:], "ring": ring(found)})


@login_required
@require_GET
def show_finding(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """Show what a node signed that excludes each other, and what to do."""
    reader = named(request.reader)
    found = contradiction(id=finding_id, reader=reader)
    may_settle = reader.actor.may(Permission.MANAGE_MEMBERS) and found.settled_at is None
    told = _told(found) | {"may_settle": may_settle, "heads": _heads(evidence(id=finding_id, reader=reader))}
    return render(request, "witness/finding.html", told)


@login_required
@require_GET
def evidence_file(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """Give the evidence as a file."""
    return _file(evidence(id=finding_id, reader=named(request.reader)), "evidence.json")


@login_required
@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """Ask, then close the contradictions of a node and begin its log anew."""
    reader = named(request.reader)
    found = contradiction(id=finding_id, reader=reader)
    if request.method == "POST":
        settle_contradictions(node=found.node, by=reader.actor, purpose=reader.purpose)
        return redirect("witness:list")
    told = {
        "question": _("Did their focal point explain it to you?"),
        "consequences": [
            _("The evidence stays, with your name and the time."),
            _(
                "The log is compared anew from the next state that is signed; what was before no longer counts."
            ),
        ],
        "confirm_label": _("It is explained"),
        "cancel_url": reverse("witness:finding", args=(finding_id,)),
    }
    return render(request, "confirm.html", told)


@login_required
@require_GET
def proof(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Give the proof of a letter as a file, without its content."""
    return _file(prove_letter(id=letter_id, reader=named(request.reader)).document, "proof.json")


@login_required
@require_GET
def verifier(request: HttpRequest) -> HttpResponse:
    """Give the small program that checks proofs and evidence offline."""
    source = Path(verify_proof.__file__).read_text(encoding="utf-8")
    return _attached(source, "verify_proof.py", "text/x-python; charset=utf-8")


def _told(found: Contradiction) -> dict[str, Any]:
    cause = FINDING_CAUSES.get(found.finding, USUAL_CAUSE)
    is_ours = found.finding in OURS
    return {"found": found, "words": FINDING_WORDS[found.finding], "cause": cause, "is_ours": is_ours}


def _heads(document: Mapping[str, Any]) -> list[TreeHead]:
    return [TreeHead.from_json(one) for one in document["heads"]]


def _file(document: Mapping[str, object], name: str) -> HttpResponse:
    return _attached(json.dumps(document, indent=2) + "\n", name, "application/json")


def _attached(content: str, name: str, kind: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=disposition)
