"""Pages of the directory: find a provider, keep an entry, say how many places are free, sheets out and in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.providers import queries
from sampan.protection.providers.forms import EntryForm, FilterForm, PlacesForm, SheetForm, VerifyForm
from sampan.protection.providers.services.keeping import keep_provider, tell_places, verify_provider
from sampan.protection.providers.services.sheets import InvalidSheet, read_directory, write_directory
from sampan.protection.providers.showing import changes_in_words, provider_shown
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import posted_in, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def provider_list(request: HttpRequest) -> HttpResponse:
    """Search the directory by name, service, province, language and free places."""
    reader = named(request.reader)
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    text, after = request.GET.get("q", "").strip(), request.GET.get("after", "")
    found = queries.providers(reader=reader, text=text, after=after, **asked)
    more = request.GET.copy()
    more["after"] = found[-1].name if len(found) == queries.PAGE else ""
    shown = {
        "rows": [provider_shown(one, reading_language(), service=asked.get("service", "")) for one in found],
        "form": form,
        "text": text,
        "kept": [(name, told) for name, told in request.GET.items() if name in form.fields and told],
        "next": f"?{more.urlencode()}" if more["after"] else "",
        "may_keep": reader.actor.may_for(Permission.MANAGE_PROVIDERS, reader.purpose),
    }
    return render(request, "providers/list.html", shown)


@require_safe
@login_required
def provider_page(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Show one provider: its services and places, whom it accepts, how to reach it, what changed."""
    reader = named(request.reader)
    fact = queries.provider(provider_id=provider_id, reader=reader)
    may_keep = reader.actor.may_for(Permission.MANAGE_PROVIDERS, reader.purpose)
    shown = provider_shown(fact, reading_language()) | {
        "changes": changes_in_words(
            queries.place_changes(provider_id=provider_id, reader=reader), reading_language()
        ),
        "may_keep": may_keep,
        "may_tell": may_keep or fact.agency_id == reader.actor.agency_id,
    }
    return render(request, "providers/provider.html", shown)


@require_http_methods(_METHODS)
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Enter an agency into the directory."""
    reader = _keeper(request)
    return _entry(request, reader, EntryForm(posted_in(request)), title=_("A provider for the directory"))


@require_http_methods(_METHODS)
@login_required
def edit(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Change an entry."""
    reader = _keeper(request)
    fact = queries.provider(provider_id=provider_id, reader=reader)
    form = EntryForm(posted_in(request), of=fact)
    return _entry(request, reader, form, title=_("Change the entry"))


@require_http_methods(_METHODS)
@login_required
def verify(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Write the day on which the entry was checked."""
    reader = _keeper(request)
    fact = queries.provider(provider_id=provider_id, reader=reader)
    form = VerifyForm(posted_in(request), initial={"on": house_today()})
    if request.method == "POST" and form.is_valid():
        try:
            day = form.cleaned_data["on"]
            verify_provider(provider_id=provider_id, on=day, by=reader.actor, purpose=reader.purpose)
            messages.success(request, _("Written as checked."))
            return redirect("providers:provider", provider_id)
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "provider": fact, "title": _("Checked with the provider")}
    return render(request, "providers/form.html", shown, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def places(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Say how many places are free: the provider's own page, two taps on a telephone."""
    reader = named(request.reader)
    fact = queries.provider(provider_id=provider_id, reader=reader)
    forms = [(offer, PlacesForm.of(offer, posted_in(request))) for offer in fact.offers]
    checked = [form.is_valid() for _offer, form in forms]  # each, so that each says what is wrong
    if request.method == "POST" and all(checked) and _told(forms, reader):
        messages.success(request, _("Thank you: everybody who looks for a place sees it now."))
        return redirect("providers:provider", provider_id)
    shown = provider_shown(fact, reading_language()) | {"forms": forms}
    is_wrong = request.method == "POST"
    return render(request, "providers/places.html", shown, status=422 if is_wrong else 200)


@require_safe
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Give the directory as a sheet."""
    reader = _keeper(request)
    text = write_directory(queries.providers(reader=reader, limit=5_000))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="providers.csv"'
    return answer


@require_http_methods(_METHODS)
@login_required
def take_in(request: HttpRequest) -> HttpResponse:
    """Take a sheet in: all rows or none, each problem named by its row."""
    reader = _keeper(request)
    form = SheetForm(posted_in(request), request.FILES or None)
    problems: tuple[InvalidInput, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            count = read_directory(text=form.cleaned_data["file"], by=reader.actor, purpose=reader.purpose)
            messages.success(request, _("%(count)s entries were taken in.") % {"count": count})
            return redirect("providers:list")
        except InvalidInput as error:
            problems = error.problems if isinstance(error, InvalidSheet) else ()
            say_on_form(form, error)
    shown = {"form": form, "problems": problems}
    return render(request, "providers/import.html", shown, status=422 if form.errors else 200)


def _entry(request: HttpRequest, reader: Reader, form: EntryForm, *, title: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            kept = keep_provider(
                agency_id=form.agency_id(), entry=form.entry(), services=form.cleaned_data["services"],
                by=reader.actor, purpose=reader.purpose,
            )  # fmt: skip
            messages.success(request, _("The entry is in the directory. Say next how many places are free."))
            return redirect("providers:provider", kept)
        except InvalidInput as error:
            say_on_form(form, error)
    shown = {"form": form, "title": title}
    return render(request, "providers/form.html", shown, status=422 if form.errors else 200)


def _told(forms: list[tuple[Any, PlacesForm]], reader: Reader) -> bool:
    for offer, form in forms:
        try:
            tell_places(offer_id=offer.id, **form.cleaned_data, by=reader.actor, purpose=reader.purpose)
        except InvalidInput as error:
            say_on_form(form, error)
            return False
    return True


def _keeper(request: HttpRequest) -> Reader:
    reader = named(request.reader)
    require(reader.actor, Permission.MANAGE_PROVIDERS, purpose=reader.purpose)
    return reader
