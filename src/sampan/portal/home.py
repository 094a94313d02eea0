"""The home page, "my work today", and the choice of a purpose."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from sampan.portal.middleware import PURPOSE_KEY
from sampan.portal.notices import notices_of
from sampan.portal.work import CASE_PURPOSES, office_of, sections_of, summary_of
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import NoPurpose


@require_safe
@login_required
def my_work(request: HttpRequest) -> HttpResponse:
    """Show what is due, overdue, waiting and arrived, each with its next action."""
    reader = request.reader
    sections = sections_of(reader) if reader else []
    notices = notices_of(reader)
    shown = {
        "sections": sections,
        "office": office_of(reader) if reader else [],
        "today": house_today(),
        "has_case_purpose": bool(reader) and reader.purpose in CASE_PURPOSES,
        "may_open": bool(reader) and reader.actor.may(Permission.OPEN_CASE),
        "sentence": summary_of(sections, more=notices.get("notice_count", 0)),
    }
    return render(request, "portal/home.html", shown | notices)


@require_POST
@login_required
def choose_purpose(request: HttpRequest) -> HttpResponse:
    """Keep the purpose of the accesses to come in the session, and go back."""
    asked = request.POST.get("purpose", "")
    if request.reader is None or asked not in {one.value for one in request.reader.actor.purposes}:
        raise NoPurpose("Your role does not allow this purpose.", remedy="Choose one that is offered.")
    request.session[PURPOSE_KEY] = asked
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "/")
