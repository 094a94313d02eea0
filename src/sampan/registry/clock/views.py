"""The page of the clock: which time the node goes by, how sure it is, and the act that settles a doubt."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sampan.registry.access.reader import named, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import clock_state
from sampan.registry.clock.services.looking import accept_present_time
from sampan.registry.clock.wording import shown


@require_safe
@login_required
def clock_page(request: HttpRequest) -> HttpResponse:
    """Show the node's time beside the machine's, and what waits for it."""
    reader = named(request.reader)
    require(reader.actor, Permission.SET_CLOCK, purpose=reader.purpose)
    return render(request, "clock/page.html", {"clock": shown(clock_state())})


@require_POST
@login_required
def accept(request: HttpRequest) -> HttpResponse:
    """Take the machine's present time as the node's."""
    reader = named(request.reader)
    accept_present_time(by=reader.actor, purpose=reader.purpose)
    messages.success(request, _("The node goes by the machine's time now. What waited for it runs."))
    return redirect("clock:page")
