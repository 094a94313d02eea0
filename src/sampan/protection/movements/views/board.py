"""The list of group returns, a new one, the departure board, its people and vehicles."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sampan.protection.movements import queries, showing
from sampan.protection.movements.facts import MovementFact
from sampan.protection.movements.forms import MovementForm, PeopleForm, VehicleForm
from sampan.protection.movements.services import grouping, listing, seating
from sampan.protection.movements.steps import steps_of
from sampan.protection.movements.views.asked import status, visible
from sampan.protection.returns.queries import group_places, group_progress, group_waits, groups_arriving
from sampan.registry.access.reader import require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.requests import by_whom, posted_in


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
    arriving = groups_arriving(reader=request.reader)
    return render(request, "movements/list.html", {"rows": rows, "arriving": len(arriving)})


@require_http_methods(["GET", "POST"])
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a group return."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    form = MovementForm(posted_in(request), reader=request.reader)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        operation = UUID(told["operation_id"]) if told["operation_id"] else None
        made = grouping.begin_movement(
            name=told["name"], operation_id=operation, leaves_on=told["leaves_on"], **by_whom(request.reader)
        )
        return redirect("movements:board", movement_id=made)
    return _form_page(request, form, _("A group return"))


@require_GET
@login_required
def board(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Show the departure board: how far everybody is, what they wait for, where they go."""
    reader = request.reader
    fact = visible(request, movement_id)
    counts = group_progress(group=fact.id, side="host", reader=reader)
    waits = group_waits(group=fact.id, side="host", reader=reader)
    names = correspondent_names(request.LANGUAGE_CODE)
    context = {
        "fact": fact, "counts": counts, "steps": showing.board(counts), "triage": showing.triage(counts),
        "waits": showing.waits(waits, counts["people"]),
        "places": showing.places(group_places(group=fact.id, side="host", reader=reader), names),
        "vehicles": queries.vehicles(movement_id=fact.id, reader=reader),
        "everybody": steps_of("host", lambda one: reader.actor.may_for(one, reader.purpose)),
    }  # fmt: skip
    return render(request, "movements/board.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def people(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Add the people of the operation who are nationals of a member's country."""
    fact = visible(request, movement_id)
    form = PeopleForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        found = listing.people_of_operation(fact, member=told["member"], reader=request.reader)
        asked = [(case_id, told["member"], told["province"]) for case_id in found]
        bulk = grouping.add_people(movement_id=fact.id, people=asked, **by_whom(request.reader))
        messages.success(request, showing.told(bulk))
        return redirect("movements:board", movement_id=fact.id)
    return _form_page(request, form, _("Ask a country about its people"), fact)


@require_http_methods(["GET", "POST"])
@login_required
def vehicle(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Add a vehicle and seat the people without a place in it."""
    fact = visible(request, movement_id)
    form = VehicleForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        made = seating.add_vehicle(movement_id=fact.id, **form.cleaned_data, **by_whom(request.reader))
        bulk = seating.fill_vehicle(vehicle_id=made, **by_whom(request.reader))
        messages.success(request, showing.told(bulk))
        return redirect("movements:board", movement_id=fact.id)
    return _form_page(request, form, _("Add a vehicle"), fact)


def _form_page(
    request: HttpRequest, form: BaseForm, title: str, fact: MovementFact | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "fact": fact}
    return render(request, "movements/form.html", context, status=status(form))
