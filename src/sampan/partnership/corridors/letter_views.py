"""Pages of the letters: the list with its filters, and one letter as a line of moments."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from sampan.partnership.corridors.forms import LetterFilter
from sampan.partnership.corridors.letter_pages import moments_of
from sampan.partnership.corridors.showing import shown_letter
from sampan.partnership.corridors.views import tabs_for
from sampan.partnership.exchange.figures import way_of
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.correspondence.facts import LetterFact
from sampan.registry.correspondence.figures import PAGE, found_letters, letter_lines
from sampan.registry.correspondence.queries import letter as letter_of
from sampan.registry.requests import id_or_none, reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import NotFound


@require_safe
@login_required
def letters(request: HttpRequest) -> HttpResponse:
    """Show letters newest first, filtered by member, direction, lane, state, subject and days."""
    reader = reader_for(request, Permission.READ_LETTERS)
    form = LetterFilter(request.GET or None)
    before = id_or_none(request.GET.get("before", ""))
    found = found_letters(reader=reader, search=form.search(), before=before)
    names = correspondent_names(reading_language())
    context = {
        "form": form,
        "is_filtered": any(form.cleaned_data.values()) if form.is_bound and form.is_valid() else False,
        "rows": [shown_letter(one, names) for one in found],
        "next": _next(request, found),
    }
    return render(request, "corridors/letters.html", context | tabs_for(reader))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Show one letter's way; a POST opens its body, which is audited."""
    reader = reader_for(request, Permission.READ_LETTERS)
    letter_of(id=letter_id, reader=reader)
    body, missing = None, ""
    if request.method == "POST":
        try:
            body = letter_lines(id=letter_id, reader=reader)
        except NotFound as error:
            missing = str(error)
    context = _told(letter_of(id=letter_id, reader=reader), reader) | {"body": body, "missing": missing}
    return render(request, "corridors/letter.html", context | tabs_for(reader))


def _told(fact: LetterFact, reader: Reader) -> dict[str, Any]:
    way = None
    if fact.direction == "out" and reader.actor.may_for(Permission.READ_MEMBERS, reader.purpose):
        way = way_of(letter_id=fact.letter_id, reader=reader)
    read_by = display_names([fact.read_by]).get(fact.read_by, "") if fact.read_by else ""
    shown = shown_letter(fact, correspondent_names(reading_language()))
    return {
        "letter": shown,
        "way": way,
        "moments": moments_of(fact, way, read_by=read_by),
        "read_by": read_by,
    }


def _next(request: HttpRequest, found: list[LetterFact]) -> str:
    if len(found) < PAGE:
        return ""
    asked = request.GET.copy()
    asked["before"] = str(found[-1].id)
    return f"?{asked.urlencode()}"
