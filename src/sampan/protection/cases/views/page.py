"""A case's page: who, status, rights and deadlines, and the parts behind tabs."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.protection.cases.file import case_file, tab_content
from sampan.protection.cases.history import GROUPS, history_printed
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.pointers import files_read_once
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.people.services.opening import open_identity
from sampan.registry.requests import for_named_purpose
from sampan.vocabulary.errors import NoPurpose


@require_safe
@login_required
def case_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the case without its identity, and the part asked for by `?tab=`."""
    reader = named(request.reader)
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    tab = request.GET.get("tab", "overview")
    return render(request, "cases/case.html", _shown(case_id, reader, tab, asked=request.GET))


@require_POST
@login_required
def identity(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open the sealed identity for the purpose that is named with it; the reading is audited."""
    reader = _for_named_purpose(request)
    with reading_as(reader):
        opened = open_identity(case_id=case_id, reader=reader)
        shown = _shown(case_id, reader, "overview") | {"identity": opened, "opened_for": reader.purpose.value}
        return render(request, "cases/case.html", shown)


@require_POST
@login_required
def notes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open the sealed notes and reasons of the history; the reading is audited."""
    reader = _for_named_purpose(request)
    with reading_as(reader):
        shown = _shown(case_id, reader, "history", with_notes=True, asked=request.POST)
        return render(request, "cases/case.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def history(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the history as a paper; by POST with a named purpose the notes too, and the reading is audited."""
    is_open = request.method == "POST"
    reader = _for_named_purpose(request) if is_open else named(request.reader)
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    group, language = (request.POST if is_open else request.GET).get("group", ""), get_language() or "en"
    with reading_as(reader):
        case = read_case(case_id=case_id, reader=reader)
        days = history_printed(case_id, group, reader=reader, language=language, with_notes=is_open)
        shown = {"case": case, "days": days, "group": GROUPS.get(group, GROUPS[""]), "with_notes": is_open}
        return render(request, "cases/history_print.html", shown)


def _for_named_purpose(request: HttpRequest) -> Reader:
    otherwise = NoPurpose(
        "Opening an identity needs a purpose that your role allows.",
        remedy="Choose the purpose beside the button.",
        ask="your supervisor",
    )
    return for_named_purpose(request, named(request.reader), otherwise=otherwise)


def _shown(
    case_id: UUID,
    reader: Reader,
    tab: str,
    *,
    with_notes: bool = False,
    asked: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    language = get_language() or "en"
    file = case_file(case_id=case_id, reader=reader, language=language)
    with files_read_once():  # each part of the page asks for them
        content = tab_content(
            file.case, tab, reader=reader, language=language, with_notes=with_notes, asked=asked
        )
    return {
        "file": file,
        "with_notes": with_notes,
        "case_purposes": reader.actor.purposes,
        **content,
    }
