"""The page on how letters reach one member: by the network, asked for, or in a file that a person carries."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from sampan.partnership.exchange.facts import Carriage
from sampan.partnership.exchange.forms import BundleForm, CarriageForm
from sampan.partnership.exchange.peers import carriage_of
from sampan.partnership.exchange.queries import waiting_letters
from sampan.partnership.exchange.services.bundling import LARGEST_BUNDLE, take_bundle, write_bundle
from sampan.partnership.exchange.services.meeting import choose_carriage
from sampan.partnership.members.queries import member as member_of
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.vocabulary.errors import InvalidInput


@login_required
@require_http_methods(["GET", "POST"])
def show_member(request: HttpRequest, node_id: str) -> HttpResponse:
    """Show how letters reach a member; take a file that it wrote, or another way from now on."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    found, chosen = member_of(node_id), carriage_of(node_id)
    brought = (
        BundleForm(posted_in(request), request.FILES or None) if "take" in request.POST else BundleForm()
    )
    way = CarriageForm(posted_in(request) if "choose" in request.POST else None, initial={"carriage": chosen})
    if request.method == "POST":
        acted = _take(request, brought) if "take" in request.POST else _choose(request, way, node_id)
        if acted:
            return redirect("exchange:member", node_id)
    told = {"member": found, "way": way, "brought": brought, "waiting": waiting_letters().get(node_id, 0)}
    return render(
        request, "exchange/member.html", told | {"by_file": chosen is Carriage.BUNDLE, "reader": reader}
    )


@login_required
@require_POST
def download_bundle(request: HttpRequest, node_id: str) -> HttpResponse:
    """Give the file with all letters that wait for a member and our signed words on its own."""
    octets = write_bundle(member=node_id, **by_whom(reader_for(request, Permission.MANAGE_MEMBERS)))
    answer = HttpResponse(octets, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="to-{node_id}.sampan"'
    return answer


def _choose(request: HttpRequest, form: CarriageForm, member: str) -> bool:
    if not form.is_valid():
        return False
    chosen = Carriage(form.cleaned_data["carriage"])
    who = by_whom(reader_for(request, Permission.MANAGE_MEMBERS))
    choose_carriage(member=member, carriage=chosen, **who)
    messages.success(request, _("Letters go this way from now on."))
    return True


def _take(request: HttpRequest, form: BundleForm) -> bool:
    if not form.is_valid():
        return False
    file = form.cleaned_data["file"]
    who = by_whom(reader_for(request, Permission.MANAGE_MEMBERS))
    try:
        report = take_bundle(file.read(LARGEST_BUNDLE + 1), **who)
    except InvalidInput as error:
        say_on_form(form, error)
        return False
    came = ngettext("One letter was taken in.", "%(count)d letters were taken in.", report.letters)
    messages.success(request, came % {"count": report.letters} + " " + _settled(report.settled))
    return True


def _settled(count: int) -> str:
    said = ngettext("One of ours was signed for.", "%(count)d of ours were signed for.", count)
    return said % {"count": count}
