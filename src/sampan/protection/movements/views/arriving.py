"""The groups that other countries announced, as the origin's side sees them."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sampan.protection.movements import showing
from sampan.protection.movements.services.arriving import people_arriving
from sampan.protection.movements.steps import steps_of
from sampan.protection.returns.queries import group_progress, group_waits, groups_arriving
from sampan.registry.access.reader import require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import correspondent_names


@require_GET
@login_required
def arriving_list(request: HttpRequest) -> HttpResponse:
    """Show the groups that come home to this country, the largest first."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    names = correspondent_names(request.LANGUAGE_CODE)
    rows = [
        {"group": group, "member": names.get(member, member), "people": number}
        for group, member, number in groups_arriving(reader=request.reader)
    ]
    return render(request, "movements/arriving_list.html", {"rows": rows})


@require_GET
@login_required
def arriving(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Show how far another country's group is, what is missing here, and the steps for everybody."""
    reader = request.reader
    people = people_arriving(group=movement_id, reader=reader)
    counts = group_progress(group=movement_id, side="origin", reader=reader)
    waits = group_waits(group=movement_id, side="origin", reader=reader)
    member = people[0].member
    context = {
        "group": movement_id, "counts": counts, "steps": showing.board(counts),
        "member": correspondent_names(request.LANGUAGE_CODE).get(member, member),
        "waits": showing.waits(waits, counts["people"]),
        "everybody": steps_of("origin", lambda one: reader.actor.may_for(one, reader.purpose)),
    }  # fmt: skip
    return render(request, "movements/arriving.html", context)
