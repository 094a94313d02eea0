"""Pages: the codes that came from members and are unknown here, and what each means."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sampan.partnership.codemaps.forms import MapForm
from sampan.partnership.codemaps.queries import mapped_codes, unknown_codes
from sampan.partnership.codemaps.services.mapping import map_code, unmap_code
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.requests import by_whom, posted_in, reader_for, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput


@login_required
@require_GET
def list_codes(request: HttpRequest) -> HttpResponse:
    """Show the unknown codes first, then what the others mean."""
    reader = reader_for(request, Permission.READ_MEMBERS)
    names, language = correspondent_names(reading_language()), reading_language()
    unknown = [(one, names.get(one.member, one.member)) for one in unknown_codes(reader=reader)]
    mapped = [
        (
            one,
            names.get(one.member, one.member),
            one.ours and code_list(one.list_name).label(one.ours, language),
        )
        for one in mapped_codes(reader=reader)
    ]
    may_map = reader.actor.may(Permission.MANAGE_MEMBERS)
    return render(request, "codemaps/list.html", {"unknown": unknown, "mapped": mapped, "may_map": may_map})


@login_required
@require_http_methods(["GET", "POST"])
def map_one(request: HttpRequest, node_id: str, list_name: str, theirs: str) -> HttpResponse:
    """Ask what a code means here and keep the answer."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    code_list(list_name)
    form = MapForm(posted_in(request), list_name=list_name)
    if request.method == "POST" and form.is_valid():
        try:
            asked = {"member": node_id, "list_name": list_name, "theirs": theirs}
            map_code(**asked, ours=form.cleaned_data["ours"], **by_whom(reader))
            return redirect("codemaps:list")
        except InvalidInput as error:
            say_on_form(form, error)
    name = correspondent_names(reading_language()).get(node_id, node_id)
    told = {"form": form, "member_name": name, "list_name": list_name, "theirs": theirs}
    return render(request, "codemaps/map.html", told)


@login_required
@require_POST
def unmap(request: HttpRequest, map_id: int) -> HttpResponse:
    """Forget what a code means."""
    unmap_code(id=map_id, **by_whom(reader_for(request, Permission.MANAGE_MEMBERS)))
    return redirect("codemaps:list")
