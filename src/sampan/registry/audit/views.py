"""Pages of the audit: what was done and read, whether the chain holds, and a file for auditors."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.audit.chain import GENESIS, verify_part
from sampan.registry.audit.export import MOST, as_csv
from sampan.registry.audit.facts import AuditFact
from sampan.registry.audit.forms import FilterForm, KnownHeadForm
from sampan.registry.audit.queries import PAGE, entries, head, holds_head
from sampan.registry.audit.services import record
from sampan.registry.audit.wording import words_of
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput

STEP = (
    20_000  # entries a request: a second or two, so that a page answers and a long audit shows how far it is
)
_SALT = "sampan.audit.verify"


@login_required
@require_GET
def list_entries(request: HttpRequest) -> HttpResponse:
    """Show entries newest first, filtered by act, account and case, with the chain's head."""
    reader, form = _auditor(request), FilterForm(request.GET or None)
    asked = _asked(form)
    found = entries(reader=reader, before=_before(request), **asked)
    names = display_names(one.account_id for one in found if one.account_id)
    kept = {name: request.GET.get(name, "") for name in ("act", "account", "case")}
    more = "?" + urlencode(kept | {"before": found[-1].sequence}) if len(found) == PAGE else ""
    told = {
        "form": form,
        "rows": [_row(one, names) for one in found],
        "next": more,
        "head": head(),
        "export_query": urlencode(kept),
        "known_form": KnownHeadForm(),
    }
    return render(request, "audit/list.html", told)


@login_required
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Check the next part of the chain; where it got to travels, signed, in the page."""
    reader, form = _auditor(request), KnownHeadForm(request.POST)
    at = _progress(request)
    report = verify_part(after=at["sequence"], previous_hash=at["hash"], most=STEP)
    known = form.cleaned_data["known_head"].strip() if form.is_valid() else ""
    done = report.head_sequence
    told = {"report": report, "done": done, "total": max(head()[0], done), "known_head": known}
    if report.is_sound and not report.is_whole:
        told["progress"] = signing.dumps({"sequence": done, "hash": report.head_hash}, salt=_SALT)
    else:
        told["known_is_lost"] = bool(known) and not _holds(known)
        told["known_is_unreadable"] = not form.is_valid()
        details = {"entries": done, "sound": report.is_sound and not told["known_is_lost"]}
        record(
            "audit.verified", by=reader.actor, purpose=reader.purpose, subject_kind="audit", details=details
        )
    return render(request, "audit/verify.html", told)


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Give the filtered entries as a CSV file; that it was taken is written down."""
    reader, form = _auditor(request), FilterForm(request.GET or None)
    found = entries(reader=reader, before=_before(request), limit=MOST, **_asked(form))
    record(
        "audit.exported", by=reader.actor, purpose=reader.purpose, subject_kind="audit",
        details={"entries": len(found)},
    )  # fmt: skip
    return HttpResponse(
        as_csv(found),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="audit.csv"'},
    )


def _auditor(request: HttpRequest) -> Reader:
    reader = named(request.reader)
    require(reader.actor, Permission.READ_AUDIT, purpose=reader.purpose)
    return reader


def _asked(form: FilterForm) -> dict[str, Any]:
    if not form.is_valid():
        if form.is_bound:
            raise InvalidInput(
                "A filter is not readable.", remedy="Copy the identifier whole.", field="filter"
            )
        return {}
    told = form.cleaned_data
    return {"act": told["act"], "account_id": told["account"], "case_id": told["case"]}


def _before(request: HttpRequest) -> int | None:
    text = request.GET.get("before", "")
    if text and not (text.isdigit() and len(text) < 19):
        raise InvalidInput("This page does not exist.", remedy="Go back to the first page.", field="before")
    return int(text) if text else None


def _progress(request: HttpRequest) -> dict[str, Any]:
    token = request.POST.get("progress", "")
    if not token:
        return {"sequence": 0, "hash": GENESIS.hex()}
    try:
        return signing.loads(token, salt=_SALT, max_age=3_600)  # an hour: an older check begins anew
    except signing.BadSignature:
        raise InvalidInput("This check cannot go on.", remedy="Begin it anew.", field="progress") from None


def _holds(known: str) -> bool:
    sequence, _, hash = known.partition(":")
    return holds_head(sequence=int(sequence), hash=hash)


def _row(entry: AuditFact, names: dict[Any, str]) -> dict[str, Any]:
    purposes = code_list("purpose")
    return {
        "entry": entry,
        "words": words_of(entry.act),
        "who": names.get(entry.account_id, "") if entry.account_id else "",
        "purpose": purposes.label(entry.purpose, get_language() or "en") if entry.purpose else "",
        "details": [(name, _text(content)) for name, content in sorted(entry.details.items())],
    }


def _text(content: object) -> str:
    return ", ".join(str(one) for one in content) if isinstance(content, list) else str(content)
