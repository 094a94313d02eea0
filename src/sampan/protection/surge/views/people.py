"""The people of an operation: lists from each number, names on request, sharing out, printing."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.protection.cases.queries import operation as read_operation
from sampan.protection.surge import queries
from sampan.protection.surge.forms import ShareForm
from sampan.protection.surge.services.sharing import MOST_AT_ONCE, share_out
from sampan.protection.surge.views.asked import METHODS, chosen_in, query_of, uuid_in
from sampan.protection.surge.wording import label, listed
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import case_workers
from sampan.registry.people.services.opening import open_names
from sampan.registry.requests import reader_for
from sampan.registry.wording import reading_language

_KINDS = ("level", "nationality", "sex", "age_band", "language", "step", "missing", "sign")


@require_http_methods(METHODS)
@login_required
def people(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Show people of an operation by tag; their names when a POST asks for them."""
    reader = reader_for(request, Permission.TRIAGE)
    operation = read_operation(operation_id=operation_id, reader=reader)
    chosen, after = chosen_in(request.GET), uuid_in(request.GET.get("after"))
    asked = {"operation_id": operation_id, "reader": reader, "chosen": chosen}
    found = queries.people(**asked, after=after, limit=queries.PAGE + 1)
    page = found[: queries.PAGE]
    wants_names = request.POST.get("show") == "names"
    names = open_names(case_ids=[one.case_id for one in page], reader=reader) if wants_names else {}
    shown = {
        "operation": operation,
        "rows": [(one, names.get(one.fact.case_id)) for one in listed(page, reading_language())],
        "has_names": wants_names,
        "count": queries.count_of(**asked),
        "chips": _chips(chosen, reading_language()),
        "query": query_of(chosen),
        "next": query_of(chosen, after=page[-1].case_id) if len(found) > len(page) else "",
        "share": _share_form(reader) if reader.actor.may(Permission.ASSIGN_TEAM) else None,
    }
    return render(request, "surge/people.html", shown)


@require_POST
@login_required
def share(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Share the people ticked, or everybody of the list, out among colleagues."""
    reader = reader_for(request, Permission.ASSIGN_TEAM)
    read_operation(operation_id=operation_id, reader=reader)
    chosen = chosen_in(request.GET)
    address = reverse("surge:people", args=[operation_id]) + query_of(chosen)
    form = _share_form(reader, request.POST)
    everybody = request.POST.get("whom") == "all"
    ids = (
        queries.ids_of(operation_id=operation_id, reader=reader, chosen=chosen, limit=MOST_AT_ONCE)
        if everybody
        else [one for one in map(uuid_in, request.POST.getlist("case")) if one]
    )
    if not form.is_valid() or not ids:
        messages.error(request, _("Tick at least one person and one colleague."))
        return redirect(address)
    to = [UUID(one) for one in form.cleaned_data["to"]]
    given = sum(share_out(case_ids=ids, to=to, by=reader.actor, purpose=reader.purpose).values())
    told = ngettext("%(count)s person was shared out.", "%(count)s people were shared out.", given)
    messages.success(request, told % {"count": given})
    return redirect(address)


@require_safe
@login_required
def printed(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Print a list by tag. One for an embassy leaves out whoever asked for asylum or fears to return, silently."""
    reader = reader_for(request, Permission.TRIAGE)
    operation = read_operation(operation_id=operation_id, reader=reader)
    is_for_embassy = request.GET.get("for") == "embassy"
    chosen = chosen_in(request.GET)
    if is_for_embassy:
        chosen = queries.Chosen(nationality=chosen.nationality or "-", without=("asylum", "fears_group"))
    found = queries.people(
        operation_id=operation_id, reader=reader, chosen=chosen, limit=queries.MOST_PRINTED
    )
    shown = {
        "operation": operation,
        "rows": listed(sorted(found, key=lambda one: one.tag), reading_language()),
        "is_for_embassy": is_for_embassy,
        "country": label("nationality", chosen.nationality.strip("-"), reading_language()),
    }
    return render(request, "surge/printed.html", shown)


def _share_form(reader: Reader, told: object = None) -> ShareForm:
    own = [
        (str(account), words.partition(" – ")[2] or words)
        for agency, account, words in case_workers()
        if agency == reader.actor.agency_id
    ]
    return ShareForm(told, colleagues=own)


def _chips(chosen: queries.Chosen, told: str) -> list[dict[str, str]]:
    """Return the filters that are set, each with the address without it."""
    chips = [
        {
            "label": label("step" if name == "missing" else name, getattr(chosen, name).strip("-"), told),
            "is_missing": "yes" if name == "missing" else "",
            "href": query_of(chosen, **{name: ""}) or "?",
        }
        for name in _KINDS
        if getattr(chosen, name)
    ]
    if chosen.worker:
        chips.append({"label": _("one colleague's"), "is_missing": "", "href": query_of(chosen, worker="")})
    if chosen.queue:
        chips.append({"label": _("waiting"), "is_missing": "", "href": query_of(chosen, queue="")})
    return chips
