"""Pages of those who answer and watch: the duty officer's silent hits, oversight's openings, arrangements."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.partnership.matches import naming, queries
from sampan.partnership.matches.declined import declined_openings
from sampan.partnership.matches.facts import OpenedFact
from sampan.partnership.matches.forms import ArrangementForm
from sampan.partnership.matches.looking import note_looked
from sampan.partnership.matches.running import running
from sampan.partnership.matches.services.arranging import answer_arrangement, end_arrangement, propose
from sampan.partnership.matches.services.findings import look_into
from sampan.partnership.matches.services.overseeing import compare
from sampan.partnership.matches.services.refusing import keep_refusal
from sampan.partnership.matches.services.silence import decide_silent
from sampan.partnership.matches.services.withdrawing import withdraw_arrangement
from sampan.partnership.matches.showing import basis_in_words, shown_hits, shown_questions
from sampan.partnership.matches.showing_running import shown_running
from sampan.registry.access.roles import Permission
from sampan.registry.agencies.queries import agency_names
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.requests import by_whom, id_or_none, posted_in, reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput, NoAgreement

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """Show the duty officer who here may be known to another country that asks."""
    reader = reader_for(request, Permission.DECIDE_SILENT)
    found = naming.silent_hits(reader=reader, before=id_or_none(request.GET.get("before", "")))
    return render(request, "matches/desk.html", {"rows": shown_hits(found), "next": queries.next_page(found)})


@require_http_methods(_METHODS)
@login_required
def hit_page(request: HttpRequest, hit_id: UUID) -> HttpResponse:
    """Show one silent hit; a POST answers, or leaves the other side in silence."""
    reader = reader_for(request, Permission.DECIDE_SILENT)
    found = naming.silent_hit(hit_id=hit_id, reader=reader)
    note_looked(request, hit_id, reader)
    if request.method == "POST":
        decide_silent(hit_id=hit_id, answers="answer" in request.POST, **by_whom(reader))
        messages.success(request, _("Decided, and written to the audit."))
        return redirect("matches:desk")
    return render(request, "matches/hit.html", {"hit": shown_hits([found])[0]})


@require_safe
@login_required
def oversight(request: HttpRequest) -> HttpResponse:
    """Show opened places page by page, those first that are to be compared with a case file."""
    reader = reader_for(request, Permission.OVERSEE_MATCHES)
    found = queries.opened_places(reader=reader, before=id_or_none(request.GET.get("before", "")))
    names = correspondent_names(reading_language())
    declined = [(one, names.get(one.member, one.member)) for one in declined_openings(reader=reader)]
    context = {"rows": _opened(found), "next": queries.next_page(found), "declined": declined}
    return render(request, "matches/oversight.html", context)


@require_http_methods(_METHODS)
@login_required
def opened_page(request: HttpRequest, opened_id: UUID) -> HttpResponse:
    """Show one opened place; a POST says whether it agrees with the case file."""
    reader = reader_for(request, Permission.OVERSEE_MATCHES)
    found = queries.opened_place(opened_id=opened_id, reader=reader)
    if request.method == "POST":
        compare(opened_id=opened_id, agrees="agrees" in request.POST, **by_whom(reader))
        messages.success(request, _("Noted, and written to the audit."))
        return redirect("matches:oversight")
    return render(request, "matches/opened.html", {"row": _opened([found])[0]})


@require_http_methods(_METHODS)
@login_required
def arrangements(request: HttpRequest) -> HttpResponse:
    """Show arrangements and how matching runs under each; propose one."""
    reader = reader_for(request, Permission.ARRANGE_MATCHES)
    form = ArrangementForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            propose(member=form.cleaned_data["member"], terms=form.terms(), **by_whom(reader))
        except (InvalidInput, NoAgreement) as error:
            keep_refusal(error, reader, attempted="matches:arrangements")
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Proposed. A person there confirms it."))
            return redirect("matches:arrangements")
    names = correspondent_names(reading_language())
    rows = [
        (one, names.get(one.member, one.member), names.get(one.keeper, one.keeper))
        for one in queries.arrangements(reader=reader)
    ]
    context = {"form": form, "rows": rows, "running": shown_running(running(reader=reader))}
    return render(request, "matches/arrangements.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def answer(request: HttpRequest, arrangement_id: UUID) -> HttpResponse:
    """Confirm, decline, withdraw or end an arrangement."""
    reader = reader_for(request, Permission.ARRANGE_MATCHES)
    if "end" in request.POST:
        end_arrangement(arrangement_id=arrangement_id, **by_whom(reader))
    elif "withdraw" in request.POST:
        withdraw_arrangement(arrangement_id=arrangement_id, **by_whom(reader))
    else:
        answer_arrangement(arrangement_id=arrangement_id, agrees="agree" in request.POST, **by_whom(reader))
    messages.success(request, _("Done. The other side is told."))
    return redirect("matches:arrangements")


@require_safe
@login_required
def stuck(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Lead from a task of what stands still to the page that shows it."""
    reader_for(request, Permission.ARRANGE_MATCHES)
    return redirect("matches:arrangements")


@require_http_methods(_METHODS)
@login_required
def finding(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Show the focal point what oversight found wrong in a question; a POST says that it was looked into."""
    reader = reader_for(request, Permission.ARRANGE_MATCHES)
    waits = queries.unopened_question(question_id=question_id, reader=reader)
    found = [] if waits else queries.findings(question_id=question_id, reader=reader)
    if request.method == "POST":
        look_into(question_id=question_id, **by_whom(reader))
        messages.success(request, _("Noted, and written to the audit."))
        return redirect("matches:arrangements")
    context = {"rows": _opened(found), "unopened": shown_questions([waits])[0] if waits else None}
    return render(request, "matches/finding.html", context)


def _opened(found: list[OpenedFact]) -> list[tuple[OpenedFact, str, str, str]]:
    names, agencies = correspondent_names(reading_language()), agency_names()
    return [
        (
            one, names.get(one.member, one.member), basis_in_words(one.legal_basis),
            agencies.get(one.agency_id, "") if one.agency_id else "",
        )
        for one in found
    ]  # fmt: skip
