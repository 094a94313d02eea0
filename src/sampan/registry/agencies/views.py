"""Pages of the node's administrator: agencies."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods

from sampan.registry.access.reader import named, require
from sampan.registry.access.roles import Permission
from sampan.registry.agencies.forms import NewAgencyForm
from sampan.registry.agencies.queries import agency_list
from sampan.registry.agencies.services import NewAgency, register_agency
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import province


@login_required
@require_GET
def list_agencies(request: HttpRequest) -> HttpResponse:
    """Show the agencies that have accounts or cases on this node."""
    text, kinds = request.GET.get("q", "").strip(), code_list("organisation_type")
    language = get_language() or "en"
    rows = [
        {
            "agency": one,
            "kind": kinds.label(one.kind, language) if kinds.has(one.kind) else one.kind,
            "province": province(one.province).name if one.province else "",
        }
        for one in agency_list(reader=named(request.reader), text=text)
    ]
    return render(request, "agencies/list.html", {"rows": rows, "text": text})


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a new agency and register it."""
    reader = named(request.reader)
    require(reader.actor, Permission.MANAGE_AGENCIES, purpose=reader.purpose)
    form = NewAgencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            register_agency(new=NewAgency(**form.cleaned_data), by=reader.actor, purpose=reader.purpose)
            messages.success(request, gettext("The agency is registered. Open accounts for its people next."))
            return redirect("agencies:list")
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "agencies/new.html", {"form": form})
