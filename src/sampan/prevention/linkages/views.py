"""Pages of linkages: the list, loading, one linkage, one pair after another, the decisions, the end."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.prevention.linkages import queries
from sampan.prevention.linkages.forms import LoadForm
from sampan.prevention.linkages.services.ending import close_linkage, decisions_csv
from sampan.prevention.linkages.services.loading import load_linkage
from sampan.prevention.linkages.services.receiving import InMemoryHandler, discard
from sampan.prevention.linkages.services.reviewing import decide_pair, open_disputed, open_next, take_back
from sampan.prevention.linkages.showing import disputed_shown, overview_shown, pair_shown
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, for_named_purpose, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput, NoPurpose

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def linkages_page(request: HttpRequest) -> HttpResponse:
    """Show the linkages of the agency, the newest first, each with the day on which it goes."""
    reader = _reader(request)
    may_load = reader.actor.may_for(Permission.LOAD_LINKAGE, reader.purpose)
    shown = {"linkages": queries.linkages(reader=reader), "may_load": may_load}
    shown["warned_days"] = queries.WARNED_DAYS
    return render(request, "linkages/list.html", shown)


@csrf_exempt  # the check is in _load: it reads the body, and the handler must stand before that
@require_http_methods(_METHODS)
@login_required
def load(request: HttpRequest) -> HttpResponse:
    """Load the pairs of a linkage with the registers they are from; only chosen people are kept."""
    reader = reader_for(request, Permission.LOAD_LINKAGE)
    if request.method == "POST":
        request.upload_handlers = [InMemoryHandler(request)]
    return _load(request, reader)


@csrf_protect
def _load(request: HttpRequest, reader: Reader) -> HttpResponse:
    form = LoadForm(posted_in(request), request.FILES or None)
    try:
        if request.method == "POST" and form.is_valid():
            made = load_linkage(new=form.new(), files=form.received(), **by_whom(reader))
            messages.success(
                request, _("Loaded. Of the registers only the people in these pairs are kept, sealed.")
            )
            return redirect("linkages:linkage", made)
    except InvalidInput as error:
        say_on_form(form, error)
    finally:
        discard(request)
    if getattr(request, "is_upload_too_large", False):
        form.add_error(None, _("The files are larger than 200 MB together. Link and load them in parts."))
    return render(request, "linkages/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@login_required
def linkage_page(request: HttpRequest, linkage_id: UUID) -> HttpResponse:
    """Show how far the review is, and of how many pairs in each band of score people say one person."""
    return render(request, "linkages/linkage.html", overview_shown(linkage_id, reader=_reader(request)))


@require_http_methods(_METHODS)
@login_required
def review(request: HttpRequest, linkage_id: UUID) -> HttpResponse:
    """Show the seal; with a purpose named, open the next pair for this person, audited."""
    reader = _reader(request)
    if request.method == "POST":
        return _next(request, linkage_id, _for_named_purpose(request, reader))
    shown = {"linkage": queries.linkage(linkage_id=linkage_id, reader=reader)}
    return render(request, "linkages/pair.html", shown)


@require_safe
@login_required
def disputed(request: HttpRequest, linkage_id: UUID) -> HttpResponse:
    """Show the pairs on which two people differ, and who owes the third answer."""
    return render(request, "linkages/disputed.html", disputed_shown(linkage_id, reader=_reader(request)))


@require_POST
@login_required
def third(request: HttpRequest, linkage_id: UUID, linked_id: UUID) -> HttpResponse:
    """Open a disputed pair for the third person, for the purpose named; audited."""
    reader = _for_named_purpose(request, _reader(request))
    with reading_as(reader):
        pair = open_disputed(pair_id=linked_id, linkage_id=linkage_id, reader=reader)
        return render(request, "linkages/pair.html", pair_shown(linkage_id, pair, reader=reader))


@require_POST
@login_required
def answer(request: HttpRequest, linkage_id: UUID, linked_id: UUID) -> HttpResponse:
    """Keep what a person says of a pair; the next pair comes, for the same purpose."""
    reader = _for_named_purpose(request, _reader(request))
    with reading_as(reader):
        decide_pair(pair_id=linked_id, answer=request.POST.get("answer", ""), **by_whom(reader))
    return _next(request, linkage_id, reader)


@require_POST
@login_required
def back(request: HttpRequest, linkage_id: UUID) -> HttpResponse:
    """Take back this person's last answer; the pair comes again in its turn."""
    take_back(linkage_id=linkage_id, **by_whom(_reader(request)))
    messages.success(request, _("Your last answer is taken back. The pair comes again."))
    return redirect("linkages:review", linkage_id)


@require_POST
@login_required
def decisions(request: HttpRequest, linkage_id: UUID) -> HttpResponse:
    """Give the decisions as `sampan match link --decisions` reads them; audited."""
    reader = _for_named_purpose(request, reader_for(request, Permission.EXPORT_LINKAGE))
    with reading_as(reader):
        told = decisions_csv(linkage_id=linkage_id, reader=reader)
    file = HttpResponse(told, content_type="text/csv; charset=utf-8")
    file["Content-Disposition"] = 'attachment; filename="decisions.csv"'
    return file


@require_http_methods(_METHODS)
@login_required
def close(request: HttpRequest, linkage_id: UUID) -> HttpResponse:
    """Say what closing does, and destroy the records."""
    reader = reader_for(request, Permission.LOAD_LINKAGE)
    linkage = queries.linkage(linkage_id=linkage_id, reader=reader)
    if request.method == "POST":
        close_linkage(linkage_id=linkage_id, **by_whom(reader))
        messages.success(request, _("Closed: the records are destroyed. Counts and answers stay."))
        return redirect("linkages:linkage", linkage_id)
    told = {
        "question": _("Close the linkage %(name)s?") % {"name": linkage.name},
        "consequences": [
            _("The records of all its pairs are destroyed, and nobody can bring them back."),
            _("Decisions can no longer be downloaded. Scores, answers and counts stay."),
        ],
        "confirm_label": _("Destroy the records"),
        "is_danger": True,
        "cancel_url": f"/linkages/{linkage_id}/",
    }
    return render(request, "confirm.html", told)


def _next(request: HttpRequest, linkage_id: UUID, reader: Reader) -> HttpResponse:
    with reading_as(reader):
        pair = open_next(linkage_id=linkage_id, reader=reader)
        return render(request, "linkages/pair.html", pair_shown(linkage_id, pair, reader=reader))


def _for_named_purpose(request: HttpRequest, reader: Reader) -> Reader:
    otherwise = NoPurpose(
        "Opening records needs a purpose that your role allows.",
        remedy="Choose the purpose beside the button.",
    )
    return for_named_purpose(request, reader, otherwise=otherwise)


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.REVIEW_LINKAGE)
