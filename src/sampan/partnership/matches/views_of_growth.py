"""Page: a register of people that jumped in size, for the focal point."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sampan.partnership.matches import party
from sampan.partnership.matches.growth import growth
from sampan.partnership.matches.services.growing import look_at_growth
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.requests import by_whom, reader_for
from sampan.registry.wording import reading_language


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def grew(request: HttpRequest, epoch_id: UUID) -> HttpResponse:
    """Show by how much a register of people grew; a POST says that it was looked into."""
    reader = reader_for(request, Permission.ARRANGE_MATCHES)
    found = growth(epoch_id=epoch_id, reader=reader)
    if request.method == "POST":
        look_at_growth(epoch_id=epoch_id, **by_whom(reader))
        messages.success(request, _("Noted, and written to the audit."))
        return redirect("matches:arrangements")
    names = party.names_with_own(correspondent_names(reading_language()))
    holder, asker = (names.get(one, one) for one in (found.holder, found.asker))
    return render(request, "matches/grew.html", {"one": found, "holder": holder, "asker": asker})
