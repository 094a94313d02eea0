"""Pages of offers: one checked against the register, and the register as a file for those who check elsewhere."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from sampan.prevention.recruitment.forms import OfferForm
from sampan.prevention.recruitment.services.publishing import publish_list
from sampan.prevention.recruitment.showing import findings_shown
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, posted_in, reader_for


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def check(request: HttpRequest) -> HttpResponse:
    """Check what an offer says of agencies beside the register; the text is not kept."""
    reader = reader_for(request, Permission.READ_RECRUITERS)
    form = OfferForm(posted_in(request))
    shown: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"] or house_today()
        shown |= {
            "findings": findings_shown(form.cleaned_data["text"], reader=reader, on=on),
            "on": on,
            "is_checked": True,
        }
    return render(request, "recruitment/check.html", shown, status=422 if form.errors else 200)


@require_POST
@login_required
def publish(request: HttpRequest) -> HttpResponse:
    """Give the public list as a file; audited."""
    reader = reader_for(request, Permission.KEEP_RECRUITERS)
    octets = publish_list(country=settings.SAMPAN_NODE.country, **by_whom(reader))
    answer = HttpResponse(octets, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="agencies.json"'
    return answer
