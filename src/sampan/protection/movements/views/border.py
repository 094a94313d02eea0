"""At the border, on a phone: each person is asked once more, and what is written is what somebody said."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sampan.protection.movements import showing
from sampan.protection.movements.border_forms import AtTheBorder, read_border
from sampan.protection.movements.services import listing, seating
from sampan.protection.movements.services.arriving import arriving_list, people_arriving, receive_one
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
    rows = listing.border_list(fact, reader=request.reader, with_names=at.with_names)
    return _show(request, at, rows, group=fact.id, name=fact.name, side="host")


@require_http_methods(["GET", "POST"])
@login_required
def arriving_border(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Receive the people of another country's group at the border; names only for who may open them, audited."""
    people_arriving(group=movement_id, reader=request.reader)
    at = read_border(request.POST)
    if at.is_said and at.outcome == "present":
        at = _receive(request, movement_id, at)
    rows = arriving_list(group=movement_id, reader=request.reader, with_names=at.with_names)
    return _show(request, at, rows, group=movement_id, name="", side="origin")


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


def _show(
    request: HttpRequest, at: AtTheBorder, rows: list[dict[str, Any]], *, group: UUID, name: str, side: str
) -> HttpResponse:
    told = [_row(row, number, at.person) for number, row in enumerate(rows, start=1)]
    now = next((row for row in told if row["is_open"] and not row["is_over"]), None)
    context = {
        "rows": told, "at": at, "now": now, "group": group, "name": name, "side": side,
        "left": sum(not row["is_over"] and row["outcome"] in ("", "blocked") for row in told),
    }  # fmt: skip
    return render(request, "movements/border.html", context, status=status(at.form, at.person_form))


def _row(row: dict[str, Any], number: int, opened: UUID | None) -> dict[str, Any]:
    fact, outcome = row["fact"], row["outcome"]
    return row | {
        "number": number,
        "words": showing.OUTCOMES.get(outcome, ""),
        "is_open": fact.id == opened,
        "missing": missing_of_codes(fact.waits_for) if outcome == "blocked" else (),
    }
