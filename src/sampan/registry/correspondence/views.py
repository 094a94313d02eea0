"""Pages: the letters that crossed the border, and one letter as the other side sees it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from sampan.registry.accounts.queries import display_names
from sampan.registry.correspondence.directory import correspondents
from sampan.registry.correspondence.facts import Direction, LetterFact, State
from sampan.registry.correspondence.pages import lines_of, spoken_kind
from sampan.registry.correspondence.queries import PAGE, letter, letters
from sampan.registry.correspondence.services.keeping import read_letter
from sampan.vocabulary.errors import InvalidInput, NotFound

STATE_WORDS = {
    State.WAITING: (_("waiting to be delivered"), "waiting"),
    State.SENT: (_("sent, no receipt yet"), "waiting"),
    State.ACKNOWLEDGED: (_("received and applied there"), "done"),
    State.APPLIED: (_("received and applied here"), "done"),
    State.REFUSED: (_("refused"), "warm"),
    State.EXPIRED: (_("not delivered in time"), "warm"),
}


@login_required
@require_GET
def list_letters(request: HttpRequest) -> HttpResponse:
    """Show the letters that the reader may see, newest first, filtered by direction."""
    asked = request.GET.get("direction", "")
    direction = Direction(asked) if asked in set(Direction) else None
    before = _id(request.GET.get("before", ""))
    found = letters(reader=request.reader, before=before, direction=direction)
    more = f"?direction={asked if direction else ''}&before={found[-1].id}" if len(found) == PAGE else ""
    names = {one.id: one.name for one in correspondents()}
    told = {"rows": [_row(one, names) for one in found], "direction": direction, "next": more}
    return render(request, "correspondence/list.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def show_letter(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show a letter's facts and receipts; a POST opens its body, which is audited."""
    found = letter(id=id, reader=request.reader)
    body, missing = None, ""
    if request.method == "POST":
        try:
            body = lines_of(read_letter(id=id, reader=request.reader))
        except NotFound as error:
            missing = str(error)
        found = letter(id=id, reader=request.reader)
    names = {one.id: one.name for one in correspondents()}
    told = _row(found, names) | {"body": body, "missing": missing}
    if found.read_by:
        told["read_by"] = display_names([found.read_by]).get(found.read_by, "")
    return render(request, "correspondence/letter.html", told)


def _row(fact: LetterFact, names: dict[str, str]) -> dict[str, object]:
    words, kind = STATE_WORDS[fact.state]
    return {
        "letter": fact,
        "member_name": names.get(fact.member, fact.member),
        "kind": spoken_kind(fact.kind),
        "words": words,
        "state_kind": kind,
        "url": reverse("correspondence:letter", args=[fact.id]),
    }


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise InvalidInput("This page does not exist.", remedy="Go back to the first page.") from None
