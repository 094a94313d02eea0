"""At the border, on a phone: each person is asked once more, and what is written is what somebody said.

A line of a thousand comes a page at a time. Everything that is pressed posts the whole page, so that the place and
the officer that were typed once stay for everybody who follows.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sampan.protection.movements import showing
from sampan.protection.movements.border_forms import AtTheBorder, read_border
from sampan.protection.movements.facts import Line, LineRow
from sampan.protection.movements.services import lining_up, seating
from sampan.protection.movements.services.arriving import receive_one
from sampan.protection.movements.views.asked import status, visible
from sampan.protection.returns.services.wording import missing_of_codes
from sampan.registry.requests import by_whom
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState


@require_http_methods(["GET", "POST"])
@login_required
def border(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Sign everybody off at the border, person by person; names only for who may open them, audited."""
    fact, at = visible(request, movement_id), read_border(request.POST)
    if at.is_said:
        at = _sign_off(request, fact.id, at)
    line = lining_up.departing(fact, asked=at.asked, reader=request.reader)
    return _show(request, at, line, group=fact.id, side="host")


@require_http_methods(["GET", "POST"])
@login_required
def arriving_border(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Receive the people of another country's group at the border; names only for who may open them, audited."""
    at = read_border(request.POST)
    if at.is_said and at.outcome == "present":
        at = _receive(request, movement_id, at)
    line = lining_up.arriving(group=movement_id, asked=at.asked, reader=request.reader)
    return _show(request, at, line, group=movement_id, side="origin")


def _sign_off(request: HttpRequest, movement_id: UUID, at: AtTheBorder) -> AtTheBorder:
    try:
        came = seating.sign_off(
            movement_id=movement_id, return_id=at.person, outcome=at.outcome, account=at.account(),
            **by_whom(request.reader),
        )  # fmt: skip
    except (InvalidInput, NotFound, WrongState) as error:
        messages.warning(request, str(error))
        return at
    return _next(request, at, came)


def _receive(request: HttpRequest, group: UUID, at: AtTheBorder) -> AtTheBorder:
    try:
        came = receive_one(group=group, return_id=at.person, account=at.account(), **by_whom(request.reader))
    except (InvalidInput, NotFound) as error:
        messages.warning(request, str(error))
        return at
    return _next(request, at, came)


def _next(request: HttpRequest, at: AtTheBorder, came: str) -> AtTheBorder:
    tell = messages.warning if came == "blocked" else messages.success
    tell(request, showing.OUTCOMES[came])
    return at.for_the_next()


def _show(request: HttpRequest, at: AtTheBorder, line: Line, *, group: UUID, side: str) -> HttpResponse:
    context = {
        "line": line, "at": at, "group": group, "side": side,
        "rows": [_row(one, at.person) for one in line.rows],
        "now": _row(line.now, at.person) if line.now else None,
    }  # fmt: skip
    return render(request, "movements/border.html", context, status=status(at.form, at.person_form))


def _row(one: LineRow, opened: UUID | None) -> dict[str, Any]:
    return {
        "fact": one.fact, "number": one.number, "name": one.name, "outcome": one.outcome, "is_over": one.is_over,
        "about": showing.about(one.vehicle, one.who, showing.place_words(one.fact)),
        "words": showing.OUTCOMES.get(one.outcome, ""),
        "is_open": one.fact.id == opened,
        "may_be_asked": not one.is_over and one.outcome in lining_up.STILL_TO_COME,
        "missing": missing_of_codes(one.fact.waits_for) if one.outcome == "blocked" else (),
    }  # fmt: skip
