"""The working lists with their counts, and what keeps and removes one."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.cases.services.filter_forms import filter_in_words
from sampan.protection.cases.services.filtering import Filter
from sampan.protection.worklists.forms import KeepForm
from sampan.protection.worklists.queries import MOST_COUNTED, count_of, working_list, working_lists
from sampan.protection.worklists.ready_made import READY_MADE
from sampan.protection.worklists.services.keeping import FOR_OFFICE, keep_list, remove_list
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def all_lists(request: HttpRequest) -> HttpResponse:
    """Show the reader's lists, their office's and those that are ready-made, each with its count."""
    reader = _reader(request)
    kept = [
        _shown(one.name, one.filters, reader)
        | {"id": one.id, "is_office": one.is_office, "may_remove": not one.is_office or _may_office(reader)}
        for one in working_lists(reader=reader)
    ]
    ready = [_shown(str(one.label), one.filters, reader) | {"why": one.why} for one in READY_MADE]
    shown = {"kept": kept, "ready": ready, "most": MOST_COUNTED}
    return render(request, "worklists/list.html", shown)


@require_http_methods(_METHODS)
@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """Keep filters under a name, begun from those of the case list."""
    reader = _reader(request)
    at = Filter.of(request.GET.dict())
    posted = request.POST if request.method == "POST" else None
    form = KeepForm(posted, language=reading_language(), at=at, may_office=_may_office(reader))
    if request.method == "POST" and form.is_valid():
        told = {"name": form.cleaned_data["name"], "filter": form.filter(), "is_office": form.is_office}
        try:
            keep_list(**told, by=reader.actor, purpose=reader.purpose)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Kept. It stands above the case list."))
            return redirect("worklists:list")
    return render(request, "worklists/keep.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def remove(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Ask, then remove a list; no case is touched."""
    reader = _reader(request)
    told = working_list(list_id=list_id, reader=reader)
    if request.method == "POST":
        remove_list(list_id=list_id, by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("Removed."))
        return redirect("worklists:list")
    shown = {
        "question": _("Remove this working list?"),
        "consequences": [
            _("“%(name)s” is no longer kept.") % {"name": told.name},
            _("The cases in it stay as they are."),
        ],
        "confirm_label": _("Remove it"),
        "cancel_url": reverse("worklists:list"),
    }
    return render(request, "confirm.html", shown)


def _shown(name: str, filters: Mapping[str, str], reader: Reader) -> dict[str, Any]:
    words = filter_in_words(Filter.of(filters), reader=reader, language=reading_language())
    return {
        "name": name,
        "words": words,
        "count": count_of(filters, reader=reader),
        "href": f"{reverse('cases:list')}?{urlencode(dict(filters))}",
    }


def _may_office(reader: Reader) -> bool:
    return reader.actor.may_for(FOR_OFFICE, reader.purpose)


def _reader(request: HttpRequest) -> Reader:
    reader = named(request.reader)
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    return reader
