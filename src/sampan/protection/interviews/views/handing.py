"""Hands the questions to the person: on this device, locked, or by a link; and shows the officer what came."""

import io
from uuid import UUID

import qrcode
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from qrcode.image.svg import SvgPathImage

from sampan.protection.cases.queries import case as read_case
from sampan.protection.identification.queries import contradictions
from sampan.protection.identification.services.clocks import known_facts
from sampan.protection.interviews.forms import AloneForm
from sampan.protection.interviews.locking import lock, locked_to, unlock, was_proved_since
from sampan.protection.interviews.queries import alone_session
from sampan.protection.interviews.services.alone import (
    LINK_MINUTES,
    call_off,
    questions_of,
    start_alone,
    talked_with,
)
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def start(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask for which work, in which language and on which device; then lock this one, or show the link once."""
    reader = _reader(request)
    case = read_case(case_id=case_id, reader=reader)
    first = {"profile": known_facts(case).get("majority"), "language": get_language(), "way": "here"}
    posted = request.POST if request.method == "POST" else None
    form = AloneForm(posted, reads=get_language() or "en", initial=first)
    if posted is not None and form.is_valid():
        begun = start_alone(case_id=case_id, **form.cleaned_data, by=reader.actor, purpose=reader.purpose)
        if not begun.token:
            lock(request, begun.id)
            return redirect("interviews:here")
        url = settings.SAMPAN_NODE.public_url.rstrip("/") + reverse("interviews:link", args=[begun.token])
        shown = {
            "case": case,
            "url": url,
            "picture": qr_picture(url),
            "minutes": LINK_MINUTES,
            "id": begun.id,
        }
        return render(request, "interviews/link.html", shown)
    shown = {"form": form, "case": case}
    return render(request, "interviews/alone_start.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def release(request: HttpRequest) -> HttpResponse:
    """Free a locked browser, once the officer has proved again who they are."""
    session_id = locked_to(request)
    if session_id is None:
        return redirect("home")
    if not was_proved_since(request):
        url = reverse("account_reauthenticate")
        return redirect(f"{url}?next={reverse('interviews:unlock')}")
    reader = named(request.reader)
    told = alone_session(session_id=session_id, reader=reader)
    unlock(request)
    record(
        "alone.unlocked",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="alone_session",
        subject_id=session_id,
        case_id=told.case_id,
    )
    return redirect("interviews:alone_result", session_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def result(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Show what the person answered alone, and where it says otherwise than the officer's screening."""
    reader = _reader(request)
    told = alone_session(session_id=session_id, reader=reader)
    case = read_case(case_id=told.case_id, reader=reader)
    if request.method == "POST":
        talked_with(session_id=session_id, by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("Written."))
        return redirect(f"/cases/{told.case_id}/?tab=interviews")
    language = get_language() or "en"
    asked = questions_of(told.sector, told.profile)
    shown = {
        "told": told,
        "case": case,
        "rows": [(one.text(language), told.answers.get(one.code, "")) for one in asked],
        "contradictions": contradictions(case_id=told.case_id, reader=reader),
    }
    return render(request, "interviews/alone_result.html", shown)


@require_POST
@login_required
def stop(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Call an open session off: its link is dead at once."""
    reader = _reader(request)
    told = alone_session(session_id=session_id, reader=reader)
    call_off(session_id=session_id, by=reader.actor, purpose=reader.purpose)
    messages.success(request, _("The link is dead now."))
    return redirect(f"/cases/{told.case_id}/?tab=interviews")


def qr_picture(url: str) -> SafeString:
    """Return a QR code as an SVG path picture, without style or script."""
    picture = io.BytesIO()
    qrcode.make(url, image_factory=SvgPathImage, box_size=20).save(picture)
    svg = picture.getvalue().decode()
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 - made by the library from our own address


def _reader(request: HttpRequest) -> Reader:
    reader = named(request.reader)
    require(reader.actor, Permission.SCREEN, purpose=reader.purpose)
    return reader
