"""Pages of the register: find an agency, its page, its entry, licences, what was decided, fee ceilings."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.prevention.recruitment import queries
from sampan.prevention.recruitment.facts import LicenceFact, RecruiterFact
from sampan.prevention.recruitment.forms import ActForm, EntryForm, FeeForm, LicenceForm
from sampan.prevention.recruitment.services.licensing import act_on_licence, record_licence, set_fee
from sampan.prevention.recruitment.services.register import change_recruiter, enter_recruiter
from sampan.prevention.recruitment.showing import found_row, may_keep, recruiter_row, recruiter_shown
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def recruiter_list(request: HttpRequest) -> HttpResponse:
    """Search agencies by name in any script, or by licence number; without a search all of them by name."""
    reader = reader_for(request, Permission.READ_RECRUITERS)
    text, after = request.GET.get("q", "").strip(), request.GET.get("after", "")
    if text:
        rows, more = [found_row(one) for one in queries.look_up(text=text, reader=reader)], ""
    else:
        found = queries.recruiters(reader=reader, after=after)
        rows = [recruiter_row(one) for one in found]
        more = f"{found[-1].name} {found[-1].id}" if len(found) == queries.PAGE else ""
    shown = {"rows": rows, "text": text, "after": more, "may_keep": may_keep(reader)}
    return render(request, "recruitment/list.html", shown)


@require_safe
@login_required
def recruiter_page(request: HttpRequest, recruiter_id: UUID) -> HttpResponse:
    """Show an agency as of a day: licences, what was decided and when, fee ceilings, contacts."""
    reader = reader_for(request, Permission.READ_RECRUITERS)
    try:
        on = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        on = house_today()
    return render(request, "recruitment/recruiter.html", recruiter_shown(recruiter_id, reader=reader, on=on))


@require_http_methods(METHODS)
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Enter an agency into the register."""
    reader = _keeper(request)
    form = EntryForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_recruiter(entry=form.entry(), **by_whom(reader))
            messages.success(request, _("The agency is in the register. Record its licence next."))
            return redirect("recruitment:recruiter", made)
        except InvalidInput as error:
            say_on_form(form, error)
    return _form(request, form, title=_("An agency for the register"))


@require_http_methods(METHODS)
@login_required
def edit(request: HttpRequest, recruiter_id: UUID) -> HttpResponse:
    """Change an agency's entry; what it said before is kept."""
    reader = _keeper(request)
    one = queries.recruiter(recruiter_id=recruiter_id, reader=reader)
    form = EntryForm(posted_in(request), of=one)

    def keep() -> None:
        why = form.cleaned_data["why"]
        change_recruiter(recruiter_id=recruiter_id, entry=form.entry(), why=why, **by_whom(reader))

    return _kept(request, form, one, keep, title=_("Change the entry"))


@require_http_methods(METHODS)
@login_required
def licence(request: HttpRequest, recruiter_id: UUID) -> HttpResponse:
    """Record a further licence of an agency."""
    return _licence(request, recruiter_id, None)


@require_http_methods(METHODS)
@login_required
def renew(request: HttpRequest, recruiter_id: UUID, series: UUID) -> HttpResponse:
    """Record the next version of a licence: renewed, corrected; the earlier one stays in the history."""
    return _licence(request, recruiter_id, series)


@require_http_methods(METHODS)
@login_required
def act(request: HttpRequest, recruiter_id: UUID, series: UUID) -> HttpResponse:
    """Write that a licence was suspended, released, revoked or restored, and why."""
    reader = _keeper(request)
    one = queries.recruiter(recruiter_id=recruiter_id, reader=reader)
    of = _of_series(one, series)
    form = ActForm(posted_in(request), initial={"from_on": house_today()})

    def keep() -> None:
        act_on_licence(series=of.series, **form.cleaned_data, **by_whom(reader))

    return _kept(
        request, form, one, keep, title=_("What was decided on licence %(number)s") % {"number": of.number}
    )


@require_http_methods(METHODS)
@login_required
def fee(request: HttpRequest, recruiter_id: UUID) -> HttpResponse:
    """Record the most that an agency may ask of a worker."""
    reader = _keeper(request)
    one = queries.recruiter(recruiter_id=recruiter_id, reader=reader)
    form = FeeForm(posted_in(request), initial={"valid_from": house_today()})

    def keep() -> None:
        set_fee(fee=form.fee(), recruiter_id=recruiter_id, **by_whom(reader))

    return _kept(request, form, one, keep, title=_("The most that may be asked"))


def _licence(request: HttpRequest, recruiter_id: UUID, series: UUID | None) -> HttpResponse:
    reader = _keeper(request)
    one = queries.recruiter(recruiter_id=recruiter_id, reader=reader)
    of = _of_series(one, series) if series else None
    form = LicenceForm(posted_in(request), of=of)

    def keep() -> None:
        why = form.cleaned_data["why"]
        record_licence(
            recruiter_id=recruiter_id, licence=form.licence(), why=why, series=series, **by_whom(reader)
        )

    return _kept(request, form, one, keep, title=_("Next version of the licence") if of else _("A licence"))


def _of_series(one: RecruiterFact, series: UUID) -> LicenceFact:
    found = next((licence for licence in one.licences if licence.series == series), None)
    if found is None:
        raise NotFound("There is no such licence of this agency.")
    return found


def _kept(
    request: HttpRequest, form: Form, one: RecruiterFact, keep: Callable[[], None], *, title: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            keep()
            messages.success(request, _("Recorded. What was said before stays in the history."))
            return redirect("recruitment:recruiter", one.id)
        except InvalidInput as error:
            say_on_form(form, error)
        except WrongState as error:
            form.add_error(None, str(error))
    return _form(request, form, title=title, recruiter=one)


def _form(request: HttpRequest, form: Form, **shown: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "recruitment/form.html", {"form": form} | shown, status=status)


def _keeper(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.KEEP_RECRUITERS)
