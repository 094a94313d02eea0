"""Pages: large files under way and received, sending one, opening one, stopping one, and the limits."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.partnership.parcels.answers import streamed
from sampan.partnership.parcels.facts import LimitsFact
from sampan.partnership.parcels.forms import LimitsForm, SendForm
from sampan.partnership.parcels.queries import PAGE, limits, parcel, parcels
from sampan.partnership.parcels.services.limits import set_limits
from sampan.partnership.parcels.services.offering import About, offer_file
from sampan.partnership.parcels.services.opening import open_parcel, read_label
from sampan.partnership.parcels.services.stopping import stop_parcel
from sampan.partnership.parcels.services.uploads import SealingHandler, discard, no_room
from sampan.partnership.parcels.showing import in_words
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.correspondence.facts import Direction
from sampan.registry.requests import by_whom, id_or_none, posted_in, reader_for, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput, NoConsent, Unavailable

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def list_parcels(request: HttpRequest) -> HttpResponse:
    """Show the large files that the reader may see, newest first, with how far each is."""
    reader, asked = reader_for(request, Permission.OPEN_PARCEL), request.GET.get("way", "")
    way = Direction(asked) if asked in set(Direction) else None
    found = parcels(reader=reader, way=way, before=parse_moment(request.GET.get("before", "")))
    names = correspondent_names(reading_language())
    last = found[-1].offered_at.isoformat().replace("+00:00", "Z") if len(found) == PAGE else ""
    told = {"rows": [in_words(one, names) for one in found], "way": way}
    told |= {"next": f"?way={way or ''}&before={last}" if last else "", "may": _may(reader)}
    return render(request, "parcels/list.html", told)


@csrf_exempt  # the check is in _send: it reads the body, and the handler must stand before that
@require_http_methods(_METHODS)
@login_required
def send(request: HttpRequest) -> HttpResponse:
    """Send a large file; it is sealed as it arrives."""
    reader = reader_for(request, Permission.SEND_PARCEL)
    if request.method == "POST":
        request.upload_handlers = [SealingHandler(request)]
    return _send(request, reader)


@csrf_protect
def _send(request: HttpRequest, reader: Reader) -> HttpResponse:
    case_id = id_or_none(request.GET.get("case", ""))
    members = sorted(correspondent_names(reading_language()).items(), key=lambda one: one[1])
    files = request.FILES if request.method == "POST" else None
    form = SendForm(posted_in(request), files, members=members)
    try:
        if request.method == "POST" and form.is_valid() and (sent := _offered(form, case_id, reader)):
            messages.success(request, _("The file is sealed and announced. It goes in the background."))
            return redirect("parcels:parcel", sent)
    finally:
        if files is not None:
            discard(request)
    if getattr(request, "is_upload_too_large", False):
        form.errors.pop("file", None)
        form.add_error("file", str(no_room()))
    told = {"form": form, "case_id": case_id}
    return render(request, "parcels/send.html", told, status=422 if form.errors else 200)


def _offered(form: SendForm, case_id: UUID | None, reader: Reader) -> UUID | None:
    received, told = form.cleaned_data["file"], form.cleaned_data
    about = About(filename=received.name or "", case_id=case_id, size=received.size)
    try:
        with received.upload.opened() as stream:
            return offer_file(
                member=told["member"], stream=stream, label=told["label"], about=about, **by_whom(reader)
            )
    except InvalidInput as error:
        say_on_form(form, error)
    except (NoConsent, Unavailable) as error:
        form.add_error(None, str(error))
    return None


@require_http_methods(_METHODS)
@login_required
def show_parcel(request: HttpRequest, parcel_id: UUID) -> HttpResponse:
    """Show how far a large file is; a POST opens what it is called, which is audited."""
    reader = reader_for(request, Permission.OPEN_PARCEL)
    fact = parcel(parcel_id=parcel_id, reader=reader)
    told: dict[str, Any] = in_words(fact, correspondent_names(reading_language()))
    if request.method == "POST":
        told["label"] = read_label(parcel_id=parcel_id, reader=reader)
    if fact.opened_by:
        told["opened_by"] = display_names([fact.opened_by]).get(fact.opened_by, "")
    may_stop = told["is_here"] and (_may(reader)["send"] or not told["is_out"])
    return render(request, "parcels/parcel.html", told | {"may_stop": may_stop})


@require_POST
@login_required
def download(request: HttpRequest, parcel_id: UUID) -> HttpResponseBase:
    """Give a received file to be saved; audited."""
    reader = reader_for(request, Permission.OPEN_PARCEL)
    return streamed(open_parcel(parcel_id=parcel_id, reader=reader))


@require_http_methods(_METHODS)
@login_required
def stop(request: HttpRequest, parcel_id: UUID) -> HttpResponse:
    """Ask, then stop a file under way or remove a received one."""
    reader = reader_for(request, Permission.OPEN_PARCEL)
    told = in_words(parcel(parcel_id=parcel_id, reader=reader), {})
    if request.method == "POST":
        stop_parcel(parcel_id=parcel_id, **by_whom(reader))
        return redirect("parcels:parcel", parcel_id)
    open_words = [_("Nothing more of it is sent."), _("The other side is told, and drops what it has.")]
    kept_words = [_("Its key is destroyed: nobody can open it here any more."), _("The sender is not told.")]
    shown = {
        "question": _("Stop this file?") if told["is_open"] else _("Remove this file?"),
        "consequences": open_words if told["is_open"] else kept_words,
        "confirm_label": _("Stop it") if told["is_open"] else _("Remove it"),
        "cancel_url": reverse("parcels:parcel", args=[parcel_id]),
    }
    return render(request, "confirm.html", shown)


@require_http_methods(_METHODS)
@login_required
def show_limits(request: HttpRequest) -> HttpResponse:
    """Show and set the limits, of one member or of all together."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    names = correspondent_names(reading_language())
    member = request.GET.get("member", "")
    member = member if member in names else ""
    form = LimitsForm(posted_in(request), initial=vars(limits(reader=reader, member=member)))
    if request.method == "POST" and form.is_valid():
        try:
            set_limits(limits=LimitsFact(**form.cleaned_data), member=member, **by_whom(reader))
            messages.success(request, _("Saved."))
            return redirect(request.get_full_path())
        except InvalidInput as error:
            say_on_form(form, error)
    told = {"form": form, "names": names.items(), "member": member}
    return render(request, "parcels/limits.html", told, status=422 if form.errors else 200)


def parse_moment(text: str) -> Any:
    """Return the moment that a page's link names, None when it is none."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _may(reader: Reader) -> dict[str, bool]:
    return {"send": reader.actor.may_for(Permission.SEND_PARCEL, reader.purpose)}
