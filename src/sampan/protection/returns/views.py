"""Pages of returns: the list, one return, its acts, the days agreed with a member, the papers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sampan.protection.cases.queries import case as read_case
from sampan.protection.returns import queries, showing
from sampan.protection.returns.contents import preview_of
from sampan.protection.returns.desk import ACTS, other_acts
from sampan.protection.returns.facts import ReturnFact, ReturnRefused
from sampan.protection.returns.forms import AcceptForm, ProposeForm, TermsForm
from sampan.protection.returns.papers import PAPERS, print_paper
from sampan.protection.returns.services import answering, asking
from sampan.protection.returns.services.keeping import looked_at, mark_read
from sampan.protection.returns.services.opening import opened_events
from sampan.protection.returns.services.telling_apart import people_words
from sampan.protection.returns.services.terms import days_with, set_terms
from sampan.protection.returns.turns import next_act
from sampan.registry.access.reader import require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import case_workers, display_names
from sampan.registry.clock.queries import house_today
from sampan.registry.correspondence.directory import correspondent
from sampan.registry.requests import by_whom, id_or_none, posted_in
from sampan.vocabulary.errors import InvalidInput


@require_GET
@login_required
def return_list(request: HttpRequest) -> HttpResponse:
    """Show returns newest first, by side."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    side = request.GET.get("side", "")
    side = side if side in ("host", "origin") else ""
    is_open = request.GET.get("open", "yes") == "yes"
    before = id_or_none(request.GET.get("before", ""))
    found = queries.returns(reader=request.reader, before=before, side=side, is_open=is_open)
    names = showing.member_names()
    more = found[-1].listed if len(found) == queries.PAGE else None
    who = people_words(found, reader=request.reader)
    rows = [showing.row(one, names=names) | {"next": _next_title(one), "who": who[one.id]} for one in found]
    return render(
        request, "returns/list.html", {"rows": rows, "side": side, "is_open": is_open, "next": more}
    )


@require_http_methods(["GET", "POST"])
@login_required
def one_return(request: HttpRequest, return_id: UUID) -> HttpResponse:
    """Show one return: both sides' steps and clocks, what the gate lacks, the next act.

    A POST opens what is sealed, which is audited: an address alone never does.
    """
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    fact = queries.one_return(return_id=return_id, reader=request.reader)
    mark_read(return_id)
    return render(request, "returns/return.html", _context(request, fact, opened=request.method == "POST"))


@require_http_methods(["GET", "POST"])
@login_required
def propose(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask the country of origin, after looking at exactly what leaves."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    case = read_case(case_id=case_id, reader=request.reader)
    form = ProposeForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = asking.propose(case_id=case_id, **form.told(), **by_whom(request.reader))
            messages.success(request, _("The question is on its way. No name has left."))
            return redirect("returns:return", return_id=made)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"form": form, "case": case, "preview": showing.preview_words(preview_of(case))}
    return render(request, "returns/propose.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def act(request: HttpRequest, return_id: UUID, act: str) -> HttpResponse:
    """Show an act's question with what leaves, and on a valid POST do it; the gate's refusal is a page."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    if act not in ACTS:
        raise Http404
    offered = ACTS[act]
    fact = queries.one_return(return_id=return_id, reader=request.reader)
    form = offered.form(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            offered.service(return_id=return_id, **form.told(), **by_whom(request.reader))
            messages.success(request, _("Done."))
            return redirect("returns:return", return_id=return_id)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        except ReturnRefused as refusal:
            return _refused(request, fact, refusal)
    context = _context(request, fact, opened=False) | {"form": form, "act": act, "offered": offered}
    return render(request, "returns/act.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def accept(request: HttpRequest, return_id: UUID) -> HttpResponse:
    """Take a return on, for a worker."""
    fact = queries.one_return(return_id=return_id, reader=request.reader)
    workers = [(f"{agency}:{account}", words) for agency, account, words in case_workers()]
    form = AcceptForm(posted_in(request), workers=workers)
    if request.method == "POST" and form.is_valid():
        agency, account = form.cleaned_data["worker"].split(":")
        answering.accept(
            return_id=return_id, agency_id=UUID(agency), account_id=UUID(account), **by_whom(request.reader)
        )
        messages.success(request, _("Taken on; the other side is told."))
        return redirect("returns:return", return_id=return_id)
    context = _context(request, fact, opened=False) | {"form": form, "act": "accept"}
    return render(request, "returns/act.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def terms(request: HttpRequest, member: str) -> HttpResponse:
    """Set the days that an agreement with a member gives to each answer."""
    require(request.reader.actor, Permission.ANSWER_RETURN, purpose=request.reader.purpose)
    known = correspondent(member)
    form = TermsForm(posted_in(request), initial=days_with(member))
    if request.method == "POST" and form.is_valid():
        set_terms(member=member, days=form.cleaned_data, **by_whom(request.reader))
        messages.success(request, _("Saved. Questions asked from now on have these days."))
        return redirect("returns:list")
    context = {"form": form, "member": showing.member_names().get(known.id, known.name)}
    return render(request, "returns/terms.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def paper(request: HttpRequest, return_id: UUID, paper: str) -> HttpResponse:
    """Print a paper of a return in both sides' languages; the printing is audited."""
    if paper not in PAPERS:
        raise Http404
    document = print_paper(return_id=return_id, paper=paper, **by_whom(request.reader))
    response = HttpResponse(document, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{paper}-{house_today():%Y%m%d}.pdf"'
    return response


def _refused(request: HttpRequest, fact: ReturnFact, refusal: ReturnRefused) -> HttpResponse:
    """Show what the gate lacks; its tasks and its audit row stay."""
    names = showing.member_names()
    context = {"row": showing.row(fact, names=names), "missing": refusal.missing, "fact": fact}
    return render(request, "returns/refused.html", context, status=403)


def _context(request: HttpRequest, fact: ReturnFact, *, opened: bool) -> dict[str, Any]:
    told = queries.events(return_id=fact.id, reader=request.reader)
    if opened:
        told = opened_events(looked_at(fact.id), reader=request.reader)
    clocks, names, today = (
        queries.clocks(return_id=fact.id, reader=request.reader),
        showing.member_names(),
        house_today(),
    )
    row, now = showing.row(fact, names=names), next_act(fact)
    accounts = display_names(event.account_id for event in told if event.account_id)
    may = request.reader.actor.may
    return {
        "fact": fact, "row": row, "known": showing.known(fact), "steps": showing.steps(fact, clocks, today=today),
        "entries": showing.entries(told, accounts, row["member"], fact.side),
        "late": showing.tracks_late(clocks, today),
        "missing": showing.missing_words(tuple(showing.Missing(code) for code in fact.waits_for)),
        "preview": showing.preview_words(fact.preview),
        "now": now, "now_act": ACTS.get(now), "others": other_acts(fact),
        "may_accept": fact.side == "origin" and fact.phase == "proposed" and may(Permission.ANSWER_RETURN),
        "opened": opened, "has_sealed": any(event.has_sealed for event in told),
        "has_case": fact.case_id is not None,
    }  # fmt: skip


def _next_title(one: ReturnFact) -> str:
    code = next_act(one)
    return str(ACTS[code].title) if code else ""
