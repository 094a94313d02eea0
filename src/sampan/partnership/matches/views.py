"""Pages of those who ask: questions asked and answered, one question, a request, the quota."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.partnership.matches import naming, queries, suspects
from sampan.partnership.matches.facts import LegalBasis, Verdict, Wish
from sampan.partnership.matches.forms import AskForm, WishForm
from sampan.partnership.matches.looking import note_looked
from sampan.partnership.matches.services.asking import NewQuestion, ask
from sampan.partnership.matches.services.refusing import keep_refusal
from sampan.partnership.matches.services.requesting import decide_request, request_after
from sampan.partnership.matches.showing import kinds_in_words, shown_questions, shown_requests, shown_spent
from sampan.protection.cases.queries import case as read_case
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.requests import by_whom, id_or_none, posted_in, reader_for
from sampan.vocabulary.errors import InvalidInput, NoAgreement, NoConsent, Unavailable

_METHODS = ["GET", "HEAD", "POST"]
_SHORT = 10  # requests beside the questions; the rest is a list of its own


@require_safe
@login_required
def question_list(request: HttpRequest) -> HttpResponse:
    """Show questions of one side newest first."""
    reader = reader_for(request, Permission.READ_MATCHES)
    view = request.GET.get("view", "asked")
    view = view if view in queries.VIEWS else "asked"
    found = queries.questions(reader=reader, view=view, before=id_or_none(request.GET.get("before", "")))
    context = {
        "rows": shown_questions(found),
        "view": view,
        "views": [("asked", _("Asked by us")), ("answered", _("Asked of us")), ("kept", _("As key-holder"))],
        "next": f"?view={view}&before={found[-1].id}" if len(found) == queries.PAGE else "",
        "requests": shown_requests(queries.requests(reader=reader)[:_SHORT]),
        "may": _may(reader),
    }
    return render(request, "matches/list.html", context)


@require_http_methods(_METHODS)
@login_required
def ask_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask silently about the person of a case."""
    reader = reader_for(request, Permission.ASK_MATCH)
    read_case(case_id=case_id, reader=reader)
    return _ask(request, reader, case_id=case_id)


@require_http_methods(_METHODS)
@login_required
def ask_suspect(request: HttpRequest, subject_id: UUID) -> HttpResponse:
    """Ask openly about a suspect."""
    reader = reader_for(request, Permission.ASK_MATCH)
    number = suspects.number_of_suspect(subject_id=subject_id, reader=reader)
    return _ask(request, reader, subject_id=subject_id, number=number)


@require_http_methods(_METHODS)
@login_required
def question_page(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Show a question with the reasons of its hit; a POST asks for what comes after it."""
    reader = reader_for(request, Permission.READ_MATCHES)
    found = queries.question(question_id=question_id, reader=reader)
    note_looked(request, question_id, reader)
    (shown,) = shown_questions([found])
    follows = shown_requests(queries.requests(reader=reader, question_id=question_id))
    form = WishForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        request_after(question_id=question_id, wish=Wish(form.cleaned_data["wish"]), **by_whom(reader))
        messages.success(request, _("Your request is on its way. A person there decides."))
        return redirect("matches:question", question_id)
    may_follow = (
        shown.may_follow and all(one.fact.verdict == Verdict.LOST for one in follows) and _may(reader)["ask"]
    )
    context = {"question": shown, "requests": follows, "form": form if may_follow else None}
    return render(request, "matches/question.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def request_list(request: HttpRequest) -> HttpResponse:
    """Show requests after a hit page by page, those that wait for a decision here first."""
    reader = reader_for(request, Permission.READ_MATCHES)
    found = queries.requests(reader=reader, before=id_or_none(request.GET.get("before", "")))
    context = {"rows": shown_requests(found), "next": queries.next_page(found)}
    return render(request, "matches/requests.html", context)


@require_http_methods(_METHODS)
@login_required
def request_page(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Show what another country asks after a hit; a POST approves or declines."""
    reader = reader_for(request, Permission.READ_MATCHES)
    found = queries.request_of(request_id=request_id, reader=reader)
    note_looked(request, request_id, reader)
    if request.method == "POST":
        decide_request(request_id=request_id, approves="approve" in request.POST, **by_whom(reader))
        messages.success(request, _("Decided. The other side is told."))
        return redirect("matches:request", request_id)
    may_decide = found.way == "in" and found.verdict == "waiting" and _may(reader)["approve"]
    (shown,) = shown_requests([found])
    suspect = naming.suspect_of(found, reader=reader)
    context = {
        "asked": shown, "may_decide": may_decide, "case": naming.case_of(found, reader=reader),
        "suspect": suspect, "suspect_kinds": kinds_in_words(suspect.kinds) if suspect else (),
        "recorded_by": display_names([suspect.recorded_by]).get(suspect.recorded_by, "") if suspect else "",
    }  # fmt: skip
    return render(request, "matches/request.html", context)


@require_safe
@login_required
def quota(request: HttpRequest, source_id: UUID | None = None) -> HttpResponse:
    """Show how much of each quota is spent today; an alarm leads here too."""
    reader = reader_for(request, Permission.READ_MATCHES)
    if source_id is not None:
        note_looked(request, source_id, reader)
    return render(request, "matches/quota.html", {"rows": shown_spent(queries.spent_today(reader=reader))})


@require_safe
@login_required
def met(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Lead from a task of a number that another country has too to the numbers."""
    note_looked(request, source_id, reader_for(request, Permission.RECORD_SELECTOR))
    return redirect("matches:selectors")


def _ask(request: HttpRequest, reader: Reader, *, number: int = 0, **of_whom: UUID) -> HttpResponse:
    """Ask about a case or a suspect: `of_whom` is `case_id` or `subject_id`."""
    members = [one.member for one in queries.arrangements(reader=reader) if one.holds]
    form = AskForm(posted_in(request), members=members)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        new = NewQuestion(told["member"], LegalBasis(told["legal_basis"]), **of_whom)
        try:
            asked = ask(new=new, **by_whom(reader))
        except (InvalidInput, NoAgreement, NoConsent, Unavailable) as error:
            keep_refusal(error, reader, attempted="matches:ask")
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The question is on its way."))
            return redirect("matches:question", asked)
    case_id = of_whom.get("case_id")
    context = {
        "form": form, "case_id": case_id, "is_silent": case_id is not None, "members": members, "number": number,
    }  # fmt: skip
    return render(request, "matches/ask.html", context, status=422 if form.errors else 200)


def _may(reader: Reader) -> dict[str, bool]:
    held = {
        "ask": Permission.ASK_MATCH, "approve": Permission.APPROVE_MATCH, "arrange": Permission.ARRANGE_MATCHES,
        "record": Permission.RECORD_SELECTOR, "oversee": Permission.OVERSEE_MATCHES,
    }  # fmt: skip
    return {name: reader.actor.may_for(permission, reader.purpose) for name, permission in held.items()}
