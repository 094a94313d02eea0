"""Pages of group returns: the list, a board, lists by place, vehicles, the border, papers."""

import csv
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sampan.protection.movements import queries, showing
from sampan.protection.movements.forms import BorderForm, MovementForm, PeopleForm, VehicleForm
from sampan.protection.movements.services import grouping, listing, seating
from sampan.protection.returns.facts import MissingInWords
from sampan.protection.returns.queries import group_places, group_progress, group_waits
from sampan.protection.returns.services import moving
from sampan.protection.returns.services.wording import missing_of_codes
from sampan.registry.access.reader import require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import correspondent_names
from sampan.vocabulary.errors import InvalidInput

BULK = {
    "verify": grouping.verify_all,
    "approve": grouping.approve_all,
    "send": grouping.send_all,
}
"""Acts on everybody that need nothing more to be said."""


@require_GET
@login_required
def movement_list(request: HttpRequest) -> HttpResponse:
    """Show group returns, newest first."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    found = queries.movements(reader=request.reader)
    rows = [
        {"fact": one, "counts": group_progress(group=one.id, side="host", reader=request.reader)}
        for one in found
    ]
    return render(request, "movements/list.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a group return."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    form = MovementForm(_posted(request), reader=request.reader)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        operation = UUID(told["operation_id"]) if told["operation_id"] else None
        made = grouping.begin_movement(
            name=told["name"], operation_id=operation, leaves_on=told["leaves_on"], **_who(request)
        )
        return redirect("movements:board", movement_id=made)
    return render(
        request, "movements/form.html", {"form": form, "title": _("A group return")}, status=_status(form)
    )


@require_GET
@login_required
def board(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Show the departure board: how far everybody is, what they wait for, where they go."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    reader = request.reader
    fact = queries.movement(movement_id=movement_id, reader=reader)
    counts = group_progress(group=fact.id, side="host", reader=reader)
    waits = group_waits(group=fact.id, side="host", reader=reader)
    names = correspondent_names(request.LANGUAGE_CODE)
    context = {
        "fact": fact, "counts": counts, "steps": showing.board(counts), "triage": showing.triage(counts),
        "waits": [(one, waits[one.code]) for one in _missing(tuple(waits))],
        "places": showing.places(group_places(group=fact.id, side="host", reader=reader), names),
        "vehicles": queries.vehicles(movement_id=fact.id, reader=reader),
        "may_approve": reader.actor.may_for(Permission.ANSWER_APPROVAL, reader.purpose),
    }  # fmt: skip
    return render(request, "movements/board.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def people(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Add the people of the operation who are nationals of a member's country."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    fact = queries.movement(movement_id=movement_id, reader=request.reader)
    form = PeopleForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        found = listing.people_of_operation(fact, member=told["member"], reader=request.reader)
        asked = [(case_id, told["member"], told["province"]) for case_id in found]
        bulk = grouping.add_people(movement_id=fact.id, people=asked, **_who(request))
        messages.success(request, showing.told(bulk))
        return redirect("movements:board", movement_id=fact.id)
    context = {"form": form, "title": _("Ask a country about its people"), "fact": fact}
    return render(request, "movements/form.html", context, status=_status(form))


@require_POST
@login_required
def everybody(request: HttpRequest, movement_id: UUID, step: str) -> HttpResponse:
    """Do one step for everybody who is ready for it."""
    if step not in BULK:
        raise Http404
    queries.movement(movement_id=movement_id, reader=request.reader)
    bulk = BULK[step](movement_id=movement_id, **_who(request))
    messages.success(request, showing.told(bulk))
    return redirect("movements:board", movement_id=movement_id)


@require_http_methods(["GET", "POST"])
@login_required
def vehicle(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Add a vehicle and seat the people without a place in it."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    fact = queries.movement(movement_id=movement_id, reader=request.reader)
    form = VehicleForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        made = seating.add_vehicle(movement_id=fact.id, **form.cleaned_data, **_who(request))
        bulk = seating.fill_vehicle(vehicle_id=made, **_who(request))
        messages.success(request, showing.told(bulk))
        return redirect("movements:board", movement_id=fact.id)
    context = {"form": form, "title": _("Add a vehicle"), "fact": fact}
    return render(request, "movements/form.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
@login_required
def border(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Sign everybody off at the border, person by person; names only for who may open them, audited."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    fact = queries.movement(movement_id=movement_id, reader=request.reader)
    form = BorderForm(_posted(request) if "outcome" in request.POST else None)
    if "outcome" in request.POST and form.is_valid():
        _sign_off(request, fact.id, form)
    with_names = request.method == "POST"
    rows = listing.border_list(fact, reader=request.reader, with_names=with_names)
    context = {
        "fact": fact,
        "rows": rows,
        "form": form,
        "with_names": with_names,
        "outcomes": showing.OUTCOMES,
    }
    return render(request, "movements/border.html", context, status=_status(form))


@require_POST
@login_required
def people_csv(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Give the list by nationality and province as CSV, with names for who may; the reading is audited."""
    fact = queries.movement(movement_id=movement_id, reader=request.reader)
    rows = listing.people_list(
        fact, citizenship=request.POST.get("citizenship", ""), province=request.POST.get("province", ""),
        reader=request.reader,
    )  # fmt: skip
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="group-return-{datetime.now(UTC):%Y%m%d}.csv"'
    writer = csv.writer(response)
    writer.writerow(("name", "nationality", "province", "phase", "document"))
    writer.writerows(rows)
    return response


@require_POST
@login_required
def receipt(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Print the receipt of the whole group in the languages of both sides; audited."""
    fact = queries.movement(movement_id=movement_id, reader=request.reader)
    document = listing.print_receipt(fact, **_who(request))
    response = HttpResponse(document, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="group-receipt-{datetime.now(UTC):%Y%m%d}.pdf"'
    return response


def _sign_off(request: HttpRequest, movement_id: UUID, form: BorderForm) -> None:
    told = form.cleaned_data
    outcome, _colon, person = request.POST["outcome"].partition(":")  # one button a person says both
    account = moving.Account(form.moment(), "well", ("travel_document",), told["place"], told["officer"])
    try:
        came = seating.sign_off(
            movement_id=movement_id, return_id=UUID(person), outcome=outcome, account=account, **_who(request)
        )
        messages.success(request, showing.OUTCOMES[came])
    except (InvalidInput, ValueError) as error:
        messages.warning(request, str(error))


def _missing(codes: tuple[str, ...]) -> tuple[MissingInWords, ...]:
    return missing_of_codes(codes)


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.reader.actor, "purpose": request.reader.purpose}


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
