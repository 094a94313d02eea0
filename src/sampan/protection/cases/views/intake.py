"""Intake of one person as question pages that keep what was typed, whatever happens."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sampan.protection.cases.intake import (
    LOOKED_FROM,
    PAGES,
    SUMMARY,
    Assembled,
    assemble,
    course,
    form_of,
    neighbour,
    so_far,
)
from sampan.protection.cases.queries import draft_pages, drafts
from sampan.protection.cases.questions import QuestionForm
from sampan.protection.cases.services.drafting import begin_draft, discard_draft, keep_draft
from sampan.protection.cases.services.intakes import open_from_intake
from sampan.protection.cases.services.lookouts import has_lookout, looked_out
from sampan.protection.cases.telling_back import told_back
from sampan.protection.cases.typing_kept import initial_of, typed_of
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.people.queries import cases_like
from sampan.registry.wording import reading_language
from sampan.vocabulary.record import InvalidRecord


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """Show the intakes under way, or begin one."""
    reader = named(request.reader)
    require(reader.actor, Permission.OPEN_CASE, purpose=reader.purpose)
    if request.method == "POST":
        draft_id = begin_draft(kind="person", by=reader.actor, purpose=reader.purpose)
        return redirect("cases:intake_page", draft_id, "who")
    may_group = reader.actor.may(Permission.OPEN_GROUP)
    return render(
        request, "cases/intake_begin.html", {"drafts": drafts(reader=reader), "may_group": may_group}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def page(request: HttpRequest, draft_id: UUID, page: str) -> HttpResponse:
    """Ask one page; whatever is sent is kept first, then checked, so that nothing typed is lost."""
    reader = named(request.reader)
    kept = draft_pages(draft_id=draft_id, kind="person", reader=reader)
    if page == SUMMARY:
        return _summary(request, reader, draft_id, kept)
    if page not in PAGES:
        raise Http404
    if request.method != "POST":
        form = _as_kept(page, kept)
        return render(request, "cases/intake_page.html", _shown(form, draft_id, page, kept))
    form = form_of(page, request.POST, language=reading_language(), kept=kept)
    keep_draft(
        draft_id=draft_id,
        page=page,
        typed=typed_of(form, request.POST),
        by=reader.actor,
        purpose=reader.purpose,
    )
    kept = draft_pages(draft_id=draft_id, kind="person", reader=reader)
    return _go_on(request, form, draft_id, page, kept)


@require_POST
@login_required
def look(request: HttpRequest, draft_id: UUID, page: str) -> HttpResponse:
    """Say who of those known may be the person, by what is typed now; nothing is kept of it."""
    reader = named(request.reader)
    kept = draft_pages(draft_id=draft_id, kind="person", reader=reader)
    if page not in LOOKED_FROM:
        raise Http404
    form = form_of(page, request.POST, language=reading_language(), kept=kept)
    told = so_far(kept | {page: typed_of(form, request.POST)}, language=reading_language())
    return render(request, "cases/parts_lookout.html", looked_out(told, reader))


@require_POST
@login_required
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Throw an unfinished intake away."""
    reader = named(request.reader)
    discard_draft(draft_id=draft_id, by=reader.actor, purpose=reader.purpose)
    messages.success(request, _("The unfinished intake was thrown away; nothing of it can be read again."))
    return redirect("cases:intake")


def _go_on(
    request: HttpRequest, form: QuestionForm, draft_id: UUID, page: str, kept: dict[str, Any]
) -> HttpResponse:
    if request.POST.get("pause"):
        messages.success(request, _("Kept, sealed. Go on whenever you and the person are ready."))
        return redirect("cases:intake")
    if request.POST.get("go") == "look":
        reader = named(request.reader)
        seen = looked_out(so_far(kept, language=reading_language()), reader)
        return render(request, "cases/intake_page.html", _shown(form, draft_id, page, kept) | seen)
    if request.POST.get("go") == "back":
        return redirect("cases:intake_page", draft_id, neighbour(page, kept, step=-1))
    if not form.is_valid():
        return render(request, "cases/intake_page.html", _shown(form, draft_id, page, kept), status=422)
    if request.POST.get("go") == SUMMARY:
        return redirect("cases:intake_page", draft_id, SUMMARY)
    return redirect("cases:intake_page", draft_id, neighbour(page, kept, step=1))


def _summary(request: HttpRequest, reader: Reader, draft_id: UUID, kept: dict[str, Any]) -> HttpResponse:
    assembled = assemble(kept, language=reading_language())
    problems: list[Any] = []
    if request.method == "POST" and not assembled.pages_with_errors:
        try:
            case_id = open_from_intake(
                draft_id=draft_id,
                draft=assembled.draft,
                notes=assembled.notes,
                by=reader.actor,
                purpose=reader.purpose,
            )
            messages.success(request, _("The case is open, and its time limits run."))
            return redirect("cases:case", case_id)
        except InvalidRecord as error:
            problems = list(error.problems)
    shown = _summary_shown(reader, draft_id, kept, assembled) | {"problems": problems}
    return render(
        request, "cases/intake_summary.html", shown, status=422 if request.method == "POST" else 200
    )


def _summary_shown(
    reader: Reader, draft_id: UUID, kept: dict[str, Any], assembled: Assembled
) -> dict[str, Any]:
    pages = course(kept)
    return {
        "draft_id": draft_id,
        "parts": told_back(kept, language=reading_language()),
        "pages_with_errors": assembled.pages_with_errors,
        **_known(reader, kept, assembled),
        "step": len(pages),
        "of": len(pages),
        "back": pages[-2],
    }


def _known(reader: Reader, kept: dict[str, Any], assembled: Assembled) -> dict[str, Any]:
    """Return who may be the person: found by a slice that looks, else by whole names, phones and documents."""
    if has_lookout():
        return looked_out(so_far(kept, language=reading_language()), reader)
    return {"likenesses": cases_like(identities=[assembled.draft.identity], reader=reader)[0]}


def _as_kept(page: str, kept: dict[str, Any]) -> QuestionForm:
    """Return the form of a page as it was typed before, without complaints."""
    form = form_of(page, language=reading_language(), kept=kept)
    if page in kept:
        form.initial = initial_of(form, kept[page])
    return form


def _shown(form: QuestionForm, draft_id: UUID, page: str, kept: dict[str, Any]) -> dict[str, Any]:
    pages = course(kept)
    return {
        "form": form,
        "title": form.title,
        "sealed": getattr(form, "sealed", ()),
        "draft_id": draft_id,
        "this_page": page,
        "looks": has_lookout() and page in LOOKED_FROM,
        "step": pages.index(page) + 1 if page in pages else 1,
        "of": len(pages),
        "is_first": page == pages[0],
        "may_skip": len(kept) > 1,
    }
