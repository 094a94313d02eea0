"""One step for everybody: first who is ready and whom the gate holds back, then what came of it for each."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sampan.protection.movements import showing
from sampan.protection.movements.services.arriving import people_arriving
from sampan.protection.movements.steps import STEPS, Step, foreseen
from sampan.protection.movements.views.asked import status, visible
from sampan.protection.movements.waiting import side_of
from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.queries import returns_of_group
from sampan.registry.access.reader import require
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, posted_in, say_on_form
from sampan.vocabulary.errors import InvalidInput

MOST_SHOWN = 100  # people whom something holds back, one by one; the numbers above them count all


@require_http_methods(["GET", "POST"])
@login_required
def everybody(request: HttpRequest, movement_id: UUID, step: str) -> HttpResponse:
    """Show what a step would do for everybody; on a valid POST do it and tell what came of it, person by person."""
    if step not in STEPS:
        raise Http404
    offered, people = STEPS[step], _people(request, movement_id, step)
    form = offered.form(posted_in(request))
    context = {"group": movement_id, "offered": offered, "step": step, "side": side_of(step), "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            bulk = offered.act(group=movement_id, **form.told(), **by_whom(request.reader))
            context |= {
                "told": showing.told(bulk),
                "rows": showing.told_each(bulk, people, reader=request.reader),
            }
            return render(request, "movements/done.html", context)
        except InvalidInput as error:
            say_on_form(form, error)
    context |= _before(request, step, people)
    return render(request, "movements/everybody.html", context, status=status(form))


def _before(request: HttpRequest, step: str, people: list[ReturnFact]) -> dict[str, Any]:
    """Return what a step would do for everybody: who is ready, whom something holds back, who is elsewhere."""
    found = foreseen(step, people, on=house_today())
    return {
        "found": found, "people": len(people), "held_number": len(found.held),
        "held": showing.held_each(found.held[:MOST_SHOWN], people, reader=request.reader),
        "reasons": showing.waits(found.reasons(), len(people)),
        "elsewhere": showing.elsewhere(found.elsewhere),
    }  # fmt: skip


def _people(request: HttpRequest, group: UUID, step: str) -> list[ReturnFact]:
    offered: Step = STEPS[step]
    require(request.reader.actor, offered.permission, purpose=request.reader.purpose)
    if side_of(step) == "origin":
        return people_arriving(group=group, reader=request.reader)
    visible(request, group)
    return returns_of_group(group=group, side="host", reader=request.reader)
